/** Schedules, clipping, sampling: small numbers that can be worked out by hand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../src/math/random.ts';
import { Sampler } from '../../src/neural/generation/sampler.ts';
import { softmax } from '../../src/neural/generation/softmax.ts';
import { clipFactor } from '../../src/neural/optimizers/clipping.ts';
import { learningRate } from '../../src/neural/optimizers/schedule.ts';

const at = (epoch: number, step: number) => ({ epoch, step, stepsPerEpoch: 10, epochs: 4 });

describe('schedules', () => {
  test('constant, step, exponential, cosine', () => {
    expect(learningRate({ rate: 2 }, at(3, 9))).toBe(2);
    const step = { rate: 2, name: 'step', decay: 0.1, decayEvery: 2 } as const;
    expect([0, 1, 2, 3].map((epoch) => learningRate(step, at(epoch, 5)))).toEqual([2, 2, 0.2, 0.2]);
    expect(learningRate({ rate: 2, name: 'exponential', decay: 0.25 }, at(1, 5))).toBeCloseTo(0.25, 12);
    const cosine = { rate: 2, name: 'cosine' } as const;
    expect(learningRate(cosine, at(0, 0))).toBe(2);
    expect(learningRate(cosine, at(2, 0))).toBeCloseTo(1, 12);
    expect(learningRate(cosine, at(3, 9))).toBeCloseTo(1 + Math.cos((Math.PI * 39) / 40), 12);
  });

  test('warm-up grows to the full rate, then the schedule begins', () => {
    const settings = { rate: 1, warmup: 4 };
    expect([0, 1, 2, 3, 4].map((step) => learningRate(settings, at(0, step)))).toEqual([
      0.25, 0.5, 0.75, 1, 1,
    ]);
    expect(learningRate({ rate: 1, name: 'cosine', warmup: 4 }, at(0, 4))).toBe(1);
  });

  test('a function of the epoch', () => {
    expect(learningRate({ rate: (epoch) => 1 / (1 + epoch) }, at(3, 0))).toBe(0.25);
    expect(() => learningRate({ rate: () => Number.NaN }, at(0, 0))).toThrow(/epoch 0 is NaN/);
  });
});

test('clipping brings the norm to the limit, and leaves small ones alone', () => {
  expect(clipFactor(4, 5)).toBe(1);
  expect(clipFactor(10, 0)).toBe(1);
  expect(10 * clipFactor(10, 5)).toBeCloseTo(5, 5);
});

describe('sampling', () => {
  const logits = Float32Array.from([0, Math.log(2), Math.log(4), Math.log(8)], (x) => x);
  const frequencies = (sampler: Sampler, draws = 30_000) => {
    const random = Random.from(1);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < draws; i++) counts[sampler.draw(logits, random)]++;
    return counts.map((count) => count / draws);
  };
  const near = (found: number[], wanted: number[]) => {
    for (const [i, value] of found.entries()) expect(Math.abs(value - wanted[i])).toBeLessThan(0.015);
  };

  test('follows the distribution; temperature 1/2 squares it', () => {
    near(frequencies(new Sampler(4)), [1 / 15, 2 / 15, 4 / 15, 8 / 15]);
    near(frequencies(new Sampler(4, { temperature: 0.5 })), [1 / 85, 4 / 85, 16 / 85, 64 / 85]);
    expect(frequencies(new Sampler(4, { temperature: 0 }), 10)).toEqual([0, 0, 0, 1]);
  });

  test('top-k, top-p and banned symbols', () => {
    near(frequencies(new Sampler(4, { topK: 2 })), [0, 0, 1 / 3, 2 / 3]);
    // 8/15 < 0.6 <= 12/15
    near(frequencies(new Sampler(4, { topP: 0.6 })), [0, 0, 1 / 3, 2 / 3]);
    near(frequencies(new Sampler(4, { topP: 0.01 })), [0, 0, 0, 1]);
    near(frequencies(new Sampler(4, {}, [3])), [1 / 7, 2 / 7, 4 / 7, 0]);
  });

  test('softmax sums to 1 and keeps ratios, whatever is added to the logits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        (values, shift) => {
          const shifted = Float64Array.from(values, (value) => value + shift);
          const found = softmax(shifted, values.length);
          expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
          const ratio = Math.exp(shifted[0] - shifted[values.length - 1]);
          expect(found[0] / found[values.length - 1] / ratio).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
