/** Two results side by side: what is matched, what is better, and what may be chance. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareResults, type MetricDifference } from '../../src/experiment/compare.ts';
import { describeMetric } from '../../src/experiment/metric-catalogue.ts';
import type { TrialResult } from '../../src/experiment/results.ts';
import type { TrialScores } from '../../src/kinds/trial.ts';
import { anyResults, resultsOf, trialOf } from './example-results.ts';

function compareTrials(
  before: Partial<TrialResult>,
  now: Partial<TrialResult>,
  name: string,
): MetricDifference {
  const metrics = [describeMetric(name)];
  const options = { samples: 500 };
  const comparison = compareResults(
    resultsOf([trialOf(before)], { metrics }),
    resultsOf([trialOf(now)], { metrics }),
    options,
  );
  return comparison.trials[0].metrics[0];
}

const scores = (above: (number | null)[], changes: Partial<TrialScores> = {}): TrialScores => ({
  unit: 'sentence',
  corpus: 'test',
  metrics: { accuracy: { transform: 'ratio', above } },
  ...changes,
});

test('which way is better is the metric’s', () => {
  const perplexity = compareTrials(
    { metrics: { perplexity: 200 } },
    { metrics: { perplexity: 180 } },
    'perplexity',
  );
  expect(perplexity).toMatchObject({ difference: -20, relative: -0.1, change: 'better', significant: null });
  expect(perplexity.untested).toMatch(/no scores/);
  expect(compareTrials({ metrics: { map: 0.4 } }, { metrics: { map: 0.3 } }, 'map').change).toBe('worse');
  expect(compareTrials({ metrics: { tokens: 4 } }, { metrics: { tokens: 3 } }, 'tokens').change).toBe(
    'changed',
  );
  expect(compareTrials({ metrics: { map: 0.4 } }, { metrics: { map: 0.4 } }, 'map').change).toBe('same');
});

test('of zero there is no part, of null no difference', () => {
  const zero = compareTrials({ metrics: { map: 0 } }, { metrics: { map: 0.5 } }, 'map');
  expect(zero).toMatchObject({ difference: 0.5, relative: null, change: 'better' });
  const none = compareTrials({ metrics: { map: null } }, { metrics: { map: 0.5 } }, 'map');
  expect(none).toMatchObject({ baseline: null, difference: null, change: 'unknown', significant: null });
  const failed = compareTrials({ metrics: { map: 1 } }, { status: 'failed', metrics: {} }, 'map');
  expect(failed).toMatchObject({ current: null, change: 'unknown' });
});

test('a difference on every sentence is significant, one on a few is not', () => {
  const ones = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 1 : 0.5));
  const before = { metrics: { accuracy: 0.75 }, scores: scores(ones) };
  const clear = compareTrials(
    before,
    { metrics: { accuracy: 0.65 }, scores: scores(ones.map((value) => value - 0.1)) },
    'accuracy',
  );
  expect(clear).toMatchObject({ change: 'worse', significant: true });
  expect(clear.significance).toMatchObject({ units: 50, unit: 'sentence' });
  expect(clear.significance?.high).toBeCloseTo(-0.1, 9);
  const noisy = scores(ones.map((value, i) => (i === 0 ? value + 0.3 : i === 1 ? value - 0.2 : value)));
  const chance = compareTrials(before, { metrics: { accuracy: 0.752 }, scores: noisy }, 'accuracy');
  expect(chance).toMatchObject({ change: 'better', significant: false });
  expect(chance.significance?.pValue).toBeGreaterThan(0.05);
});

test('a perplexity is tested as the power of a ratio', () => {
  const below = [10, 20, 30, 10, 20, 30];
  const of = (bits: number): Partial<TrialResult> => {
    const above = below.map((tokens, i) => tokens * (bits + (i % 2) * 0.01));
    return {
      metrics: { perplexity: 2 ** (bits + 0.005) },
      scores: scores([], { metrics: { perplexity: { transform: 'exp2', above, below } } }),
    };
  };
  const { significance, difference } = compareTrials(of(7), of(7.1), 'perplexity');
  expect(significance?.low).toBeLessThan(difference ?? 0);
  expect(significance?.high).toBeGreaterThan(difference ?? 0);
  expect(significance?.pValue).toBeLessThan(0.01);
});

test('why a difference was not tested is said', () => {
  const metrics = { accuracy: 0.5 };
  const worse = { accuracy: 0.4 };
  const untested = (before: Partial<TrialResult>, now: Partial<TrialResult>) =>
    compareTrials({ metrics, ...before }, { metrics: worse, ...now }, 'accuracy').untested;
  const other = { test: { input: 'x', sha256: 'ef'.repeat(32), bytes: 1 } };
  expect(untested({ scores: scores([1, 0]) }, { scores: scores([1, 0]), corpora: other })).toMatch(
    /different data/,
  );
  expect(untested({ scores: scores([1, 0]) }, { scores: scores([1, 0, 1]) })).toMatch(/different ways/);
  expect(untested({ scores: scores([1, 0]) }, { scores: scores([1, null]) })).toMatch(/not finite/);
  expect(untested({ scores: scores([1]) }, { scores: scores([0]) })).toMatch(/fewer than two/);
  expect(untested({ scores: scores([1, 0], { corpus: 'constructor' }) }, { scores: scores([1, 0]) })).toMatch(
    /different data/,
  );
  const timing = compareTrials({}, {}, 'tokensPerSecond');
  expect(timing).toMatchObject({ change: 'same', significant: null });
  expect(timing.untested).toMatch(/timing/);
});

test('trials are matched; those of one side only are listed', () => {
  const a = resultsOf([trialOf({ id: 'x', options: { order: 1 } }), trialOf({ id: 'y', index: 1 })]);
  const b = resultsOf([trialOf({ id: 'z', options: { order: 5 } }), trialOf({ id: 'y', index: 1 })]);
  const comparison = compareResults(a, b);
  expect(comparison.trials.map(({ id }) => id)).toEqual(['y']);
  expect(comparison).toMatchObject({ onlyBaseline: ['x'], onlyCurrent: ['z'] });
});

test('what else is compared plays no part in a test', () => {
  const above = Array.from({ length: 20 }, (_, i) => i % 3);
  const now = above.map((value, i) => value + (i % 4 === 0 ? 1 : -0.2));
  const metrics = [describeMetric('accuracy')];
  const of = (ids: string[], values: number[]) =>
    resultsOf(
      ids.map((id, index) =>
        trialOf({ id, index, metrics: { accuracy: values[0] }, scores: scores(values) }),
      ),
      { metrics },
    );
  const alone = compareResults(of(['b'], above), of(['b'], now)).trials[0];
  const among = compareResults(of(['a', 'b', 'c'], above), of(['c', 'a', 'b'], now)).trials[2];
  expect(among.metrics).toEqual(alone.metrics);
});

test('results compared with themselves are the same, whatever they are', () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const { trials } = compareResults(results, results, { samples: 20 });
      expect(trials.length).toBe(results.trials.length);
      for (const { change, significant } of trials.flatMap(({ metrics }) => metrics)) {
        expect(['same', 'unknown']).toContain(change);
        expect(significant).not.toBe(true);
      }
    }),
  );
});
