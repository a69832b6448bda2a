/**
 * McNemar's test: do two models that answered the same questions differ by more than chance?
 * Source: Q. McNemar, "Note on the Sampling Error of the Difference Between Correlated Proportions or Percentages",
 * Psychometrika 12(2), 1947; here exact: under the hypothesis of no difference, of the n questions that only one
 * answered rightly, each is the first one's with probability 1/2.
 */
import { erfc } from '../math/plain/erf.ts';

export interface McNemarResult {
  /** Questions that only the first, or only the second, answered rightly. */
  onlyFirst: number;
  onlySecond: number;
  /** Two-sided; 1 where they never differ. */
  pValue: number;
}

/** @param first, second was each question answered rightly (not 0)? Of the same length. */
export function mcnemar(first: ArrayLike<number>, second: ArrayLike<number>): McNemarResult {
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let i = 0; i < first.length; i++) {
    if (first[i] !== 0 && second[i] === 0) onlyFirst++;
    else if (first[i] === 0 && second[i] !== 0) onlySecond++;
  }
  return { onlyFirst, onlySecond, pValue: signTest(onlyFirst, onlySecond) };
}

/** min(1, 2 P(X <= min(a, b))) for X binomial with n = a + b and 1/2. */
function signTest(a: number, b: number): number {
  const n = a + b;
  let logTerm = -n * Math.LN2;
  let sum = 0;
  for (let k = 0; k <= Math.min(a, b); k++) {
    if (k > 0) logTerm += Math.log((n - k + 1) / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, 2 * sum);
}

/**
 * The test by the chi-squared distribution with one degree of freedom, with the correction for continuity (A. Edwards,
 * Psychometrika 13, 1948): what other programs report for many questions.
 */
export function chiSquareMcnemar(
  onlyFirst: number,
  onlySecond: number,
): { statistic: number; pValue: number } {
  const n = onlyFirst + onlySecond;
  const statistic = n === 0 ? 0 : Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / n;
  return { statistic, pValue: erfc(Math.sqrt(statistic / 2)) };
}
