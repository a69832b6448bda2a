/**
 * The tokens of a script file: `(`, `)`, `=`, numbers and symbols; `;` starts a comment.
 *
 * A token that begins with a digit is a number made of its digits alone, and what follows starts the next token
 * (`5,` is `5` and `,`). White space is the ASCII kind: control characters and the blank. A symbol is put into
 * capitals and loses its foreign punctuation, but is not split.
 */
import { normaliseSymbol } from './normalise.ts';

export const OPEN = 0;
export const CLOSE = 1;
export const EQUALS = 2;
export const NUMBER = 3;
export const SYMBOL = 4;
export const END = 5;

/** Reads one token ahead: the fields describe the current token, `advance` goes on to the next. */
export class TokenReader {
  readonly text: string;
  /** OPEN, CLOSE, EQUALS, NUMBER, SYMBOL or END. */
  kind: number = END;
  /** The digits of a number, the normalised text of a symbol. */
  value = '';
  start = 0;
  end = 0;
  /** How many lists are open before the current token. */
  depth = 0;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.end = 1; // a byte order mark
    this.#read();
  }

  advance(): void {
    if (this.kind === OPEN) this.depth++;
    else if (this.kind === CLOSE && this.depth > 0) this.depth--;
    this.#read();
  }

  /** True where the current token is the first thing on its line. */
  startsLine(): boolean {
    const before = this.start === 0 ? 10 : this.text.charCodeAt(this.start - 1);
    return before === 10 || before === 13 || before === 0xfeff;
  }

  #read(): void {
    const text = this.text;
    const length = text.length;
    let i = this.end;
    let code = 0;
    for (; i < length; i++) {
      code = text.charCodeAt(i);
      if (code === 59) {
        while (i < length && !endsLine(text.charCodeAt(i))) i++;
      } else if (!isBlank(code)) break;
    }
    this.start = i;
    if (i >= length) {
      this.kind = END;
      this.end = length;
      return;
    }
    this.end = i + 1;
    if (code === 40) this.kind = OPEN;
    else if (code === 41) this.kind = CLOSE;
    else if (code === 61) this.kind = EQUALS;
    else if (isDigit(code)) {
      for (i++; i < length && isDigit(text.charCodeAt(i)); ) i++;
      this.kind = NUMBER;
      this.end = i;
      this.value = text.slice(this.start, i);
    } else {
      for (i++; i < length && continuesSymbol(text.charCodeAt(i)); ) i++;
      this.kind = SYMBOL;
      this.end = i;
      this.value = normaliseSymbol(text.slice(this.start, i));
    }
  }
}

/** Line and column, both from 1, of an offset into a text; a column is a character (code point). */
export class LineTable {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  locate(offset: number): { line: number; column: number } {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    let column = 1;
    for (let i = starts[low]; i < offset; i++) {
      const code = this.#text.charCodeAt(i);
      // A byte order mark is not seen in an editor; the second half of a pair is not a character of its own.
      if (code === 0xfeff && i === 0) continue;
      if (code < 0xdc00 || code > 0xdfff) column++;
    }
    return { line: low + 1, column };
  }
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 127;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Line feed, vertical tab, form feed and carriage return end a comment. */
function endsLine(code: number): boolean {
  return code >= 10 && code <= 13;
}

/** Anything but a blank, a parenthesis, `=` and `;`. */
function continuesSymbol(code: number): boolean {
  return !isBlank(code) && code !== 40 && code !== 41 && code !== 61 && code !== 59;
}
