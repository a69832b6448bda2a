/**
 * The n-grams of a text as pieces of its UTF-8 bytes with their hashes, so that no string is made of any: n-grams of
 * words, of characters (`char`, across words, a run of white space as one blank), or of characters within words
 * (`char_wb`: each word between two blanks). What comes out is what scikit-learn's analyzers of these names give,
 * but for words, which our tokenizers find.
 */
import { createTokenizer } from '../../text/create-tokenizer.ts';
import { finishHash, hashFactor, hashStart } from '../../text/token-hash.ts';
import type { Tokenizer, TokenizerSpec } from '../../text/tokenizer.ts';

export type FeatureUnit = 'word' | 'char' | 'char_wb';

export interface NgramSettings {
  features: FeatureUnit;
  ngrams: readonly [shortest: number, longest: number];
  /** How words are found, and whether they, or the whole text, are lower-cased. */
  tokenizer: TokenizerSpec;
}

const BLANK = 0x20;
const encoder = new TextEncoder();

export class NgramScanner {
  /** The text that was scanned, as it is cut. */
  bytes = new Uint8Array(1 << 12);
  /** How many n-grams were found; n-gram i is bytes[from[i]] to bytes[to[i] - 1]. */
  count = 0;
  from = new Uint32Array(1 << 12);
  to = new Uint32Array(1 << 12);
  hash = new Uint32Array(1 << 12);
  readonly #settings: NgramSettings;
  readonly #tokenizer: Tokenizer;
  /** Where units begin and end, in bytes. */
  #starts = new Uint32Array(1 << 10);
  #ends = new Uint32Array(1 << 10);

  constructor(settings: NgramSettings) {
    this.#settings = settings;
    this.#tokenizer = createTokenizer(settings.tokenizer);
  }

  scan(text: string): void {
    this.count = 0;
    const { features, tokenizer } = this.#settings;
    if (features === 'word') {
      const words = this.#tokenizer.tokenize(text);
      // A blank between words is no part of one: tokens of characters may be blanks.
      const apart = tokenizer.type === 'char' ? words.map((word) => word.replace(/ /g, '\u00a0')) : words;
      this.#ngrams(this.#words(this.#encode(apart.join(' '))));
      return;
    }
    const folded = tokenizer.lowercase ? text.toLowerCase() : text;
    if (features === 'char') {
      const length = this.#encode(folded.replace(/\s\s+/gu, ' '));
      this.#ngrams(this.#characters(0, length));
      return;
    }
    const words = folded.split(/\s+/u).filter((word) => word !== '');
    const length = this.#encode(words.map((word) => ` ${word} `).join(''));
    for (let begin = 0, i = 1; i < length; i++) {
      // A word is followed by its blank and that of the next word, or by the end.
      if (this.bytes[i] !== BLANK) continue;
      this.#ngrams(this.#characters(begin, i + 1), true);
      begin = ++i;
    }
  }

  #encode(text: string): number {
    if (3 * text.length > this.bytes.length) this.bytes = new Uint8Array(4 * text.length);
    return encoder.encodeInto(text, this.bytes).written;
  }

  /** Units between blanks. @returns how many */
  #words(length: number): number {
    const { bytes } = this;
    let units = 0;
    for (let i = 0; i < length; i++) {
      const begin = i;
      while (i < length && bytes[i] !== BLANK) i++;
      if (i > begin) this.#unit(units++, begin, i);
    }
    return units;
  }

  /** Code points. */
  #characters(begin: number, end: number): number {
    const { bytes } = this;
    let units = 0;
    for (let i = begin; i < end; ) {
      const start = i++;
      while (i < end && (bytes[i] & 0xc0) === 0x80) i++;
      this.#unit(units++, start, i);
    }
    return units;
  }

  #unit(i: number, start: number, end: number): void {
    if (i === this.#starts.length) {
      this.#starts = longer(this.#starts);
      this.#ends = longer(this.#ends);
    }
    this.#starts[i] = start;
    this.#ends[i] = end;
  }

  /** @param whole whether units that are fewer than the shortest n-gram count once, as they are */
  #ngrams(units: number, whole = false): void {
    const [shortest, longest] = this.#settings.ngrams;
    const { bytes } = this;
    const starts = this.#starts;
    const ends = this.#ends;
    const least = whole && units < shortest ? units : shortest;
    for (let i = 0; i < units; i++) {
      const last = Math.min(units - i, longest);
      if (last < least) break;
      let hash = hashStart;
      let at = starts[i];
      for (let n = 1; n <= last; n++) {
        const end = ends[i + n - 1];
        for (; at < end; at++) hash = Math.imul(hash ^ bytes[at], hashFactor);
        if (n >= least) this.#push(starts[i], end, finishHash(hash));
      }
    }
  }

  #push(from: number, to: number, hash: number): void {
    const i = this.count++;
    if (i === this.from.length) {
      this.from = longer(this.from);
      this.to = longer(this.to);
      this.hash = longer(this.hash);
    }
    this.from[i] = from;
    this.to[i] = to;
    this.hash[i] = hash;
  }
}

function longer(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(2 * from.length);
  to.set(from);
  return to;
}
