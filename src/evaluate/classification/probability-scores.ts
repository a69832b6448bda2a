/**
 * How good probabilities are, not only the likeliest class: log loss, Brier score, expected calibration error with the
 * bins behind it.
 * Sources: G. Brier, Mon. Weather Rev. 78(1), 1950 (the sum over classes, 0 to 2); C. Guo et al., "On Calibration of
 * Modern Neural Networks", ICML 2017, equation 3.
 *   probabilities [N][K], rows that sum to 1; gold [N]
 */

/** -log of the least probability that is told from 0: certain and wrong costs 36 nats, not infinitely many. */
const LEAST = Number.EPSILON;

/** Mean -ln P(correct class), in nats. */
export function logLoss(probabilities: readonly ArrayLike<number>[], gold: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i][gold[i]];
    sum -= Math.log(Math.min(1, Math.max(LEAST, p)));
  }
  return sum / probabilities.length;
}

/** The mean over cases of the summed squares of probability minus truth. */
export function brierScore(probabilities: readonly ArrayLike<number>[], gold: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const row = probabilities[i];
    for (let k = 0; k < row.length; k++) sum += (row[k] - (k === gold[i] ? 1 : 0)) ** 2;
  }
  return sum / probabilities.length;
}

/** A bin of a reliability diagram: cases whose likeliest class has a probability above `low`, up to `high`. */
export interface ReliabilityBin {
  low: number;
  high: number;
  cases: number;
  /** Mean probability of the likeliest class, and how often it was correct; 0 without cases. */
  confidence: number;
  accuracy: number;
}

/** Bins of equal width over the probability of the likeliest class. @param bins how many */
export function reliability(
  probabilities: readonly ArrayLike<number>[],
  gold: ArrayLike<number>,
  bins: number,
): ReliabilityBin[] {
  const cases = new Float64Array(bins);
  const confidence = new Float64Array(bins);
  const right = new Float64Array(bins);
  for (let i = 0; i < probabilities.length; i++) {
    const best = likeliest(probabilities[i]);
    const p = probabilities[i][best];
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(p * bins) - 1));
    cases[bin]++;
    confidence[bin] += p;
    if (best === gold[i]) right[bin]++;
  }
  return Array.from(cases, (count, bin) => ({
    low: bin / bins,
    high: (bin + 1) / bins,
    cases: count,
    confidence: count === 0 ? 0 : confidence[bin] / count,
    accuracy: count === 0 ? 0 : right[bin] / count,
  }));
}

/** The mean over cases of |accuracy - confidence| of their bins. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { cases }) => sum + cases, 0);
  return bins.reduce((sum, bin) => sum + (bin.cases * Math.abs(bin.accuracy - bin.confidence)) / total, 0);
}

/** The first of the largest. */
export function likeliest(row: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < row.length; k++) if (row[k] > row[best]) best = k;
  return best;
}
