/** Text token by token, as it is drawn: characters as they are, words with the blanks that belong between them. */
import { textOf } from './token-stream.ts';
import type { Tokenizer } from './tokenizer.ts';
import { SENTENCE_END } from './vocabulary.ts';
import { decidedLength } from './written-together.ts';

export class StreamWriter {
  readonly #tokenizer: Tokenizer;
  /** Whether numbers and addresses are several tokens. */
  readonly #wereCut: boolean;
  /** Whether a token may be a part of a character. */
  readonly #isTrained: boolean;
  /** The words of the running line, and how they are written. */
  #line: string[];
  #written: string;
  /** How many of the words that is. */
  #count: number;

  /** @param prompt what was written before */
  constructor(tokenizer: Tokenizer, prompt: string) {
    this.#tokenizer = tokenizer;
    const { type, version } = tokenizer.spec;
    this.#isTrained = type === 'trained';
    this.#wereCut = version === undefined && type !== 'trained';
    const isChar = tokenizer.spec.type === 'char';
    this.#line = isChar ? [] : tokenizer.tokenize(prompt);
    this.#count = this.#line.length;
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
      const rest = this.end();
      this.#line = [];
      this.#written = '';
      this.#count = 0;
      return `${rest}\n`;
    }
    this.#line.push(token);
    return this.#write(this.#wereCut ? decidedLength(this.#line) : this.#line.length, this.#isTrained);
  }

  /** What was held back, as it might have become an address. */
  end(): string {
    return this.#tokenizer.spec.type === 'char' ? '' : this.#write(this.#line.length);
  }

  /** @param waits whether a character that is not whole may still become so */
  #write(length: number, waits = false): string {
    if (length <= this.#count) return '';
    const now = this.#tokenizer.detokenize(this.#line.slice(0, length));
    if (waits && now.endsWith('\ufffd')) return '';
    const last = this.#line.slice(this.#count, length).join(' ');
    this.#count = length;
    // Where a word changes what stands before it, it is set behind a blank.
    const added = now.startsWith(this.#written) ? now.slice(this.#written.length) : ` ${last}`;
    this.#written = now;
    return added;
  }
}
