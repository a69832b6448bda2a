/**
 * A segment: the postings of a run of documents, compressed, never changed once written. An index is a list of
 * segments; adding documents adds one, and small ones are merged.
 *
 * Postings of a term lie in blocks of up to 128 documents. In `postings`, for each document: the difference to the
 * document before (in the block before too), minus 1, shifted left by one; the low bit set where tf = 1, else tf
 * follows. In `positions`, for each document tf differences of token positions. All are varints.
 * A block keeps its largest tf and smallest document length: with them any weighting that is chosen later can say
 * how much a block may contribute at most (Ding and Suel, "Faster top-k document retrieval using block-max
 * indexes", SIGIR 2011).
 *
 *   terms     T rows; row r stands for term termIds[r], or for term r where termIds is absent
 *   firstBlock [T+1], blockLast [B], blockOffset [B+1], ...; documents are counted from the segment's first
 */
import { GrowableBytes, GrowableNumbers } from './growable.ts';

export const blockSize = 128;

export interface Segment {
  /** Number in the index of this segment's document 0. */
  firstDocument: number;
  documents: number;
  /** Ascending; absent where the rows are the terms 0, 1, 2, ... */
  termIds: Uint32Array | undefined;
  firstBlock: Uint32Array;
  /** Last document of each block. */
  blockLast: Uint32Array;
  /** Documents in each block, from 1 to 128. */
  blockCount: Uint8Array;
  /** Where each block begins in `postings`. */
  blockOffset: Uint32Array;
  /** Where each block begins in `positions`; empty where there are none. */
  blockPositions: Uint32Array;
  blockMaxTf: Uint32Array;
  blockMinLength: Uint32Array;
  postings: Uint8Array;
  positions: Uint8Array;
}

/** The row of a term in a segment, or -1. */
export function rowOfTerm(segment: Segment, term: number): number {
  const { termIds } = segment;
  if (termIds === undefined) return term < segment.firstBlock.length - 1 ? term : -1;
  let low = 0;
  let high = termIds.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (termIds[middle] === term) return middle;
    if (termIds[middle] < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many documents of the segment hold the term of a row. */
export function documentsOfRow(segment: Segment, row: number): number {
  const first = segment.firstBlock[row];
  const last = segment.firstBlock[row + 1] - 1;
  return last < first ? 0 : (last - first) * blockSize + segment.blockCount[last];
}

/**
 * Decodes a block into `documents` and `frequencies` (128 places each).
 * @param base the last document of the term's block before, or -1
 * @returns how many documents it has
 */
export function decodeBlock(
  segment: Segment,
  block: number,
  base: number,
  documents: Uint32Array,
  frequencies: Uint32Array,
): number {
  const { postings } = segment;
  const count = segment.blockCount[block];
  let at = segment.blockOffset[block];
  let document = base;
  for (let i = 0; i < count; i++) {
    let value = postings[at++];
    if (value > 127) {
      value &= 127;
      let byte = postings[at++];
      let scale = 128;
      while (byte > 127) {
        value += (byte & 127) * scale;
        scale *= 128;
        byte = postings[at++];
      }
      value += byte * scale;
    }
    document += (value >>> 1) + 1;
    documents[i] = document;
    if ((value & 1) === 1) {
      frequencies[i] = 1;
      continue;
    }
    let frequency = postings[at++];
    if (frequency > 127) {
      frequency &= 127;
      let shift = 7;
      let byte = postings[at++];
      while (byte > 127) {
        frequency |= (byte & 127) << shift;
        shift += 7;
        byte = postings[at++];
      }
      frequency |= byte << shift;
    }
    frequencies[i] = frequency;
  }
  return count;
}

/** Decodes `count` varints at `at`, adds them up from `start`, and returns where the next one stands. */
export function decodePositions(positions: Uint8Array, at: number, count: number, out: Uint32Array): number {
  let position = 0;
  let place = at;
  for (let i = 0; i < count; i++) {
    let value = 0;
    let shift = 0;
    let byte = positions[place++];
    while (byte > 127) {
      value |= (byte & 127) << shift;
      shift += 7;
      byte = positions[place++];
    }
    position += value | (byte << shift);
    out[i] = position;
  }
  return place;
}

/** Writes a segment term by term (ids ascending), and in a term document by document. */
export class SegmentWriter {
  readonly #termIds = new GrowableNumbers();
  readonly #firstBlock = new GrowableNumbers();
  readonly #blockLast = new GrowableNumbers();
  readonly #blockCount = new GrowableBytes();
  readonly #blockOffset = new GrowableNumbers();
  readonly #blockPositions = new GrowableNumbers();
  readonly #blockMaxTf = new GrowableNumbers();
  readonly #blockMinLength = new GrowableNumbers();
  readonly #postings = new GrowableBytes(1 << 16);
  readonly #positions = new GrowableBytes(1 << 16);
  readonly #lengths: Uint32Array;
  readonly #firstDocument: number;
  readonly #withPositions: boolean;
  #last = -1;
  #inBlock = blockSize;

  /** @param lengths tokens of each document of the index */
  constructor(firstDocument: number, lengths: Uint32Array, withPositions: boolean) {
    this.#firstDocument = firstDocument;
    this.#lengths = lengths;
    this.#withPositions = withPositions;
  }

  startTerm(term: number): void {
    this.#termIds.push(term);
    this.#firstBlock.push(this.#blockLast.length);
    this.#last = -1;
    this.#inBlock = blockSize;
  }

  /**
   * @param document counted from the segment's first
   * @param positions the tf positions at `from`, ascending
   */
  add(document: number, tf: number, positions: Uint32Array, from: number): void {
    const length = this.#lengths[this.#firstDocument + document];
    if (this.#inBlock === blockSize) this.#startBlock();
    const block = this.#blockLast.length - 1;
    const gap = document - this.#last - 1;
    if (tf === 1) this.#postings.varint(gap * 2 + 1);
    else {
      this.#postings.varint(gap * 2);
      this.#postings.varint(tf);
    }
    this.#last = document;
    this.#inBlock++;
    this.#blockLast.values[block] = document;
    this.#blockCount.bytes[block]++;
    if (tf > this.#blockMaxTf.values[block]) this.#blockMaxTf.values[block] = tf;
    if (length < this.#blockMinLength.values[block]) this.#blockMinLength.values[block] = length;
    if (!this.#withPositions) return;
    let before = 0;
    for (let i = from; i < from + tf; i++) {
      this.#positions.varint(positions[i] - before);
      before = positions[i];
    }
  }

  /** @param documents how many the segment covers, with those that have no terms */
  finish(documents: number): Segment {
    const terms = this.#termIds.length;
    this.#firstBlock.push(this.#blockLast.length);
    const isDense = terms === 0 || this.#termIds.values[terms - 1] === terms - 1;
    return {
      firstDocument: this.#firstDocument,
      documents,
      termIds: isDense ? undefined : this.#termIds.finish(),
      firstBlock: this.#firstBlock.finish(),
      blockLast: this.#blockLast.finish(),
      blockCount: this.#blockCount.finish(),
      blockOffset: this.#blockOffset.finish(),
      blockPositions: this.#blockPositions.finish(),
      blockMaxTf: this.#blockMaxTf.finish(),
      blockMinLength: this.#blockMinLength.finish(),
      postings: this.#postings.finish(),
      positions: this.#positions.finish(),
    };
  }

  #startBlock(): void {
    this.#inBlock = 0;
    this.#blockLast.push(0);
    this.#blockCount.reserve(1);
    this.#blockCount.bytes[this.#blockCount.length++] = 0;
    this.#blockOffset.push(this.#postings.length);
    if (this.#withPositions) this.#blockPositions.push(this.#positions.length);
    this.#blockMaxTf.push(0);
    this.#blockMinLength.push(0xffffffff);
  }
}
