/**
 * From a text to the rows of fastText's input matrix: words, n-grams of characters in words, n-grams of words; the last
 * two by a hash into buckets.
 * Sources: P. Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 5, 2017; A. Joulin et al., "Bag
 * of Tricks for Efficient Text Classification", EACL 2017; the rules of fastText 0.9.2: words end at white space of
 * ASCII, the end of a text is the word </s>, FNV-1a takes bytes as signed numbers, n-grams of words combine the hashes
 * of words as 64-bit numbers.
 *   row of a word: its id; of a bucket: words + bucket
 */
import type { Vocabulary } from '../../../text/vocabulary.ts';

export interface InputShape {
  /** Lengths of n-grams of characters, in code points; none where maxN is 0. */
  minN: number;
  maxN: number;
  /** The longest n-gram of words. */
  wordNgrams: number;
  buckets: number;
}

const END = '</s>';
const encoder = new TextEncoder();
/** What the hash of an n-gram of words is multiplied with before the next word is added. */
const FACTOR = 116049371;

export class InputIds {
  readonly #shape: InputShape;
  readonly #words: Vocabulary;
  /** [buckets] which row after the words a bucket has, -1 for none; absent where each has its own. */
  readonly kept: Int32Array | undefined;

  constructor(shape: InputShape, words: Vocabulary, kept?: Int32Array) {
    this.#shape = shape;
    this.#words = words;
    this.kept = kept;
  }

  /** @param names receives what each row stands for, where it is given */
  rows(text: string, names?: string[]): number[] {
    const { minN, maxN, wordNgrams, buckets } = this.#shape;
    const rows: number[] = [];
    const tokens = text.split(/[ \t\n\v\f\r\0]+/).filter((token) => token !== '');
    tokens.push(END);
    const hashes: number[] = [];
    const isHashed = buckets > 0 && (maxN > 0 || wordNgrams > 1);
    for (const token of tokens) {
      const id = this.#words.find(token);
      if (isHashed) hashes.push(hash(encoder.encode(token)));
      if (id !== -1) {
        rows.push(id);
        names?.push(token);
      }
      if (maxN > 0 && buckets > 0 && token !== END) this.#subwords(`<${token}>`, minN, maxN, rows, names);
    }
    if (wordNgrams > 1 && buckets > 0) this.#wordNgrams(hashes, tokens, rows, names);
    return rows;
  }

  #bucket(bucket: number, name: string, rows: number[], names?: string[]): void {
    const row = this.kept === undefined ? bucket : this.kept[bucket];
    if (row < 0) return;
    rows.push(this.#words.size + row);
    names?.push(name);
  }

  #subwords(word: string, minN: number, maxN: number, rows: number[], names?: string[]): void {
    const { buckets } = this.#shape;
    const bytes = encoder.encode(word);
    const { length } = bytes;
    for (let i = 0; i < length; i++) {
      if ((bytes[i] & 0xc0) === 0x80) continue;
      let h = 2166136261;
      for (let j = i, n = 1; j < length && n <= maxN; n++) {
        do {
          h = Math.imul(h ^ ((bytes[j] << 24) >> 24), 16777619);
          j++;
        } while (j < length && (bytes[j] & 0xc0) === 0x80);
        // The marks of beginning and end alone are no n-gram.
        if (n < minN || (n === 1 && (i === 0 || j === length))) continue;
        const name = names === undefined ? '' : new TextDecoder().decode(bytes.subarray(i, j));
        this.#bucket((h >>> 0) % buckets, name, rows, names);
      }
    }
  }

  #wordNgrams(hashes: number[], tokens: string[], rows: number[], names?: string[]): void {
    const { wordNgrams, buckets } = this.#shape;
    for (let i = 0; i < hashes.length; i++) {
      // 64 bits in two halves; a hash is a signed number of 32.
      let low = hashes[i] >>> 0;
      let high = hashes[i] < 0 ? 0xffffffff : 0;
      for (let j = i + 1; j < hashes.length && j < i + wordNgrams; j++) {
        const a = (low & 0xffff) * FACTOR;
        const b = (low >>> 16) * FACTOR + Math.floor(a / 65536);
        const productLow = ((b & 0xffff) * 65536 + (a & 0xffff)) % 4294967296;
        const carry = Math.floor(b / 65536);
        const productHigh = (Math.imul(high, FACTOR) + carry) >>> 0;
        const sum = productLow + (hashes[j] >>> 0);
        low = sum >>> 0;
        high = (productHigh + (sum > 0xffffffff ? 1 : 0) + (hashes[j] < 0 ? 0xffffffff : 0)) >>> 0;
        const name = names === undefined ? '' : tokens.slice(i, j + 1).join(' ');
        this.#bucket(remainder(high, low, buckets), name, rows, names);
      }
    }
  }
}

/** (high · 2^32 + low) mod n */
function remainder(high: number, low: number, n: number): number {
  if (n > 9e7) return Number(((BigInt(high) << 32n) | BigInt(low)) % BigInt(n));
  return ((high % n) * (4294967296 % n) + (low % n)) % n;
}

/** FNV-1a, 32 bits, as a signed number. */
function hash(bytes: Uint8Array): number {
  let h = 2166136261 | 0;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ ((bytes[i] << 24) >> 24), 16777619);
  return h;
}
