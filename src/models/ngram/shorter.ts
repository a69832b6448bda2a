/** A model as it would be with shorter contexts: the n-grams up to an order, in the same arrays. */
import type { BackoffTrie } from './backoff-trie.ts';

/** @param order from 1 to that of the trie */
export function upToOrder(trie: BackoffTrie, order: number): BackoffTrie {
  const { levelStart, word, logProb, backoff, first, suffix } = trie;
  const end = levelStart[order];
  const contexts = levelStart[order - 1];
  return {
    order,
    levelStart: levelStart.slice(0, order + 1),
    word: word.subarray(0, end),
    logProb: logProb.subarray(0, end),
    backoff: backoff.subarray(0, contexts),
    first: first.subarray(0, contexts + 1),
    suffix: suffix.subarray(0, end),
  };
}
