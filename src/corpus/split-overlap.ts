/**
 * How much of the other parts of a split also stands in the first one: what a model has seen in training says little
 * about it. Hashes of the units are kept, as many as fit into some megabytes; of more, the count is a lower bound.
 */
import { hashOfText } from './duplicates.ts';

/** Of each part. */
const MAXIMUM_HASHES = 1 << 20;

export class SplitOverlap {
  readonly #first = new Set<number>();
  /** Of each other part, how often each unit is in it. */
  readonly #others = new Map<number, Map<number, number>>();

  add(part: number, text: string): void {
    const hash = hashOfText(text);
    if (part === 0) {
      if (this.#first.size < MAXIMUM_HASHES) this.#first.add(hash);
      return;
    }
    let counts = this.#others.get(part);
    if (counts === undefined) {
      counts = new Map();
      this.#others.set(part, counts);
    }
    const count = counts.get(hash);
    if (count !== undefined || counts.size < MAXIMUM_HASHES) counts.set(hash, (count ?? 0) + 1);
  }

  /** How many units of a part are units of the first one too. */
  count(part: number): number {
    let sum = 0;
    for (const [hash, count] of this.#others.get(part) ?? []) if (this.#first.has(hash)) sum += count;
    return sum;
  }
}
