/** Tables and charts of results: which columns, which numbers, and how a terminal shows them. */
import { expect, test } from 'vitest';
import { loadPalette } from '../../../src/cli/render/color.ts';
import { renderReportTable } from '../../../src/cli/render/report-table.ts';
import { aggregate } from '../../../src/experiment/aggregate.ts';
import { compareResults } from '../../../src/experiment/compare.ts';
import { describeMetric } from '../../../src/experiment/metric-catalogue.ts';
import { resultCharts } from '../../../src/experiment/report/charts.ts';
import { comparisonTable } from '../../../src/experiment/report/comparison-table.ts';
import {
  formatColumn,
  formatDifference,
  formatNumber,
  formatProbability,
  formatRelative,
  formatSeconds,
  formatSummary,
} from '../../../src/experiment/report/format.ts';
import type { ReportTable } from '../../../src/experiment/report/report-table.ts';
import {
  assertionTable,
  countsText,
  groupTable,
  seenText,
  summaryTable,
  trialTable,
} from '../../../src/experiment/report/result-tables.ts';
import { hostileTexts, resultsOf, trialOf } from '../example-results.ts';

const texts = ({ rows }: ReportTable) => rows.map((row) => row.map(({ text }) => text));
const titles = ({ columns }: ReportTable) => columns.map(({ title }) => title);

test('numbers are rounded for people', () => {
  expect([181.2512, 1234.5678, 0.967254, 12, 1e12, 1e-7, -0.5, 0].map(formatNumber)).toEqual([
    '181.25',
    '1,234.6',
    '0.96725',
    '12',
    '1.000e+12',
    '1.000e-7',
    '-0.5',
    '0',
  ]);
  expect([null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map(formatNumber)).toEqual([
    '–',
    '',
    '–',
    '–',
  ]);
  expect([1.5, -2, 0, null].map(formatDifference)).toEqual(['+1.5', '−2', '0', '–']);
  expect([0.0134, -0.5, 0, 0.00001, null, 12].map(formatRelative)).toEqual([
    '+1.3%',
    '−50.0%',
    '0.00%',
    '0.00%',
    '–',
    '+1200.0%',
  ]);
  expect([0.0004, 0.0123, 1].map(formatProbability)).toEqual(['p < 0.001', 'p = 0.012', 'p = 1']);
  expect([0.1234, 12.34, 61, 7322, null, undefined].map(formatSeconds)).toEqual([
    '0.12 s',
    '12.3 s',
    '1 min 1 s',
    '2 h 2 min',
    '–',
    '',
  ]);
  expect(formatSummary('', undefined)).toBe('');
  expect(formatColumn([81.56232, 106.285, 72, null, undefined, 0, -3.14321])).toEqual([
    '81.562',
    '106.285',
    '72.000',
    '–',
    '',
    '0.000',
    '-3.143',
  ]);
  expect(formatColumn([1122.96, 72.441, 72.383])).toEqual(['1,122.96', '72.44', '72.38']);
  expect(formatColumn([703966.4, 34526.3])).toEqual(['703,966', '34,526']);
  expect(formatColumn([1234.5, 0.012])).toEqual(['1,234.5', '0.012']);
  expect(formatColumn([12, 3])).toEqual(['12', '3']);
  expect(formatColumn([Number.NaN, null])).toEqual(['–', '–']);
});

test('of one kind of model every option that varies is a column, and only those', () => {
  const results = resultsOf([
    trialOf({ options: { order: 2, smoothing: 'mle', prune: [0, 1] } }),
    trialOf({ id: 'b', index: 1, options: { order: 3, smoothing: 'mle' } }),
  ]);
  const table = trialTable(results);
  expect(titles(table).slice(0, 4)).toEqual(['model', 'order', 'prune', 'seed']);
  expect(table.columns.map(({ align }) => align).slice(0, 4)).toEqual(['left', 'right', 'left', 'right']);
  expect(texts(table).map((row) => row.slice(0, 3))).toEqual([
    ['ngram', '2', '[0,1]'],
    ['ngram', '3', ''],
  ]);
});

test('of several kinds one column holds what varies within each', () => {
  const results = resultsOf([
    trialOf({ options: { order: 2, smoothing: 'mle' } }),
    trialOf({ id: 'b', index: 1, options: { order: 3, smoothing: 'mle' } }),
    trialOf({ id: 'c', index: 2, model: 'rnn', options: { hidden: 8 } }),
  ]);
  expect(titles(trialTable(results)).slice(0, 3)).toEqual(['model', 'options', 'seed']);
  expect(texts(trialTable(results)).map((row) => row[1])).toEqual(['order=2', 'order=3', '']);
});

test('a trial that failed says how; one from the cache says so', () => {
  const results = resultsOf([
    trialOf({
      status: 'failed',
      failure: { kind: 'timeout', message: 'x' },
      metrics: {},
      timings: undefined,
    }),
    trialOf({ id: 'b', index: 1, timings: { seconds: 1, cached: true, metrics: {} } }),
  ]);
  expect(texts(trialTable(results))).toEqual([
    ['ngram', '1', '', '', '', 'timeout'],
    ['ngram', '1', '181.25', '', '1.00 s', 'cached'],
  ]);
  expect(countsText(results)).toBe('2 trials, 1 failed');
});

test('with several seeds the summary is of groups', () => {
  const trials = [1, 2, 3].map((seed, index) =>
    trialOf({
      id: `${seed}`,
      index,
      seed,
      metrics: { perplexity: 100 + seed },
      status: seed === 3 ? 'failed' : 'ok',
    }),
  );
  const results = resultsOf(trials, { aggregates: aggregate(trials) });
  expect(summaryTable(results)).toEqual(groupTable(results));
  expect(texts(groupTable(results))).toEqual([['ngram', '2 of 3', '101.50 ± 6.4', '1,000 ± 0']]);
  expect(titles(summaryTable(resultsOf([trialOf()])))).toContain('status');
});

test('an assertion shows what it saw, timings too, long lists cut', () => {
  const seen = { 'ngram.perplexity': Array.from({ length: 20 }, (_, i) => i), cell: 'gru', x: null };
  const assertion = { text: 'a', passed: false, seen, message: 'm', timings: { seen: { speed: 1 / 3 } } };
  expect(seenText(assertion)).toBe(
    'm; ngram.perplexity = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … 20 in all], cell = gru, x = null, speed = 0.333333333',
  );
  expect(
    texts(assertionTable(resultsOf([], { assertions: [{ text: 'a', passed: null, seen: {} }] }))),
  ).toEqual([['not checked', 'a', '', '']]);
});

test('an assertion checked for each trial has a row for each failure and one for the rest', () => {
  const of = (trial: string, passed: boolean) => ({ text: 'x < 2', trial, passed, seen: { x: 1 }, line: 3 });
  const assertions = [of('a', true), of('b', false), of('c', true), of('d', false), of('e', true)];
  expect(texts(assertionTable(resultsOf([], { assertions })))).toEqual([
    ['passed', 'x < 2', '3 trials', ''],
    ['failed', 'x < 2', 'b', 'x = 1'],
    ['failed', 'x < 2', 'd', 'x = 1'],
  ]);
});

test('a comparison is by metric, then by trial', () => {
  const results = resultsOf([trialOf(), trialOf({ id: 'b', index: 1, options: { order: 3 } })]);
  const table = comparisonTable(compareResults(results, results));
  expect(texts(table).map((row) => [row[1], row[3], row.at(-1)])).toEqual([
    ['2', 'perplexity', 'the same'],
    ['3', 'perplexity', 'the same'],
    ['2', 'tokensPerSecond', 'the same'],
    ['3', 'tokensPerSecond', 'the same'],
  ]);
  expect(comparisonTable(compareResults(results, results), ({ timing }) => timing).rows.length).toBe(2);
});

test('a terminal is not steered by texts, and long ones are cut in the middle', async () => {
  const palette = await loadPalette({ isTTY: false });
  const assertions = hostileTexts.map((text) => ({ text, passed: false, seen: { [text]: text } }));
  const lines = renderReportTable(assertionTable(resultsOf([], { assertions })), palette);
  expect(lines.length).toBe(hostileTexts.length + 1);
  expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200);
  expect(renderReportTable(assertionTable(resultsOf([])), palette)).toEqual([]);
});

test('a numeric option makes a line chart, kinds of models side by side make bars', () => {
  const trials = [2, 3, 4].flatMap((order, i) =>
    ['mle', 'laplace'].map((smoothing, j) =>
      trialOf({
        id: `${order}${smoothing}`,
        index: 2 * i + j,
        group: `${order}${smoothing}`,
        options: { order, smoothing },
        metrics: { perplexity: 100 * order + j },
      }),
    ),
  );
  const metrics = [describeMetric('perplexity')];
  const one = resultCharts(resultsOf(trials, { metrics, aggregates: aggregate(trials) }));
  expect(one).toMatchObject([
    {
      kind: 'line',
      title: 'ngram: perplexity by order',
      x: { label: 'order' },
      series: [
        {
          name: 'mle',
          points: [
            [2, 200],
            [3, 300],
            [4, 400],
          ],
        },
        {
          name: 'laplace',
          points: [
            [2, 201],
            [3, 301],
            [4, 401],
          ],
        },
      ],
    },
  ]);
  const two = [
    ...trials,
    // Words, as those of the others: perplexities of other tokens are in another chart.
    trialOf({
      id: 'r',
      index: 6,
      group: 'r',
      model: 'rnn',
      options: { tokenizer: 'word' },
      metrics: { perplexity: 9 },
    }),
  ];
  const charts = resultCharts(resultsOf(two, { metrics, aggregates: aggregate(two) }));
  expect(charts.map(({ kind }) => kind)).toEqual(['line', 'bar']);
  expect(charts[1]).toMatchObject({
    bars: { 0: { label: 'ngram order=2 mle', values: [200] }, 6: { label: expect.stringMatching(/^rnn/) } },
  });
});

test('there are no charts of nothing, of what failed, of negative numbers, or by the hundred', () => {
  expect(resultCharts(resultsOf([]))).toEqual([]);
  const groups = (value: number | null, count: number) => {
    const trials = Array.from({ length: count }, (_, index) =>
      trialOf({
        id: `${index}`,
        index,
        group: `${index}`,
        options: { name: `${index}` },
        metrics: { map: value },
      }),
    );
    return resultsOf(trials, { metrics: [describeMetric('map')], aggregates: aggregate(trials) });
  };
  expect(resultCharts(groups(null, 3))).toEqual([]);
  expect(resultCharts(groups(-1, 3))).toEqual([]);
  expect(resultCharts(groups(1, 3))).toMatchObject([{ kind: 'bar' }]);
  expect(resultCharts(groups(1, 100))).toEqual([]);
  const pair = [2, 3].map((order, index) =>
    trialOf({ id: `${index}`, index, group: `${index}`, options: { order } }),
  );
  const metrics = [describeMetric('perplexity')];
  // Two points are no curve.
  expect(resultCharts(resultsOf(pair, { metrics, aggregates: aggregate(pair) }))).toMatchObject([
    { kind: 'bar' },
  ]);
});
