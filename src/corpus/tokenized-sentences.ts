/** Running text as sentences of tokens. */
import { createTokenizer } from '../text/create-tokenizer.ts';
import type { TokenizerSpec } from '../text/tokenizer.ts';
import { readSentences } from './sentences.ts';
import type { InputOptions, Inputs, Reading } from './types.ts';

export interface TokenizedSentence {
  text: string;
  tokens: string[];
}

/**
 * The sentences of the inputs, in order; those without tokens are left out. Where a format has tokens, they stay as they
 * are: what was cut once, perhaps by hand, is not cut again.
 * @param cutAgain true to cut their text all the same
 * @throws NlpError with file and line
 */
export function readTokenized(
  inputs: Inputs,
  options: InputOptions,
  spec: TokenizerSpec,
  cutAgain = false,
): Reading<TokenizedSentence> {
  const tokenizer = createTokenizer(spec);
  const reading = readSentences(inputs, options);
  return {
    fingerprint: () => reading.fingerprint(),
    parts: () => reading.parts(),
    async *[Symbol.asyncIterator]() {
      for await (const sentences of reading)
        yield sentences
          .map(({ text, tokens: own }) => ({
            text,
            tokens: own === undefined || cutAgain ? tokenizer.tokenize(text) : own,
          }))
          .filter(({ tokens }) => tokens.length > 0);
    },
  };
}
