/** Summaries over seeds, by hand and against the definitions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregate, summarize } from '../../src/experiment/aggregate.ts';
import { trialOf } from './example-results.ts';

test('four values by hand', () => {
  const summary = summarize([3, 1, 4, 2]);
  expect(summary).toMatchObject({ n: 4, mean: 2.5, min: 1, q25: 1.75, median: 2.5, q75: 3.25, max: 4 });
  expect(summary.sd).toBeCloseTo(Math.sqrt(5 / 3), 14);
  const margin = (3.1824463053 * Math.sqrt(5 / 3)) / 2;
  expect(summary.low).toBeCloseTo(2.5 - margin, 8);
  expect(summary.high).toBeCloseTo(2.5 + margin, 8);
});

test('one value has no spread, none has nothing, and null and overflow do no harm', () => {
  expect(summarize([7, null, Number.NaN])).toEqual({
    n: 1,
    mean: 7,
    sd: null,
    min: 7,
    q25: 7,
    median: 7,
    q75: 7,
    max: 7,
    low: null,
    high: null,
  });
  const none = summarize([null, Number.POSITIVE_INFINITY]);
  expect(new Set(Object.values(none))).toEqual(new Set([0, null]));
  const huge = summarize([1e308, 1.5e308, -1e308]);
  expect(Object.values(huge).every((value) => value === null || Number.isFinite(value))).toBe(true);
  expect(huge.median).toBe(1e308);
});

test('equal to the definitions', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(values, (list) => {
      const summary = summarize(list);
      const mean = list.reduce((a, b) => a + b) / list.length;
      const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
      const sorted = [...list].sort((a, b) => a - b);
      const at = 0.25 * (list.length - 1);
      const below = Math.floor(at);
      expect(summary.mean).toBeCloseTo(mean, 9);
      expect(summary.sd).toBeCloseTo(Math.sqrt(variance), 9);
      expect(summary.q25).toBeCloseTo(sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]), 9);
      expect([summary.min, summary.max]).toEqual([sorted[0], sorted[list.length - 1]]);
    }),
  );
});

test('groups in the order of their first trial; failed trials are counted and left out', () => {
  const groups = aggregate([
    trialOf({ id: 'a', group: 'x', seed: 1, metrics: { perplexity: 10 } }),
    trialOf({ id: 'b', group: 'y', seed: 1, metrics: { constructor: 5 } }),
    trialOf({ id: 'c', group: 'x', seed: 2, metrics: { perplexity: 20 } }),
    trialOf({ id: 'd', group: 'x', seed: 3, status: 'failed', metrics: {}, timings: undefined }),
  ]);
  expect(groups.map(({ group, seeds, failed }) => [group, seeds, failed])).toEqual([
    ['x', [1, 2], 1],
    ['y', [1], 0],
  ]);
  expect(groups[0].metrics.perplexity).toMatchObject({ n: 2, mean: 15 });
  expect(groups[0].timings?.metrics.tokensPerSecond).toMatchObject({ n: 2, mean: 1000, sd: 0 });
  expect(Object.keys(groups[1].metrics)).toEqual(['constructor']);
  expect(aggregate([])).toEqual([]);
});
