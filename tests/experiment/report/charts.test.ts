/** Charts and tables set side by side only what can be compared. */
import { expect, test } from 'vitest';
import { aggregate } from '../../../src/experiment/aggregate.ts';
import { resultCharts } from '../../../src/experiment/report/charts.ts';
import { groupTable, trialTable } from '../../../src/experiment/report/result-tables.ts';
import { resultsOf, trialOf } from '../example-results.ts';

const kinds: { model: string; options: Record<string, number> }[] = [
  { model: 'ngram', options: { order: 2 } },
  { model: 'ngram', options: { order: 3 } },
  { model: 'rnn', options: {} },
  { model: 'lstm', options: {} },
];

function resultsWith(metrics: string[]) {
  const trials = kinds.map(({ model, options }, index) =>
    trialOf({
      id: `t${index}`,
      index,
      group: `g${index}`,
      model,
      options,
      metrics: Object.fromEntries(metrics.map((name) => [name, 2 + index])),
    }),
  );
  const results = resultsOf(trials);
  const info = metrics.map((name) => ({ name, direction: 'lower' as const, unit: '', timing: false }));
  return { ...results, metrics: info, aggregates: aggregate(trials) };
}

function barTitles(metrics: string[]): Record<string, string[]> {
  const charts = resultCharts(resultsWith(metrics));
  const bars = charts.flatMap((chart) => (chart.kind === 'bar' ? [chart] : []));
  return Object.fromEntries(bars.map(({ title, bars: each }) => [title, each.map(({ label }) => label)]));
}

test('perplexity a word and perplexity a character are not in one chart', () => {
  expect(barTitles(['perplexity'])).toEqual({
    'perplexity (tokens: word)': ['order=2', 'order=3'],
    'perplexity (tokens: char)': ['rnn', 'lstm'],
  });
});

test('bits a character are, whatever the tokens', () => {
  expect(Object.values(barTitles(['bitsPerCharacter'])).map((labels) => labels.length)).toEqual([4]);
});

test('nor in one column of a table: each kind of tokens has its own, empty where the tokens are others', () => {
  for (const table of [groupTable, trialTable]) {
    const { columns, rows } = table(resultsWith(['perplexity', 'bitsPerCharacter']));
    const of = (title: string) =>
      rows.map((row) => row[columns.findIndex((column) => column.title === title)].value);
    expect(of('perplexity (tokens: word)')).toEqual([2, 3, undefined, undefined]);
    expect(of('perplexity (tokens: char)')).toEqual([undefined, undefined, 4, 5]);
    expect(of('bitsPerCharacter')).toEqual([2, 3, 4, 5]);
  }
});
