/**
 * The pairs of neighbours in all words: how often each occurs, weighted by its words, and where.
 *
 *   symbols [positions]  ids, word by word
 *   next, previous       positions of the neighbours in the word; -1 at its ends
 */
export class PairCounts {
  /** [pairs] */
  left = new Int32Array(1 << 12);
  right = new Int32Array(1 << 12);
  count = new Float64Array(1 << 12);
  /** Positions of the left symbol; some are out of date. */
  readonly places: number[][] = [];
  size = 0;
  #slots = new Int32Array(1 << 14);

  /** Adds to the count of a pair; the pair. */
  add(left: number, right: number, weight: number): number {
    const slot = this.#slotOf(left, right);
    let pair = this.#slots[slot] - 1;
    if (pair === -1) {
      pair = this.size++;
      if (pair === this.left.length) this.#grow();
      this.left[pair] = left;
      this.right[pair] = right;
      this.places.push([]);
      if (3 * this.size > 2 * this.#slots.length) this.#rehash();
      else this.#slots[slot] = pair + 1;
    }
    this.count[pair] += weight;
    return pair;
  }

  #slotOf(left: number, right: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (;;) {
      const pair = this.#slots[slot] - 1;
      if (pair === -1 || (this.left[pair] === left && this.right[pair] === right)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const longer = <Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers => {
      to.set(from);
      return to;
    };
    const size = 2 * this.left.length;
    this.left = longer(this.left, new Int32Array(size));
    this.right = longer(this.right, new Int32Array(size));
    this.count = longer(this.count, new Float64Array(size));
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let pair = 0; pair < this.size; pair++)
      this.#slots[this.#slotOf(this.left[pair], this.right[pair])] = pair + 1;
  }
}
