/** Text token by token, as it is drawn: characters as they are, words with the blanks that belong between them. */
import { textOf } from './token-stream.ts';
import type { Tokenizer } from './tokenizer.ts';
import { SENTENCE_END } from './vocabulary.ts';

export class StreamWriter {
  readonly #tokenizer: Tokenizer;
  /** The words of the running line, and how they are written. */
  #line: string[];
  #written: string;

  /** @param prompt what was written before */
  constructor(tokenizer: Tokenizer, prompt: string) {
    this.#tokenizer = tokenizer;
    const isChar = tokenizer.spec.type === 'char';
    this.#line = isChar ? [] : tokenizer.tokenize(prompt);
    this.#written = isChar ? prompt : textOf(this.#line, tokenizer);
  }

  /** The running line so far: at first the prompt. */
  get written(): string {
    return this.#written;
  }

  /** The text that a token adds. */
  add(token: string): string {
    const tokenizer = this.#tokenizer;
    if (tokenizer.spec.type === 'char') return token;
    if (token === SENTENCE_END) {
      this.#line = [];
      this.#written = '';
      return '\n';
    }
    this.#line.push(token);
    const now = tokenizer.detokenize(this.#line);
    // Where a word changes what stands before it, it is set behind a blank.
    const added = now.startsWith(this.#written) ? now.slice(this.#written.length) : ` ${token}`;
    this.#written = now;
    return added;
  }
}
