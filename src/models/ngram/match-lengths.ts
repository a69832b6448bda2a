/** How long the n-grams are that a text matches: what a longer context could still bring. */
import { type BackoffTrie, orderOf } from './backoff-trie.ts';
import { END } from './count-trie.ts';
import { matchNode, startState, stateAfter } from './scoring.ts';

/** Adds to into[n] how many words matched an n-gram of length n. @param tokens whole sentences, as for scoring */
export function countLengths(
  trie: BackoffTrie,
  tokens: Uint32Array,
  length: number,
  into: Float64Array,
): void {
  let state = startState(trie);
  for (let i = 0; i < length; i++) {
    const node = matchNode(trie, state, tokens[i]);
    into[orderOf(trie, node)]++;
    state = tokens[i] === END ? startState(trie) : stateAfter(trie, node);
  }
}
