/** Tokens as they are found: ids, and where they are wanted the places they stand for. */
export class TokenSink {
  ids: Uint32Array;
  count = 0;
  /** [2 * count] UTF-16 units of the text; of a byte-level token, the characters that it touches */
  offsets: Uint32Array | undefined;
  /** [2 * count] how many bytes of its first character, and of its last one, are not the token's */
  cuts: Uint8Array | undefined;

  constructor(ids: Uint32Array, hasOffsets: boolean) {
    this.ids = ids;
    if (!hasOffsets) return;
    this.offsets = new Uint32Array(2 * ids.length);
    this.cuts = new Uint8Array(2 * ids.length);
  }

  /** Makes room for more tokens. */
  reserve(more: number): void {
    if (this.count + more <= this.ids.length) return;
    const size = Math.max(64, 2 * this.ids.length, this.count + more);
    this.ids = copied(this.ids, new Uint32Array(size));
    if (this.offsets) this.offsets = copied(this.offsets, new Uint32Array(2 * size));
    if (this.cuts) this.cuts = copied(this.cuts, new Uint8Array(2 * size));
  }

  add(id: number, start: number, end: number): void {
    this.reserve(1);
    if (this.offsets) {
      this.offsets[2 * this.count] = start;
      this.offsets[2 * this.count + 1] = end;
    }
    this.ids[this.count++] = id;
  }
}

function copied<Numbers extends Uint32Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
