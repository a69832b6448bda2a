/**
 * Naive Bayes: P(class | text) is proportional to P(class) times the product of P(feature | class). In logarithms the
 * score of a class is linear in the features, and so all three are a matrix and a bias.
 *   multinomial  by how often features occur (A. McCallum and K. Nigam, AAAI workshop 1998)
 *   bernoulli    by whether each feature of the vocabulary occurs or not (ibid.)
 *   complement   by the features of all other classes, with the sign turned (J. Rennie et al., ICML 2003)
 *   N [K, F] counts of features in classes; alpha is added to each
 */
import type { SparseMatrix } from '../../math/sparse.ts';
import type { LinearScores } from './linear-scores.ts';

export type BayesModel = 'naive-bayes' | 'bernoulli' | 'complement';

export interface BayesSettings {
  model: BayesModel;
  alpha: number;
  /** Every class is as likely before the text is seen. @defaultValue false: as often as in training */
  uniformPrior?: boolean;
  /** complement: weights of each class sum to 1. */
  norm?: boolean;
}

export interface BayesFit extends LinearScores {
  /** [K] */
  classLogPrior: Float64Array;
  /** [F, K], feature by feature: ln P(feature | class); of complement the weight */
  featureLogProb: Float64Array;
}

/** @param classOf [rows] 0 to K - 1 */
export function fitNaiveBayes(
  matrix: SparseMatrix,
  classOf: ArrayLike<number>,
  classes: number,
  { model, alpha, uniformPrior = false, norm = false }: BayesSettings,
): BayesFit {
  const { rows, columns, start, column, value } = matrix;
  const K = classes;
  const counts = new Float64Array(columns * K);
  const documents = new Float64Array(K);
  for (let row = 0; row < rows; row++) {
    const k = classOf[row];
    documents[k]++;
    for (let i = start[row]; i < start[row + 1]; i++) {
      counts[column[i] * K + k] += model === 'bernoulli' ? 1 : value[i];
    }
  }
  const classLogPrior = documents.map((count) =>
    uniformPrior ? -Math.log(K) : Math.log(count) - Math.log(rows),
  );
  const featureLogProb = counts;
  if (model === 'bernoulli') {
    // The counts become logarithms in place.
    const weights = new Float64Array(columns * K);
    const bias = classLogPrior.slice();
    for (let i = 0, f = 0; f < columns; f++) {
      for (let k = 0; k < K; k++, i++) {
        const logProb = Math.log(counts[i] + alpha) - Math.log(documents[k] + 2 * alpha);
        const logNot = Math.log1p(-Math.exp(logProb));
        counts[i] = logProb;
        weights[i] = logProb - logNot;
        bias[k] += logNot;
      }
    }
    return { classes: K, weights, bias, binary: true, classLogPrior, featureLogProb };
  }
  if (model === 'complement') complement(counts, columns, K, alpha);
  else for (let i = 0; i < counts.length; i++) counts[i] += alpha;
  const totals = columnSums(counts, columns, K);
  for (let i = 0, f = 0; f < columns; f++) {
    for (let k = 0; k < K; k++, i++) counts[i] = Math.log(counts[i]) - Math.log(totals[k]);
  }
  if (model === 'naive-bayes') {
    return { classes: K, weights: counts, bias: classLogPrior, binary: false, classLogPrior, featureLogProb };
  }
  const sums = norm ? columnSums(counts, columns, K) : new Float64Array(K).fill(-1);
  for (let i = 0, f = 0; f < columns; f++) for (let k = 0; k < K; k++, i++) counts[i] /= sums[k];
  const bias = new Float64Array(K);
  return { classes: K, weights: counts, bias, binary: false, classLogPrior, featureLogProb };
}

/** Counts of all other classes in the place of each class's own. */
function complement(counts: Float64Array, columns: number, K: number, alpha: number): void {
  for (let f = 0; f < columns; f++) {
    let all = 0;
    for (let k = 0; k < K; k++) all += counts[f * K + k];
    for (let k = 0; k < K; k++) counts[f * K + k] = all + alpha - counts[f * K + k];
  }
}

function columnSums(counts: Float64Array, columns: number, K: number): Float64Array {
  const sums = new Float64Array(K);
  for (let i = 0, f = 0; f < columns; f++) for (let k = 0; k < K; k++, i++) sums[k] += counts[i];
  return sums;
}
