/**
 * Many small hash tables from tags to numbers in four flat arrays: one access finds most keys, where a search in a
 * sorted list would miss the branch predictor at each step. A tag is hashed by its number.
 *   table t has mask[t] + 1 places (a power of 2) from place[t] on; key -1 is a free place
 * To look up: `let slot = tag & mask`, then on to the next place (`slot + 1 & mask`) while the key there is neither
 * `tag` nor -1.
 */
export class SmallTables {
  readonly place: Uint32Array;
  readonly mask: Uint16Array;
  readonly key: Int32Array;
  readonly value: Float64Array;

  /** Table t gets the keys from start[t] to start[t + 1], all different and below 43,690; values are 0. */
  constructor(start: Uint32Array, keys: ArrayLike<number>) {
    const tables = Math.max(0, start.length - 1);
    this.place = new Uint32Array(tables);
    this.mask = new Uint16Array(tables);
    let places = 0;
    for (let t = 0; t < tables; t++) {
      const size = sizeFor(start[t + 1] - start[t]);
      this.place[t] = places;
      this.mask[t] = size - 1;
      places += size;
    }
    this.key = new Int32Array(places).fill(-1);
    this.value = new Float64Array(places);
    for (let t = 0; t < tables; t++)
      for (let i = start[t]; i < start[t + 1]; i++) {
        let slot = keys[i] & this.mask[t];
        while (this.key[this.place[t] + slot] !== -1) slot = (slot + 1) & this.mask[t];
        this.key[this.place[t] + slot] = keys[i];
      }
  }

  /** The index of a key in `key` and `value`, or -1. */
  find(table: number, tag: number): number {
    const place = this.place[table];
    const mask = this.mask[table];
    let slot = tag & mask;
    for (;;) {
      const found = this.key[place + slot];
      if (found === tag) return place + slot;
      if (found === -1) return -1;
      slot = (slot + 1) & mask;
    }
  }
}

/** A power of 2 that leaves at least a third of the places free, so that a search is short and ends. */
function sizeFor(count: number): number {
  let size = 1;
  while (2 * size < 3 * count || size <= count) size *= 2;
  return size;
}
