/**
 * The textbook estimates over one fixed length of context: maximum likelihood, Laplace (add one) and Lidstone (add
 * alpha). Source: D. Jurafsky and J. Martin, "Speech and Language Processing", chapter 3.
 *   p(w|h) = (c(hw) + alpha) / (N(h) + alpha V), for V words; uniform after a context never seen
 *
 * These do not use shorter contexts. To fit the same trie as the others, shorter contexts are stored as uniform, and
 * gamma turns the uniform share of a word not seen into alpha / (N(h) + alpha V). Contexts that begin with `<s>` are
 * as long as the text allows, so they count in full. Maximum likelihood has no uniform share to fall back on: after a
 * context never seen, the longest one that was seen takes its place.
 */
import { backoffWeight, type Level, type SmoothingMethod } from './level.ts';

/** @param alpha above 0; 0 is maximum likelihood */
export function additive(alpha: number): SmoothingMethod {
  return {
    counts: 'occurrences',
    fit({ n, order, words }) {
      return {
        estimate: (level) => additiveLevel(level, alpha, words, n === order || alpha === 0),
        parameters: alpha === 0 ? [] : [alpha],
      };
    },
  };
}

function additiveLevel(level: Level, alpha: number, words: number, longest: boolean): void {
  const { contexts, first, count, kept, lower, probability, gamma, beginFrom, beginTo } = level;
  const base = first[0];
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    if (!longest && (c < beginFrom || c >= beginTo)) {
      gamma[c] = 1;
      for (let i = from; i < to; i++) probability[i] = lower[i];
      continue;
    }
    let total = 0;
    let types = 0;
    let keptTypes = 0;
    let pruned = 0;
    let keptLower = 0;
    for (let i = from; i < to; i++) {
      const times = count[i];
      if (times === 0) continue;
      total += times;
      types++;
      if (kept !== undefined && kept[i] === 0) {
        pruned += times + alpha;
      } else {
        keptTypes++;
        keptLower += lower[i];
      }
    }
    if (types === 0) {
      // Nothing is known of this context: all is left to the shorter one.
      gamma[c] = 1;
      for (let i = from; i < to; i++) probability[i] = lower[i];
      continue;
    }
    const denominator = total + alpha * words;
    const unseenLower = alpha === 0 ? 1 - keptLower : (words - keptTypes) / words;
    const weight = backoffWeight((pruned + alpha * (words - types)) / denominator, unseenLower);
    gamma[c] = weight;
    for (let i = from; i < to; i++) {
      probability[i] = count[i] === 0 ? weight * lower[i] : (count[i] + alpha) / denominator;
    }
  }
}
