/**
 * What a smoothing method sees: the n-grams of one order (or a stretch of them, cut between contexts), and the
 * notation that the methods share.
 *
 *   c(hw) count of word w after context h    N(h) = sum of c(hw) over w    T(h) = number of w with c(hw) > 0
 *   p'(w) probability of w after the context that is one word shorter (uniform below the unigrams)
 *   p(w|h) of an n-gram that is kept is stored; for all other words it is gamma(h) p'(w)
 * N-grams that are pruned count for N and T, but their probability goes to gamma.
 */
import type { CountsOfCounts } from './counts-of-counts.ts';

export interface Level {
  contexts: number;
  /** The contexts from `beginFrom` to `beginTo - 1` begin with `<s>`: no text can make them longer. */
  beginFrom: number;
  beginTo: number;
  /** [contexts + 1] the n-grams of context c are first[c] - first[0] .. first[c + 1] - first[0] - 1. */
  first: Uint32Array;
  /** [n-grams] of the kind that the method asks for. */
  count: Uint32Array;
  /** [n-grams] 0 for those that are pruned; absent where none is. */
  kept: Uint8Array | undefined;
  /** [n-grams] p' of the last word. */
  lower: Float64Array;
  /** [n-grams] out: probability, from 0 to 1. */
  probability: Float64Array;
  /** [contexts] out: the weight of p' for words that are not stored. */
  gamma: Float64Array;
}

export interface LevelSettings {
  /** Length of the n-grams, and of the longest in the model. */
  n: number;
  order: number;
  countsOfCounts: CountsOfCounts;
  /** The number of words that can be predicted: all but `<s>`. */
  words: number;
  /** Told what could not be estimated and what is used instead; throws where that is not allowed. */
  fallback(message: string): void;
}

export interface SmoothingMethod {
  /** Counts of orders below the highest: how often an n-gram occurs, or after how many distinct words. */
  counts: 'occurrences' | 'continuations';
  /**
   * Fits what the method has to fit to one order, and returns what fills in `probability` and `gamma` of a stretch.
   * @param stretches goes over the order from its beginning, as often as it is called
   */
  fit(settings: LevelSettings, stretches: () => Iterable<Level>): LevelEstimate;
}

export interface LevelEstimate {
  estimate(level: Level): void;
  /** What was fitted, for `info` and for tests, such as the discounts. */
  parameters: number[];
}

/**
 * The gamma that makes the probabilities after a context sum to 1: what is left over, relative to what the shorter
 * context gives to the words that are not stored.
 */
export function backoffWeight(leftOver: number, unseenLower: number): number {
  return leftOver > 0 && unseenLower > 1e-12 ? leftOver / unseenLower : 0;
}
