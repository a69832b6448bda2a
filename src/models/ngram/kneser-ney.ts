/**
 * Interpolated absolute discounting: absolute, Kneser-Ney and modified Kneser-Ney, which differ in what is counted
 * below the highest order and in the number of discounts.
 * Sources: Ney, Essen and Kneser 1994; Kneser and Ney 1995; Chen and Goodman 1998, section 3; pruning as in
 * K. Heafield, I. Pouzyrevsky, J. Clark and P. Koehn, "Scalable modified Kneser-Ney language model estimation",
 * ACL 2013.
 *   p(w|h) = (c(hw) - D(c(hw))) / N(h) + gamma(h) p'(w)
 *   gamma(h) = (sum of D over the n-grams kept + counts of those pruned) / N(h)
 */
import { type Discounts, discountsOf } from './discounts.ts';
import type { Level, SmoothingMethod } from './level.ts';

export function discounting(kind: 'absolute' | 'kneser-ney' | 'modified-kneser-ney'): SmoothingMethod {
  return {
    counts: kind === 'absolute' ? 'occurrences' : 'continuations',
    fit(settings) {
      const discounts = discountsOf(settings, kind === 'modified-kneser-ney');
      return { estimate: (level) => discountLevel(level, discounts), parameters: discounts.slice(1) };
    },
  };
}

function discountLevel(level: Level, discounts: Discounts): void {
  const { contexts, first, count, kept, lower, probability, gamma } = level;
  const base = first[0];
  const [, discount1, discount2, discount3] = discounts;
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    let total = 0;
    let pruned = 0;
    let ones = 0;
    let twos = 0;
    let more = 0;
    for (let i = from; i < to; i++) {
      const times = count[i];
      total += times;
      if (kept !== undefined && kept[i] === 0) pruned += times;
      else if (times === 1) ones++;
      else if (times === 2) twos++;
      else if (times > 2) more++;
    }
    if (total === 0) {
      // Nothing is known of this context: all is left to the shorter one.
      gamma[c] = 1;
      for (let i = from; i < to; i++) probability[i] = lower[i];
      continue;
    }
    const weight = (discount1 * ones + discount2 * twos + discount3 * more + pruned) / total;
    gamma[c] = weight;
    for (let i = from; i < to; i++) {
      const times = count[i];
      const discount = times > 2 ? discount3 : times === 2 ? discount2 : times === 1 ? discount1 : 0;
      probability[i] = (times - discount) / total + weight * lower[i];
    }
  }
}
