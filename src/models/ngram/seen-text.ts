/**
 * Whether a model seems to have been trained on a text. Its file has a hash of its counts and none of its text, and an
 * ARPA file has nothing, but a model that was not pruned knows every n-gram of the text behind it, and of no other text
 * that is longer than a few sentences.
 */
import { type BackoffTrie, orderOf } from './backoff-trie.ts';
import { END } from './count-trie.ts';
import { matchNode, startState, stateAfter } from './scoring.ts';

/** Words that must be there to say so; in pairs of words texts are more alike. */
const LEAST_WORDS = 200;
const LEAST_WORDS_OF_PAIRS = 2000;
/** More words say nothing more. */
const MOST_WORDS = 100_000;

export class SeenTextCheck {
  readonly #trie: BackoffTrie;
  #words = 0;
  #isOpen: boolean;
  #isRefuted = false;

  constructor(trie: BackoffTrie) {
    this.#trie = trie;
    this.#isOpen = trie.order > 1;
  }

  /** Whether more of the text can still change the answer. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** @param tokens whole sentences, as for scoring */
  add(tokens: Uint32Array, length: number): void {
    if (!this.#isOpen) return;
    const trie = this.#trie;
    let state = startState(trie);
    // The first word stands after <s>: the longest n-gram that can match has two words.
    let longest = 2;
    for (let i = 0; i < length; i++) {
      const node = matchNode(trie, state, tokens[i]);
      if (orderOf(trie, node) < longest) {
        this.#isRefuted = true;
        this.#isOpen = false;
        return;
      }
      const isEnd = tokens[i] === END;
      state = isEnd ? startState(trie) : stateAfter(trie, node);
      longest = isEnd ? 2 : Math.min(trie.order, longest + 1);
    }
    this.#words += length;
    this.#isOpen = this.#words < MOST_WORDS;
  }

  isSeen(): boolean {
    const { order } = this.#trie;
    const least = order > 2 ? LEAST_WORDS : LEAST_WORDS_OF_PAIRS;
    return order > 1 && !this.#isRefuted && this.#words >= least;
  }
}
