/**
 * Scoring with a backoff model: a chain of look-ups that carries one node as its state, never strings.
 * Source: the backoff recursion of Katz 1987; ARPA files hold exactly its terms.
 *   log p(w|h) = logProb(hw) if hw is a node, else backoff(h) + log p(w|h without its first word)
 * The state after a word is the longest suffix of the history that is a node and can be a context.
 */
import { tenTo } from '../../math/ten-to.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { type BackoffTrie, findWord, NO_CHILD, orderOf } from './backoff-trie.ts';
import { BEGIN, END, ROOT, UNKNOWN } from './count-trie.ts';

/** What a text's words add up to; log10. Words of probability 0 are only counted. */
export interface ScoreTotals {
  /** Sum over all words with a probability above 0, `</s>` included. */
  logProb: number;
  /** The part of it that unknown words have. */
  oovLogProb: number;
  tokens: number;
  oovs: number;
  zeroProbs: number;
  /** Those of them that are unknown words. */
  zeroProbOovs: number;
  sentences: number;
}

export function newTotals(): ScoreTotals {
  return { logProb: 0, oovLogProb: 0, tokens: 0, oovs: 0, zeroProbs: 0, zeroProbOovs: 0, sentences: 0 };
}

/** The id of a word, that of `<unk>` where it is unknown; `<s>` and `</s>` are no words of a text. */
export function idOf(words: Vocabulary, token: string): number {
  const id = words.find(token);
  return id <= END ? UNKNOWN : id;
}

/** The state at the beginning of a sentence. */
export function startState(trie: BackoffTrie): number {
  return trie.order > 1 ? BEGIN : ROOT;
}

/** The n-gram that is found for a word: the longest suffix of `state word` in the model. */
export function matchNode(trie: BackoffTrie, state: number, word: number): number {
  let context = state;
  while (context !== ROOT) {
    const node = findWord(trie.word, trie.first[context], trie.first[context + 1], word);
    if (node !== NO_CHILD) return node;
    context = trie.suffix[context];
  }
  return word;
}

/** The state after a word whose n-gram is `node`. */
export function stateAfter(trie: BackoffTrie, node: number): number {
  return node < trie.backoff.length ? node : trie.suffix[node];
}

/** log10 p(word|state), and the node it came from by `matchNode`. */
export function logProbOf(trie: BackoffTrie, state: number, node: number): number {
  const length = orderOf(trie, node);
  let sum = trie.logProb[node];
  let context = state;
  while (context !== ROOT && orderOf(trie, context) >= length) {
    sum += trie.backoff[context];
    context = trie.suffix[context];
  }
  return sum;
}

/** Perplexities and rates; infinite where a word that counts has probability 0, NaN where there is none. */
export interface PerplexityResult {
  perplexity: number;
  perplexityExcludingOov: number;
  /** Minus infinity where a word has probability 0. */
  logProb10: number;
  tokens: number;
  oovs: number;
  zeroProbs: number;
  sentences: number;
  bitsPerToken: number;
  /** A character is a code point; the line end that `</s>` stands for counts as one. */
  bitsPerCharacter: number;
}

export function perplexityOf(totals: ScoreTotals, characters: number): PerplexityResult {
  const { tokens, oovs, zeroProbs, zeroProbOovs, sentences } = totals;
  const logProb10 = zeroProbs > 0 ? Number.NEGATIVE_INFINITY : totals.logProb;
  const known = zeroProbs > zeroProbOovs ? Number.NEGATIVE_INFINITY : totals.logProb - totals.oovLogProb;
  const bits = -logProb10 * Math.log2(10);
  return {
    perplexity: tenTo(-logProb10 / tokens),
    perplexityExcludingOov: tenTo(-known / (tokens - oovs)),
    logProb10,
    tokens,
    oovs,
    zeroProbs,
    sentences,
    bitsPerToken: bits / tokens,
    bitsPerCharacter: bits / characters,
  };
}
