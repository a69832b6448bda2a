/** Masked softmax and its gradient: as plain TypeScript, finite differences and PyTorch; masked places are exactly 0. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Floats } from '../../src/math/floats.ts';
import { type Kernels, plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import {
  agree,
  backend,
  bottom,
  differences,
  expectNear,
  flag,
  guarded,
  idsFor,
  normal,
  seed,
} from './_agree.ts';

const { attention } = JSON.parse(
  readFileSync(new URL('../golden/pytorch-kernels.json', import.meta.url), 'utf8'),
);

afterEach(() => backend.release(bottom));

const few = fc.integer({ min: 0, max: 3 });
const several = fc.integer({ min: 0, max: 21 });

interface Masks {
  lengths: number[] | null;
  causalOffset: number;
  /** Numbers from one bias to the next along outer, inner and queries. */
  bias: [outer: number, inner: number, row: number] | null;
}

function forward(kernels: Kernels, scores: Floats, bias: Floats, shape: number[], masks: Masks): void {
  const [outer, inner, queries, keys] = shape;
  const lengths = masks.lengths && idsFor(kernels, masks.lengths);
  const given = masks.bias === null ? null : bias;
  const strides = masks.bias ?? [0, 0, 0];
  kernels.maskedSoftmax(scores, given, lengths, outer, inner, queries, keys, masks.causalOffset, ...strides);
}

function backward(kernels: Kernels, d: Floats, p: Floats, dP: Floats, shape: number[], masks: Masks): void {
  const [outer, inner, queries, keys] = shape;
  const lengths = masks.lengths && idsFor(kernels, masks.lengths);
  kernels.maskedSoftmaxBackward(d, p, dP, lengths, outer, inner, queries, keys, masks.causalOffset);
}

/** Whether no mask hides the place; a bias of minus infinity is none of these. */
function isSeen(
  place: number,
  [, inner, queries, keys]: number[],
  { lengths, causalOffset }: Masks,
): boolean {
  const key = place % keys;
  const query = Math.floor(place / keys) % queries;
  const o = Math.floor(place / (keys * queries * inner));
  return key <= query + causalOffset && (lengths === null || key < lengths[o]);
}

test('SIMD agrees with plain TypeScript, for all masks', () => {
  fc.assert(
    fc.property(
      few,
      few,
      several,
      several,
      flag,
      flag,
      flag,
      seed,
      (o, i, q, k, causal, padded, biased, start) => {
        const random = Random.from(start);
        const masks: Masks = {
          lengths: padded ? Array.from({ length: o }, () => random.int(k + 2)) : null,
          causalOffset: causal ? random.int(k + 2) - 1 : k,
          bias: biased ? [i * q * k, q * k, k] : null,
        };
        const shape = [o, i, q, k];
        const total = o * i * q * k;
        const bias = () => (random.int(4) === 0 ? Number.NEGATIVE_INFINITY : random.normal());
        const scores = () => (random.int(9) === 0 ? -200 : 3 * random.normal());
        const infinite = [total, (n: number) => (biased ? bias() : n)] as const;
        backend.release(bottom);
        const p = guarded(total, scores);
        const added = guarded(...infinite);
        const expected = Float64Array.from(p);
        forward(plainKernels, expected, Float64Array.from(added), shape, masks);
        forward(backend.kernels, p, added, shape, masks);
        // A sum of -200 and a bias is rounded to 1.5e-5.
        expectNear(p, expected, 1e-5);
        for (let at = 0; at < total; at++) {
          if (!isSeen(at, shape, masks) || added[at] === Number.NEGATIVE_INFINITY) {
            if (biased || !isSeen(at, shape, masks)) expect(Object.is(p[at], 0)).toBe(true);
          }
        }
        const given = [total, (n: number) => expected[n]] as const;
        const any = [total, normal(random)] as const;
        agree([any, given, any], (kernels, [d, probabilities, dP]) =>
          backward(kernels, d, probabilities, dP, shape, masks),
        );
        agree([given, any], (kernels, [probabilities, dP]) =>
          backward(kernels, dP, probabilities, dP, shape, masks),
        );
      },
    ),
    { numRuns: 200 },
  );
});

describe.each([
  ['SIMD', backend.kernels],
  ['plain', plainKernels],
] as const)('%s', (_, kernels) => {
  const none: Masks = { lengths: null, causalOffset: 9, bias: null };

  test('what is masked may be NaN, before and after', () => {
    const masks = { ...none, lengths: [2], causalOffset: 0 };
    const scores = guarded(12, (i) => (isSeen(i, [1, 1, 4, 3], masks) ? 1 : Number.NaN));
    forward(kernels, scores, scores, [1, 1, 4, 3], masks);
    expect([...scores]).toEqual([1, 0, 0, 0.5, 0.5, 0, 0.5, 0.5, 0, 0.5, 0.5, 0]);
    const dP = guarded(12, (i) => (isSeen(i, [1, 1, 4, 3], masks) ? i : Number.NaN));
    backward(kernels, dP, scores, dP, [1, 1, 4, 3], masks);
    expect([...dP]).toEqual([0, 0, 0, -0.25, 0.25, 0, -0.25, 0.25, 0, -0.25, 0.25, 0]);
  });

  test('a row of which nothing is seen is 0, and so is its gradient', () => {
    const scores = guarded(6, (i) => i);
    const bias = guarded(6, () => Number.NEGATIVE_INFINITY);
    forward(kernels, scores, bias, [1, 1, 2, 3], { ...none, bias: [6, 6, 3] });
    expect([...scores]).toEqual([0, 0, 0, 0, 0, 0]);
    const empty = guarded(6, (i) => i);
    forward(kernels, empty, empty, [1, 1, 2, 3], { ...none, lengths: [0] });
    expect([...empty]).toEqual([0, 0, 0, 0, 0, 0]);
    const dP = guarded(6, (i) => i);
    backward(kernels, dP, empty, dP, [1, 1, 2, 3], none);
    expect([...dP].map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('one bias for all batches, heads or queries', () => {
    const bias = guarded(3, (i) => [0, Math.log(3), Number.NEGATIVE_INFINITY][i]);
    const scores = guarded(2 * 2 * 2 * 3, () => 0.5);
    forward(kernels, scores, bias, [2, 2, 2, 3], { ...none, bias: [0, 0, 0] });
    const row = [0.25, 0.75, 0];
    expectNear(scores, Array(8).fill(row).flat(), 1e-6);
  });

  test('a score that is NaN or infinite is seen in the whole row', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      for (let at = 0; at < 7; at++) {
        const scores = guarded(7, (i) => (i === at ? bad : i));
        forward(kernels, scores, scores, [1, 1, 1, 7], none);
        expect([...scores].some(Number.isNaN)).toBe(true);
      }
    }
  });
});

test('the gradient is that of finite differences', () => {
  const random = Random.from(2);
  const shape = [2, 2, 3, 4];
  const masks: Masks = { lengths: [4, 3], causalOffset: 1, bias: null };
  const x = Float64Array.from({ length: 48 }, normal(random, 2));
  const dP = Float64Array.from(x, normal(random));
  const p = new Float64Array(48);
  const loss = () => {
    p.set(x);
    forward(plainKernels, p, p, shape, masks);
    return p.reduce((sum, value, i) => sum + value * dP[i], 0);
  };
  const wanted = differences(x, loss);
  loss();
  backward(plainKernels, dP, p, dP, shape, masks);
  expectNear(dP, wanted, 1e-8);
});

test.each([
  ['SIMD', backend.kernels, 4e-6],
  ['plain', plainKernels, 1e-13],
] as const)(
  'attention of heads side by side equals PyTorch, forward and backward: %s',
  (name, kernels, tolerance) => {
    const { batch, time, heads, width, lengths } = attention;
    const array = (values: number[]) =>
      name === 'SIMD' ? guarded(values.length, (i) => values[i]) : Float64Array.from(values);
    const zeros = (length: number) => array(Array(length).fill(0));
    const row = heads * width;
    const [q, k, v, bias, cotangent] = ['q', 'k', 'v', 'bias', 'cotangent'].map((key) =>
      array(attention[key]),
    );
    const part = [row, time * row, width];
    const matrix = [time, heads * time * time, time * time];
    const toScores = idsFor(kernels, [...matrix, ...part, ...part]);
    const toRows = idsFor(kernels, [...part, ...matrix, ...part]);
    const p = zeros(batch * heads * time * time);
    const scale = 1 / Math.sqrt(width);
    kernels.matmulBatched(p, q, k, toScores, batch, heads, time, time, width, false, true, scale, false);
    const given = idsFor(kernels, lengths);
    kernels.maskedSoftmax(p, bias, given, batch, heads, time, time, 0, 0, time * time, time);
    expectNear(p, attention.probabilities, tolerance);
    const out = zeros(batch * time * row);
    kernels.matmulBatched(out, p, v, toRows, batch, heads, time, width, time, false, false, 1, false);
    expectNear(out, attention.output, tolerance);
    const [dQ, dK, dV] = [0, 0, 0].map(() => zeros(batch * time * row));
    const dP = zeros(p.length);
    kernels.matmulBatched(dV, p, cotangent, toRows, batch, heads, time, width, time, true, false, 1, false);
    kernels.matmulBatched(dP, cotangent, v, toScores, batch, heads, time, time, width, false, true, 1, false);
    kernels.maskedSoftmaxBackward(dP, p, dP, given, batch, heads, time, time, 0);
    kernels.matmulBatched(dQ, dP, k, toRows, batch, heads, time, width, time, false, false, scale, false);
    kernels.matmulBatched(dK, dP, q, toRows, batch, heads, time, width, time, true, false, scale, false);
    expectNear(dQ, attention.dQ, tolerance);
    expectNear(dK, attention.dK, tolerance);
    expectNear(dV, attention.dV, tolerance);
    const dBias = zeros(heads * time * time);
    for (let b = 0; b < batch; b++) kernels.add(dBias, dP.subarray(b * dBias.length), dBias.length);
    expectNear(dBias, attention.dBias, tolerance);
  },
);

test('logarithms of softmax', () => {
  fc.assert(
    fc.property(few, fc.integer({ min: 1, max: 40 }), seed, (rows, classes, start) => {
      const random = Random.from(start);
      agree([[rows * classes, normal(random, 9)]], (kernels, [x]) => kernels.logSoftmax(x, rows, classes));
    }),
  );
  const x = Float64Array.of(1, 1, 1000, -1000);
  plainKernels.logSoftmax(x, 2, 2);
  expectNear(x, [-Math.LN2, -Math.LN2, 0, -2000], 1e-15);
});
