/** Walks the postings of one term of a segment, in order; its arrays are used again for every block. */
import {
  blockAtOffset,
  blockSize,
  decodeBlock,
  decodePositions,
  rowOfTerm,
  type Segment,
} from './segment.ts';

export class PostingCursor {
  /** Documents of the current block, counted from the segment's first. */
  readonly documents = new Uint32Array(blockSize);
  readonly frequencies = new Uint32Array(blockSize);
  /** How many of them there are; 0 at the end. */
  count = 0;
  /** The current block's number in the segment, -1 for a block that is in no table. */
  block = -1;
  /** Where its positions begin. */
  positionsAt = 0;
  #segment: Segment | undefined;
  #next = 0;
  #end = 0;
  #base = -1;
  /** Where the only block of a row begins that has one. */
  #onlyAt = 0;
  #onlyCount = 0;

  /** Goes before the first block of a term. @returns false where the segment does not have it */
  open(segment: Segment, term: number): boolean {
    const row = rowOfTerm(segment, term);
    this.#segment = undefined;
    this.count = 0;
    if (row < 0) return false;
    this.openRow(segment, row);
    return true;
  }

  openRow(segment: Segment, row: number): void {
    const start = segment.rowOffset[row];
    this.#segment = segment;
    this.#onlyAt = start + 1;
    this.#onlyCount = segment.postings[start];
    this.#next = 0;
    this.#end = 0;
    this.#base = -1;
    this.count = 0;
    if (this.#onlyCount > 0) return;
    this.#next = blockAtOffset(segment, start);
    this.#end = blockAtOffset(segment, segment.rowOffset[row + 1]);
  }

  /** Reads the next block. @returns false at the end */
  nextBlock(): boolean {
    const segment = this.#segment;
    let at: number;
    if (segment !== undefined && this.#onlyCount > 0) {
      this.block = -1;
      at = this.#onlyAt;
      this.count = this.#onlyCount;
      this.#onlyCount = 0;
    } else if (segment !== undefined && this.#next < this.#end) {
      this.block = this.#next++;
      at = segment.blockOffset[this.block];
      this.count = segment.blockCount[this.block];
    } else {
      this.count = 0;
      return false;
    }
    const { documents, frequencies, count } = this;
    this.positionsAt = decodeBlock(segment.postings, at, count, this.#base, documents, frequencies);
    this.#base = documents[count - 1];
    return true;
  }
}

/**
 * The positions of the documents of a cursor's current block: those of document i are
 * out[starts[i] .. starts[i + 1]).
 */
export function blockPositions(
  segment: Segment,
  cursor: PostingCursor,
): { starts: Uint32Array; out: Uint32Array } {
  const { count, frequencies } = cursor;
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + frequencies[i];
  const out = new Uint32Array(starts[count]);
  let at = cursor.positionsAt;
  for (let i = 0; i < count; i++) {
    at = decodePositions(segment.postings, at, frequencies[i], out.subarray(starts[i], starts[i + 1]));
  }
  return { starts, out };
}
