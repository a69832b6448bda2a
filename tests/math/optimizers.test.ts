/** Optimizer steps: SIMD as plain TypeScript, and plain TypeScript as PyTorch, with weight decay of both kinds. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import { agree, backend, bottom, expectNear, flag, fraction, normal, seed, size } from './_agree.ts';

const { optimizers } = JSON.parse(
  readFileSync(new URL('../golden/pytorch-kernels.json', import.meta.url), 'utf8'),
);

afterEach(() => backend.release(bottom));

test('SIMD agrees with plain TypeScript', () => {
  fc.assert(
    fc.property(
      size,
      seed,
      flag,
      flag,
      fc.constantFrom(0, 0.03),
      (n, start, withMomentum, decoupled, decay) => {
        const random = Random.from(start);
        const any = [n, normal(random)] as const;
        const square = [n, fraction(random)] as const;
        agree([any, any, any], (kernels, [p, g, v]) =>
          kernels.sgdStep(p, g, withMomentum ? v : null, n, 0.1, 0.9, 0.5, decay),
        );
        const [correction1, correction2] = [1 - 0.9 ** 7, 1 - 0.999 ** 7];
        agree([any, any, any, square], (kernels, [p, g, m, v]) =>
          kernels.adamStep(
            p,
            g,
            m,
            v,
            n,
            0.002,
            0.9,
            0.999,
            1e-8,
            correction1,
            correction2,
            0.5,
            decay,
            decoupled,
          ),
        );
        agree([any, any, square], (kernels, [p, g, v]) =>
          kernels.rmspropStep(p, g, v, n, 0.01, 0.99, 1e-8, 0.5, decay),
        );
        agree([any, any, square], (kernels, [p, g, v]) =>
          kernels.adagradStep(p, g, v, n, 0.01, 1e-10, 0.5, decay),
        );
        agree([any, any, square, square], (kernels, [p, g, v, d]) =>
          kernels.adadeltaStep(p, g, v, d, n, 1, 0.9, 1e-6, 0.5, decay),
        );
      },
    ),
  );
});

type Step = (p: Float64Array, g: Float64Array, state: Float64Array[], step: number) => void;

const steps: Record<string, Step> = {
  sgd: (p, g) => plainKernels.sgdStep(p, g, null, 6, 0.1, 0, 1, 0.02),
  momentum: (p, g, [v]) => plainKernels.sgdStep(p, g, v, 6, 0.1, 0.9, 1, 0.02),
  adam: (p, g, [m, v], t) =>
    plainKernels.adamStep(
      p,
      g,
      m,
      v,
      6,
      0.01,
      0.9,
      0.999,
      1e-8,
      1 - 0.9 ** t,
      1 - 0.999 ** t,
      1,
      0.02,
      false,
    ),
  adamw: (p, g, [m, v], t) =>
    plainKernels.adamStep(p, g, m, v, 6, 0.01, 0.9, 0.999, 1e-8, 1 - 0.9 ** t, 1 - 0.999 ** t, 1, 0.2, true),
  rmsprop: (p, g, [v]) => plainKernels.rmspropStep(p, g, v, 6, 0.01, 0.99, 1e-8, 1, 0.02),
  adagrad: (p, g, [v]) => plainKernels.adagradStep(p, g, v, 6, 0.01, 1e-10, 1, 0.02),
  adadelta: (p, g, [v, d]) => plainKernels.adadeltaStep(p, g, v, d, 6, 0.5, 0.9, 1e-6, 1, 0.02),
};

test('every optimizer of the reference is compared', () => {
  expect(Object.keys(optimizers.runs).sort()).toEqual(Object.keys(steps).sort());
});

test.each(Object.entries(steps))('%s with weight decay equals PyTorch', (name, step) => {
  const p = Float64Array.from(optimizers.start);
  const state = [new Float64Array(6), new Float64Array(6)];
  optimizers.gradients.forEach((gradient: number[], i: number) => {
    step(p, Float64Array.from(gradient), state, i + 1);
    expectNear(p, optimizers.runs[name].parameters[i], 1e-13);
  });
});
