/** Assertions over results: once a trial or once for all, with a baseline, in shards, and over failed trials. */
import { describe, expect, test } from 'vitest';
import {
  type AssertionContext,
  checkAssertion,
  compileAssertion,
  vocabularyOf,
} from '../../src/experiment/assertions.ts';
import type { AssertionResult } from '../../src/experiment/results.ts';
import { resultsOf, trialOf } from './example-results.ts';

const trials = [2, 3, 4].map((order, index) =>
  trialOf({
    id: `ngram-${order}`,
    index,
    options: { order },
    metrics: { perplexity: 200 - 20 * order },
    timings: { seconds: 1, cached: false, metrics: { tokensPerSecond: 1000 * order } },
  }),
);
const results = resultsOf(trials);
const check = (text: string, changes: Partial<AssertionContext> = {}): AssertionResult[] => {
  const context = { metrics: results.metrics, trials, partial: false, ...changes };
  return checkAssertion(compileAssertion({ text, line: 3, column: 5 }, vocabularyOf(results)), context);
};
const failed = trialOf({
  id: 'ngram-9',
  index: 3,
  options: { order: 9 },
  status: 'failed',
  metrics: {},
  timings: undefined,
});

describe('once for all', () => {
  test('a list is that of all trials', () => {
    expect(check('min(ngram.perplexity) < 121')).toEqual([
      {
        text: 'min(ngram.perplexity) < 121',
        passed: true,
        seen: { 'min(ngram.perplexity)': 120 },
        line: 3,
        column: 5,
      },
    ]);
    expect(check('min(ngram.perplexity) < 120')[0].passed).toBe(false);
    expect(check("best(ngram, 'perplexity').order == 4")[0].passed).toBe(true);
    expect(check("best(ngram, 'tokensPerSecond').order == 4")[0].passed).toBe(true);
  });

  test('what is a timing stands apart', () => {
    const [one] = check('max(ngram.tokensPerSecond) > 1 and min(ngram.perplexity) > 1');
    expect(one.seen).toEqual({ 'min(ngram.perplexity)': 120 });
    expect(one.timings).toEqual({ seen: { 'max(ngram.tokensPerSecond)': 4000 } });
  });

  test('a trial that failed is not in the list', () => {
    expect(check('count(ngram) == 3', { trials: [...trials, failed] })[0].passed).toBe(true);
    const [none] = check('min(ngram.perplexity) < 1', { trials: [failed] });
    expect(none.passed).toBe(false);
    expect(none.message).toMatch(/nothing/);
  });

  test('in a shard it waits for the others', () => {
    const [one] = check('min(ngram.perplexity) < 1', { partial: true });
    expect(one).toMatchObject({ passed: null, seen: {} });
  });

  test('a metric that is not finite is infinite on its worse side', () => {
    const infinite = trialOf({ id: 'ngram-0', options: { order: 5 }, metrics: { perplexity: null } });
    expect(check('min(ngram.perplexity) == 120', { trials: [infinite, ...trials] })[0].passed).toBe(true);
    expect(check('max(ngram.perplexity) < 1e300', { trials: [infinite, ...trials] })[0].passed).toBe(false);
  });
});

describe('for each trial', () => {
  test('a bare metric', () => {
    const checked = check('perplexity < 150');
    expect(checked.map(({ trial, passed }) => [trial, passed])).toEqual([
      ['ngram-2', false],
      ['ngram-3', true],
      ['ngram-4', true],
    ]);
    expect(checked[0].seen).toEqual({ perplexity: 160 });
  });

  test('a bare option; what a trial does not have is not checked for it', () => {
    const other = trialOf({ id: 'hmm', model: 'hmm', options: {}, metrics: {} });
    expect(check('order < 9', { trials: [...trials, other] })).toHaveLength(3);
    expect(
      check('perplexity < min(ngram.perplexity) + 41', { trials: [...trials, other] }).every(
        (one) => one.passed,
      ),
    ).toBe(true);
  });

  test('one that failed is not judged', () => {
    expect(check('perplexity < 150', { trials: [failed] })).toMatchObject([
      { trial: 'ngram-9', passed: null },
    ]);
  });

  test('no trial at all is a failure, in a shard nothing', () => {
    const other = trialOf({ id: 'hmm', model: 'hmm', options: {}, metrics: {} });
    expect(check('perplexity < 150', { trials: [other] })).toMatchObject([{ passed: false }]);
    expect(check('perplexity < 150', { trials: [other], partial: true })).toMatchObject([{ passed: null }]);
  });

  test('the baseline is the same trial', () => {
    const text = 'baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity';
    expect(check(text).map(({ passed }) => passed)).toEqual([true, true, true]);
    const before = resultsOf([
      trialOf({ id: 'ngram-3', options: { order: 3 }, metrics: { perplexity: 140 } }),
      trialOf({ id: 'ngram-4', options: { order: 4 }, metrics: { perplexity: 100 } }),
    ]);
    const checked = check(text, { baseline: before });
    expect(checked.map(({ passed }) => passed)).toEqual([true, true, false]);
    expect(checked[2].seen).toEqual({
      'baseline?.perplexity': 100,
      'baseline.perplexity': 100,
      perplexity: 120,
    });
    expect(check('min(baseline.ngram.perplexity) == 100', { baseline: before })).toMatchObject([
      { passed: true },
    ]);
    expect(check('baseline?.perplexity == null', { baseline: before })).toHaveLength(3);
  });
});

test('a metric at a depth has a plain name', () => {
  const trial = trialOf({ id: 'a', model: 'tfidf', options: {}, metrics: { 'ndcg@10': 0.5 } });
  const retrieval = resultsOf([trial], {
    metrics: [{ name: 'ndcg@10', direction: 'higher', unit: '', timing: false }],
  });
  const context = { metrics: retrieval.metrics, trials: [trial], partial: false };
  for (const text of ['ndcg10 == 0.5', "best(tfidf, 'ndcg@10').id == 'a'", 'max(tfidf.ndcg10) == 0.5']) {
    const [one] = checkAssertion(compileAssertion({ text }, vocabularyOf(retrieval)), context);
    expect(one).toMatchObject({ text, passed: true });
  }
});
