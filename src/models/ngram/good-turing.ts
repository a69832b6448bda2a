/**
 * Katz backoff with Good-Turing discounts.
 * Source: S. Katz, "Estimation of probabilities from sparse data for the language model component of a speech
 * recognizer", IEEE Transactions on ASSP 35(3), 1987, eq. 10 to 15, with k = 5.
 *   r* = (r + 1) n_(r+1) / n_r    A = (k + 1) n_(k+1) / n_1    d_r = (r* / r - A) / (1 - A) for r <= k, else 1
 *   p(w|h) = d_c c(hw) / N(h);  gamma(h) = (1 - sum of p(w|h)) / (1 - sum of p'(w)), sums over the words seen
 *
 * Where that leaves nothing for unseen words (all counts above k), N(h) is taken one larger, as SRILM does.
 */
import type { CountsOfCounts } from './counts-of-counts.ts';
import { backoffWeight, type Level, type LevelSettings, type SmoothingMethod } from './level.ts';

/** Counts above this one are reliable enough to be left alone. */
const largestDiscounted = 5;

export const goodTuring: SmoothingMethod = {
  counts: 'occurrences',
  fit(settings) {
    const ratios = ratiosOf(settings);
    return { estimate: (level) => katzLevel(level, ratios), parameters: ratios.slice(1) };
  },
};

/** The discount ratios d_0 .. d_5, or why they cannot be estimated. */
export function goodTuringRatios(n: CountsOfCounts): number[] | string {
  for (let r = 1; r <= largestDiscounted; r++) if (n[r] === 0) return `none of them has count ${r}`;
  const common = ((largestDiscounted + 1) * n[largestDiscounted + 1]) / n[1];
  const ratios = [1];
  for (let r = 1; r <= largestDiscounted; r++) {
    const ratio = (((r + 1) * n[r + 1]) / (n[r] * r) - common) / (1 - common);
    if (!(ratio > 0 && ratio <= 1))
      return `the discount of count ${r} would be ${Number(ratio.toPrecision(4))}`;
    ratios.push(ratio);
  }
  return ratios;
}

function ratiosOf(settings: LevelSettings): number[] {
  const found = goodTuringRatios(settings.countsOfCounts);
  if (typeof found !== 'string') return found;
  settings.fallback(
    `Good-Turing discounts of the ${settings.n}-grams cannot be estimated (${found}): taking 0.5 from counts up to 5`,
  );
  return [1, 0.5, 0.75, 2.5 / 3, 0.875, 0.9];
}

function katzLevel(level: Level, ratios: number[]): void {
  const { contexts, first, count, kept, lower, probability, gamma } = level;
  const base = first[0];
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    let total = 0;
    let discounted = 0;
    let keptDiscounted = 0;
    let keptLower = 0;
    for (let i = from; i < to; i++) {
      const times = count[i];
      if (times === 0) continue;
      const part = times <= largestDiscounted ? ratios[times] * times : times;
      total += times;
      discounted += part;
      if (kept !== undefined && kept[i] === 0) continue;
      keptDiscounted += part;
      keptLower += lower[i];
    }
    const unseenLower = 1 - keptLower;
    let denominator = total;
    if (unseenLower <= 1e-9) denominator = keptDiscounted;
    else if (total - discounted < 1e-9 * total) denominator = total + 1;
    const weight = total === 0 ? 1 : backoffWeight(1 - keptDiscounted / denominator, unseenLower);
    gamma[c] = weight;
    for (let i = from; i < to; i++) {
      const times = count[i];
      if (times === 0) probability[i] = weight * lower[i];
      else probability[i] = (times <= largestDiscounted ? ratios[times] * times : times) / denominator;
    }
  }
}
