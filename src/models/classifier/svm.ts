/**
 * Linear support vector machines with the squared hinge loss, one class against the rest: minimizes
 *   1/2 (|w|² + b²) + C · sum_i c_i · max(0, 1 - s_i (w x_i + b))²,   s_i = 1 for the class, -1 for the others
 * by dual coordinate descent, one example at a time in random order, leaving out examples that will not change.
 * Source: C. Hsieh, K. Chang, C. Lin, S. Keerthi and S. Sundararajan, "A Dual Coordinate Descent Method for Large-scale
 * Linear SVM", ICML 2008, algorithm 3 (shrinking); L2 loss, equation 2.
 *   alpha [N] dual variables, w = sum alpha_i s_i x_i; D = 1 / (2 C c_i)
 */
import type { Random } from '../../math/random.ts';
import type { SparseMatrix } from '../../math/sparse.ts';
import type { LinearScores } from './linear-scores.ts';

export interface SvmSettings {
  c: number;
  /** [K] the weight of each class */
  classWeights: Float64Array;
  /** Passes end where projected gradients differ by less. @defaultValue 0.01 */
  tolerance?: number;
  /** @defaultValue 1000 */
  iterations?: number;
  random: Random;
}

export interface SvmFit extends LinearScores {
  /** Of each machine, one a class; with two classes one. */
  objectives: number[];
  iterations: number;
  converged: boolean;
}

export function fitSvm(
  matrix: SparseMatrix,
  classOf: ArrayLike<number>,
  classes: number,
  settings: SvmSettings,
): SvmFit {
  const F = matrix.columns;
  const weights = new Float64Array(F * classes);
  const bias = new Float64Array(classes);
  const objectives: number[] = [];
  let iterations = 0;
  let converged = true;
  // Two classes are one machine, and its score with both signs.
  for (let k = classes === 2 ? 1 : 0; k < classes; k++) {
    const machine = trainMachine(matrix, classOf, k, settings);
    const { w } = machine;
    for (let f = 0; f < F; f++) weights[f * classes + k] = w[f];
    bias[k] = w[F];
    objectives.push(objectiveOf(matrix, classOf, k, settings, w));
    iterations = Math.max(iterations, machine.iterations);
    converged &&= machine.converged;
  }
  if (classes === 2) {
    for (let f = 0; f < F; f++) weights[2 * f] = -weights[2 * f + 1];
    bias[0] = -bias[1];
  }
  return { classes, weights, bias, binary: false, objectives, iterations, converged };
}

/** @returns w [F + 1], the bias last */
function trainMachine(
  { rows, columns, start, column, value }: SparseMatrix,
  classOf: ArrayLike<number>,
  positive: number,
  { c, classWeights, tolerance = 0.01, iterations: most = 1000, random }: SvmSettings,
): { w: Float64Array; iterations: number; converged: boolean } {
  const w = new Float64Array(columns + 1);
  const alpha = new Float64Array(rows);
  const diagonal = new Float64Array(rows);
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    let squares = 1;
    for (let i = start[row]; i < start[row + 1]; i++) squares += value[i] * value[i];
    diagonal[row] = squares + 0.5 / (c * classWeights[classOf[row]]);
    order[row] = row;
  }
  const draws = random.fork(`machine ${positive}`);
  let active = rows;
  let highest = Number.POSITIVE_INFINITY;
  for (let iteration = 1; ; iteration++) {
    let [above, below] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let i = 0; i < active; i++) {
      const j = i + draws.int(active - i);
      const row = order[j];
      order[j] = order[i];
      order[i] = row;
    }
    for (let s = 0; s < active; s++) {
      const row = order[s];
      const sign = classOf[row] === positive ? 1 : -1;
      const [from, to] = [start[row], start[row + 1]];
      let z = w[columns];
      for (let i = from; i < to; i++) z += value[i] * w[column[i]];
      const a = alpha[row];
      const gradient = sign * z - 1 + (a * 0.5) / (c * classWeights[classOf[row]]);
      let projected = gradient;
      if (a === 0) {
        if (gradient > highest) {
          // It stays at 0: out of the way until the end.
          active--;
          order[s] = order[active];
          order[active] = row;
          s--;
          continue;
        }
        projected = Math.min(0, gradient);
      }
      if (projected > above) above = projected;
      if (projected < below) below = projected;
      if (projected > 1e-15 || projected < -1e-15) {
        const next = Math.max(0, a - gradient / diagonal[row]);
        const step = (next - a) * sign;
        alpha[row] = next;
        for (let i = from; i < to; i++) w[column[i]] += step * value[i];
        w[columns] += step;
      }
    }
    if (active === 0 || above - below <= tolerance) {
      if (active === rows) return { w, iterations: iteration, converged: true };
      // Once more over all of them.
      active = rows;
      highest = Number.POSITIVE_INFINITY;
    } else highest = above <= 0 ? Number.POSITIVE_INFINITY : above;
    if (iteration >= most) return { w, iterations: iteration, converged: false };
  }
}

function objectiveOf(
  { rows, columns, start, column, value }: SparseMatrix,
  classOf: ArrayLike<number>,
  positive: number,
  { c, classWeights }: SvmSettings,
  w: Float64Array,
): number {
  let squares = 0;
  for (let i = 0; i < w.length; i++) squares += w[i] * w[i];
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    let z = w[columns];
    for (let i = start[row]; i < start[row + 1]; i++) z += value[i] * w[column[i]];
    const short = 1 - (classOf[row] === positive ? z : -z);
    if (short > 0) loss += c * classWeights[classOf[row]] * short * short;
  }
  return 0.5 * squares + loss;
}

/** The weight of each class: all 1, or as much as makes classes count alike, N / (K N_k). */
export function classWeightsOf(classOf: ArrayLike<number>, classes: number, balanced: boolean): Float64Array {
  const weights = new Float64Array(classes).fill(1);
  if (!balanced) return weights;
  const counts = new Float64Array(classes);
  for (let i = 0; i < classOf.length; i++) counts[classOf[i]]++;
  for (let k = 0; k < classes; k++) weights[k] = counts[k] === 0 ? 0 : classOf.length / (classes * counts[k]);
  return weights;
}
