/**
 * Reads the files of fastText's supervised models: `.bin`, and `.ftz` with a quantized input matrix.
 * Sources: the layout of fastText 0.9.2 (version 12 of the file); A. Joulin et al., "FastText.zip: Compressing text
 * classification models", 2016 (product quantization: each part of a row is one of 256 centroids).
 * All numbers are little-endian.
 */
import { NlpError } from '../../../errors.ts';

/** The first four bytes of such a file, as a number. */
export const FASTTEXT_MAGIC = 793712314;
const NEWEST = 12;

export type FastTextLoss = 'hs' | 'ns' | 'softmax' | 'ova';

export interface FastTextFile {
  dimensions: number;
  loss: FastTextLoss;
  minN: number;
  maxN: number;
  wordNgrams: number;
  buckets: number;
  epochs: number;
  words: string[];
  labels: string[];
  labelCounts: Float64Array;
  /** From a bucket to its row after the words, where only some were kept. */
  kept: Int32Array | undefined;
  /** [rows, dimensions] */
  input: Float32Array;
  /** [labels, dimensions] */
  output: Float32Array;
}

const losses: Readonly<Record<number, FastTextLoss>> = { 1: 'hs', 2: 'ns', 3: 'softmax', 4: 'ova' };
const SUPERVISED = 3;

/** @throws NlpError, with the byte, for what is damaged, of another version, or no classifier */
export function readFastText(bytes: Uint8Array): FastTextFile {
  const reader = new Reader(bytes);
  if (reader.int32() !== FASTTEXT_MAGIC) throw reader.damaged('does not begin as a model of fastText');
  const version = reader.int32();
  if (version !== NEWEST && version !== 11) {
    throw new NlpError(
      `is a model of fastText in version ${version} of the file; versions 11 and 12 are read`,
    );
  }
  const [dimensions, , epochs, , , wordNgrams, loss, model, buckets, minN, longest] = reader.int32s(12);
  reader.skip(8);
  if (model !== SUPERVISED) {
    throw new NlpError('holds vectors of words of fastText, and no labels', {
      remedy: 'Name a model that fastText trained with `supervised`.',
    });
  }
  if (!Object.hasOwn(losses, loss)) throw reader.damaged(`has an unknown loss ${loss}`);
  if (dimensions < 1 || buckets < 0) throw reader.damaged('has impossible sizes');
  const [size, wordCount, labelCount] = reader.int32s(3);
  reader.skip(8);
  const keptCount = reader.int64();
  if (size !== wordCount + labelCount || wordCount < 0 || labelCount < 1) {
    throw reader.damaged('has impossible numbers of words and labels');
  }
  const words: string[] = [];
  const labels: string[] = [];
  const labelCounts: number[] = [];
  for (let i = 0; i < size; i++) {
    const word = reader.text();
    const count = reader.int64();
    if (reader.uint8() === 0) words.push(word);
    else {
      labels.push(word.replace(/^__label__/, ''));
      labelCounts.push(count);
    }
  }
  if (words.length !== wordCount) throw reader.damaged('has other words and labels than it says');
  const kept = keptCount < 0 ? undefined : new Int32Array(buckets).fill(-1);
  for (let i = 0; i < keptCount && kept !== undefined; i++) {
    const [bucket, row] = reader.int32s(2);
    if (bucket < 0 || bucket >= buckets || row < 0) throw reader.damaged('keeps a bucket that there is not');
    kept[bucket] = row;
  }
  const isQuantized = reader.uint8() !== 0;
  const input = isQuantized ? reader.quantized() : reader.dense();
  const outputQuantized = reader.uint8() !== 0;
  const output = isQuantized && outputQuantized ? reader.quantized() : reader.dense();
  const rows =
    wordCount + (kept === undefined ? buckets : kept.reduce((most, row) => Math.max(most, row + 1), 0));
  if (input.columns !== dimensions || output.columns !== dimensions || output.rows !== labelCount) {
    throw reader.damaged('has matrices of other sizes than it says');
  }
  if (input.rows < rows) throw reader.damaged(`has ${input.rows} rows for ${rows} words and buckets`);
  return {
    dimensions,
    loss: losses[loss],
    minN,
    // In version 11 supervised models had no n-grams of characters.
    maxN: version === 11 ? 0 : longest,
    wordNgrams,
    buckets,
    epochs,
    words,
    labels,
    labelCounts: Float64Array.from(labelCounts),
    kept,
    input: input.values,
    output: output.values,
  };
}

interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  damaged(what: string): NlpError {
    return new NlpError(what, {
      where: { byte: this.#at },
      remedy: 'The file is damaged or of another kind; copy it again.',
    });
  }

  /** Where the next `length` bytes begin. */
  #take(length: number): number {
    if (!(length >= 0 && this.#at + length <= this.#bytes.length)) throw this.damaged('ends too early');
    this.#at += length;
    return this.#at - length;
  }

  skip(length: number): void {
    this.#take(length);
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  int32s(count: number): number[] {
    return Array.from({ length: count }, () => this.int32());
  }

  int64(): number {
    const value = Number(this.#view.getBigInt64(this.#take(8), true));
    if (!Number.isSafeInteger(value)) throw this.damaged('has an impossible number');
    return value;
  }

  /** Up to the next zero byte. */
  text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end === -1) throw this.damaged('ends too early');
    const text = new TextDecoder().decode(this.#bytes.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }

  #floats(count: number): Float32Array {
    const at = this.#take(4 * count);
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = this.#view.getFloat32(at + 4 * i, true);
    return values;
  }

  dense(): Matrix {
    const [rows, columns] = [this.int64(), this.int64()];
    if (rows < 0 || columns < 1) throw this.damaged('has a matrix of impossible size');
    return { rows, columns, values: this.#floats(rows * columns) };
  }

  /** A quantized matrix, made whole. */
  quantized(): Matrix {
    const hasNorms = this.uint8() !== 0;
    const [rows, columns] = [this.int64(), this.int64()];
    const codeCount = this.int32();
    if (rows < 0 || columns < 1 || columns > 1e6) throw this.damaged('has a matrix of impossible size');
    const codesAt = this.#take(codeCount);
    const rowCodes = this.#quantizer();
    if (rowCodes.dimensions !== columns || codeCount !== rows * rowCodes.parts) {
      throw this.damaged('has codes of another size than its matrix');
    }
    const normsAt = hasNorms ? this.#take(rows) : -1;
    const norms = hasNorms ? this.#quantizer() : undefined;
    const values = new Float32Array(rows * columns);
    const { parts, width, lastWidth, centroids } = rowCodes;
    for (let row = 0; row < rows; row++) {
      const norm = norms === undefined ? 1 : norms.centroids[this.#bytes[normsAt + row]];
      for (let part = 0; part < parts; part++) {
        const code = this.#bytes[codesAt + row * parts + part];
        const isLast = part === parts - 1;
        const from = part * 256 * width + code * (isLast ? lastWidth : width);
        const to = row * columns + part * width;
        for (let i = 0; i < (isLast ? lastWidth : width); i++) values[to + i] = norm * centroids[from + i];
      }
    }
    return { rows, columns, values };
  }

  #quantizer() {
    const [dimensions, parts, width, lastWidth] = this.int32s(4);
    if (!(parts >= 1 && width >= 1 && (parts - 1) * width + lastWidth === dimensions)) {
      throw this.damaged('has a quantizer of impossible sizes');
    }
    return { dimensions, parts, width, lastWidth, centroids: this.#floats(dimensions * 256) };
  }
}
