/** Text token by token, as it is drawn: characters as they are, words with the blanks that belong between them. */
import { textOf } from './token-stream.ts';
import type { Tokenizer } from './tokenizer.ts';
import { SENTENCE_END } from './vocabulary.ts';
import { decidedLength } from './written-together.ts';

/** Tokens of a line that are put together again for the next one, where the line can be cut before them. */
const WINDOW = 32;
/** A line is cut behind so many in any case. */
const LONGEST_WINDOW = 256;
/** What an address or a number has between its words. */
const SIGN = /^[.,:/?=&#~%+@_-]$/;

export class StreamWriter {
  readonly #tokenizer: Tokenizer;
  /** Whether numbers and addresses are several tokens. */
  readonly #wereCut: boolean;
  /** Whether a token may be a part of a character. */
  readonly #isTrained: boolean;
  /** The last words of the running line, and how they are written. */
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
    const isChar = type === 'char';
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
    this.#cut();
    return added;
  }

  /** Forgets the words that no longer matter to what follows, so that a line takes time in proportion. */
  #cut(): void {
    // Tokens of a trained tokenizer may be parts of characters: they stay together.
    if (this.#isTrained || this.#line.length <= WINDOW) return;
    let from = this.#count - 2;
    while (from > 0 && !isBoundary(this.#line, from)) from--;
    if (from <= 0) {
      // No address is that long.
      if (this.#count < LONGEST_WINDOW) return;
      from = this.#count - LONGEST_WINDOW / 2;
    }
    const kept = this.#line.slice(from);
    // An open quotation mark says how the next one is written.
    const begin = isQuoteOpen(this.#line, from) ? ['"'] : [];
    this.#line = [...begin, ...kept];
    this.#count += begin.length - from;
    this.#written = this.#tokenizer.detokenize(this.#line.slice(0, this.#count));
  }
}

/**
 * Whether no number and no address goes on from token `i` to the next: in them words and signs take turns, but for `://`
 * and the token behind it.
 */
function isBoundary(tokens: readonly string[], i: number): boolean {
  const isSign = SIGN.test(tokens[i]);
  if (isSign !== SIGN.test(tokens[i + 1])) return false;
  return !isSign || (!/^[:/]$/.test(tokens[i]) && tokens[i - 1] !== '/');
}

/** Whether a quotation is open before token `end`. */
function isQuoteOpen(tokens: readonly string[], end: number): boolean {
  let isOpen = false;
  for (let i = 0; i < end; i++) {
    if (tokens[i] === '``') isOpen = true;
    else if (tokens[i] === "''") isOpen = false;
    else if (tokens[i] === '"') isOpen = !isOpen;
  }
  return isOpen;
}
