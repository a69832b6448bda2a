/** Which trials of two results are the same. */
import { expect, test } from 'vitest';
import { checkAssertion, compileAssertion, vocabularyOf } from '../../src/experiment/assertions.ts';
import { compareResults } from '../../src/experiment/compare.ts';
import { matchTrials } from '../../src/experiment/match-trials.ts';
import { comparisonTable } from '../../src/experiment/report/comparison-table.ts';
import { junitReport } from '../../src/experiment/report/junit.ts';
import { resultsOf, trialOf } from './example-results.ts';

const otherCorpus = { test: { input: 'b.txt', sha256: 'ef'.repeat(32), bytes: 9 } };

test('settings that stand in the matrix are those that stand in the options', () => {
  const options = { order: 2, smoothing: 'witten-bell' };
  const before = trialOf({ id: 'ngram-seed=1', options });
  const now = ['2', '3'].map((order) =>
    trialOf({ id: `ngram-order=${order}-seed=1`, options: { ...options, order: Number(order) } }),
  );
  expect(matchTrials([before], now)).toEqual(new Map([['ngram-order=2-seed=1', before]]));
});

test('a setting that is the default may be written out', () => {
  const before = trialOf({ id: 'a', options: {} });
  const now = trialOf({ id: 'b', options: { order: 3 } });
  expect(matchTrials([before], [now]).get('b')).toBe(before);
});

test('of two corpora the same one is taken', () => {
  const before = [trialOf({ id: 'a', corpora: otherCorpus }), trialOf({ id: 'b', index: 1 })];
  expect(matchTrials(before, [trialOf({ id: 'a' })]).get('a')?.id).toBe('b');
});

test('a trial of the same id is compared although a setting differs, but not one that belongs to another', () => {
  const before = [trialOf({ id: 'a', options: { order: 4 } })];
  const now = [trialOf({ id: 'a', options: { order: 5 } }), trialOf({ id: 'b', options: { order: 4 } })];
  expect(matchTrials(before, now)).toEqual(new Map([['b', before[0]]]));
  expect(matchTrials(before, now.slice(0, 1)).get('a')).toBe(before[0]);
});

const scores = {
  unit: 'sentence',
  corpus: 'test',
  metrics: { perplexity: { transform: 'exp' as const, above: [1, 2, 3], below: [1, 1, 1] } },
};
const onOther = resultsOf([trialOf({ scores, corpora: otherCorpus })]);
const onThis = resultsOf([trialOf({ scores, metrics: { perplexity: 170 } })]);

test('why a difference was not tested stands beside the verdict', () => {
  const comparison = compareResults(onOther, onThis);
  const verdict = 'better, not tested: the two were tested on different data';
  expect(comparisonTable(comparison).rows[0].at(-1)?.text).toBe(verdict);
  expect(junitReport(onThis, { comparison })).toContain(verdict);
});

test('an assertion against a baseline says that it was measured with another corpus, or not at all', () => {
  const text = 'baseline?.perplexity == null or perplexity <= baseline.perplexity';
  const check = (baseline: typeof onOther) => {
    const assertion = compileAssertion({ text }, vocabularyOf(onThis));
    return checkAssertion(assertion, { ...onThis, partial: false, baseline })[0];
  };
  expect(check(onOther)).toMatchObject({
    passed: true,
    message: expect.stringContaining('another test corpus'),
  });
  expect(check(onThis).message).toBeUndefined();
  const without = resultsOf([trialOf({ id: 'x', seed: 9 })]);
  expect(check(without)).toMatchObject({ passed: true, message: 'the baseline has no such trial' });
});
