/**
 * Stupid backoff: relative frequencies, and a fixed price for each step to a shorter context. The scores are no
 * probabilities: they do not sum to 1.
 * Source: T. Brants, A. Popat, P. Xu, F. Och and J. Dean, "Large language models in machine translation", EMNLP
 * 2007, eq. 5.
 *   S(w|h) = c(hw) / N(h) where hw was seen, else 0.4 S(w|h'); S(w) = c(w) / N
 * N(h) counts h as a context, so an h that ends a sentence does not enter.
 */
import type { Level, SmoothingMethod } from './level.ts';

/** The price of a step in Brants et al. */
export const stupidBackoffWeight = 0.4;

export const stupidBackoff: SmoothingMethod = {
  counts: 'occurrences',
  fit: () => ({ estimate: stupidLevel, parameters: [stupidBackoffWeight] }),
};

function stupidLevel(level: Level): void {
  const { contexts, first, count, probability, gamma } = level;
  const base = first[0];
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    let total = 0;
    for (let i = from; i < to; i++) total += count[i];
    gamma[c] = stupidBackoffWeight;
    for (let i = from; i < to; i++) probability[i] = total === 0 ? 0 : count[i] / total;
  }
}
