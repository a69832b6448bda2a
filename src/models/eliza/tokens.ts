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

const SEMICOLON = 59;
const BLANK = 1;
const SIGN = 2;
/** The ASCII characters that end a symbol: blanks, the signs that are tokens, and the semicolon. */
const ends = new Uint8Array(128);
ends.fill(BLANK, 0, 33);
ends[127] = BLANK;
for (const sign of '()=') ends[sign.charCodeAt(0)] = SIGN;
ends[SEMICOLON] = SIGN;

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
  /** True where every line ends with a line feed, so that the end of a comment is found quickly. */
  readonly #plainLines: boolean;

  constructor(text: string) {
    this.text = text;
    this.#plainLines = !/[\v\f]|\r(?!\n)/.test(text);
    if (text.charCodeAt(0) === 0xfeff) this.end = 1; // a byte order mark
    this.#read();
  }

  advance(): void {
    if (this.kind === OPEN) this.depth++;
    else if (this.kind === CLOSE && this.depth > 0) this.depth--;
    this.#read();
  }

  /** True for a `(` at the beginning of a line. */
  startsLine(): boolean {
    const before = this.start === 0 ? 10 : this.text.charCodeAt(this.start - 1);
    return this.kind === OPEN && (before === 10 || before === 13);
  }

  /** Goes on at `offset`, outside all lists. */
  restart(offset: number): void {
    this.depth = 0;
    this.end = offset;
    this.#read();
  }

  #read(): void {
    const { text } = this;
    const { length } = text;
    let i = this.end;
    let code = 0;
    for (; i < length; i++) {
      code = text.charCodeAt(i);
      if (code === SEMICOLON) i = this.#endOfLine(i);
      else if (code > 127 || ends[code] !== BLANK) break;
    }
    this.start = i;
    if (i >= length) {
      this.kind = END;
      this.end = length;
      return;
    }
    if (code <= 127 && ends[code] === SIGN) {
      this.kind = code === 40 ? OPEN : code === 41 ? CLOSE : EQUALS;
      this.end = i + 1;
      return;
    }
    const isNumber = isDigit(code);
    i++;
    if (isNumber) while (i < length && isDigit(text.charCodeAt(i))) i++;
    else {
      for (; i < length; i++) {
        code = text.charCodeAt(i);
        if (code <= 127 && ends[code] !== 0) break;
      }
    }
    this.kind = isNumber ? NUMBER : SYMBOL;
    this.end = i;
    const value = text.slice(this.start, i);
    this.value = isNumber ? value : normaliseSymbol(value);
  }

  /** Where the comment that begins at `start` ends: at a line feed, vertical tab, form feed or carriage return. */
  #endOfLine(start: number): number {
    const { text } = this;
    if (this.#plainLines) {
      const end = text.indexOf('\n', start);
      return end < 0 ? text.length : end;
    }
    let i = start;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 10 && code <= 13) break;
    }
    return i;
  }
}

/** Line and column, both from 1, of an offset into a text; a column is a character (code point). */
export class LineTable {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** The last place asked for: on a very long line the next one is counted from there. */
  #known = { offset: 0, column: 1 };

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
    const known = this.#known;
    const onward = known.offset >= starts[low] && known.offset <= offset;
    let column = onward ? known.column : 1;
    for (let i = onward ? known.offset : starts[low]; i < offset; i++) {
      const code = this.#text.charCodeAt(i);
      // A byte order mark is not seen in an editor; the second half of a pair is not a character of its own.
      if (code === 0xfeff && i === 0) continue;
      if (code < 0xdc00 || code > 0xdfff) column++;
    }
    this.#known = { offset, column };
    return { line: low + 1, column };
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
