/**
 * Removes n-grams from a backoff trie.
 */
import type { BackoffTrie } from './backoff-trie.ts';
import { ROOT } from './count-trie.ts';

/**
 * The trie of the n-grams with kept[node] = 1, backoffs unchanged. What continues a removed n-gram must be removed
 * too; a suffix that is removed is replaced by its own longest suffix that stays.
 */
export function keepOnly(trie: BackoffTrie, kept: Uint8Array): BackoffTrie {
  const { order, levelStart, word, logProb, backoff, first, suffix } = trie;
  const newNode = new Uint32Array(word.length + 1);
  let size = 0;
  for (let node = 0; node < word.length; node++) {
    newNode[node] = size;
    size += kept[node];
  }
  newNode[word.length] = size;
  const starts = levelStart.map((start) => newNode[start]);
  const contexts = starts[order - 1];
  const smaller: BackoffTrie = {
    order,
    levelStart: starts,
    word: new Uint32Array(size),
    logProb: new Float32Array(size),
    backoff: new Float32Array(contexts),
    first: new Uint32Array(contexts + 1),
    suffix: new Uint32Array(size),
  };
  for (let node = 0; node < word.length; node++) {
    if (kept[node] === 0) continue;
    const to = newNode[node];
    smaller.word[to] = word[node];
    smaller.logProb[to] = logProb[node];
    let longest = suffix[node];
    while (longest !== ROOT && kept[longest] === 0) longest = suffix[longest];
    smaller.suffix[to] = longest === ROOT ? ROOT : newNode[longest];
    if (node < backoff.length) {
      smaller.backoff[to] = backoff[node];
      smaller.first[to] = newNode[first[node]];
    }
  }
  smaller.first[contexts] = size;
  return smaller;
}
