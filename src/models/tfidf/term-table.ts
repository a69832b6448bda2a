/**
 * Terms and their ids: an open-addressing hash table over UTF-8 bytes, so that the scanner can look up a word
 * where it stands in a document without making a string of it.
 *   offsets [terms+1]  term i is bytes[offsets[i] .. offsets[i+1])
 *   slots [2^n]        id + 1 of the term that hashes there, 0 = free; at most three of four are taken
 */
import { GrowableBytes, GrowableNumbers } from './growable.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class TermTable {
  readonly #pool = new GrowableBytes(1 << 10);
  readonly #offsets = new GrowableNumbers(1 << 8);
  readonly #hashes = new GrowableNumbers(1 << 8);
  #slots = new Int32Array(1 << 9);
  #scratch = new Uint8Array(256);

  constructor() {
    this.#offsets.push(0);
  }

  /** How many terms there are. */
  get size(): number {
    return this.#hashes.length;
  }

  /** The id of bytes[start..end) whose hash is known (see `hashStart` and `hashStep`); a new term gets the next id. */
  add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slot = this.#slotOf(bytes, start, end, hash);
    const found = this.#slots[slot];
    if (found !== 0) return found - 1;
    const id = this.size;
    this.#pool.append(bytes.subarray(start, end));
    this.#offsets.push(this.#pool.length);
    this.#hashes.push(hash);
    this.#slots[slot] = id + 1;
    if (this.size * 4 > this.#slots.length * 3) this.#rehash();
    return id;
  }

  addText(term: string): number {
    const length = this.#encode(term);
    return this.add(this.#scratch, 0, length, hashOf(this.#scratch, 0, length));
  }

  /** The id of a term, or -1. */
  find(term: string): number {
    const length = this.#encode(term);
    const slot = this.#slotOf(this.#scratch, 0, length, hashOf(this.#scratch, 0, length));
    return this.#slots[slot] - 1;
  }

  text(id: number): string {
    const { values } = this.#offsets;
    return decoder.decode(this.#pool.bytes.subarray(values[id], values[id + 1]));
  }

  /** The bytes of a term, as a view. */
  bytesOf(id: number): Uint8Array {
    const { values } = this.#offsets;
    return this.#pool.bytes.subarray(values[id], values[id + 1]);
  }

  /** Gives back the room that was kept for more terms. */
  trim(): void {
    this.#pool.trim();
    this.#offsets.trim();
    this.#hashes.trim();
  }

  /** Bytes of memory held. */
  get memory(): number {
    return (
      this.#pool.bytes.length +
      this.#offsets.values.byteLength +
      this.#hashes.values.byteLength +
      this.#slots.byteLength
    );
  }

  #encode(term: string): number {
    if (term.length * 3 > this.#scratch.length) this.#scratch = new Uint8Array(term.length * 3);
    return encoder.encodeInto(term, this.#scratch).written;
  }

  /** The slot where a term is, or where it would be put. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const hashes = this.#hashes.values;
    const offsets = this.#offsets.values;
    const pool = this.#pool.bytes;
    const mask = slots.length - 1;
    const length = end - start;
    let slot = spread(hash) & mask;
    for (;;) {
      const id = slots[slot] - 1;
      if (id < 0) return slot;
      if (hashes[id] === hash) {
        const from = offsets[id];
        if (offsets[id + 1] - from === length) {
          let i = 0;
          while (i < length && pool[from + i] === bytes[start + i]) i++;
          if (i === length) return slot;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const hashes = this.#hashes.values;
    for (let id = 0; id < this.size; id++) {
      let slot = spread(hashes[id]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, 32 bits: start here, then one step a byte; 31 bits of it are kept. */
export const hashStart = 0x811c9dc5;
export const hashPrime = 0x01000193;

export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashStart;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], hashPrime);
  return hash & 0x7fffffff;
}

/** The low bits of FNV are its weakest. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
