/** Layer and root-mean-square normalisation: as plain TypeScript, finite differences and PyTorch. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import {
  agree,
  backend,
  bottom,
  differences,
  expectNear,
  flag,
  fraction,
  guarded,
  normal,
  seed,
  size,
} from './_agree.ts';

const { norms } = JSON.parse(
  readFileSync(new URL('../golden/pytorch-kernels.json', import.meta.url), 'utf8'),
);

afterEach(() => backend.release(bottom));

test('SIMD agrees with plain TypeScript, with and without gain and bias', () => {
  fc.assert(
    fc.property(
      size,
      fc.integer({ min: 1, max: 70 }),
      flag,
      flag,
      flag,
      seed,
      (rows, width, g, b, add, start) => {
        const random = Random.from(start);
        const matrix = [rows * width, normal(random)] as const;
        const row = [width, normal(random)] as const;
        const column = [rows, fraction(random)] as const;
        agree([matrix, column, column, matrix, row, row], (kernels, [out, mean, inverse, x, gain, bias]) =>
          kernels.layerNormForward(out, mean, inverse, x, g ? gain : null, b ? bias : null, rows, width, 0.1),
        );
        agree([matrix, matrix, matrix, column, column, row], (kernels, [dX, dOut, x, mean, inverse, gain]) =>
          kernels.layerNormBackward(dX, dOut, x, mean, inverse, g ? gain : null, rows, width, add),
        );
        agree([matrix, column, matrix, row], (kernels, [out, inverse, x, gain]) =>
          kernels.rmsNormForward(out, inverse, x, g ? gain : null, rows, width, 0.1),
        );
        agree([matrix, matrix, matrix, column, row], (kernels, [dX, dOut, x, inverse, gain]) =>
          kernels.rmsNormBackward(dX, dOut, x, inverse, g ? gain : null, rows, width, add),
        );
        agree(
          [row, row, matrix, matrix, column, column],
          (kernels, [dGain, dBias, dOut, x, mean, inverse]) =>
            kernels.normParameterGradients(
              dGain,
              b ? dBias : null,
              dOut,
              x,
              g ? mean : null,
              inverse,
              rows,
              width,
            ),
          1e-5,
        );
      },
    ),
  );
});

test('the gradients are those of finite differences', () => {
  const random = Random.from(6);
  const [rows, width, epsilon] = [3, 5, 1e-5];
  const of = (length: number) => Float64Array.from({ length }, normal(random));
  const [x, dOut, gain, bias] = [of(15), of(15), of(width), of(width)];
  const [out, mean, inverse] = [of(15), of(rows), of(rows)];
  const dot = () => out.reduce((sum, value, i) => sum + value * dOut[i], 0);
  const kernels = plainKernels;
  const layer = () => {
    kernels.layerNormForward(out, mean, inverse, x, gain, bias, rows, width, epsilon);
    return dot();
  };
  const wanted = [x, gain, bias].map((array) => differences(array, layer));
  layer();
  const [dX, dGain, dBias] = [15, width, width].map((length) => new Float64Array(length));
  kernels.layerNormBackward(dX, dOut, x, mean, inverse, gain, rows, width, true);
  kernels.normParameterGradients(dGain, dBias, dOut, x, mean, inverse, rows, width);
  [dX, dGain, dBias].forEach((array, i) => {
    expectNear(array, wanted[i], 1e-7);
  });
  const rms = () => {
    kernels.rmsNormForward(out, inverse, x, gain, rows, width, epsilon);
    return dot();
  };
  const wantedRms = [x, gain].map((array) => differences(array, rms));
  rms();
  kernels.rmsNormBackward(dX, dOut, x, inverse, gain, rows, width, false);
  dGain.fill(0);
  kernels.normParameterGradients(dGain, null, dOut, x, null, inverse, rows, width);
  expectNear(dX, wantedRms[0], 1e-7);
  expectNear(dGain, wantedRms[1], 1e-7);
});

test('equal PyTorch', () => {
  const { rows, width, layer, rms } = norms;
  const [x, gain, bias, dOut] = ['x', 'gain', 'bias', 'cotangent'].map((key) =>
    Float64Array.from(norms[key]),
  );
  const [out, dX] = [new Float64Array(x.length), new Float64Array(x.length)];
  const [mean, inverse] = [new Float64Array(rows), new Float64Array(rows)];
  const [dGain, dBias] = [new Float64Array(width), new Float64Array(width)];
  const kernels = plainKernels;
  kernels.layerNormForward(out, mean, inverse, x, gain, bias, rows, width, layer.epsilon);
  kernels.layerNormBackward(dX, dOut, x, mean, inverse, gain, rows, width, false);
  kernels.normParameterGradients(dGain, dBias, dOut, x, mean, inverse, rows, width);
  for (const [actual, wanted] of [
    [out, layer.output],
    [dX, layer.dX],
    [dGain, layer.dGain],
    [dBias, layer.dBias],
  ])
    expectNear(actual, wanted, 1e-13);
  dGain.fill(0);
  kernels.rmsNormForward(out, inverse, x, gain, rows, width, rms.epsilon);
  kernels.rmsNormBackward(dX, dOut, x, inverse, gain, rows, width, false);
  kernels.normParameterGradients(dGain, null, dOut, x, null, inverse, rows, width);
  expectNear(out, rms.output, 1e-13);
  expectNear(dX, rms.dX, 1e-13);
  expectNear(dGain, rms.dGain, 1e-13);
});

test('a row far from zero keeps its variance', () => {
  const x = guarded(64, (i) => 10_000 + (i % 2));
  const [out, mean, inverse] = [guarded(64, () => 0), guarded(1, () => 0), guarded(1, () => 0)];
  backend.kernels.layerNormForward(out, mean, inverse, x, null, null, 1, 64, 0);
  expect(mean[0]).toBe(10_000.5);
  expectNear(
    out,
    Array.from({ length: 64 }, (_, i) => (i % 2 === 0 ? -1 : 1)),
    1e-6,
  );
});
