/**
 * The log probability of one sentence and of each of its words (the chain of look-ups of scoring.ts). Logs of base
 * 10, as in ARPA files; of the sentence the natural log too.
 */
import { tenTo } from '../../math/ten-to.ts';
import { atOnce } from '../../math/turns.ts';
import { findWord, NO_CHILD, orderOf } from './backoff-trie.ts';
import { END, ROOT, UNKNOWN } from './count-trie.ts';
import type { BackoffModel } from './parts.ts';
import { idOf, startState, stateAfter } from './scoring.ts';

export interface WordScore {
  token: string;
  logProb10: number;
  /** The length of the n-gram that matched. */
  order: number;
  oov: boolean;
}

export interface SentenceScore {
  /** Natural log; minus infinity where a word has probability 0. */
  logProbability: number;
  /** The same as log10. */
  logProb10: number;
  /** Words and `</s>`. */
  tokens: number;
  oovs: number;
  perplexity: number;
  words: WordScore[];
}

export function scoreSentence(model: BackoffModel, tokens: readonly string[]): SentenceScore {
  return atOnce(scoringSteps(model, tokens));
}

/** The same, step by step: a sentence may have any length, and it may be interrupted at each `yield`. */
export function* scoringSteps(
  model: BackoffModel,
  tokens: readonly string[],
): Generator<undefined, SentenceScore> {
  const { trie, vocabulary, stepPrice } = model;
  const { word: lastWords, backoff, first, suffix } = trie;
  let state = startState(trie);
  let sum = 0;
  let oovs = 0;
  const words: WordScore[] = [];
  for (let i = 0; i <= tokens.length; i++) {
    if ((i & 1023) === 1023) yield;
    const id = i === tokens.length ? END : idOf(vocabulary, tokens[i]);
    let logProb10 = stepPrice === 0 ? 0 : stepPrice * unseenSteps(model, state, i);
    let node = id;
    for (let context = state; context !== ROOT; context = suffix[context]) {
      const found = findWord(lastWords, first[context], first[context + 1], id);
      if (found !== NO_CHILD) {
        node = found;
        break;
      }
      logProb10 += backoff[context];
    }
    const order = orderOf(trie, node);
    logProb10 += trie.logProb[node];
    if (id === UNKNOWN) oovs++;
    words.push({ token: i === tokens.length ? '</s>' : tokens[i], logProb10, order, oov: id === UNKNOWN });
    sum += logProb10;
    state = stateAfter(trie, node);
  }
  return {
    logProbability: sum * Math.LN10,
    logProb10: sum,
    tokens: words.length,
    oovs,
    perplexity: tenTo(-sum / words.length),
    words,
  };
}

/** How many of the contexts before word i are longer than the state: they were never seen. */
export function unseenSteps({ trie }: BackoffModel, state: number, i: number): number {
  const known = state === ROOT ? 0 : orderOf(trie, state);
  return Math.min(trie.order - 1, i + 1) - known;
}
