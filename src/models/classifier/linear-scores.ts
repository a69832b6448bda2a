/**
 * Scores that are linear in the features: z = x W + b, for a row x of a sparse matrix.
 *   weights [F, K], feature by feature; bias [K]
 */
import type { SparseMatrix } from '../../math/sparse.ts';

export interface LinearScores {
  classes: number;
  weights: Float64Array;
  bias: Float64Array;
  /** Features count as 1 however often they occur. */
  binary: boolean;
}

/** @param out [K] */
export function scoreRow(
  { classes: K, weights, bias, binary }: LinearScores,
  { start, column, value }: SparseMatrix,
  row: number,
  out: Float64Array = new Float64Array(K),
): Float64Array {
  out.set(bias);
  for (let i = start[row]; i < start[row + 1]; i++) {
    const x = binary ? 1 : value[i];
    const base = column[i] * K;
    for (let k = 0; k < K; k++) out[k] += x * weights[base + k];
  }
  return out;
}

/** exp(z) / sum exp(z), in place. */
export function softmax(scores: Float64Array): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) if (scores[k] > largest) largest = scores[k];
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k] - largest);
    sum += scores[k];
  }
  for (let k = 0; k < scores.length; k++) scores[k] /= sum;
  return scores;
}
