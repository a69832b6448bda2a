/** Pairs by count, the highest first; of equals the one with the smaller left id, then the smaller right id. */
import type { PairCounts } from './pair-counts.ts';

export class PairHeap {
  readonly #pairs: PairCounts;
  /** Pairs with the counts that they had when they were put in. */
  readonly #entries: number[] = [];
  readonly #counts: number[] = [];

  constructor(pairs: PairCounts) {
    this.#pairs = pairs;
  }

  push(pair: number): void {
    const entries = this.#entries;
    const counts = this.#counts;
    const count = this.#pairs.count[pair];
    if (count <= 0) return;
    let hole = entries.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.#isBefore(pair, count, entries[parent], counts[parent])) break;
      entries[hole] = entries[parent];
      counts[hole] = counts[parent];
      hole = parent;
    }
    entries[hole] = pair;
    counts[hole] = count;
  }

  /** The first pair by its count of now, or -1. */
  pop(): number {
    for (;;) {
      if (this.#entries.length === 0) return -1;
      const pair = this.#entries[0];
      const count = this.#counts[0];
      this.#removeFirst();
      if (count === this.#pairs.count[pair]) return pair;
      // Counts change behind the heap's back: the entry moves to where it belongs.
      this.push(pair);
    }
  }

  #isBefore(a: number, countA: number, b: number, countB: number): boolean {
    if (countA !== countB) return countA > countB;
    const { left, right } = this.#pairs;
    return left[a] !== left[b] ? left[a] < left[b] : right[a] < right[b];
  }

  #removeFirst(): void {
    const entries = this.#entries;
    const counts = this.#counts;
    const pair = entries.pop()!;
    const count = counts.pop()!;
    const size = entries.length;
    if (size === 0) return;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (
        child + 1 < size &&
        this.#isBefore(entries[child + 1], counts[child + 1], entries[child], counts[child])
      )
        child++;
      if (!this.#isBefore(entries[child], counts[child], pair, count)) break;
      entries[hole] = entries[child];
      counts[hole] = counts[child];
      hole = child;
    }
    entries[hole] = pair;
    counts[hole] = count;
  }
}
