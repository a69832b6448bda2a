/**
 * Sorting tokens by their UTF-8 bytes: most significant byte first, so that ten million of them are not compared pair by
 * pair. Source: P. M. McIlroy, K. Bostic and M. D. McIlroy, "Engineering Radix Sort", Computing Systems 6 (1993).
 */
import type { Vocabulary } from './vocabulary.ts';

/** A token's end comes before its next byte. */
const buckets = 257;
/** Groups up to this size are sorted by insertion. */
const smallGroup = 24;
/** Tokens that share so many bytes are compared. */
const deepest = 64;

export class TokenSorter {
  readonly #vocabulary: Vocabulary;
  readonly #other: Uint32Array;
  /** Where the buckets of each depth begin. */
  readonly #begins: Uint32Array[] = [];

  /** @param most how many ids are sorted at once at most */
  constructor(vocabulary: Vocabulary, most: number) {
    this.#vocabulary = vocabulary;
    this.#other = new Uint32Array(most);
  }

  /** Sorts ids[from] .. ids[to - 1], whose tokens share their first `depth` bytes. */
  sort(ids: Uint32Array, from: number, to: number, depth = 0): void {
    if (to - from <= smallGroup) {
      this.#insert(ids, from, to);
      return;
    }
    if (depth === deepest) {
      ids.subarray(from, to).sort((a, b) => this.#vocabulary.compare(a, b));
      return;
    }
    this.#begins[depth] ??= new Uint32Array(buckets + 1);
    const begin = this.#begins[depth];
    this.#deal(ids, from, to, depth, begin);
    // Dealing has moved each begin to where the next bucket begins; the tokens in the first one end here: they are equal.
    for (let bucket = 1, start = begin[0]; bucket < buckets; bucket++) {
      const end = begin[bucket];
      if (end - start > 1) this.sort(ids, from + start, from + end, depth + 1);
      start = end;
    }
  }

  #deal(ids: Uint32Array, from: number, to: number, depth: number, begin: Uint32Array): void {
    const { bytes, offsets } = this.#vocabulary;
    const other = this.#other;
    begin.fill(0);
    for (let i = from; i < to; i++) {
      const at = offsets[ids[i]] + depth;
      begin[at < offsets[ids[i] + 1] ? bytes[at] + 2 : 1]++;
    }
    for (let bucket = 1; bucket <= buckets; bucket++) begin[bucket] += begin[bucket - 1];
    for (let i = from; i < to; i++) {
      const id = ids[i];
      const at = offsets[id] + depth;
      other[begin[at < offsets[id + 1] ? bytes[at] + 1 : 0]++] = id;
    }
    for (let i = from; i < to; i++) ids[i] = other[i - from];
  }

  #insert(ids: Uint32Array, from: number, to: number): void {
    const vocabulary = this.#vocabulary;
    for (let i = from + 1; i < to; i++) {
      const id = ids[i];
      let j = i - 1;
      for (; j >= from && vocabulary.compare(ids[j], id) > 0; j--) ids[j + 1] = ids[j];
      ids[j + 1] = id;
    }
  }
}
