/** Sampling: the steps that change a distribution, one by one and together, against sorting everything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../src/math/random.ts';
import { LargestFirst } from '../../src/neural/generation/largest.ts';
import { Sampler, type SamplingOptions } from '../../src/neural/generation/sampler.ts';
import { likeliest, softmax } from '../../src/neural/generation/softmax.ts';
import { difference, golden } from './_layers.ts';

const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 30 });

test('the largest come first, of equal ones the lower index', () => {
  fc.assert(
    fc.property(values, (numbers) => {
      const weights = Float64Array.from(numbers, (value) => Math.max(0, value));
      const heap = new LargestFirst(weights.length);
      heap.fill(weights);
      const taken: number[] = [];
      while (heap.length > 0) taken.push(heap.take());
      const sorted = [...weights.keys()].filter((i) => weights[i] > 0);
      sorted.sort((a, b) => weights[b] - weights[a] || a - b);
      expect(taken).toEqual(sorted);
    }),
  );
});

test('top-k and top-p keep what sorting would keep', () => {
  fc.assert(
    fc.property(
      values,
      fc.integer({ min: 2, max: 12 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      (numbers, topK, topP) => {
        const logits = Float64Array.from(numbers, (value) => value / 2);
        const found = new Sampler(logits.length, { topK, topP }).distribution(logits);
        const probabilities = softmax(logits, logits.length);
        const order = [...likeliest(probabilities, topK)];
        const total = order.reduce((sum, id) => sum + probabilities[id], 0);
        let sum = 0;
        const kept = order.filter((id, i) => {
          const stays = i === 0 || sum < topP * total - 1e-12;
          if (stays) sum += probabilities[id];
          return stays;
        });
        fc.pre(Math.abs(sum - topP * total) > 1e-9 || topP === 1);
        const wanted = logits.map((_, id) => (kept.includes(id) ? probabilities[id] / sum : 0));
        expect(difference(found, [...wanted])).toBeLessThan(1e-9);
      },
    ),
  );
});

describe('penalties', () => {
  test('repetition: positive logits are divided, others multiplied, each token once', () => {
    const sampler = new Sampler(4, { repetitionPenalty: 2 });
    const found = sampler.distribution(Float64Array.of(2, -1, 1, 0), [0, 1, 0, 3]);
    expect(difference(found, [...softmax(Float64Array.of(1, -2, 1, 0), 4)])).toBeLessThan(1e-12);
  });

  test('no n-gram comes twice', () => {
    const logits = Float64Array.of(5, 4, 3, 2);
    const next = (noRepeatNgram: number, history: number[]) =>
      new Sampler(4, { temperature: 0, noRepeatNgram }).draw(logits, Random.from(1), history);
    // After 0 came 0 and then 1: both are banned.
    expect(next(2, [0, 0, 1, 0])).toBe(2);
    expect(next(3, [0, 0, 1, 0])).toBe(0);
    expect(next(1, [0, 2])).toBe(1);
    expect(next(2, [])).toBe(0);
    // Where everything is banned, all are equal.
    const all = new Sampler(2, { noRepeatNgram: 1, temperature: 0.5 });
    expect([...all.distribution(Float64Array.of(1, 2), [0, 1])]).toEqual([0.5, 0.5]);
  });

  test('min-p is a part of the largest probability', () => {
    const logits = Float64Array.of(Math.log(8), Math.log(4), Math.log(2), 0);
    const found = new Sampler(4, { minP: 0.26 }).distribution(logits);
    expect(difference(found, [8 / 12, 4 / 12, 0, 0])).toBeLessThan(1e-12);
  });
});

test("Hugging Face's distributions over the tokens of a model", () => {
  interface Reference {
    logits: number[];
    sampling: Record<string, Record<string, number[]> & { kept?: number }>;
  }
  const { logits, sampling } = golden<Reference>('sampling');
  const options: Record<string, SamplingOptions> = {
    'temperature 0.8': { temperature: 0.8 },
    'temperature 0.8, top-k 5': { temperature: 0.8, topK: 5 },
    'top-p 0.9': { topP: 0.9 },
    'min-p 0.1': { minP: 0.1 },
  };
  for (const [name, reference] of Object.entries(sampling)) {
    const found = new Sampler(logits.length, options[name]).distribution(Float64Array.from(logits));
    const ids = reference.ids ?? reference.top8_ids ?? reference.first8_ids ?? reference.top_ids;
    const wanted = reference.probabilities ?? reference.top8 ?? reference.first8;
    expect(
      difference(
        ids.map((id) => found[id]),
        wanted,
      ),
      name,
    ).toBeLessThan(1e-6);
    expect([...likeliest(found, ids.length)], name).toEqual(ids);
    const kept = found.filter((probability) => probability > 0).length;
    if (reference.kept !== undefined) expect(kept).toBe(reference.kept);
    if (reference.probabilities !== undefined) expect(kept).toBe(ids.length);
  }
});

test('an option out of its range is named', () => {
  const sampler = (options: SamplingOptions) => () => new Sampler(3, options);
  expect(sampler({ temperature: -1 })).toThrow(/temperature.*-1/);
  expect(sampler({ temperature: Number.NaN })).toThrow(/temperature/);
  expect(sampler({ topK: 0 })).toThrow(/topK.*at least 1/);
  expect(sampler({ topP: 0 })).toThrow(/topP.*above 0/);
  expect(sampler({ minP: 2 })).toThrow(/minP/);
  expect(sampler({ repetitionPenalty: 0 })).toThrow(/repetitionPenalty/);
  expect(sampler({ noRepeatNgram: 1.5 })).toThrow(/noRepeatNgram/);
});
