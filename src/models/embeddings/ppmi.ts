/**
 * Embeddings by counting: how often words stand near one another, as positive pointwise mutual information with a
 * smoothed context distribution and a shift (Levy & Goldberg 2014; Levy, Goldberg & Dagan 2015).
 */
import type { Svd } from '../../math/jacobi-svd.ts';

/** Pairs of words at most `window` apart in a sequence, counted in both directions. */
export function cooccurrences(
  sequences: readonly (readonly number[])[],
  words: number,
  window: number,
): Float64Array[] {
  const counts = Array.from({ length: words }, () => new Float64Array(words));
  for (const sequence of sequences)
    for (let i = 0; i < sequence.length; i++)
      for (let j = i + 1; j < sequence.length && j <= i + window; j++) {
        counts[sequence[i]][sequence[j]]++;
        counts[sequence[j]][sequence[i]]++;
      }
  return counts;
}

export interface PpmiOptions {
  /** The power of context counts: 1 leaves them, 0.75 makes rare contexts less surprising. */
  contextSmoothing: number;
  /** k of log k, which is taken from every cell: as many negatives of skip-gram. */
  shift: number;
}

/** max(0, log(P(w,c) / (P(w) P(c))) - log k), natural logs; a cell without a count is 0. */
export function ppmi(
  counts: readonly Float64Array[],
  { contextSmoothing, shift }: PpmiOptions,
): Float64Array[] {
  const rows = counts.map(sum);
  const contexts = counts.map((_, c) => counts.reduce((total, row) => total + row[c], 0) ** contextSmoothing);
  const contextTotal = sum(contexts);
  return counts.map((row, w) =>
    row.map((count, c) => {
      if (count === 0) return 0;
      const expected = (rows[w] * contexts[c]) / contextTotal;
      return Math.max(0, Math.log(count / expected) - Math.log(shift));
    }),
  );

  function sum(values: ArrayLike<number>): number {
    let result = 0;
    for (let i = 0; i < values.length; i++) result += values[i];
    return result;
  }
}

/** Rows of U S^power, cut to a number of dimensions. What rounding leaves of a row outside them is 0. */
export function svdVectors({ left, values }: Svd, dimensions: number, power: number): Float64Array[] {
  return left.map((row) => {
    const cut = row.slice(0, dimensions);
    if (Math.hypot(...cut) < 1e-12) return cut.fill(0);
    return cut.map((x, d) => (values[d] > 0 ? x * values[d] ** power : 0));
  });
}
