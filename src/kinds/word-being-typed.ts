/**
 * The word that somebody is typing: the words that begin as it does, by their probability after the words before it,
 * of all that begin so. A prefix of a text that ends in a blank or in punctuation is none.
 */
import type { Tokenizer } from '../text/tokenizer.ts';
import type { NextToken, WordCompletion } from './verbs/next.ts';

/** @param next every token after a text, the likeliest first @returns undefined where no word is begun, or none begins so */
export function completeWord(
  tokenizer: Tokenizer,
  text: string,
  next: (before: string) => NextToken[],
  count = Number.POSITIVE_INFINITY,
): WordCompletion | undefined {
  if (!/[\p{L}\p{N}\p{M}'’_-]$/u.test(text)) return undefined;
  const tokens = tokenizer.tokens(text);
  const last = tokens.at(-1);
  if (last === undefined || last.end !== text.length) return undefined;
  const typed = text.slice(last.start);
  const found = next(text.slice(0, last.start)).filter(({ token }) => token.startsWith(last.text));
  const all = found.reduce((sum, { probability }) => sum + probability, 0);
  if (!(all > 0)) return undefined;
  const shares = found
    .slice(0, count)
    .map(({ token, probability }) => ({ token, probability: probability / all }));
  return { typed, tokens: shares };
}
