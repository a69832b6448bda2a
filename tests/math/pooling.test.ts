/** Maxima over time, and 1-d convolution over time as a product over windows: as a plain sum, and as PyTorch. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import { agree, backend, bottom, expectNear, flag, guarded, idsFor, normal, seed } from './_agree.ts';

const { convolution } = JSON.parse(
  readFileSync(new URL('../golden/pytorch-kernels.json', import.meta.url), 'utf8'),
);

afterEach(() => backend.release(bottom));

const few = fc.integer({ min: 0, max: 9 });

test('SIMD agrees with plain TypeScript, for padded sequences too', () => {
  fc.assert(
    fc.property(
      few,
      few,
      fc.integer({ min: 0, max: 21 }),
      flag,
      seed,
      (batch, time, width, padded, start) => {
        const random = Random.from(start);
        // Few values, so that some are equal: the first one counts.
        const x = [batch * time * width, () => random.int(4) - 2] as const;
        const lengths = Array.from({ length: batch }, () => random.int(time + 1));
        const places: number[][] = [];
        agree([[batch * width, normal(random)], x], (kernels, [out, from]) => {
          const at = idsFor(kernels, Array(batch * width).fill(7));
          const given = padded ? idsFor(kernels, lengths) : null;
          kernels.maxOverTimeForward(out, at, from, given, batch, time, width);
          places.push([...at]);
        });
        expect(places[0]).toEqual(places[1]);
        agree([x, [batch * width, normal(random)]], (kernels, [dX, dOut]) =>
          kernels.maxOverTimeBackward(dX, idsFor(kernels, places[0]), dOut, batch, time, width),
        );
      },
    ),
  );
});

test('gradients of the best windows alone: SIMD agrees with plain TypeScript', () => {
  const size = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(
      few,
      size,
      size,
      size,
      fc.integer({ min: 0, max: 9 }),
      seed,
      (batch, window, width, more, filters, start) => {
        const random = Random.from(start);
        const time = window + more;
        const length = window * width;
        const places = Array.from({ length: batch * filters }, () => random.int(more + 1));
        const x = [batch * time * width, normal(random)] as const;
        const d = [batch * filters, () => random.int(3) - 1] as const;
        const weight = [filters * length, normal(random)] as const;
        agree([weight, d, x], (kernels, [dWeight, dOut, from]) =>
          kernels.bestWindowsWeightGradient(
            dWeight,
            idsFor(kernels, places),
            dOut,
            from,
            batch,
            time,
            width,
            filters,
            filters,
            length,
          ),
        );
        agree([x, d, weight], (kernels, [dX, dOut, from]) =>
          kernels.bestWindowsInputGradient(
            dX,
            idsFor(kernels, places),
            dOut,
            from,
            batch,
            time,
            width,
            filters,
            length,
          ),
        );
      },
    ),
  );
});

test('a NaN is the largest', () => {
  for (const kernels of [plainKernels, backend.kernels]) {
    const x = guarded(6, (i) => [1, Number.NaN, 3, 4, 2, 9][i]);
    const out = guarded(2, () => 0);
    kernels.maxOverTimeForward(out, idsFor(kernels, [0, 0]), x, null, 1, 3, 2);
    expect([...out]).toEqual([3, Number.NaN]);
  }
});

test.each([
  ['SIMD', backend.kernels, 2e-6],
  ['plain', plainKernels, 1e-13],
] as const)('convolution and maximum equal PyTorch, forward and backward: %s', (name, kernels, tolerance) => {
  const { batch, time, width, features, window } = convolution;
  const array = (values: number[]) =>
    name === 'SIMD' ? guarded(values.length, (i) => values[i]) : Float64Array.from(values);
  const zeros = (length: number) => array(Array(length).fill(0));
  const [x, weight, dMaxima] = ['x', 'weight', 'cotangent'].map((key) => array(convolution[key]));
  const steps = time - window + 1;
  const taken = window * width;
  // Windows are rows of `window · width` numbers, `width` apart.
  const ofOut = [features, steps * features, 0];
  const ofWindows = [width, time * width, 0];
  const out = zeros(batch * steps * features);
  const forward = idsFor(kernels, [...ofOut, ...ofWindows, taken, 0, 0]);
  kernels.matmulBatched(out, x, weight, forward, batch, 1, steps, features, taken, false, true, 1, false);
  expectNear(out, convolution.output, tolerance);
  const maxima = zeros(batch * features);
  const places = idsFor(kernels, Array(batch * features).fill(0));
  kernels.maxOverTimeForward(maxima, places, out, null, batch, steps, features);
  expectNear(maxima, convolution.maxima, tolerance);
  const dOut = zeros(out.length);
  kernels.maxOverTimeBackward(dOut, places, dMaxima, batch, steps, features);
  const dWeight = zeros(features * taken);
  const toWeight = idsFor(kernels, [taken, 0, 0, ...ofOut, ...ofWindows]);
  kernels.matmulBatched(dWeight, dOut, x, toWeight, batch, 1, features, taken, steps, true, false, 1, true);
  expectNear(dWeight, convolution.dWeight, tolerance);
  // Windows overlap, so each of their rows is a product of its own.
  const dX = zeros(x.length);
  const toX = idsFor(kernels, [width, time * width, 0, ...ofOut, taken, 0, 0]);
  for (let row = 0; row < window; row++) {
    const [to, part] = [dX.subarray(row * width), weight.subarray(row * width)];
    kernels.matmulBatched(to, dOut, part, toX, batch, 1, steps, width, features, false, false, 1, true);
  }
  expectNear(dX, convolution.dX, tolerance);
});
