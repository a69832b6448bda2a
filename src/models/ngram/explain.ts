/** How an answer came about, word by word: which n-gram matched, and which backoffs were paid on the way to it. */
import { ngramOf, orderOf } from './backoff-trie.ts';
import { END, ROOT } from './count-trie.ts';
import type { BackoffModel, NgramProvenance } from './parts.ts';
import { CountRecovery, type EstimateExplanation } from './recover-counts.ts';
import { idOf, matchNode, startState, stateAfter } from './scoring.ts';
import { scoreSentence, unseenSteps, type WordScore } from './sentence-score.ts';

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

/** The scores of a sentence's words, `</s>` included, with the matching n-gram and the backoffs of each. */
export function explainSentence(
  model: BackoffModel & { provenance?: NgramProvenance },
  tokens: readonly string[],
): WordExplanation[] {
  const { trie, words: vocabulary, stepPrice } = model;
  const { words } = scoreSentence(model, tokens);
  const recovery = new CountRecovery(model, model.provenance);
  const wordsOf = (node: number) => ngramOf(trie, node).map((id) => vocabulary.token(id));
  let state = startState(trie);
  return words.map((word, i) => {
    const node = matchNode(trie, state, i === tokens.length ? END : idOf(vocabulary, word.token));
    const backoffs: BackoffPaid[] = [];
    if (stepPrice !== 0) {
      const known = state === ROOT ? 0 : orderOf(trie, state);
      const history = ['<s>', ...tokens.slice(0, i)];
      for (let steps = unseenSteps(model, state, i); steps > 0; steps--) {
        backoffs.push({ context: history.slice(-(known + steps)), logWeight10: stepPrice, unseen: true });
      }
    }
    for (let at = state; at !== ROOT && orderOf(trie, at) >= word.order; at = trie.suffix[at]) {
      backoffs.push({ context: wordsOf(at), logWeight10: trie.backoff[at] });
    }
    state = stateAfter(trie, node);
    const estimate = recovery.explain(node);
    return {
      ...word,
      ngram: wordsOf(node),
      ngramLogProb10: trie.logProb[node],
      backoffs,
      ...(estimate === undefined ? {} : { estimate }),
    };
  });
}

/** The n-gram from which the probability of a word comes that may follow a state. */
export function matchingNgram({ trie, words }: BackoffModel, state: number, token: string): string[] {
  const node = matchNode(trie, state, words.find(token));
  const ngram = ngramOf(trie, node).map((id) => words.token(id));
  return ngram.length === orderOf(trie, node) ? ngram : [token];
}
