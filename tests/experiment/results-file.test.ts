/** results.json: what is written can be read, has one spelling, and whatever is wrong in it is named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { aggregate } from '../../src/experiment/aggregate.ts';
import { findMetric, metricNames } from '../../src/experiment/metric-catalogue.ts';
import { metricOf, withoutTimings } from '../../src/experiment/results.ts';
import { formatResults, parseResults } from '../../src/experiment/results-file.ts';
import { compactScores } from '../../src/kinds/trial.ts';
import { anyResults, resultsOf, trialOf } from './example-results.ts';

const results = resultsOf([trialOf()], {
  assertions: [{ text: 'ngram.perplexity < 180', passed: false, seen: { 'ngram.perplexity': [181.25] } }],
});

function problem(change: (document: never) => void): string {
  const document = JSON.parse(formatResults(results));
  change(document as never);
  try {
    parseResults(JSON.stringify(document), 'results.json');
  } catch (error) {
    expect(error).toBeInstanceOf(NlpError);
    expect((error as NlpError).exitStatus).toBe(3);
    return (error as NlpError).message;
  }
  return 'nothing';
}

test('written results read back, a member a line, keys in order', () => {
  const text = formatResults(results);
  expect(parseResults(text, 'x')).toEqual(results);
  expect(text).toMatch(/^\{\n {2}"aggregates": \[\],\n/);
  expect(text).toContain('\n      "metrics": {\n        "perplexity": 181.25\n      },\n');
});

test('any results survive writing and reading, and the second spelling is the first', () => {
  fc.assert(
    fc.property(anyResults, (any) => {
      const text = formatResults(any);
      expect(formatResults(parseResults(text, 'x'))).toBe(text);
    }),
  );
});

test('the order of trials and of keys does not matter', () => {
  const first = trialOf();
  const second = trialOf({ id: 'b', index: 1, options: { a: 1, b: [2], c: { y: 1, x: 2 } } });
  const shuffled = { ...second, options: { c: { x: 2, y: 1 }, b: [2], a: 1 } };
  expect(formatResults(resultsOf([shuffled, first]))).toBe(formatResults(resultsOf([first, second])));
});

test('without its timings a slower run is the same', () => {
  const slower = trialOf({ timings: { seconds: 9, cached: true, metrics: { tokensPerSecond: 1 } } });
  const a = formatResults(withoutTimings(resultsOf([slower], { timings: { seconds: 100, jobs: 1 } })));
  expect(a).toBe(formatResults(withoutTimings(resultsOf([trialOf()]))));
  expect(a).not.toContain('timings');
});

test('metrics are looked up by their own name only', () => {
  expect(metricOf(trialOf(), 'perplexity')).toBe(181.25);
  expect(metricOf(trialOf(), 'tokensPerSecond')).toBe(1000);
  expect(metricOf(trialOf(), 'constructor')).toBeUndefined();
});

test('what is not finite is null, scores keep seven digits', () => {
  const text = formatResults(resultsOf([trialOf({ metrics: { perplexity: Number.POSITIVE_INFINITY } })]));
  expect(parseResults(text, 'x').trials[0].metrics.perplexity).toBeNull();
  expect(compactScores(Float64Array.of(-1 / 3, Number.NEGATIVE_INFINITY, 1e9))).toEqual([
    -0.3333333,
    null,
    1e9,
  ]);
});

test('the first thing that is wrong is named', () => {
  type Document = Record<string, never> & { trials: Record<string, unknown>[] };
  expect(problem((d: Document) => Object.assign(d.trials[0], { seed: 'x' }))).toMatch(
    /trials\[0\]\.seed is "x"/,
  );
  expect(problem((d: Document) => delete d.trials[0].id)).toMatch(/trials\[0\]\.id is missing/);
  expect(problem((d: Document) => Object.assign(d, { version: 2 }))).toMatch(/version 2 .* reads 1/);
  expect(problem((d: Document) => Object.assign(d, { format: 'other' }))).toMatch(/no results file/);
  expect(problem((d: Document) => Object.assign(d.trials[0], { index: 7 }))).toMatch(
    /number 7 of a plan of 1/,
  );
  expect(problem((d: Document) => d.trials.push({ ...d.trials[0] }))).toMatch(/"ngram-1" stands in it twice/);
  expect(
    problem((d: Document) => {
      const metrics = { m: { transform: 'ratio', above: [1, 2], below: [1] } };
      d.trials[0].scores = { unit: 'sentence', corpus: 'test', metrics };
    }),
  ).toMatch(/trials\[0\]\.scores\.metrics\.m .*"below"/);
});

test('what is no JSON is named with line and column', () => {
  expect(() => parseResults('{\n  "a": 1,,\n}', 'r.json')).toThrow(/^r\.json:2:10: is no JSON/);
  expect(() => parseResults('', 'r.json')).toThrow(/is no JSON/);
  expect(() => parseResults('[]', 'r.json')).toThrow(/no results file/);
  expect(() => parseResults('null', 'r.json')).toThrow(/no results file/);
});

test('a document nested very deep is refused, not a crash', () => {
  const text = formatResults(results).replace(
    '"order": 2',
    () => `"order": ${'['.repeat(1e5)}${']'.repeat(1e5)}`,
  );
  expect(() => parseResults(text, 'r.json')).toThrow(NlpError);
});

test('whatever is put in place of whatever member, it is read or refused', () => {
  const whole = trialOf({
    scores: { unit: 'sentence', corpus: 'test', metrics: { m: { transform: 'exp', above: [1, null] } } },
    failure: { kind: 'crash', message: '' },
  });
  const aggregates = aggregate([whole, trialOf({ id: 'b', seed: 2 })]);
  const assertions = [{ text: 'a', passed: null, seen: { a: [1] }, timings: { seen: {} } }];
  const text = formatResults(resultsOf([whole], { assertions, aggregates, shard: { index: 1, count: 2 } }));
  let read = 0;
  fc.assert(
    fc.property(fc.nat(), fc.jsonValue(), (at, value) => {
      const document = JSON.parse(text);
      const places = placesOf(document);
      const [parent, key] = places[at % places.length];
      parent[key] = value;
      try {
        formatResults(parseResults(JSON.stringify(document), 'x'));
        read++;
      } catch (error) {
        expect(error).toBeInstanceOf(NlpError);
        expect((error as NlpError).message).toMatch(/^x: ./);
      }
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(20);
  expect(read).toBeLessThan(980);
});

test('the catalogue knows which way is better', () => {
  expect(findMetric('perplexity')).toEqual({
    name: 'perplexity',
    direction: 'lower',
    unit: '',
    timing: false,
  });
  expect(findMetric('ndcg@10')?.direction).toBe('higher');
  expect(findMetric('tokensPerSecond')?.timing).toBe(true);
  expect(findMetric('toString')).toBeUndefined();
  expect(new Set(metricNames).size).toBe(metricNames.length);
});

/** Every member at any depth, by its parent and key. */
function placesOf(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [[parent, key], ...placesOf(parent[key])]) as [
    Record<string, unknown>,
    string,
  ][];
}
