/**
 * A backoff model as a trie in flat arrays: the layout of a model in memory and in its file.
 * Nodes are numbered as in count-trie.ts. Base-10 logarithms, as in ARPA files; minus infinity is probability 0.
 *   N order, T n-grams, C = levelStart[N - 1] n-grams below the highest order
 * 12 bytes for an n-gram of the highest order, 20 for another.
 */
import { ROOT } from './count-trie.ts';

export interface BackoffTrie {
  order: number;
  /** [N + 1] the first node of each order, then T. */
  levelStart: number[];
  /** [T] the last word of each n-gram. */
  word: Uint32Array;
  /** [T] log10 p(last word | words before it). */
  logProb: Float32Array;
  /** [C] log10 of the weight of shorter contexts where the n-gram is the context. */
  backoff: Float32Array;
  /** [C + 1] the children of node v are first[v] .. first[v + 1] - 1, sorted by word. */
  first: Uint32Array;
  /** [T] the longest proper suffix of the n-gram that is a node, ROOT for unigrams. */
  suffix: Uint32Array;
}

/** What `child` returns where the context is not followed by the word. */
export const NO_CHILD = 0xffffffff;

/** The n-gram `context word`, or NO_CHILD. @param context any node */
export function child(trie: BackoffTrie, context: number, word: number): number {
  if (context >= trie.backoff.length) return NO_CHILD;
  return findWord(trie.word, trie.first[context], trie.first[context + 1], word);
}

/** Where `word` stands among the sorted words[from .. to - 1], or NO_CHILD. */
export function findWord(words: Uint32Array, from: number, to: number, word: number): number {
  let low = from;
  let high = to;
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    if (words[middle] <= word) low = middle;
    else high = middle;
  }
  for (; low < high; low++) if (words[low] >= word) return words[low] === word ? low : NO_CHILD;
  return NO_CHILD;
}

/** The order of a node: the length of its n-gram. */
export function orderOf(trie: BackoffTrie, node: number): number {
  let n = 1;
  while (node >= trie.levelStart[n]) n++;
  return n;
}

/** The number of n-grams of each order. */
export function ngramCounts({ levelStart }: BackoffTrie): number[] {
  return levelStart.slice(1).map((end, i) => end - levelStart[i]);
}

/** The word ids of a node's n-gram, from its first. */
export function ngramOf(trie: BackoffTrie, node: number): number[] {
  const ids: number[] = [];
  for (let at = node; at !== ROOT; ) {
    ids.push(trie.word[at]);
    at = contextOf(trie, at);
  }
  return ids.reverse();
}

/** The node without its last word: the context whose children include it. */
function contextOf(trie: BackoffTrie, node: number): number {
  if (node < trie.levelStart[1]) return ROOT;
  let low = 0;
  let high = trie.backoff.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (trie.first[middle] <= node) low = middle;
    else high = middle;
  }
  return low;
}
