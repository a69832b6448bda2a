/** The Markdown report: what it says, and that no text in it breaks a table. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aggregate } from '../../../src/experiment/aggregate.ts';
import { compareResults } from '../../../src/experiment/compare.ts';
import { comparisonSection, markdownReport } from '../../../src/experiment/report/markdown.ts';
import { appendStepSummary } from '../../../src/experiment/report/step-summary.ts';
import { anyResults, resultsOf, trialOf } from '../example-results.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nlp-markdown-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('one trial, one assertion that failed', () => {
  const results = resultsOf([trialOf()], {
    assertions: [
      { text: 'a', passed: true, seen: {} },
      { text: 'min(ngram.perplexity) < 180', passed: false, seen: { 'min(ngram.perplexity)': 181.25 } },
    ],
  });
  expect(markdownReport(results)).toBe(`## ❌ smoothing

1 trial; 2 assertions, 1 failed

### Assertions

| result | assertion | trial | saw |
| :-- | :-- | :-- | :-- |
| **failed** | \`min(ngram.perplexity) < 180\` |  | \`min(ngram.perplexity) = 181.25\` |
| **passed** | \`a\` |  |  |

### Trials

| model | seed | perplexity | tokensPerSecond | time | status |
| :-- | --: | --: | --: | --: | :-- |
| \`ngram\` | 1 | 181.25 | 1,000 | 1.50 s | ok |
`);
});

test('several seeds show means, and the trials folded away', () => {
  const trials = [180, 190, 200].map((perplexity, index) =>
    trialOf({ id: `t${index}`, index, seed: index, metrics: { perplexity } }),
  );
  const text = markdownReport(resultsOf(trials, { aggregates: aggregate(trials) }));
  expect(text).toContain('| `ngram` | 3 | 190 ± 25 | 1,000 ± 0 |');
  expect(text).toContain('<details><summary>Each of 3 trials</summary>\n\n### Trials\n\n| model |');
});

test('a comparison says what is significant, and the worst first', () => {
  const of = (shift: number, id: string, index: number) => {
    const above = Array.from({ length: 40 }, (_, i) => (i % 5) / 10 + 2 + shift);
    const scores = {
      unit: 'sentence',
      corpus: 'test',
      metrics: { perplexity: { transform: 'exp10' as const, above } },
    };
    return trialOf({ id, index, seed: index, metrics: { perplexity: 10 ** (2.2 + shift) }, scores });
  };
  const before = resultsOf([of(0, 'a', 0), of(0, 'b', 1), of(0, 'c', 2)]);
  const after = resultsOf([of(0, 'a', 0), of(0.1, 'b', 1), of(-0.1, 'c', 2)]);
  const text = comparisonSection(compareResults(before, after), 200);
  expect(text).toContain('3 trials compared, 1 significantly better, 1 significantly worse.');
  const rows = text.split('\n').filter((line) => line.includes('| perplexity |'));
  expect(rows[0]).toContain('**+41.037** | **+25.9%** | **worse (p \\< 0.001)**');
  expect(rows[1]).toContain('**better (p');
  expect(rows[2]).toContain('| 0 | 0.00% | the same |');
  expect(text).toContain('<details><summary>Timings compared</summary>');
});

test('nothing ran', () => {
  expect(markdownReport(resultsOf([]))).toBe('## ⚠️ smoothing\n\n0 trials\n');
});

test('long tables are cut and the rest is counted', () => {
  const trials = Array.from({ length: 30 }, (_, index) => trialOf({ id: `t${index}`, index }));
  const text = markdownReport(resultsOf(trials), undefined, { rows: 10 });
  expect(text).toContain('… and 20 more in results.json.');
  expect(text.split('\n').filter((line) => line.startsWith('| `ngram`')).length).toBe(10);
});

test('every row of every table has as many cells as its head, whatever the texts are', () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const lines = markdownReport(results, compareResults(results, results, { samples: 5 })).split('\n');
      let cells = 0;
      for (const line of lines) {
        if (!line.startsWith('|')) {
          cells = 0;
          // Outside of tables stand only headings, our own sentences and our own elements.
          expect(line).toMatch(/^(#{2,3} |\d+ trial|<details><summary>|<\/details>|p: paired |… and |$)/);
          continue;
        }
        const found = cellCount(line);
        if (cells === 0) cells = found;
        expect(found).toBe(cells);
      }
    }),
  );
});

test('a job summary is appended to where GitHub Actions names a file', async () => {
  const file = path.join(folder, 'summary.md');
  await writeFile(file, 'before\n');
  expect(await appendStepSummary(() => 'report', '')).toBe(false);
  expect(await appendStepSummary(() => 'report', file)).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('before\nreport\n');
  const missing = path.join(folder, 'none', 'summary.md');
  await expect(appendStepSummary(() => 'report', missing)).rejects.toThrow(/no such file or folder/);
});

test('a job summary stays below 1 MiB', async () => {
  const file = path.join(folder, 'long.md');
  await appendStepSummary((rows) => 'x'.repeat(rows * 20_000), file);
  expect((await readFile(file, 'utf8')).length).toBe(50 * 20_000 + 1);
  // Other steps of the job have filled a part already.
  const filled = path.join(folder, 'filled.md');
  await writeFile(filled, 'z'.repeat(900_000));
  await appendStepSummary((rows) => 'x'.repeat(rows * 2000), filled);
  expect((await readFile(filled, 'utf8')).length).toBe(900_000 + 50 * 2000 + 1);
  await appendStepSummary(() => 'y'.repeat(2 ** 20), file);
  expect(await readFile(file, 'utf8')).toMatch(/x\n\nThe report is too long for a job summary\.\n$/);
});

/** Pipes that are not escaped divide cells, as GitHub's reader of tables takes them. */
function cellCount(line: string): number {
  return (line.replace(/\\[!-/:-@[-`{-~]/g, '').match(/\|/g) ?? []).length - 1;
}
