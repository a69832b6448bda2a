/** Typed arrays that grow: amortised appends for the parts of an index whose size is known only at the end. */

/** Bytes, with numbers as base-128 varints: 7 bits a byte, low bits first, the high bit set on all but the last. */
export class GrowableBytes {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `extra` more bytes. */
  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.bytes.length) return;
    // By a quarter only: texts are most of an index's memory.
    const grown = new Uint8Array(Math.max(needed, Math.ceil(this.bytes.length * 1.25)));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** @param value a whole number from 0 to 2^32 - 1 */
  varint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.reserve(5);
    const bytes = this.bytes;
    let at = this.length;
    let rest = value >>> 0;
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  append(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  /** Appends the bytes of another: a loop, as most are too few for a view of them to pay. */
  appendShort({ bytes: source, length }: GrowableBytes): void {
    if (length > 64) {
      this.append(source.subarray(0, length));
      return;
    }
    this.reserve(length);
    const { bytes, length: start } = this;
    for (let i = 0; i < length; i++) bytes[start + i] = source[i];
    this.length = start + length;
  }

  /** Gives back the room at the end. */
  trim(): void {
    if (this.length < this.bytes.length) this.bytes = this.finish();
  }

  /** A copy without the room at the end. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Numbers from 0 to 2^32 - 1. */
export class GrowableNumbers {
  values: Uint32Array;
  length = 0;

  constructor(capacity = 256) {
    this.values = new Uint32Array(capacity);
  }

  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.values.length) return;
    const grown = new Uint32Array(Math.max(needed, Math.ceil(this.values.length * 1.5)));
    grown.set(this.values.subarray(0, this.length));
    this.values = grown;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1);
    this.values[this.length++] = value;
  }

  /** Gives back the room at the end. */
  trim(): void {
    if (this.length < this.values.length) this.values = this.finish();
  }

  finish(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}
