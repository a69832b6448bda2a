/** Walks the postings of one term of a segment, in order; its arrays are used again for every block. */
import { blockSize, decodeBlock, decodePositions, rowOfTerm, type Segment } from './segment.ts';

export class PostingCursor {
  /** Documents of the current block, counted from the segment's first. */
  readonly documents = new Uint32Array(blockSize);
  readonly frequencies = new Uint32Array(blockSize);
  /** How many of them there are; 0 at the end. */
  count = 0;
  /** The current block's number in the segment. */
  block = -1;
  #segment: Segment | undefined;
  #next = 0;
  #end = 0;
  #base = -1;

  /** Goes before the first block of a term. @returns false where the segment does not have it */
  open(segment: Segment, term: number): boolean {
    const row = rowOfTerm(segment, term);
    if (row < 0) {
      this.#end = 0;
      this.#next = 0;
      this.count = 0;
      return false;
    }
    this.openRow(segment, row);
    return this.#next < this.#end;
  }

  openRow(segment: Segment, row: number): void {
    this.#segment = segment;
    this.#next = segment.firstBlock[row];
    this.#end = segment.firstBlock[row + 1];
    this.#base = -1;
    this.count = 0;
  }

  /** Reads the next block. @returns false at the end */
  nextBlock(): boolean {
    const segment = this.#segment;
    if (segment === undefined || this.#next >= this.#end) {
      this.count = 0;
      return false;
    }
    this.block = this.#next++;
    this.count = decodeBlock(segment, this.block, this.#base, this.documents, this.frequencies);
    this.#base = segment.blockLast[this.block];
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
  let at = segment.blockPositions[cursor.block];
  for (let i = 0; i < count; i++) {
    at = decodePositions(segment.positions, at, frequencies[i], out.subarray(starts[i], starts[i + 1]));
  }
  return { starts, out };
}
