/**
 * Absolute discounts, estimated from counts of counts.
 * Sources: H. Ney, U. Essen and R. Kneser, "On structuring probabilistic dependences in stochastic language
 * modelling", Computer Speech and Language 8, 1994 (one discount); S. Chen and J. Goodman, TR-10-98, 1998, eq. 26
 * (three discounts).
 *   n_r number of n-grams with count r    Y = n1 / (n1 + 2 n2)    D_r = r - (r + 1) Y n_(r+1) / n_r
 */
import type { CountsOfCounts } from './counts-of-counts.ts';
import type { LevelSettings } from './level.ts';

/** What is taken from a count of 0 (nothing), 1, 2, and 3 or more. */
export type Discounts = number[];

/** For orders whose discounts cannot be estimated, as in KenLM. */
const fallbackDiscounts: Discounts = [0, 0.5, 1, 1.5];

/** Why the discounts of an order cannot be estimated, or the discounts. */
export function modifiedDiscounts(n: CountsOfCounts): Discounts | string {
  for (let r = 1; r <= 3; r++) if (n[r] === 0) return `none of them has count ${r}`;
  const y = n[1] / (n[1] + 2 * n[2]);
  const discounts = [0];
  for (let r = 1; r <= 3; r++) {
    const discount = r - ((r + 1) * y * n[r + 1]) / n[r];
    if (discount < 0 || discount > r) {
      return `the discount of count ${r} would be ${Number(discount.toPrecision(4))}`;
    }
    discounts.push(discount);
  }
  return discounts;
}

function singleDiscount(n: CountsOfCounts): Discounts | string {
  for (let r = 1; r <= 2; r++) if (n[r] === 0) return `none of them has count ${r}`;
  const discount = n[1] / (n[1] + 2 * n[2]);
  return [0, discount, discount, discount];
}

/** The discounts of one order, or those it falls back to. */
export function discountsOf(settings: LevelSettings, modified: boolean): Discounts {
  const found = modified
    ? modifiedDiscounts(settings.countsOfCounts)
    : singleDiscount(settings.countsOfCounts);
  if (typeof found !== 'string') return found;
  const discounts = modified ? fallbackDiscounts : [0, 0.5, 0.5, 0.5];
  const used = modified ? discounts.slice(1).join(', ') : '0.5';
  settings.fallback(`discounts of the ${settings.n}-grams cannot be estimated (${found}): using ${used}`);
  return discounts;
}
