/**
 * Entropy-based pruning: drops the n-grams whose loss changes the model least.
 * Source: A. Stolcke, "Entropy-based pruning of backoff language models", DARPA workshop 1998, eq. 3 to 6.
 *   D = - p(h) { p(w|h) [log p(w|h') + log a'(h) - log p(w|h)] + (log a'(h) - log a(h)) (1 - sum of p(v|h)) }
 *   a(h), a'(h) backoff weight of h with and without hw; sum over the words v seen after h
 *   hw goes where exp(D) - 1 < threshold, the relative change of the perplexity
 * From the longest n-grams to the bigrams; what an n-gram that stays continues stays. Natural logs.
 */
import { tenTo } from '../../math/ten-to.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { BEGIN, END } from './count-trie.ts';
import { keepOnly } from './prune.ts';
import { renormalize } from './renormalize.ts';
import { logProbOf, matchNode } from './scoring.ts';

/** @param threshold relative change of the perplexity, such as 1e-8; 0 drops nothing but what changes nothing */
export function entropyPrune(trie: BackoffTrie, threshold: number): BackoffTrie {
  const { order, levelStart, first } = trie;
  const kept = new Uint8Array(trie.word.length).fill(1);
  const contextProbability = historyProbabilities(trie);
  for (let n = order; n >= 2; n--) {
    for (let context = levelStart[n - 2]; context < levelStart[n - 1]; context++) {
      if (first[context] < first[context + 1]) {
        pruneContext(trie, context, contextProbability[context], threshold, kept);
      }
    }
  }
  const smaller = keepOnly(trie, kept);
  renormalize(smaller);
  return smaller;
}

function pruneContext(
  trie: BackoffTrie,
  context: number,
  historyProbability: number,
  threshold: number,
  kept: Uint8Array,
): void {
  const { first, suffix, word, logProb, backoff } = trie;
  const from = first[context];
  const to = first[context + 1];
  const shorter = suffix[context];
  const lower = new Float64Array(to - from);
  let seen = 0;
  let seenLower = 0;
  for (let node = from; node < to; node++) {
    lower[node - from] = logProbOf(trie, shorter, matchNode(trie, shorter, word[node]));
    seen += tenTo(logProb[node]);
    seenLower += tenTo(lower[node - from]);
  }
  const left = Math.max(0, 1 - seen);
  const oldWeight = backoff[context] * Math.LN10;
  for (let node = from; node < to; node++) {
    if (hasKeptChild(trie, node, kept)) continue;
    const probability = tenTo(logProb[node]);
    const lowerProbability = tenTo(lower[node - from]);
    const newWeight = Math.log((left + probability) / (1 - seenLower + lowerProbability));
    const change = lower[node - from] * Math.LN10 + newWeight - logProb[node] * Math.LN10;
    const rest = left > 0 ? (newWeight - oldWeight) * left : 0;
    const divergence = -historyProbability * (probability * change + rest);
    if (Math.expm1(divergence) < threshold) kept[node] = 0;
  }
}

function hasKeptChild(trie: BackoffTrie, node: number, kept: Uint8Array): boolean {
  if (node >= trie.backoff.length) return false;
  for (let i = trie.first[node]; i < trie.first[node + 1]; i++) if (kept[i] === 1) return true;
  return false;
}

/** [C] p(h): the chain of its words' probabilities; `<s>` is as frequent as `</s>`. */
function historyProbabilities(trie: BackoffTrie): Float64Array {
  const { order, levelStart, first, logProb } = trie;
  const history = new Float64Array(levelStart[order - 1]);
  if (order === 1) return history;
  for (let w = 0; w < levelStart[1]; w++) history[w] = tenTo(logProb[w === BEGIN ? END : w]);
  for (let context = 0; context < levelStart[order - 2]; context++) {
    for (let node = first[context]; node < first[context + 1]; node++) {
      history[node] = history[context] * tenTo(logProb[node]);
    }
  }
  return history;
}
