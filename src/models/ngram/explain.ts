/**
 * A sentence word by word: which n-gram matched, and which backoffs were paid on the way to it.
 */
import { tenTo } from '../../math/ten-to.ts';
import { findWord, NO_CHILD, orderOf } from './backoff-trie.ts';
import { END, ROOT, UNKNOWN } from './count-trie.ts';
import type { NgramModel } from './model.ts';
import { matchNode, startState, stateAfter } from './scoring.ts';

export interface WordScore {
  token: string;
  logProb10: number;
  /** The length of the n-gram that matched. */
  order: number;
  oov: boolean;
}

export interface SentenceScore {
  /** Minus infinity where a word has probability 0. */
  logProb10: number;
  /** Words and `</s>`. */
  tokens: number;
  oovs: number;
  perplexity: number;
  words: WordScore[];
}

export interface BackoffPaid {
  context: string[];
  logWeight10: number;
  /** True for a context that was never seen, which only stupid backoff charges for. */
  unseen?: boolean;
}

export interface WordExplanation extends WordScore {
  /** The words of the n-gram that matched. */
  ngram: string[];
  /** Its own log10 probability, before the backoffs. */
  ngramLogProb10: number;
  backoffs: BackoffPaid[];
}

export function scoreSentence(model: NgramModel, tokens: readonly string[]): SentenceScore {
  const { trie, stepPrice } = model;
  const { word: lastWords, backoff, first, suffix } = trie;
  let state = startState(trie);
  let sum = 0;
  let oovs = 0;
  const words: WordScore[] = [];
  for (let i = 0; i <= tokens.length; i++) {
    const id = i === tokens.length ? END : model.idOf(tokens[i]);
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
  return { logProb10: sum, tokens: words.length, oovs, perplexity: tenTo(-sum / words.length), words };
}

/** The same with the matching n-gram and the backoffs of every word. */
export function explainSentence(model: NgramModel, tokens: readonly string[]): WordExplanation[] {
  const { trie, stepPrice } = model;
  const { words } = scoreSentence(model, tokens);
  let state = startState(trie);
  return words.map((word, i) => {
    const node = matchNode(trie, state, i === tokens.length ? END : model.idOf(word.token));
    const backoffs: BackoffPaid[] = [];
    if (stepPrice !== 0) {
      const known = state === ROOT ? 0 : orderOf(trie, state);
      const history = ['<s>', ...tokens.slice(0, i)];
      for (let steps = unseenSteps(model, state, i); steps > 0; steps--) {
        backoffs.push({ context: history.slice(-(known + steps)), logWeight10: stepPrice, unseen: true });
      }
    }
    for (let at = state; at !== ROOT && orderOf(trie, at) >= word.order; at = trie.suffix[at]) {
      backoffs.push({ context: model.ngramOf(at), logWeight10: trie.backoff[at] });
    }
    state = stateAfter(trie, node);
    return { ...word, ngram: model.ngramOf(node), ngramLogProb10: trie.logProb[node], backoffs };
  });
}

/** How many of the contexts before word i are longer than the state: they were never seen. */
function unseenSteps(model: NgramModel, state: number, i: number): number {
  const known = state === ROOT ? 0 : orderOf(model.trie, state);
  return Math.min(model.order - 1, i + 1) - known;
}
