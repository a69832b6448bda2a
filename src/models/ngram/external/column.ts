/**
 * Arrays on disk: numbers are appended one by one, then read in order or by ranges. Buffered, and synchronous
 * because a promise a number would cost more than the number.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { fromSystemError } from '../../../errors.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export type ColumnData = Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
type ColumnType<Data extends ColumnData> = { new (length: number): Data; readonly BYTES_PER_ELEMENT: number };

/** Elements of a buffer. */
const bufferLength = 1 << 15;

export class Column<Data extends ColumnData = Uint32Array<ArrayBuffer>> {
  length = 0;
  readonly type: ColumnType<Data>;
  readonly #path: string;
  readonly #file: number;
  /** Made when the first number is pushed: what is appended at once needs none. */
  #buffer: Data | undefined;
  #buffered = 0;

  constructor(folder: TemporaryFolder, type: ColumnType<Data>) {
    this.type = type;
    this.#path = folder.file();
    this.#file = openSync(this.#path, 'w+');
  }

  push(value: number): void {
    if (this.#buffered === bufferLength) this.#flush();
    this.#buffer ??= new this.type(bufferLength);
    this.#buffer[this.#buffered++] = value;
    this.length++;
  }

  append(values: Data): void {
    this.#flush();
    this.#write(values, values.length);
    this.length += values.length;
  }

  /** Elements from .. to - 1. */
  read(from: number, to: number, into: Data = new this.type(to - from)): Data {
    this.#flush();
    const bytes = new Uint8Array(into.buffer, into.byteOffset, (to - from) * this.type.BYTES_PER_ELEMENT);
    let filled = 0;
    while (filled < bytes.length) {
      const length = Math.min(bytes.length - filled, 1 << 30);
      const got = readSync(this.#file, bytes, filled, length, from * this.type.BYTES_PER_ELEMENT + filled);
      if (got === 0) throw new RangeError(`elements ${from} to ${to} of a column of ${this.length}`);
      filled += got;
    }
    return into;
  }

  cursor(from = 0): ColumnCursor<Data> {
    return new ColumnCursor(this, from);
  }

  /** All bytes from an element on, in pieces. */
  *pieces(start = 0): Generator<Uint8Array> {
    for (let from = start; from < this.length; from += bufferLength) {
      const part = this.read(from, Math.min(this.length, from + bufferLength));
      yield new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    }
  }

  /** Its disk space is free again. */
  remove(): void {
    closeSync(this.#file);
    unlinkSync(this.#path);
  }

  #flush(): void {
    if (this.#buffer === undefined || this.#buffered === 0) return;
    this.#write(this.#buffer, this.#buffered);
    this.#buffered = 0;
  }

  #write(values: Data, length: number): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, length * this.type.BYTES_PER_ELEMENT);
    try {
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(this.#file, bytes, written, Math.min(bytes.length - written, 1 << 30));
      }
    } catch (error) {
      throw fromSystemError(error, this.#path, 'write');
    }
  }
}

/** Reads a column from its beginning to its end. */
class ColumnCursor<Data extends ColumnData> {
  readonly #column: Column<Data>;
  readonly #buffer: Data;
  #position: number;
  #at = 0;
  #filled = 0;

  constructor(column: Column<Data>, from: number) {
    this.#column = column;
    this.#position = from;
    this.#buffer = new column.type(bufferLength);
  }

  next(): number {
    if (this.#at === this.#filled) this.#fill();
    return this.#buffer[this.#at++];
  }

  #fill(): void {
    const to = Math.min(this.#column.length, this.#position + bufferLength);
    this.#column.read(this.#position, to, this.#buffer);
    this.#filled = to - this.#position;
    this.#position = to;
    this.#at = 0;
  }
}

/** Lets signals and timers through between two long stretches of work. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
