/**
 * Multinomial logistic regression (maximum entropy), by L-BFGS: minimizes
 *   C · sum_i c_i · (-ln softmax(x_i W + b)[y_i]) + 1/2 sum W²
 * with c_i the weight of the class; the bias is not penalised. Sources: A. Berger et al., Comput. Linguist. 22(1), 1996;
 * C. Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3.4.
 *
 * With two classes the optimum is W = (-v, v): half the numbers are looked for, w = 2v, with the penalty 1/4 w².
 */
import { minimize } from '../../math/minimize/lbfgs.ts';
import type { SparseMatrix } from '../../math/sparse.ts';
import type { LinearScores } from './linear-scores.ts';

export interface LogisticSettings {
  c: number;
  /** [K] the weight of each class */
  classWeights: Float64Array;
  /** @defaultValue true */
  intercept?: boolean;
  /** Iterations end where the gradient is this part of the point's length. @defaultValue 1e-4 */
  tolerance?: number;
  iterations?: number;
  /** Two classes as one score with the penalty 1/2 w², as for a binary problem alone. @defaultValue false */
  oneScore?: boolean;
  progress?: (iteration: number, value: number) => Promise<void> | undefined;
}

export interface LogisticFit extends LinearScores {
  /** The value of the objective. */
  objective: number;
  iterations: number;
  converged: boolean;
}

export async function fitLogistic(
  matrix: SparseMatrix,
  classOf: ArrayLike<number>,
  classes: number,
  settings: LogisticSettings,
): Promise<LogisticFit> {
  const { tolerance = 1e-4, iterations = 1000, intercept = true, oneScore = false, progress } = settings;
  const two = classes === 2;
  const scores = two ? 1 : classes;
  const F = matrix.columns;
  const x = new Float64Array(F * scores + (intercept ? scores : 0));
  const penalty = two && !oneScore ? 0.5 : 1;
  const loss = two ? twoClassLoss : manyClassLoss;
  const objective = (at: Float64Array, gradient: Float64Array) => {
    let value = 0;
    for (let i = 0; i < F * scores; i++) {
      value += at[i] * at[i];
      gradient[i] = penalty * at[i];
    }
    gradient.fill(0, F * scores);
    return 0.5 * penalty * value + loss(matrix, classOf, scores, settings, at, gradient);
  };
  const found = await minimize(objective, x, {
    tolerance,
    delta: tolerance < 1e-6 ? 0 : tolerance / 10,
    period: 5,
    memory: 8,
    iterations,
    progress: progress === undefined ? undefined : ({ iteration, value }) => progress(iteration, value),
  });
  const bias = new Float64Array(classes);
  let weights = x.subarray(0, F * scores);
  if (two) {
    weights = new Float64Array(2 * F);
    for (let f = 0; f < F; f++) {
      weights[2 * f] = -x[f] / 2;
      weights[2 * f + 1] = x[f] / 2;
    }
    if (intercept) bias.set([-x[F] / 2, x[F] / 2]);
  } else if (intercept) {
    // Adding one number to every bias changes nothing: they sum to 0.
    const mean = x.subarray(F * scores).reduce((sum, b) => sum + b, 0) / classes;
    for (let k = 0; k < classes; k++) bias[k] = x[F * scores + k] - mean;
  }
  const { value, converged } = found;
  return { classes, weights, bias, binary: false, objective: value, iterations: found.iterations, converged };
}

type Loss = (
  matrix: SparseMatrix,
  classOf: ArrayLike<number>,
  scores: number,
  settings: LogisticSettings,
  at: Float64Array,
  gradient: Float64Array,
) => number;

const twoClassLoss: Loss = (
  matrix,
  classOf,
  _scores,
  { c, classWeights, intercept = true },
  at,
  gradient,
) => {
  const { rows, columns, start, column, value } = matrix;
  const b = intercept ? at[columns] : 0;
  let sum = 0;
  let dBias = 0;
  for (let row = 0; row < rows; row++) {
    const [from, to] = [start[row], start[row + 1]];
    let z = b;
    for (let i = from; i < to; i++) z += value[i] * at[column[i]];
    const weight = c * classWeights[classOf[row]];
    const margin = classOf[row] === 1 ? z : -z;
    const e = Math.exp(-Math.abs(margin));
    sum += weight * (Math.log1p(e) + Math.max(0, -margin));
    const wrong = margin > 0 ? e / (1 + e) : 1 / (1 + e);
    const d = weight * (classOf[row] === 1 ? -wrong : wrong);
    for (let i = from; i < to; i++) gradient[column[i]] += d * value[i];
    dBias += d;
  }
  if (intercept) gradient[columns] = dBias;
  return sum;
};

const manyClassLoss: Loss = (matrix, classOf, K, { c, classWeights, intercept = true }, at, gradient) => {
  const { rows, columns, start, column, value } = matrix;
  const base = columns * K;
  const z = new Float64Array(K);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const [from, to] = [start[row], start[row + 1]];
    for (let k = 0; k < K; k++) z[k] = intercept ? at[base + k] : 0;
    for (let i = from; i < to; i++) {
      const first = column[i] * K;
      const x = value[i];
      for (let k = 0; k < K; k++) z[k] += x * at[first + k];
    }
    const y = classOf[row];
    const weight = c * classWeights[y];
    let largest = z[0];
    for (let k = 1; k < K; k++) if (z[k] > largest) largest = z[k];
    const correct = z[y];
    let total = 0;
    for (let k = 0; k < K; k++) {
      z[k] = Math.exp(z[k] - largest);
      total += z[k];
    }
    sum += weight * (largest + Math.log(total) - correct);
    for (let k = 0; k < K; k++) z[k] *= weight / total;
    z[y] -= weight;
    for (let i = from; i < to; i++) {
      const first = column[i] * K;
      const x = value[i];
      for (let k = 0; k < K; k++) gradient[first + k] += x * z[k];
    }
    if (intercept) for (let k = 0; k < K; k++) gradient[base + k] += z[k];
  }
  return sum;
};
