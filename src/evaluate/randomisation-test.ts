/**
 * Fisher's paired randomisation test: could the difference of two means have come about by chance?
 * Source: Smucker, Allan and Carterette, "A comparison of statistical significance tests for information retrieval
 * evaluation", CIKM 2007. Under the null hypothesis the sign of each pair's difference is a coin toss; p is the
 * part of all assignments of signs whose mean is at least as far from 0 as the one observed.
 */
import { usageError } from '../errors.ts';
import type { Random } from '../math/random.ts';
import { sum } from './sum.ts';

export interface RandomisationResult {
  /** Mean of the second minus mean of the first. */
  difference: number;
  /** Two-sided. */
  p: number;
  /** Assignments that were looked at. */
  samples: number;
  /** True where these were all there are. */
  exact: boolean;
}

/** Up to so many pairs every assignment is looked at. */
const exactPairs = 16;

/**
 * @param a values of the first system
 * @param b values of the second for the same queries
 * @param samples how many assignments to draw, where there are too many to look at them all
 */
export function pairedRandomisationTest(
  a: readonly number[],
  b: readonly number[],
  random: Random,
  samples = 10_000,
): RandomisationResult {
  if (a.length !== b.length || a.length === 0) {
    throw usageError(
      `${a.length} and ${b.length} values make no pairs`,
      undefined,
      'Compare the same queries.',
    );
  }
  const differences = Float64Array.from(a, (value, i) => b[i] - value);
  const observed = sum(differences);
  const exact = differences.length <= exactPairs;
  const count = exact ? 2 ** differences.length : samples;
  // Sums are the same numbers in another order: what rounding adds must not decide.
  const threshold = Math.abs(observed) - 1e-12 * differences.length;
  let extreme = 0;
  for (let sample = 0; sample < count; sample++) {
    let total = 0;
    let bits = 0;
    for (let i = 0; i < differences.length; i++) {
      if (exact) bits = sample >>> i;
      else if (i % 32 === 0) bits = random.int(2 ** 32);
      else bits >>>= 1;
      total += (bits & 1) === 1 ? differences[i] : -differences[i];
    }
    if (Math.abs(total) >= threshold) extreme++;
  }
  // The assignment that was observed is one of the drawn ones, so that p is never 0.
  const p = exact ? extreme / count : (extreme + 1) / (count + 1);
  return { difference: observed / differences.length, p, samples: count, exact };
}
