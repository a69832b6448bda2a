/**
 * How often types occur, by rank, and how much of a text the most frequent types make up.
 * Source: G. Zipf, "Human Behavior and the Principle of Least Effort", 1949: frequency is about inversely proportional
 * to rank, a straight line on logarithmic axes.
 */
import type { LineChart } from '../figure/figure.ts';

export interface RankFrequency {
  /** How often the types of these ranks occur, from the most frequent on: ranks 1, 2, 5, 10, ... and the last. */
  rankFrequency: { rank: number; count: number }[];
  /** The share of the tokens that so many of the most frequent types make up. */
  coverage: { types: number; share: number }[];
}

export function rankFrequency(counts: Iterable<number>): RankFrequency {
  // Ascending, as typed arrays sort.
  const sorted = Float64Array.from(counts).sort();
  const { length } = sorted;
  const tokens = sorted.reduce((sum, count) => sum + count, 0);
  const result: RankFrequency = { rankFrequency: [], coverage: [] };
  let next = 1;
  let covered = 0;
  for (let rank = 1; rank <= length; rank++) {
    const count = sorted[length - rank];
    covered += count;
    if (rank !== next && rank !== length) continue;
    result.rankFrequency.push({ rank, count });
    result.coverage.push({ types: rank, share: covered / tokens });
    if (rank === next) next = nextRank(next);
  }
  return result;
}

/** 1, 2, 5, 10, 20, 50, ... */
function nextRank(rank: number): number {
  return String(rank).startsWith('2') ? rank * 2.5 : rank * 2;
}

export function rankFrequencyFigures({ rankFrequency: ranks, coverage }: RankFrequency): LineChart[] {
  const most = ranks[0]?.count ?? 1;
  return [
    {
      kind: 'line',
      title: 'How often a type occurs, by its rank (Zipf)',
      description: 'Both axes are logarithmic; the straight line is the first count divided by the rank.',
      x: { label: 'rank', scale: 'log' },
      y: { label: 'how often it occurs', scale: 'log' },
      series: [
        { name: 'the corpus', points: ranks.map(({ rank, count }) => [rank, count] as const) },
        { name: 'first count / rank', points: ranks.map(({ rank }) => [rank, most / rank] as const) },
      ],
    },
    {
      kind: 'line',
      title: 'How much of the text a vocabulary covers',
      description: 'The share of the tokens that the most frequent types make up.',
      x: { label: 'size of the vocabulary, most frequent types first', scale: 'log' },
      y: { label: 'share of the tokens', from: 0, to: 1 },
      series: [{ name: '', points: coverage.map(({ types, share }) => [types, share] as const) }],
    },
  ];
}
