/**
 * The postings of one query term in one segment as the search walks them: a window of documents at a time, blocks
 * that cannot matter undecoded.
 */
import { kernelValue, type PreparedWeighting, tabulatedTfs } from './prepared-weighting.ts';
import type { ListedPostings } from './query-plan.ts';
import { blockAtOffset, blockSize, decodeBlock, type Segment } from './segment.ts';

/** For what rounding may add to a contribution over its bound. */
const slack = 1 + 2 ** -40;

export class TermList {
  /** Upper bound in the current window. */
  windowBound = 0;
  readonly weight: number;
  readonly #prepared: PreparedWeighting;
  readonly #segment: Segment;
  readonly #grid: number;
  #documents: Uint32Array;
  #frequencies: Uint32Array;
  #count = 0;
  /** Next posting in the decoded block. */
  #at = 0;
  #block: number;
  readonly #blockStart: number;
  readonly #blockEnd: number;
  #decoded = -1;
  readonly #blockLast: Uint32Array;
  /** Largest f, by block. */
  readonly #bounds: Float64Array;

  /** A term of the index. */
  static ofRow(
    prepared: PreparedWeighting,
    segment: Segment,
    number: number,
    row: number,
    weight: number,
    grid: number,
  ): TermList {
    const { postings, rowOffset } = segment;
    const only = postings[rowOffset[row]];
    if (only > 0) {
      const documents = new Uint32Array(only);
      const frequencies = new Uint32Array(only);
      decodeBlock(postings, rowOffset[row] + 1, only, -1, documents, frequencies);
      return TermList.#ofDecoded(prepared, segment, documents, frequencies, weight, grid);
    }
    const start = blockAtOffset(segment, rowOffset[row]);
    const end = blockAtOffset(segment, rowOffset[row + 1]);
    return new TermList(
      prepared,
      segment,
      weight,
      grid,
      start,
      end,
      segment.blockLast,
      prepared.blockBounds[number],
    );
  }

  /** Postings made for the query, as one decoded block. @returns undefined where the segment has none of them */
  static ofListed(
    prepared: PreparedWeighting,
    segment: Segment,
    listed: ListedPostings,
    weight: number,
    grid: number,
  ): TermList | undefined {
    const { firstDocument } = segment;
    const from = lowerBound(listed.documents, firstDocument);
    const to = lowerBound(listed.documents, firstDocument + segment.documents);
    if (from === to) return undefined;
    const documents = listed.documents.slice(from, to);
    for (let i = 0; i < documents.length; i++) documents[i] -= firstDocument;
    const frequencies = listed.frequencies.subarray(from, to);
    return TermList.#ofDecoded(prepared, segment, documents, frequencies, weight, grid);
  }

  /** Postings as one decoded block, which may be longer than others. */
  static #ofDecoded(
    prepared: PreparedWeighting,
    segment: Segment,
    documents: Uint32Array,
    frequencies: Uint32Array,
    weight: number,
    grid: number,
  ): TermList {
    let bound = 0;
    for (let i = 0; i < documents.length; i++) {
      const value = kernelValue(prepared, frequencies[i], segment.firstDocument + documents[i]);
      if (value > bound) bound = value;
    }
    const last = documents.slice(-1);
    const list = new TermList(prepared, segment, weight, grid, 0, 1, last, Float64Array.of(bound));
    list.#documents = documents;
    list.#frequencies = frequencies;
    list.#count = documents.length;
    list.#decoded = 0;
    return list;
  }

  private constructor(
    prepared: PreparedWeighting,
    segment: Segment,
    weight: number,
    grid: number,
    blockStart: number,
    blockEnd: number,
    blockLast: Uint32Array,
    bounds: Float64Array,
  ) {
    this.#prepared = prepared;
    this.#segment = segment;
    this.weight = weight;
    this.#grid = grid;
    this.#block = blockStart;
    this.#blockStart = blockStart;
    this.#blockEnd = blockEnd;
    this.#blockLast = blockLast;
    this.#bounds = bounds;
    const isDecoded = blockLast !== segment.blockLast;
    this.#documents = new Uint32Array(isDecoded ? 0 : blockSize);
    this.#frequencies = new Uint32Array(isDecoded ? 0 : blockSize);
  }

  /**
   * Goes to the window of documents from `start` to `end` (not included) and finds its bound.
   * @returns false where no posting lies in it
   */
  enter(start: number, end: number): boolean {
    const last = this.#blockLast;
    let block = this.#block;
    while (block < this.#blockEnd && last[block] < start) block++;
    this.#moveTo(block);
    if (block === this.#blockEnd) return false;
    // A block that spans many windows is decoded, to see which of them it leaves out.
    if (this.#decoded !== block && last[block] - this.#baseOf(block) > blockSize * 16) this.#decode();
    if (this.#decoded === block) {
      let at = this.#at;
      const documents = this.#documents;
      while (documents[at] < start) at++;
      this.#at = at;
      if (documents[at] >= end) return false;
    }
    let bound = this.#bounds[block];
    while (last[block] < end - 1 && block + 1 < this.#blockEnd) {
      block++;
      bound = Math.max(bound, this.#bounds[block]);
    }
    this.windowBound = this.weight > 0 ? this.weight * bound * slack : 0;
    return true;
  }

  /** Adds the contributions of the window's postings to `scores` and marks the documents in `touched`. */
  accumulate(start: number, end: number, scores: Float64Array, touched: Uint32Array): void {
    while (this.#block < this.#blockEnd) {
      if (this.#decoded !== this.#block) this.#decode();
      this.#accumulateBlock(start, end, scores, touched);
      if (this.#at < this.#count) return;
      this.#moveTo(this.#block + 1);
    }
  }

  /**
   * Adds to each candidate what it gets from this list.
   * @returns how many remain: those above `floor` when `rest` more may come; they are moved to the front
   */
  filter(documents: Uint32Array, scores: Float64Array, count: number, rest: number, floor: number): number {
    const last = this.#blockLast;
    const { firstDocument } = this.#segment;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = documents[i];
      let score = scores[i];
      let block = this.#block;
      while (block < this.#blockEnd && last[block] < document) block++;
      this.#moveTo(block);
      if (block < this.#blockEnd) {
        if (this.#decoded !== block) this.#decode();
        const own = this.#documents;
        let at = this.#at;
        while (own[at] < document) at++;
        this.#at = at;
        if (own[at] === document) {
          const value = kernelValue(this.#prepared, this.#frequencies[at], firstDocument + document);
          score += this.weight * value + this.#grid - this.#grid;
        }
      }
      if (score + rest <= floor) continue;
      documents[kept] = document;
      scores[kept++] = score;
    }
    return kept;
  }

  #baseOf(block: number): number {
    return block === this.#blockStart ? -1 : this.#blockLast[block - 1];
  }

  #moveTo(block: number): void {
    if (block === this.#block) return;
    this.#block = block;
    this.#at = 0;
  }

  #decode(): void {
    const block = this.#block;
    const { postings, blockOffset, blockCount } = this.#segment;
    this.#count = blockCount[block];
    const base = this.#baseOf(block);
    decodeBlock(postings, blockOffset[block], this.#count, base, this.#documents, this.#frequencies);
    this.#decoded = block;
    this.#at = 0;
  }

  /** One loop a kernel, each with everything in locals. */
  #accumulateBlock(start: number, end: number, scores: Float64Array, touched: Uint32Array): void {
    const documents = this.#documents;
    const frequencies = this.#frequencies;
    const count = this.#count;
    const weight = this.weight;
    const grid = this.#grid;
    const { factors, tfTable, weighting } = this.#prepared;
    const { firstDocument } = this.#segment;
    const { constant, k1, kernel } = weighting;
    let at = this.#at;
    while (at < count && documents[at] < start) at++;
    if (kernel === 'saturation') {
      for (; at < count; at++) {
        const document = documents[at];
        if (document >= end) break;
        const tf = frequencies[at];
        const place = document - start;
        const value = tf / (tf + factors[firstDocument + document]) + constant;
        scores[place] += weight * value + grid - grid;
        touched[place >>> 5] |= 1 << (place & 31);
      }
    } else if (kernel === 'product') {
      for (; at < count; at++) {
        const document = documents[at];
        if (document >= end) break;
        const tf = frequencies[at];
        const place = document - start;
        const value =
          (tf < tabulatedTfs ? tfTable[tf] : weighting.tfWeight(tf)) * factors[firstDocument + document];
        scores[place] += weight * value + grid - grid;
        touched[place >>> 5] |= 1 << (place & 31);
      }
    } else if (kernel === 'shifted') {
      for (; at < count; at++) {
        const document = documents[at];
        if (document >= end) break;
        const place = document - start;
        const x = frequencies[at] * factors[firstDocument + document] + constant;
        scores[place] += weight * (x / (k1 + x)) + grid - grid;
        touched[place >>> 5] |= 1 << (place & 31);
      }
    } else {
      for (; at < count; at++) {
        const document = documents[at];
        if (document >= end) break;
        const place = document - start;
        const value = kernelValue(this.#prepared, frequencies[at], firstDocument + document);
        scores[place] += weight * value + grid - grid;
        touched[place >>> 5] |= 1 << (place & 31);
      }
    }
    this.#at = at;
  }
}

/** The first place whose value is at least `value`. */
function lowerBound(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
