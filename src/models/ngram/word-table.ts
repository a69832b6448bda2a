/**
 * Words as UTF-8 bytes and their ids: a hash table in flat arrays, so that a text is counted and scored without
 * making a string of any word. Ids are given in the order of adding.
 * Hash: FNV-1a, 32 bits (G. Fowler, L. C. Noll and P. Vo), linear probing, at most half full.
 */
import { NlpError } from '../../errors.ts';
import { specialWords } from './count-trie.ts';

/** What `find` returns for a word that is not there. */
export const NO_WORD = 0xffffffff;

export const hashStart = 0x811c9dc5;
export const hashFactor = 0x01000193;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
/** Offsets are 32-bit numbers. */
const mostBytes = 0xffffffff;

export class WordTable {
  /** The number of words. */
  size = 0;
  /** The words' bytes, one after another. */
  bytes: Uint8Array;
  /** [at least size + 1] word i is bytes[offsets[i] .. offsets[i + 1] - 1]. */
  offsets: Uint32Array;
  /** Ids + 1 by hash, 0 where free; made when first needed. */
  #slots: Uint32Array = new Uint32Array(0);
  #hashes: Uint32Array = new Uint32Array(0);

  private constructor(bytes: Uint8Array, offsets: Uint32Array, size: number) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.size = size;
  }

  /** A table that holds `<unk>`, `<s>` and `</s>` as words 0, 1 and 2. */
  static withSpecials(): WordTable {
    const table = new WordTable(new Uint8Array(1 << 16), new Uint32Array(1 << 12), 0);
    for (const word of specialWords) table.add(word);
    return table;
  }

  /** A table over arrays of a file, which are used as they are. @throws NlpError where they do not fit */
  static fromArrays(bytes: Uint8Array, offsets: Uint32Array): WordTable {
    const size = offsets.length - 1;
    if (size < 0 || offsets[0] !== 0 || offsets[size] !== bytes.length) {
      throw new NlpError('the vocabulary does not fit its bytes');
    }
    for (let i = 0; i < size; i++) {
      if (offsets[i] > offsets[i + 1])
        throw new NlpError(`word ${i} of the vocabulary ends before it begins`);
    }
    return new WordTable(bytes, offsets, size);
  }

  word(id: number): string {
    return decoder.decode(this.bytes.subarray(this.offsets[id], this.offsets[id + 1]));
  }

  /** The id of a word, or NO_WORD. */
  find(word: string): number {
    const bytes = encoder.encode(word);
    return this.findBytes(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  }

  /** The id of a word, which is added where it is new. */
  add(word: string): number {
    const bytes = encoder.encode(word);
    return this.addBytes(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  }

  /** @param hash `hashOf` the bytes, which a tokenizer computes while it looks for the end of the word */
  findBytes(source: Uint8Array, from: number, to: number, hash: number): number {
    if (this.#slots.length === 0) this.#rehash();
    const slot = this.#slotOf(source, from, to, hash);
    return this.#slots[slot] === 0 ? NO_WORD : this.#slots[slot] - 1;
  }

  addBytes(source: Uint8Array, from: number, to: number, hash: number): number {
    if (this.#slots.length < 2 * (this.size + 1)) this.#rehash();
    const slot = this.#slotOf(source, from, to, hash);
    const known = this.#slots[slot];
    if (known !== 0) return known - 1;
    const id = this.size;
    this.#append(source, from, to);
    this.#slots[slot] = id + 1;
    this.#hashes[slot] = hash;
    return id;
  }

  /** The bytes and offsets at their exact length. */
  toArrays(): { bytes: Uint8Array; offsets: Uint32Array } {
    return {
      bytes: this.bytes.subarray(0, this.offsets[this.size]),
      offsets: this.offsets.subarray(0, this.size + 1),
    };
  }

  /** The same words with new ids: word i of the result is word order[i] of this table. */
  reordered(order: Uint32Array): WordTable {
    const bytes = new Uint8Array(this.offsets[this.size]);
    const offsets = new Uint32Array(this.size + 1);
    let end = 0;
    for (let i = 0; i < order.length; i++) {
      const from = this.offsets[order[i]];
      const to = this.offsets[order[i] + 1];
      bytes.set(this.bytes.subarray(from, to), end);
      end += to - from;
      offsets[i + 1] = end;
    }
    return new WordTable(bytes, offsets, this.size);
  }

  /** Negative where word a comes before word b by their UTF-8 bytes. */
  compare(a: number, b: number): number {
    const { bytes, offsets } = this;
    const endA = offsets[a + 1];
    const endB = offsets[b + 1];
    let i = offsets[a];
    let j = offsets[b];
    for (; i < endA && j < endB; i++, j++) if (bytes[i] !== bytes[j]) return bytes[i] - bytes[j];
    return endA - i - (endB - j);
  }

  #slotOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const bytes = this.bytes;
    const offsets = this.offsets;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (hashes[slot] !== hash) continue;
      let at = offsets[slots[slot] - 1];
      if (offsets[slots[slot]] - at !== to - from) continue;
      let i = from;
      while (i < to && bytes[at] === source[i]) {
        i++;
        at++;
      }
      if (i === to) break;
    }
    return slot;
  }

  #append(source: Uint8Array, from: number, to: number): void {
    const start = this.offsets[this.size];
    const end = start + to - from;
    if (end > mostBytes) {
      throw new NlpError('the words of the vocabulary take more than 4 GiB', {
        remedy: 'Train on less text, or give a --vocab.',
      });
    }
    if (end > this.bytes.length) {
      const longer = new Uint8Array(Math.min(mostBytes, Math.max(end, 2 * this.bytes.length)));
      longer.set(this.bytes);
      this.bytes = longer;
    }
    if (this.size + 2 > this.offsets.length) {
      const longer = new Uint32Array(2 * this.offsets.length);
      longer.set(this.offsets);
      this.offsets = longer;
    }
    if (to - from < 32) for (let i = from; i < to; i++) this.bytes[start + i - from] = source[i];
    else this.bytes.set(source.subarray(from, to), start);
    this.offsets[++this.size] = end;
  }

  #rehash(): void {
    let length = 1024;
    while (length < 4 * (this.size + 1)) length *= 2;
    this.#slots = new Uint32Array(length);
    this.#hashes = new Uint32Array(length);
    const mask = length - 1;
    for (let id = 0; id < this.size; id++) {
      const hash = hashOf(this.bytes, this.offsets[id], this.offsets[id + 1]);
      let slot = hash & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
      this.#hashes[slot] = hash;
    }
  }
}

export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashStart;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], hashFactor);
  return finishHash(hash);
}

/** FNV-1a's low bits, which choose the slot, depend on too few of the last bytes' high bits. */
export function finishHash(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
