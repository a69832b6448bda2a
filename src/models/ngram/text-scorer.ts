/**
 * Scores long texts fast: steps from a state by a word repeat a lot in any text, so the last ones are remembered in
 * a table by hash, and one look-up takes the place of a search in each context.
 */
import { type BackoffTrie, findWord, NO_CHILD, orderOf } from './backoff-trie.ts';
import { END, ROOT, UNKNOWN } from './count-trie.ts';
import { newTotals, type ScoreTotals, startState } from './scoring.ts';

/** How many steps (state, word) are remembered; a power of two. */
export const memorySize: number = 1 << 19;

export class TextScorer {
  readonly totals: ScoreTotals = newTotals();
  readonly #trie: BackoffTrie;
  readonly #stepPrice: number;
  /**
   * For each slot: state + 2 (0 where it is empty), word, next state, score in single precision. A hash has two
   * slots, of which a new step takes the first and moves what was there to the second.
   */
  readonly #steps = new Int32Array(4 * memorySize);
  readonly #scores: Float32Array = new Float32Array(this.#steps.buffer);

  /** @param stepPrice log10 of what stupid backoff pays for a context that was never seen, else 0 */
  constructor(trie: BackoffTrie, stepPrice = 0) {
    this.#trie = trie;
    this.#stepPrice = stepPrice;
  }

  /**
   * Scores whole sentences, one after another, each ended by `</s>`; without `<s>`. The sums are made sentence by
   * sentence, so that they do not depend on the pieces in which a text comes.
   */
  score(tokens: Uint32Array, length: number): void {
    const steps = this.#steps;
    const scores = this.#scores;
    const { totals } = this;
    const start = startState(this.#trie) | 0;
    const priced = this.#stepPrice !== 0;
    let state = start;
    let begin = 0;
    let sum = 0;
    let oovSum = 0;
    for (let i = 0; i < length; i++) {
      const word = tokens[i] | 0;
      let slot = slotOf(state, word);
      const key = (state + 2) | 0;
      if (steps[slot] !== key || steps[slot + 1] !== word) {
        if (steps[slot + 4] === key && steps[slot + 5] === word) slot += 4;
        else rememberStep(this.#trie, steps, scores, slot, state >>> 0, word);
      }
      let score: number = scores[slot + 3];
      if (priced) score += this.#unseenPrice(state >>> 0, i - begin);
      state = steps[slot + 2];
      if (score === Number.NEGATIVE_INFINITY) {
        totals.zeroProbs++;
        if (word === UNKNOWN) totals.zeroProbOovs++;
        score = 0;
      }
      sum += score;
      if (word === UNKNOWN) {
        totals.oovs++;
        oovSum += score;
      } else if (word === END) {
        totals.logProb += sum;
        totals.oovLogProb += oovSum;
        totals.sentences++;
        sum = 0;
        oovSum = 0;
        state = start;
        begin = i + 1;
      }
    }
    totals.tokens += length;
  }

  /** What stupid backoff pays for the contexts that were never seen. @param position of the word, from 0 */
  #unseenPrice(state: number, position: number): number {
    const known = state === ROOT ? 0 : orderOf(this.#trie, state);
    return this.#stepPrice * (Math.min(this.#trie.order - 1, position + 1) - known);
  }
}

/** Where the slots of a step begin. @param state as a signed number */
export function slotOf(state: number, word: number): number {
  const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return 8 * ((hash ^ (hash >>> 15)) & (memorySize / 2 - 1));
}

/** Searches for a step from the longest context to the shortest, and writes it to its slot. */
export function rememberStep(
  { word: words, logProb, backoff, first, suffix }: BackoffTrie,
  steps: Int32Array,
  scores: Float32Array,
  slot: number,
  state: number,
  word: number,
): void {
  let node = word;
  let score = 0;
  for (let context = state; context !== ROOT; context = suffix[context]) {
    const found = findWord(words, first[context], first[context + 1], word);
    if (found !== NO_CHILD) {
      node = found;
      break;
    }
    score += backoff[context];
  }
  steps.copyWithin(slot + 4, slot, slot + 4);
  steps[slot] = state + 2;
  steps[slot + 1] = word;
  steps[slot + 2] = node < backoff.length ? node : suffix[node];
  scores[slot + 3] = score + logProb[node];
}
