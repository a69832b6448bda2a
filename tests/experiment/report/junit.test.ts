/** JUnit XML: well-formed and valid by both schemas, whatever the results are called. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { junitReport } from '../../../src/experiment/report/junit.ts';
import { visibleLines } from '../../../src/experiment/report/text.ts';
import { anyResults, hostileTexts, resultsOf, trialOf } from '../example-results.ts';
import { junitProblems } from './junit-rules.ts';
import { elementsOf, findAll, readXml, textOf } from './read-xml.ts';

const failing = resultsOf(
  [
    trialOf(),
    trialOf({
      id: 'rnn-1',
      index: 1,
      model: 'rnn',
      status: 'failed',
      failure: { kind: 'out-of-memory', message: 'used more than 1 GB\nUse less.' },
      metrics: {},
      timings: { seconds: 2, cached: false, metrics: {} },
    }),
  ],
  {
    assertions: [
      { text: 'perplexity < 200', trial: 'ngram-1', passed: true, seen: { perplexity: 181.25 } },
      {
        text: 'min(ngram.perplexity) < 180',
        passed: false,
        seen: { 'min(ngram.perplexity)': 181.25 },
        line: 12,
        column: 5,
      },
      { text: 'count(rnn) > 1', passed: null, message: 'belongs to another shard', seen: {} },
    ],
  },
);

test('trials that failed are errors, assertions are failures, what was not checked is skipped', () => {
  const root = readXml(junitReport(failing, { timestamp: '2026-01-31T12:00:00' }));
  expect(junitProblems(root)).toEqual([]);
  const [trials, assertions] = elementsOf(root);
  expect(trials.attributes).toMatchObject({
    name: 'smoothing: trials',
    timestamp: '2026-01-31T12:00:00',
    tests: '2',
    errors: '1',
    failures: '0',
    time: '3.500',
  });
  const [error] = findAll(trials, 'error');
  expect(error.attributes.type).toBe('out-of-memory');
  expect(textOf(error)).toMatch(/^used more than 1 GB\nUse less\.\ncommand: nlp experiment rerun/);
  expect(textOf(trials)).toContain('ngram-1: perplexity=181.25 tokensPerSecond=1000');
  expect(assertions.attributes).toMatchObject({ tests: '3', failures: '1', skipped: '1' });
  const [failure] = findAll(assertions, 'failure');
  expect(failure.attributes.message).toBe('min(ngram.perplexity) < 180: min(ngram.perplexity) = 181.25');
  expect(textOf(failure)).toContain('line 12, column 5');
  expect(elementsOf(assertions, 'testcase')[0].attributes.name).toBe('perplexity < 200 (ngram-1)');
});

test('no trials, and any results with hostile texts, are valid', () => {
  expect(junitProblems(readXml(junitReport(resultsOf([]))))).toEqual([]);
  fc.assert(
    fc.property(anyResults, (results) => {
      expect(junitProblems(readXml(junitReport(results)))).toEqual([]);
    }),
  );
});

test('a message comes through, what cannot stand in XML as an escape', () => {
  for (const message of hostileTexts) {
    const trial = trialOf({ status: 'failed', failure: { kind: 'error', message }, command: 'c' });
    const [error] = findAll(readXml(junitReport(resultsOf([trial]))), 'error');
    const expected = message === '' ? 'command: c' : `${visibleLines(message)}\ncommand: c`;
    expect(textOf(error)).toBe(expected);
  }
});

test('the rules find what is wrong', () => {
  const text = junitReport(failing);
  const problems = (from: string | RegExp, to: string) => junitProblems(readXml(text.replace(from, to)));
  expect(problems('<skipped/>', '<skipped/><skipped/>')).not.toEqual([]);
  expect(problems('<system-err/>', '')).not.toEqual([]);
  expect(problems(' hostname="localhost"', '')).not.toEqual([]);
  expect(problems('tests="2"', 'tests="3"')).not.toEqual([]);
  expect(problems('<testsuites>', '<testsuites tests="5">')).not.toEqual([]);
  expect(problems('T00:00:00"', 'T00:00:00Z"')).not.toEqual([]);
  expect(problems('time="1.500"', 'time="1e3"')).not.toEqual([]);
  expect(() => readXml(text.replace('</testcase>', ''))).toThrow();
  expect(() => readXml(text.replace('smoothing', 'a & b'))).toThrow();
});
