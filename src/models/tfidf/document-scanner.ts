/**
 * From the UTF-8 bytes of documents to term ids: what analyzer.ts does, without a string a word. Words are found
 * and hashed where they stand; stop words and stems are looked up once a word type and remembered.
 *   tokens     [n] term id of each token, document after document
 *   positions  [n] its number among the words of its document (stop words count)
 */
import { finishHash, hashFactor, hashOf, hashStart } from '../../text/token-hash.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { Analyzer } from './analyzer.ts';
import { GrowableBytes, GrowableNumbers } from './growable.ts';
import { longestNgram } from './options.ts';

/** What `#terms` holds for a word type: nothing known yet, a stop word, or the id of its term plus 2. */
const unknown = 0;
const stopped = 1;
const isWordAbove = /[\p{L}\p{N}_]/u;

export class DocumentScanner {
  readonly tokens = new GrowableNumbers(1 << 16);
  readonly positions = new GrowableNumbers(1 << 16);
  readonly #analyzer: Analyzer;
  readonly #table: Vocabulary;
  /** Words before stemming, stopping and joining; the table itself where none of these is done. */
  readonly #words: Vocabulary;
  readonly #units: Vocabulary;
  #terms = new Uint32Array(1 << 12);
  /** ASCII: the folded byte of a word character, 0 for others. */
  readonly #fold = new Uint8Array(128);
  /** Above ASCII, by code point: 0 not known, 1 no word character, 2 one. */
  readonly #classes = new Uint8Array(0x10000);
  readonly #scratch = new GrowableBytes(1 << 12);
  /** The word that is being read, folded: the stored text stays as it is. */
  #word = new Uint8Array(256);
  readonly #isDirect: boolean;
  readonly #hasUnigramsOnly: boolean;

  constructor(analyzer: Analyzer, table: Vocabulary) {
    this.#analyzer = analyzer;
    this.#table = table;
    const { stem, ngrams, lowercase } = analyzer.settings;
    this.#hasUnigramsOnly = ngrams[1] === 1;
    this.#isDirect = stem === 'none' && analyzer.stopwords.size === 0 && this.#hasUnigramsOnly;
    this.#words = this.#isDirect ? table : Vocabulary.of();
    this.#units = this.#hasUnigramsOnly ? table : Vocabulary.of();
    for (let i = 0; i < 128; i++) {
      const character = String.fromCharCode(i);
      if (!/\w/.test(character)) continue;
      this.#fold[i] = (lowercase ? character.toLowerCase() : character).charCodeAt(0);
    }
  }

  /**
   * Adds the tokens of a document.
   * @param bytes its UTF-8 bytes, bytes[start..end); the room behind them may be used
   * @returns how many tokens were added
   */
  scan(text: string, bytes: Uint8Array, start: number, end: number): number {
    const before = this.tokens.length;
    const isAscii = end - start === text.length;
    if (!this.#analyzer.isPlain) this.#scanAnalyzed(text);
    else if (isAscii || !this.#analyzer.settings.lowercase) this.#scanBytes(bytes, start, end);
    else {
      // Lower-casing knows contexts (final sigma) and can change lengths: the whole text at once.
      const folded = this.#analyzer.fold(text);
      const scratch = this.#scratch;
      scratch.length = 0;
      scratch.reserve(folded.length * 3);
      const length = new TextEncoder().encodeInto(folded, scratch.bytes).written;
      this.#scanBytes(scratch.bytes, 0, length);
    }
    return this.tokens.length - before;
  }

  /** Forgets the tokens, not the words. */
  clear(): void {
    this.tokens.length = 0;
    this.positions.length = 0;
  }

  #scanAnalyzed(text: string): void {
    for (const { term, position } of this.#analyzer.analyze(text)) {
      this.tokens.push(this.#table.add(term));
      this.positions.push(position);
    }
  }

  #scanBytes(bytes: Uint8Array, start: number, end: number): void {
    const fold = this.#fold;
    const { tokens, positions } = this;
    // A token takes at least two bytes and a separator; n-grams are added after.
    tokens.reserve(((end - start) >> 1) + 1);
    positions.reserve(((end - start) >> 1) + 1);
    const ids = tokens.values;
    const places = positions.values;
    const words = this.#words;
    const isDirect = this.#isDirect;
    const first = tokens.length;
    let count = first;
    let position = 0;
    let i = start;
    let word = this.#word;
    while (i < end) {
      let hash = hashStart;
      let length = 0;
      let characters = 0;
      while (i < end) {
        const byte = bytes[i];
        if (length + 4 > word.length) word = this.#growWord();
        if (byte < 128) {
          const folded = fold[byte];
          if (folded === 0) break;
          word[length++] = folded;
          hash = Math.imul(hash ^ folded, hashFactor);
          i++;
        } else {
          const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
          if (!this.#isWord(codePoint(bytes, i, width))) break;
          for (let j = 0; j < width; j++) {
            word[length++] = bytes[i + j];
            hash = Math.imul(hash ^ bytes[i + j], hashFactor);
          }
          i += width;
        }
        characters++;
      }
      if (characters >= 2) {
        const id = words.addBytes(word, 0, length, finishHash(hash));
        const term = isDirect ? id + 2 : this.#termOf(id);
        if (term !== stopped) {
          ids[count] = term - 2;
          places[count] = position;
          count++;
        }
        position++;
      }
      // What ended the word is no word character; neither are continuation bytes taken alone.
      if (i < end) i += bytes[i] < 0xc0 ? 1 : bytes[i] >= 0xf0 ? 4 : bytes[i] >= 0xe0 ? 3 : 2;
    }
    tokens.length = count;
    positions.length = count;
    if (!this.#hasUnigramsOnly) this.#joinFrom(first);
  }

  #growWord(): Uint8Array<ArrayBuffer> {
    const grown = new Uint8Array(this.#word.length * 2);
    grown.set(this.#word);
    this.#word = grown;
    return grown;
  }

  #isWord(point: number): boolean {
    if (point >= 0x10000) return isWordAbove.test(String.fromCodePoint(point));
    const known = this.#classes[point];
    if (known !== 0) return known === 2;
    const is = isWordAbove.test(String.fromCodePoint(point));
    this.#classes[point] = is ? 2 : 1;
    return is;
  }

  /** The term of a word type: its stem's id plus 2, or `stopped`. */
  #termOf(word: number): number {
    if (word >= this.#terms.length) {
      const grown = new Uint32Array(Math.max(word + 1, this.#terms.length * 2));
      grown.set(this.#terms);
      this.#terms = grown;
    }
    const known = this.#terms[word];
    if (known !== unknown) return known;
    const text = this.#words.token(word);
    const term = this.#analyzer.stopwords.has(text)
      ? stopped
      : this.#units.add(this.#analyzer.stem(text)) + 2;
    this.#terms[word] = term;
    return term;
  }

  /** Replaces the single words from `first` on by the n-grams of the range. */
  #joinFrom(first: number): void {
    const units = this.tokens.values.slice(first, this.tokens.length);
    const places = this.positions.values.slice(first, this.positions.length);
    const [shortest, longest] = this.#analyzer.settings.ngrams;
    const scratch = new GrowableBytes(64 * longestNgram);
    this.tokens.length = first;
    this.positions.length = first;
    for (let i = 0; i < units.length; i++) {
      scratch.length = 0;
      for (let n = 1; n <= longest && i + n <= units.length; n++) {
        if (n > 1) scratch.varint(0x20);
        scratch.append(this.#units.bytesOf(units[i + n - 1]));
        if (n < shortest) continue;
        const hash = hashOf(scratch.bytes, 0, scratch.length);
        this.tokens.push(this.#table.addBytes(scratch.bytes, 0, scratch.length, hash));
        this.positions.push(places[i]);
      }
    }
  }
}

function codePoint(bytes: Uint8Array, i: number, width: number): number {
  if (width === 2) return ((bytes[i] & 31) << 6) | (bytes[i + 1] & 63);
  if (width === 3) return ((bytes[i] & 15) << 12) | ((bytes[i + 1] & 63) << 6) | (bytes[i + 2] & 63);
  const high = ((bytes[i] & 7) << 18) | ((bytes[i + 1] & 63) << 12);
  return high | ((bytes[i + 2] & 63) << 6) | (bytes[i + 3] & 63);
}
