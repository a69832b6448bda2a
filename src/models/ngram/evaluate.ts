/** How well a model predicts sentences that are split into words already. */
import type { BackoffModel } from './parts.ts';
import { type PerplexityResult, perplexityOf } from './scoring.ts';
import { TextScorer } from './text-scorer.ts';
import { TokenStream } from './token-stream.ts';

/**
 * @param characters code points of the text, one for each line end; for the bits per character
 * @returns undefined where there is no sentence
 */
export function evaluateSentences(
  { trie, vocabulary, stepPrice }: BackoffModel,
  sentences: Iterable<readonly string[]>,
  characters: number,
): PerplexityResult | undefined {
  const scorer = new TextScorer(trie, stepPrice);
  const stream = new TokenStream(vocabulary, { learn: false, markBegin: false });
  for (const sentence of sentences) {
    stream.feedTokens(sentence);
    scorer.score(stream.tokens, stream.length);
    stream.length = 0;
  }
  return scorer.totals.tokens === 0 ? undefined : perplexityOf(scorer.totals, characters);
}
