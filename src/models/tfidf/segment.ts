/**
 * A segment: the postings of a run of documents, compressed, never changed once written. An index is a list of
 * segments; adding documents adds one, and small ones are merged.
 *
 * Postings of a term, its row, lie in blocks of up to 128 documents. A row begins with a byte: how many documents its
 * only block has, or 0 where it has more than one block. Most terms are rare, and this byte is all they need; only
 * the blocks of longer rows are in tables. A block has, for each document: the difference to the document before (in
 * the block before too), minus 1, shifted left by one; the low bit set where tf = 1, else tf follows. Then, where
 * positions are kept, for each document tf differences of token positions. All are varints.
 * The tables keep a block's largest tf and smallest document length: with them any weighting that is chosen later can
 * say how much a block may contribute at most (Ding and Suel, "Faster top-k document retrieval using block-max
 * indexes", SIGIR 2011).
 *
 *   terms     R rows; row r stands for term termIds[r], or for term r where termIds is absent
 *   rowOffset [R+1], blockOffset [B], blockLast [B], ...; documents are counted from the segment's first
 */
export const blockSize = 128;

export interface Segment {
  /** Number in the index of this segment's document 0. */
  firstDocument: number;
  documents: number;
  /** Ascending; absent where the rows are the terms 0, 1, 2, ... */
  termIds: Uint32Array | undefined;
  /** Where each row begins in `postings`. */
  rowOffset: Uint32Array;
  /** Where each block begins in `postings`, ascending. */
  blockOffset: Uint32Array;
  /** Documents in each block, from 1 to 128. */
  blockCount: Uint8Array;
  /** Last document of each block. */
  blockLast: Uint32Array;
  blockMaxTf: Uint32Array;
  blockMinLength: Uint32Array;
  postings: Uint8Array;
}

/** The row of a term in a segment, or -1. */
export function rowOfTerm(segment: Segment, term: number): number {
  const { termIds } = segment;
  if (termIds === undefined) return term < segment.rowOffset.length - 1 ? term : -1;
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
  const only = segment.postings[segment.rowOffset[row]];
  if (only > 0) return only;
  const last = blockAtOffset(segment, segment.rowOffset[row + 1]) - 1;
  return (last - blockAtOffset(segment, segment.rowOffset[row])) * blockSize + segment.blockCount[last];
}

/** The first block that does not begin before an offset. */
export function blockAtOffset({ blockOffset }: Segment, offset: number): number {
  let low = 0;
  let high = blockOffset.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (blockOffset[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Decodes a block into `documents` and `frequencies` (128 places each).
 * @param start where it begins
 * @param count how many documents it has
 * @param base the last document of the term's block before, or -1
 * @returns where the postings end and positions begin
 */
export function decodeBlock(
  postings: Uint8Array,
  start: number,
  count: number,
  base: number,
  documents: Uint32Array,
  frequencies: Uint32Array,
): number {
  let at = start;
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
  return at;
}

/** Decodes `count` varints at `at`, adds them up, and returns where the next one stands. */
export function decodePositions(postings: Uint8Array, at: number, count: number, out: Uint32Array): number {
  let position = 0;
  let place = at;
  for (let i = 0; i < count; i++) {
    let value = 0;
    let shift = 0;
    let byte = postings[place++];
    while (byte > 127) {
      value |= (byte & 127) << shift;
      shift += 7;
      byte = postings[place++];
    }
    position += value | (byte << shift);
    out[i] = position;
  }
  return place;
}
