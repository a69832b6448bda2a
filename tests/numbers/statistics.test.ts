/** Statistics of experiments and evaluations, against all draws there can be and plain arithmetic. */
import { expect, test } from 'vitest';
import { rankFrequency } from '../../src/corpus/rank-frequency.ts';
import { bootstrapInterval } from '../../src/evaluate/bootstrap.ts';
import { confusionFigure } from '../../src/evaluate/confusion-figure.ts';
import { pairedBootstrap } from '../../src/evaluate/paired-bootstrap.ts';
import { summarize } from '../../src/experiment/aggregate.ts';
import { Random } from '../../src/math/random.ts';
import { nlp, temporaryFolder } from '../cli/run.ts';

/** All n^n ways to draw n of n. */
function allDraws(n: number): number[][] {
  const draws: number[][] = [];
  for (let code = 0; code < n ** n; code++) {
    draws.push(Array.from({ length: n }, (_, i) => Math.floor(code / n ** i) % n));
  }
  return draws;
}

const total = (values: ArrayLike<number>, draw: readonly number[]) =>
  draw.reduce((sum, i) => sum + values[i], 0);
/** Share of the values below, and at most, a limit. */
const shares = (values: readonly number[], limit: number) => [
  values.filter((value) => value < limit - 1e-9).length / values.length,
  values.filter((value) => value <= limit + 1e-9).length / values.length,
];

test('the ends of a bootstrap interval cut 2.5% off the draws that there are', () => {
  const above = [3, 1, 4, 1, 5];
  const below = [5, 2, 6, 5, 5];
  const ratios = allDraws(5).map((draw) => total(above, draw) / total(below, draw));
  const [low, high] = bootstrapInterval(above, below, Random.from(3), { samples: 20_000 });
  expect(shares(ratios, low)[0]).toBeLessThan(0.032);
  expect(shares(ratios, low)[1]).toBeGreaterThan(0.018);
  expect(shares(ratios, high)[0]).toBeLessThan(0.982);
  expect(shares(ratios, high)[1]).toBeGreaterThan(0.968);
});

test('a paired bootstrap has the difference, interval and p of all draws', () => {
  const first = { above: [1, 5, 2, 4, 3] };
  const second = { above: [2, 7, 1, 6, 5] };
  const differences = allDraws(5).map((draw) => (total(second.above, draw) - total(first.above, draw)) / 5);
  const result = pairedBootstrap(first, second, Random.from(4), { samples: 20_000 });
  expect(result.difference).toBeCloseTo(1.2, 12);
  expect(shares(differences, result.low)[0]).toBeLessThan(0.032);
  expect(shares(differences, result.high)[1]).toBeGreaterThan(0.968);
  const notAbove = differences.filter((value) => value <= 1e-9).length / differences.length;
  expect(result.pValue / (2 * notAbove)).toBeGreaterThan(0.7);
  expect(result.pValue / (2 * notAbove)).toBeLessThan(1.4);
});

test('mean, deviation, quantiles and interval over seeds', () => {
  const values = [2.5, 3.5, 1, 7, 4];
  const mean = values.reduce((sum, value) => sum + value, 0) / 5;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4);
  // Student's t of 4 degrees of freedom, two-sided 95%, from printed tables.
  const margin = (2.776445105 * sd) / Math.sqrt(5);
  const summary = summarize(values);
  expect(summary).toMatchObject({ n: 5, min: 1, q25: 2.5, median: 3.5, q75: 4, max: 7 });
  expect(summary.mean).toBeCloseTo(mean, 12);
  expect(summary.sd).toBeCloseTo(sd, 12);
  expect(summary.low).toBeCloseTo(mean - margin, 7);
  expect(summary.high).toBeCloseTo(mean + margin, 7);
});

test('ranks and coverage are those of the sorted counts', () => {
  const counts = Array.from({ length: 137 }, (_, i) => ((i * 37) % 101) + 1);
  const sorted = [...counts].sort((a, b) => b - a);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const { rankFrequency: ranks, coverage } = rankFrequency(counts);
  expect(ranks.map(({ rank }) => rank)).toEqual([1, 2, 5, 10, 20, 50, 100, 137]);
  for (const { rank, count } of ranks) expect(count).toBe(sorted[rank - 1]);
  for (const { types, share } of coverage) {
    expect(share).toBeCloseTo(sorted.slice(0, types).reduce((sum, count) => sum + count, 0) / all, 12);
  }
  expect(rankFrequency([])).toEqual({ rankFrequency: [], coverage: [] });
});

test('hmm eval says of accuracy, tags and confusions what hmm tag gives, and its picture shows the counts', () => {
  const model = `${temporaryFolder()}/m.hmm`;
  nlp(['hmm', 'train', '@tagged-en:train', '-o', model, '--quiet']);
  const gold = nlp(['corpus', 'convert', '@tagged-en:test', '--to', 'tagged', '--quiet'])
    .stdout.trim()
    .split('\n');
  const given = nlp(['hmm', 'tag', '-m', model, '--format', 'tagged', '--quiet'], {
    input: `${gold.join('\n')}\n`,
  });
  const tagsOf = (line: string) => line.split(' ').map((pair) => pair.slice(pair.lastIndexOf('/') + 1));
  const pairs = given.stdout
    .trim()
    .split('\n')
    .flatMap((line, i) => tagsOf(line).map((tag, j) => [tagsOf(gold[i])[j], tag] as const));
  const scores = JSON.parse(nlp(['hmm', 'eval', '-m', model, '@tagged-en:test', '--json', '--quiet']).stdout);
  expect(scores.tokens).toBe(pairs.length);
  expect(scores.accuracy).toBeCloseTo(pairs.filter(([a, b]) => a === b).length / pairs.length, 12);
  const count = (a: string, b: string) => pairs.filter(([x, y]) => x === a && y === b).length;
  for (const [tag, { precision, recall, f1, support }] of Object.entries<Record<string, number>>(
    scores.perTag,
  )) {
    const right = count(tag, tag);
    const correct = pairs.filter(([x]) => x === tag).length;
    const said = pairs.filter(([, y]) => y === tag).length;
    expect(support).toBe(correct);
    if (correct > 0) expect(recall).toBeCloseTo(right / correct, 12);
    if (said > 0) expect(precision).toBeCloseTo(right / said, 12);
    if (correct + said > 0) expect(f1).toBeCloseTo((2 * right) / (correct + said), 12);
  }
  const { rows, columns, values, texts, marked } = confusionFigure(scores.confusion, 'words');
  expect(rows.length).toBeGreaterThan(10);
  for (const [r, a] of rows.entries()) {
    for (const [c, b] of columns.entries()) {
      expect(Number(texts?.[r][c] || 0)).toBe(count(a, b));
      const support = pairs.filter(([x]) => x === a).length;
      expect(values[r][c]).toBeCloseTo(support === 0 ? 0 : count(a, b) / support, 12);
    }
  }
  expect(marked).toEqual(rows.map((_, i) => [i, i]));
});
