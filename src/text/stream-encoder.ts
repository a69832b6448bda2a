/** Text to the ids of a vocabulary and back, for models that read a text as one stream (token-stream.ts). */

import { idOf, idsOf, type NumberedText, numberTokens, streamTokens, textOf } from './token-stream.ts';
import type { Tokenizer } from './tokenizer.ts';
import { SENTENCE_END, type Vocabulary } from './vocabulary.ts';

export class StreamEncoder {
  readonly tokenizer: Tokenizer;
  readonly vocabulary: Vocabulary;
  readonly #isChar: boolean;
  /** What stands for the end of a line; undefined where the vocabulary has none. */
  readonly #lineEnd: string | undefined;

  constructor(tokenizer: Tokenizer, vocabulary: Vocabulary) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    this.#isChar = tokenizer.spec.type === 'char';
    const lineEnd = this.#isChar ? '\n' : SENTENCE_END;
    this.#lineEnd = vocabulary.has(lineEnd) ? lineEnd : undefined;
  }

  /** The tokens of a text, numbered; `idsOf` makes ids of them. */
  number(text: string): NumberedText {
    return numberTokens(text, this.tokenizer, this.vocabulary.has(SENTENCE_END));
  }

  /** The tokens of a text as ids. @throws NlpError for an unknown token where there is no `<unk>` */
  encode(text: string): Uint32Array {
    return Uint32Array.from(idsOf(this.number(text), this.vocabulary));
  }

  /** The ids of a prompt: words without the end of their line; of an empty one a line end, where there is one. */
  encodePrompt(prompt: string): Uint32Array {
    const lineEnd = this.#lineEnd;
    const tokens = streamTokens(prompt, this.tokenizer, lineEnd !== undefined);
    if (!this.#isChar && lineEnd !== undefined && tokens.length > 0 && !prompt.endsWith('\n')) tokens.pop();
    if (tokens.length === 0 && lineEnd !== undefined) tokens.push(lineEnd);
    return Uint32Array.from(tokens, (token) => idOf(token, this.vocabulary));
  }

  /** A prompt and tokens after it as text. */
  join(prompt: string, tokens: readonly string[]): string {
    if (this.#isChar) return prompt + tokens.join('');
    return textOf([...this.tokenizer.tokenize(prompt), ...tokens], this.tokenizer);
  }
}
