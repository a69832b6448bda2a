/** A hash table from pairs of unsigned 32-bit numbers to a number above -2. Linear probing, at most half full. */

/** What stands for nothing. */
export const FREE = -2;

export class PairTable {
  size = 0;
  #left = new Uint32Array(256);
  #right = new Uint32Array(256);
  #values = new Int32Array(256).fill(FREE);

  /** @returns FREE where there is none */
  get(left: number, right: number): number {
    return this.#values[this.#slotOf(left, right)];
  }

  set(left: number, right: number, value: number): void {
    if (2 * (this.size + 1) > this.#values.length) this.#grow();
    const slot = this.#slotOf(left, right);
    if (this.#values[slot] === FREE) this.size++;
    this.#left[slot] = left;
    this.#right[slot] = right;
    this.#values[slot] = value;
  }

  #slotOf(left: number, right: number): number {
    const mask = this.#values.length - 1;
    let hash = Math.imul(left ^ Math.imul(right, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.#values[slot] !== FREE && (this.#left[slot] !== left || this.#right[slot] !== right))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const left = this.#left;
    const right = this.#right;
    const values = this.#values;
    this.#left = new Uint32Array(2 * values.length);
    this.#right = new Uint32Array(2 * values.length);
    this.#values = new Int32Array(2 * values.length).fill(FREE);
    this.size = 0;
    for (let slot = 0; slot < values.length; slot++)
      if (values[slot] !== FREE) this.set(left[slot], right[slot], values[slot]);
  }
}
