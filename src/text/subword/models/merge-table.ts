/**
 * The merges of byte-pair encoding by their two tokens: a hash table over flat arrays with linear probing.
 *
 *   merge m joins the tokens left[m] and right[m] to result[m]; the lower its rank[m], the earlier it is made
 */
export class MergeTable {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly result: Int32Array;
  readonly rank: Int32Array;
  size = 0;
  /** [a power of two] merge + 1 by the hash of its two tokens; 0 where free */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(capacity: number) {
    this.left = new Int32Array(capacity);
    this.right = new Int32Array(capacity);
    this.result = new Int32Array(capacity);
    this.rank = new Int32Array(capacity);
    let slots = 16;
    while (slots < 2 * capacity) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** Adds a merge; its number, or -1 - m where merge m is the same pair. */
  add(left: number, right: number, result: number, rank: number = this.size): number {
    const slot = this.#slotOf(left, right);
    if (this.#slots[slot] !== 0) return -this.#slots[slot];
    const merge = this.size++;
    this.left[merge] = left;
    this.right[merge] = right;
    this.result[merge] = result;
    this.rank[merge] = rank;
    this.#slots[slot] = merge + 1;
    return merge;
  }

  /** The merge of two tokens, or -1. */
  find(left: number, right: number): number {
    return this.#slots[this.#slotOf(left, right)] - 1;
  }

  #slotOf(left: number, right: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (;;) {
      const merge = slots[slot] - 1;
      if (merge === -1 || (this.left[merge] === left && this.right[merge] === right)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
