/** The HTML report: well-formed, nothing from elsewhere, nothing that runs but its own script, which sorts. */
import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregate } from '../../../src/experiment/aggregate.ts';
import { compareResults } from '../../../src/experiment/compare.ts';
import { htmlReport, htmlTable } from '../../../src/experiment/report/html.ts';
import { visible } from '../../../src/experiment/report/text.ts';
import type { Results } from '../../../src/experiment/results.ts';
import { anyResults, hostileTexts, resultsOf, trialOf } from '../example-results.ts';
import { elementsOf, findAll, readXml, textOf, type XmlElement } from './read-xml.ts';

/** The page as a tree, without doctype, style and script, which are looked at on their own. */
function readPage(html: string): XmlElement {
  expect(html.match(/<script/g)).toHaveLength(1);
  const bare = html
    .replace(/^<!DOCTYPE html>\n/, '')
    .replace(/<script>[\s\S]*?<\/script>/, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '');
  return readXml(bare, ['meta']);
}

function withAggregates(results: Results): Results {
  return { ...results, aggregates: aggregate(results.trials) };
}

test('one file: no address, no handler, one script, and a policy that knows it', () => {
  const trials = [2, 3, 4].map((order, index) =>
    trialOf({ id: `t${index}`, index, options: { order }, group: `${order}` }),
  );
  const html = htmlReport(withAggregates(resultsOf(trials)));
  const root = readPage(html);
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|\/\/\w|url\(|@import|src=|href=/,
  );
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = findAll(root, 'meta').find(({ attributes }) => attributes['http-equiv'] !== undefined);
  expect(policy?.attributes.content).toContain(`default-src 'none'`);
  expect(policy?.attributes.content).toContain(`script-src 'sha256-${hash}'`);
  expect(findAll(root, 'svg').length).toBeGreaterThan(0);
});

test('the numbers of the trials are in the table, with their values to sort by', () => {
  const root = readPage(htmlReport(resultsOf([trialOf({ metrics: { perplexity: 1234.5678 } })])));
  const cells = findAll(root, 'td');
  const perplexity = cells.find(({ attributes }) => attributes['data-value'] === '1234.5678');
  expect(perplexity && textOf(perplexity)).toBe('1,234.6');
  const heads = findAll(root, 'th');
  expect(heads.map(textOf)).toEqual(['model', 'seed', 'perplexity', 'tokensPerSecond', 'time', 'status']);
  expect(heads.every((head) => elementsOf(head)[0].name === 'button')).toBe(true);
});

test('no trials, and only trials that failed', () => {
  expect(textOf(readPage(htmlReport(resultsOf([]))))).toContain('Nothing ran: 0 trials.');
  const failure = { kind: 'crash' as const, message: 'the worker ended\nby SIGSEGV' };
  const failed = trialOf({ status: 'failed', failure, metrics: {}, timings: undefined });
  const text = textOf(readPage(htmlReport(resultsOf([failed]))));
  expect(text).toContain('Something failed: 1 trial, 1 failed.');
  expect(text).toContain('the worker ended by SIGSEGV');
});

test('hostile texts are text, in every place', () => {
  for (const text of hostileTexts) {
    const trials = [0, 1, 2, 3].map((index) =>
      trialOf({
        id: `${text}${index}`,
        index,
        model: text,
        group: `${text}${index % 3}`,
        options: { [text]: index % 3, other: text },
        command: text,
        corpora: { [text]: { input: text, sha256: 'ab'.repeat(32), bytes: 1 } },
        environment: { version: text, node: text, platform: text, arch: text },
      }),
    );
    const assertions = [{ text, trial: text, passed: false, message: text, seen: { [text]: text } }];
    const metrics = [{ name: 'perplexity', direction: 'lower' as const, unit: text, timing: false }];
    const results = withAggregates(resultsOf(trials, { name: text, assertions, metrics }));
    const root = readPage(htmlReport(results, compareResults(results, results, { samples: 5 })));
    expect(findAll(root, 'img')).toEqual([]);
    const models = findAll(root, 'td').filter((cell) => textOf(cell) === visible(text));
    if (text.length < 500 && text.trim() !== '') expect(models.length).toBeGreaterThan(4);
  }
});

test('any results make a well-formed page', () => {
  fc.assert(
    fc.property(anyResults, (any) => {
      const results = withAggregates(any);
      const root = readPage(htmlReport(results, compareResults(results, results, { samples: 5 })));
      expect(elementsOf(root).map(({ name }) => name)).toEqual(['head', 'body']);
    }),
    { numRuns: 60 },
  );
});

test('the script sorts numbers by value, texts with their numbers, and what is empty last, then back', () => {
  const rows = [
    [{ text: 'order=10' }, { text: '1.2 s', value: 1.2 }],
    [{ text: '' }, { text: '–', value: null }],
    [{ text: 'order=9' }, { text: '12 s', value: 12 }],
    [{ text: 'order=2' }, { text: '3 s', value: 3 }],
  ];
  const columns = [
    { title: 'options', align: 'left' as const },
    { title: 'time', align: 'right' as const },
  ];
  const page = htmlReport(resultsOf([]));
  const sorter = sortable(
    htmlTable({ title: 'x', columns, rows }),
    /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '',
  );
  expect(sorter.click(1)).toEqual(['1.2 s', '3 s', '12 s', '–']);
  expect(sorter.state()).toEqual(['none', 'ascending']);
  expect(sorter.click(1)).toEqual(['12 s', '3 s', '1.2 s', '–']);
  expect(sorter.click(1)).toEqual(['1.2 s', '–', '12 s', '3 s']);
  expect(sorter.state()).toEqual(['none', 'none']);
  expect(sorter.click(0)).toEqual(['order=2', 'order=9', 'order=10', '']);
  expect(sorter.click(0)).toEqual(['order=10', 'order=9', 'order=2', '']);
  expect(sorter.click(1)).toEqual(['1.2 s', '3 s', '12 s', '–']);
  expect(sorter.state()).toEqual(['none', 'ascending']);
});

/** As much of a browser as the script asks for, around the table it is given. */
function sortable(markup: string, script: string) {
  const [table] = findAll(readXml(markup), 'table');
  const heads = findAll(table, 'th').map((head) => {
    const listeners: (() => void)[] = [];
    return {
      attributes: { ...head.attributes },
      listeners,
      getAttribute: (name: string) => head.attributes[name],
      setAttribute: (name: string, value: string) => {
        head.attributes[name] = value;
      },
      querySelector: () => ({
        addEventListener: (_: string, listener: () => void) => listeners.push(listener),
      }),
    };
  });
  const rows = findAll(elementsOf(table, 'tbody')[0], 'tr').map((row) => ({
    cells: elementsOf(row).map((cell) => ({
      textContent: textOf(cell),
      dataset: { value: cell.attributes['data-value'] },
    })),
  }));
  const body = {
    rows,
    append: (...moved: typeof rows) => {
      body.rows = [...body.rows.filter((row) => !moved.includes(row)), ...moved];
    },
  };
  const document = {
    querySelectorAll: () => [{ tBodies: [body], tHead: { rows: [{ cells: heads }] } }],
  };
  runInNewContext(script, { document });
  return {
    click(column: number) {
      for (const listener of heads[column].listeners) listener();
      return body.rows.map(({ cells }) => cells[column].textContent);
    },
    state: () => heads.map((head) => head.getAttribute('aria-sort')),
  };
}
