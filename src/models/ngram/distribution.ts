/**
 * The probabilities of all words after a state, and what is drawn from them.
 */

import type { Random } from '../../math/random.ts';
import { tenTo } from '../../math/ten-to.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { BEGIN, ROOT, UNKNOWN } from './count-trie.ts';

/**
 * p(w|state) for every word w; 0 for `<s>`, which is never predicted.
 * Each context, from the shortest to the longest, scales what the shorter ones said and replaces its own n-grams.
 */
export function nextWords(trie: BackoffTrie, state: number, out?: Float64Array): Float64Array {
  const { levelStart, word, logProb, backoff, first, suffix } = trie;
  const size = levelStart[1];
  const probability = out ?? new Float64Array(size);
  const chain: number[] = [];
  for (let context = state; context !== ROOT; context = suffix[context]) chain.push(context);
  for (let w = 0; w < size; w++) probability[w] = tenTo(logProb[w]);
  for (let k = chain.length - 1; k >= 0; k--) {
    const context = chain[k];
    const weight = tenTo(backoff[context]);
    for (let w = 0; w < size; w++) probability[w] *= weight;
    for (let node = first[context]; node < first[context + 1]; node++) {
      probability[word[node]] = tenTo(logProb[node]);
    }
  }
  probability[BEGIN] = 0;
  return probability;
}

export interface SamplingOptions {
  /** Above 1 flattens the distribution, below 1 sharpens it; 0 takes the most likely word. @defaultValue 1 */
  temperature?: number;
  /** Draw from the k most likely words only. */
  topK?: number;
  /** Draw from the fewest words that together have at least this probability, above 0 to 1. */
  topP?: number;
}

/**
 * Draws a word; never `<s>` or `<unk>`, which are no words to say.
 * @param probability is changed
 * @returns its id, or -1 where no word has a probability above 0
 */
export function drawWord(probability: Float64Array, random: Random, options: SamplingOptions = {}): number {
  const { temperature = 1, topK, topP } = options;
  probability[BEGIN] = 0;
  probability[UNKNOWN] = 0;
  const limited = topK !== undefined || topP !== undefined;
  if (temperature === 0) return mostLikely(probability, 1)[0] ?? -1;
  const ids = limited ? mostLikely(probability, topK ?? probability.length) : undefined;
  const weights = ids === undefined ? probability : Float64Array.from(ids, (id) => probability[id]);
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, weight);
  if (largest === 0) return -1;
  if (temperature !== 1) {
    // Relative to the largest, so that none overflows.
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] / largest) ** (1 / temperature);
  }
  const used = topP === undefined ? weights : weights.subarray(0, nucleus(weights, topP));
  const drawn = random.choice(used);
  return ids === undefined ? drawn : ids[drawn];
}

/** The ids of the k largest probabilities above 0, largest first; equal ones by id. */
export function mostLikely(probability: Float64Array, k: number): number[] {
  if (k === 1) {
    let best = -1;
    let largest = 0;
    for (let w = 0; w < probability.length; w++) {
      if (probability[w] > largest) {
        largest = probability[w];
        best = w;
      }
    }
    return best === -1 ? [] : [best];
  }
  const ids: number[] = [];
  for (let w = 0; w < probability.length; w++) if (probability[w] > 0) ids.push(w);
  ids.sort((a, b) => probability[b] - probability[a] || a - b);
  return ids.slice(0, k);
}

/** How many of the sorted weights it takes to reach the share `p`. */
function nucleus(weights: Float64Array, p: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let sum = 0;
  let size = 0;
  while (size < weights.length && (size === 0 || sum < p * total)) sum += weights[size++];
  return size;
}
