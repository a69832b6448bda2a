/** Losses with row weights, ignored targets and label smoothing: as plain TypeScript, finite differences, PyTorch. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import {
  agree,
  backend,
  bottom,
  differences,
  doublesFor,
  expectNear,
  flag,
  guarded,
  idsFor,
  normal,
  seed,
  size,
} from './_agree.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/pytorch-kernels.json', import.meta.url), 'utf8'));

afterEach(() => backend.release(bottom));

/** One in four rows is ignored. */
const weightOf = (random: Random) => () => (random.int(4) === 0 ? 0 : 2 * random.next());

describe('softmax with cross entropy', () => {
  const classesOf = fc.integer({ min: 1, max: 600 });

  test('SIMD agrees with plain TypeScript', () => {
    fc.assert(
      fc.property(size, classesOf, flag, flag, seed, (rows, classes, weighted, smoothed, start) => {
        const random = Random.from(start);
        const targets = Uint32Array.from({ length: rows }, () => random.int(classes));
        const smoothing = smoothed ? 0.1 : 0;
        const losses: Float64Array[] = [];
        agree(
          [
            [rows * classes, normal(random, 5)],
            [rows, weightOf(random)],
          ],
          (kernels, [logits, given]) => {
            const ids = idsFor(kernels, targets);
            const each = doublesFor(kernels, rows);
            losses.push(each);
            const weights = weighted ? given : null;
            return kernels.softmaxCrossEntropy(logits, ids, weights, each, rows, classes, smoothing, 0.25);
          },
        );
        expectNear(losses[0], losses[1], 2e-6);
      }),
    );
  });

  test('the gradient is that of finite differences', () => {
    const random = Random.from(9);
    const x = Float64Array.from({ length: 12 }, normal(random, 2));
    const weights = Float64Array.of(1, 0, 0.3);
    const targets = Uint32Array.of(3, 0xffffffff, 0);
    const run = (logits: Float64Array) =>
      plainKernels.softmaxCrossEntropy(logits, targets, weights, null, 3, 4, 0.2, 1.5);
    const wanted = differences(x, () => 1.5 * run(x.slice()));
    run(x);
    expectNear(x, wanted, 1e-8);
  });

  test('equals PyTorch', () => {
    const { rows, classes, logits, targets, weights, cases } = golden.crossEntropy;
    expect(cases.length).toBe(2);
    for (const { smoothing, losses, gradient } of cases) {
      const x = Float64Array.from(logits);
      const each = new Float64Array(rows);
      const ids = Uint32Array.from(targets);
      const given = Float64Array.from(weights);
      const loss = plainKernels.softmaxCrossEntropy(x, ids, given, each, rows, classes, smoothing, 1);
      expectNear(each, losses, 1e-13);
      expectNear(x, gradient, 1e-13);
      expect(loss).toBeCloseTo(
        losses.reduce((sum: number, one: number) => sum + one),
        12,
      );
    }
  });

  test('an ignored row costs nothing whatever it holds, and its gradient is exactly 0', () => {
    for (const kernels of [plainKernels, backend.kernels]) {
      const logits = guarded(9, (i) => (i < 6 ? Number.NaN : i));
      const weights = guarded(3, (i) => (i === 2 ? 1 : 0));
      const targets = idsFor(backend.kernels, [0xffffffff, 1, 2]);
      const loss = kernels.softmaxCrossEntropy(logits, targets, weights, null, 3, 3, 0, 1);
      expect(loss).toBeCloseTo(Math.log(1 + Math.exp(-1) + Math.exp(-2)), 6);
      expect([...logits.subarray(0, 6)]).toEqual([0, 0, 0, 0, 0, 0]);
    }
  });

  test('one NaN or infinity among the logits makes the loss NaN', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      for (let at = 0; at < 7; at++) {
        const logits = guarded(7, (i) => (i === at ? bad : i));
        const target = idsFor(backend.kernels, [Random.from(at).int(7)]);
        expect(backend.kernels.softmaxCrossEntropy(logits, target, null, null, 1, 7, 0, 1)).toBeNaN();
      }
    }
  });
});

describe('binary cross entropy', () => {
  test('SIMD agrees with plain TypeScript', () => {
    fc.assert(
      fc.property(size, flag, seed, (n, weighted, start) => {
        const random = Random.from(start);
        agree(
          [
            [n, normal(random, 8)],
            [n, () => random.next()],
            [n, weightOf(random)],
          ],
          (kernels, [logits, targets, weights]) =>
            kernels.binaryCrossEntropy(logits, targets, weighted ? weights : null, null, n, 0.3),
        );
      }),
    );
  });

  test('the gradient is that of finite differences', () => {
    const random = Random.from(9);
    const x = Float64Array.from({ length: 12 }, normal(random, 2));
    const targets = Float64Array.from(x, () => random.next());
    const run = (logits: Float64Array) => plainKernels.binaryCrossEntropy(logits, targets, null, null, 12, 1);
    const wanted = differences(x, () => run(x.slice()));
    run(x);
    expectNear(x, wanted, 1e-8);
  });

  test('equals PyTorch', () => {
    const { logits, targets, weights, losses, gradient } = golden.binaryCrossEntropy;
    const [x, t, w] = [logits, targets, weights].map((values) => Float64Array.from(values));
    const each = new Float64Array(x.length);
    plainKernels.binaryCrossEntropy(x, t, w, each, x.length, 1);
    expectNear(each, losses, 1e-13);
    expectNear(x, gradient, 1e-13);
  });

  test('far from zero it neither overflows nor loses the tail', () => {
    const logits = guarded(4, (i) => [-200, 200, -40, 40][i]);
    const targets = guarded(4, (i) => [0, 1, 1, 0][i]);
    const each = backend.doubles(4);
    expect(backend.kernels.binaryCrossEntropy(logits, targets, null, each, 4, 1)).toBeCloseTo(80, 5);
    expect([...each.subarray(2)]).toEqual([40, 40]);
    expect(each[0]).toBeLessThan(1e-80);
    expect([...logits.subarray(2)]).toEqual([-1, 1]);
  });
});
