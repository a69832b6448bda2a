/**
 * A strict reader of JSON (RFC 8259) for text that nobody vouches for: the headers of model files.
 *
 * `JSON.parse` keeps the last of two equal keys, knows no positions and builds whatever it is given. This reader
 * is driven by its caller, who asks for what should come next; so it builds nothing that was not asked for. It
 * refuses duplicate keys, lone surrogates, numbers beyond float64, and more depth or breadth than the limits below,
 * which nothing that is stored comes near.
 * Positions are UTF-16 indices of `text`.
 */
import { shownValue } from '../errors.ts';

/** Levels of nesting. */
export const maximumDepth = 64;
/** Keys of one object. */
export const maximumKeys = 100_000;
/** Values of one document that `value` builds: what they take in memory is many times what they take as text. */
export const maximumValues = 1_000_000;

/** Turns a message and a position into the error to throw. */
export type JsonFailure = (what: string, position: number) => Error;

const whitespace = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const loneSurrogate = /\p{Surrogate}/u;

export class JsonReader {
  readonly #text: string;
  readonly #failure: JsonFailure;
  #position = 0;
  #values = 0;

  constructor(text: string, failure: JsonFailure) {
    this.#text = text;
    this.#failure = failure;
  }

  /** Where the next value begins. */
  get position(): number {
    this.#skipWhitespace();
    return this.#position;
  }

  /** Reads an object; `member` is called behind the colon of each key and must read the value. */
  object(member: (key: string, keyPosition: number) => void): void {
    this.#expect('{', 'an object');
    const seen = new Set<string>();
    if (this.#take('}')) return;
    do {
      const keyPosition = this.position;
      const key = this.string('a key in double quotes');
      if (seen.has(key))
        throw this.#failure(`the key ${shownValue(key)} stands here a second time`, keyPosition);
      if (seen.size === maximumKeys) throw this.#failure(`more than ${maximumKeys} keys`, keyPosition);
      seen.add(key);
      this.#expect(':', 'a colon');
      member(key, keyPosition);
    } while (this.#take(','));
    this.#expect('}', "a comma or '}'");
  }

  /** Reads an array; `item` is called before each element and must read it. */
  array(item: (index: number) => void): void {
    this.#expect('[', 'an array');
    if (this.#take(']')) return;
    let index = 0;
    do item(index++);
    while (this.#take(','));
    this.#expect(']', "a comma or ']'");
  }

  string(expected = 'a string'): string {
    const start = this.position;
    this.#expect('"', expected);
    const text = this.#text;
    let escaped = false;
    for (let i = this.#position; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x22) {
        this.#position = i + 1;
        return escaped ? this.#unescape(start) : text.slice(start + 1, i);
      }
      if (code < 0x20) throw this.#failure('a control character in a string', i);
      if (code === 0x5c) {
        escaped = true;
        i++;
      }
    }
    throw this.#failure('a string without an end', start);
  }

  /** Reads a whole number from 0 to 2^53 - 1, written in digits only. */
  size(): number {
    const start = this.position;
    const value = this.number();
    const written = this.#text.slice(start, this.#position);
    if (!/^[0-9]+$/.test(written))
      throw this.#failure(`${shorten(written)} is not a whole number of at least 0`, start);
    if (!Number.isSafeInteger(value)) throw this.#failure(`${shorten(written)} is too large`, start);
    return value;
  }

  number(): number {
    number.lastIndex = this.position;
    const written = number.exec(this.#text)?.[0];
    if (written === undefined) throw this.#unexpected('a number');
    const value = Number(written);
    if (!Number.isFinite(value)) throw this.#failure(`${shorten(written)} is too large`, this.#position);
    this.#position = number.lastIndex;
    return value;
  }

  /** Reads any value. Objects are plain; a key such as `__proto__` is a key like any other. */
  value(depth = 0): unknown {
    const first = this.#text[this.position];
    if ((first === '{' || first === '[') && depth >= maximumDepth) {
      throw this.#failure(`nested deeper than ${maximumDepth} levels`, this.#position);
    }
    if (++this.#values > maximumValues)
      throw this.#failure(`more than ${maximumValues} values`, this.#position);
    if (first === '{') {
      const result: Record<string, unknown> = {};
      this.object((key) => {
        // Assigning would call the setter of `__proto__`.
        const value = this.value(depth + 1);
        Object.defineProperty(result, key, { value, writable: true, enumerable: true, configurable: true });
      });
      return result;
    }
    if (first === '[') {
      const result: unknown[] = [];
      this.array(() => result.push(this.value(depth + 1)));
      return result;
    }
    if (first === '"') return this.string();
    if (first === 't') return this.#literal('true', true);
    if (first === 'f') return this.#literal('false', false);
    if (first === 'n') return this.#literal('null', null);
    return this.number();
  }

  /** Checks that nothing but white space follows. */
  end(): void {
    if (this.position < this.#text.length) throw this.#unexpected('the end');
  }

  #literal<T>(written: string, value: T): T {
    if (!this.#text.startsWith(written, this.#position)) throw this.#unexpected('a value');
    this.#position += written.length;
    return value;
  }

  #skipWhitespace(): void {
    whitespace.lastIndex = this.#position;
    whitespace.test(this.#text);
    this.#position = whitespace.lastIndex;
  }

  #take(character: string): boolean {
    if (this.#text[this.position] !== character) return false;
    this.#position++;
    return true;
  }

  #expect(character: string, expected: string): void {
    if (!this.#take(character)) throw this.#unexpected(expected);
  }

  #unexpected(expected: string): Error {
    const found = this.#text.codePointAt(this.#position);
    const shown = found === undefined ? 'the end' : shownValue(String.fromCodePoint(found));
    return this.#failure(`expected ${expected}, found ${shown}`, this.#position);
  }

  #unescape(start: number): string {
    let value: string;
    try {
      value = JSON.parse(this.#text.slice(start, this.#position)) as string;
    } catch {
      throw this.#failure('a string with an unknown escape', start);
    }
    if (loneSurrogate.test(value)) throw this.#failure('a string with half a surrogate pair', start);
    return value;
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
