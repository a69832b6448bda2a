/**
 * Words as UTF-8 bytes and their ids: a hash table in flat arrays, so that a text is counted and scored without
 * making a string of any word. Ids are given in the order of adding.
 * Hash: FNV-1a, 32 bits (G. Fowler, L. C. Noll and P. Vo), linear probing, at most two thirds full. A slot is one
 * number of 4 bytes: in a table of 2^k slots the id + 1 takes the low k bits, and the high bits of the hash the rest,
 * so that few words are compared in vain. Words take 6 to 12 bytes in the slots, besides their bytes and an offset.
 */
import { isUtf8 } from 'node:buffer';
import { NlpError } from '../errors.ts';

/** What `find` returns for a word that is not there. */
export const NO_WORD = 0xffffffff;

export const hashStart = 0x811c9dc5;
export const hashFactor = 0x01000193;

const decoder = new TextDecoder();
const encoder = new TextEncoder();
/** Room for the bytes of words as they usually are, and those of the word that is looked up. */
const usual = new Uint8Array(1 << 12);
let scratch: Uint8Array = usual;
/** Offsets are 32-bit numbers. */
const mostBytes = 0xffffffff;

export class WordTable {
  /** The number of words. */
  size = 0;
  /** The words' bytes, one after another. */
  bytes: Uint8Array;
  /** [at least size + 1] word i is bytes[offsets[i] .. offsets[i + 1] - 1]. */
  offsets: Uint32Array;
  /** [a power of two] high bits of the hash and id + 1, by the hash's low bits; 0 where free; made when first needed. */
  #slots: Int32Array = new Int32Array(0);

  private constructor(bytes: Uint8Array, offsets: Uint32Array, size: number) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.size = size;
  }

  /** A table that holds these words, with ids from 0. */
  static withWords(words: Iterable<string> = []): WordTable {
    const table = new WordTable(new Uint8Array(1 << 12), new Uint32Array(1 << 8), 0);
    for (const word of words) table.add(word);
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

  /** @throws NlpError where a word is no UTF-8 of its own, or stands there twice */
  check(): void {
    const { bytes, offsets } = this;
    for (let id = 0; id < this.size; id++) {
      // A word that begins inside a character leaves a piece that is no UTF-8 by itself.
      if ((bytes[offsets[id]] & 0xc0) === 0x80 && offsets[id] < offsets[id + 1]) {
        throw new NlpError(`word ${id} of the vocabulary begins inside a character`);
      }
    }
    if (!isUtf8(bytes)) throw new NlpError('the words of the vocabulary are not UTF-8');
    this.#rehash(this.size);
    for (let id = 0; id < this.size; id++) {
      const hash = hashOf(bytes, offsets[id], offsets[id + 1]);
      const found = this.findBytes(bytes, offsets[id], offsets[id + 1], hash);
      if (found !== id) throw new NlpError(`words ${found} and ${id} of the vocabulary are the same`);
    }
  }

  word(id: number): string {
    return decoder.decode(this.bytes.subarray(this.offsets[id], this.offsets[id + 1]));
  }

  /** The id of a word, or NO_WORD. */
  find(word: string): number {
    const to = encode(word);
    return this.findBytes(scratch, 0, to, hashOf(scratch, 0, to));
  }

  /** The id of a word, which is added where it is new. */
  add(word: string): number {
    const to = encode(word);
    return this.addBytes(scratch, 0, to, hashOf(scratch, 0, to));
  }

  /** @param hash `hashOf` the bytes, which a tokenizer computes while it looks for the end of the word */
  findBytes(source: Uint8Array, from: number, to: number, hash: number): number {
    if (this.#slots.length === 0) this.#rehash(this.size);
    const value = this.#slots[this.#slotOf(source, from, to, hash)];
    return value === 0 ? NO_WORD : (value & (this.#slots.length - 1)) - 1;
  }

  addBytes(source: Uint8Array, from: number, to: number, hash: number): number {
    if (2 * this.#slots.length < 3 * (this.size + 1)) this.#rehash(this.size + 1);
    const slots = this.#slots;
    const mask = slots.length - 1;
    const slot = this.#slotOf(source, from, to, hash);
    if (slots[slot] !== 0) return (slots[slot] & mask) - 1;
    const id = this.size;
    this.#append(source, from, to);
    slots[slot] = (hash & ~mask) | (id + 1);
    return id;
  }

  /** Gives the memory of the hash table back; it is made again when a word is looked up. */
  forgetHashes(): void {
    this.#slots = new Int32Array(0);
  }

  /** The bytes and offsets at their exact length. */
  toArrays(): { bytes: Uint8Array; offsets: Uint32Array } {
    return {
      bytes: this.bytes.subarray(0, this.offsets[this.size]),
      offsets: this.offsets.subarray(0, this.size + 1),
    };
  }

  /** A table of some of these words: word i of the result is word order[i] of this table. */
  reordered(order: Uint32Array): WordTable {
    let length = 0;
    for (const id of order) length += this.offsets[id + 1] - this.offsets[id];
    const bytes = new Uint8Array(length);
    const offsets = new Uint32Array(order.length + 1);
    let end = 0;
    for (let i = 0; i < order.length; i++) {
      const from = this.offsets[order[i]];
      const to = this.offsets[order[i] + 1];
      bytes.set(this.bytes.subarray(from, to), end);
      end += to - from;
      offsets[i + 1] = end;
    }
    return new WordTable(bytes, offsets, order.length);
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

  /** Where a word stands, or the free slot where it would. */
  #slotOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const bytes = this.bytes;
    const offsets = this.offsets;
    const mask = slots.length - 1;
    const high = hash & ~mask;
    let slot = hash & mask;
    for (let value = slots[slot]; value !== 0; value = slots[slot]) {
      if ((value & ~mask) === high) {
        const id = (value & mask) - 1;
        let at = offsets[id];
        if (offsets[id + 1] - at === to - from) {
          let i = from;
          while (i < to && bytes[at] === source[i]) {
            i++;
            at++;
          }
          if (i === to) break;
        }
      }
      slot = (slot + 1) & mask;
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

  /** @param words as many as there shall be room for */
  #rehash(words: number): void {
    let length = 1024;
    while (2 * length < 3 * words) length *= 2;
    // The old slots may go before the new ones come.
    this.#slots = new Int32Array(0);
    const slots = new Int32Array(length);
    const { bytes, offsets } = this;
    const mask = length - 1;
    for (let id = 0; id < this.size; id++) {
      const hash = hashOf(bytes, offsets[id], offsets[id + 1]);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hash & ~mask) | (id + 1);
    }
    this.#slots = slots;
  }
}

/** Writes the UTF-8 bytes of a word into `scratch` and returns how many they are. */
function encode(word: string): number {
  const { length } = word;
  if (3 * length > usual.length) {
    scratch = encoder.encode(word);
    return scratch.length;
  }
  scratch = usual;
  if (length < 32) {
    let i = 0;
    for (; i < length; i++) {
      const unit = word.charCodeAt(i);
      if (unit > 127) break;
      scratch[i] = unit;
    }
    if (i === length) return length;
  }
  return encoder.encodeInto(word, scratch).written;
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
