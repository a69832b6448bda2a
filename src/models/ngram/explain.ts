/** How an answer came about, word by word: which n-gram matched, and which backoffs were paid on the way to it. */
import { atOnce } from '../../math/turns.ts';
import { ngramOf, orderOf } from './backoff-trie.ts';
import { END, ROOT } from './count-trie.ts';
import type { BackoffModel, NgramProvenance } from './parts.ts';
import { CountRecovery, type EstimateExplanation } from './recover-counts.ts';
import { idOf, matchNode, startState, stateAfter } from './scoring.ts';
import { scoringSteps, unseenSteps, type WordScore } from './sentence-score.ts';

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
  /** The counts and the discount that its probability was made of; absent where the model does not tell. */
  estimate?: EstimateExplanation;
}

/** A model, with what it remembers of its training where it does. */
type Explained = BackoffModel & { provenance?: NgramProvenance };

/** The scores of a sentence's words, `</s>` included, with the matching n-gram and the backoffs of each. */
export function explainSentence(model: Explained, tokens: readonly string[]): WordExplanation[] {
  return atOnce(explainingSteps(model, tokens));
}

/** The same, step by step. */
export function* explainingSteps(
  model: Explained,
  tokens: readonly string[],
): Generator<undefined, WordExplanation[]> {
  const { trie, vocabulary, stepPrice } = model;
  const { words } = yield* scoringSteps(model, tokens);
  const recovery = new CountRecovery(model, model.provenance);
  const wordsOf = (node: number) => ngramOf(trie, node).map((id) => vocabulary.token(id));
  let state = startState(trie);
  const explained: WordExplanation[] = [];
  for (const [i, word] of words.entries()) {
    if ((i & 255) === 255) yield;
    const node = matchNode(trie, state, i === tokens.length ? END : idOf(vocabulary, word.token));
    const backoffs: BackoffPaid[] = [];
    if (stepPrice !== 0) {
      const known = state === ROOT ? 0 : orderOf(trie, state);
      // No context is longer than the model's order.
      const from = Math.max(0, i - trie.order);
      const history = [...(from === 0 ? ['<s>'] : []), ...tokens.slice(from, i)];
      for (let steps = unseenSteps(model, state, i); steps > 0; steps--) {
        backoffs.push({ context: history.slice(-(known + steps)), logWeight10: stepPrice, unseen: true });
      }
    }
    for (let at = state; at !== ROOT && orderOf(trie, at) >= word.order; at = trie.suffix[at]) {
      backoffs.push({ context: wordsOf(at), logWeight10: trie.backoff[at] });
    }
    state = stateAfter(trie, node);
    const estimate = recovery.explain(node);
    explained.push({
      ...word,
      ngram: wordsOf(node),
      ngramLogProb10: trie.logProb[node],
      backoffs,
      ...(estimate === undefined ? {} : { estimate }),
    });
  }
  return explained;
}

/** The n-gram from which the probability of a word comes that may follow a state. */
export function matchingNgram({ trie, vocabulary }: BackoffModel, state: number, token: string): string[] {
  const node = matchNode(trie, state, vocabulary.find(token));
  const ngram = ngramOf(trie, node).map((id) => vocabulary.token(id));
  return ngram.length === orderOf(trie, node) ? ngram : [token];
}
