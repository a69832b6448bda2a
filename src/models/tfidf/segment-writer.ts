/** Writes a segment term by term (ids ascending), and in a term document by document. */
import { GrowableBytes, GrowableNumbers } from './growable.ts';
import { blockSize, type Segment } from './segment.ts';

export class SegmentWriter {
  readonly #termIds = new GrowableNumbers();
  readonly #rowOffset = new GrowableNumbers();
  readonly #blockOffset = new GrowableNumbers();
  readonly #blockCount = new GrowableBytes();
  readonly #blockLast = new GrowableNumbers();
  readonly #blockMaxTf = new GrowableNumbers();
  readonly #blockMinLength = new GrowableNumbers();
  readonly #postings = new GrowableBytes(1 << 16);
  /** Those of the block that is being written. */
  readonly #positions = new GrowableBytes();
  readonly #lengths: Uint32Array;
  readonly #firstDocument: number;
  readonly #withPositions: boolean;
  #blockStart = 0;
  #inBlock = 0;
  #isLong = false;
  #last = -1;
  #maxTf = 0;
  #minLength = 0xffffffff;

  /** @param lengths tokens of each document of the index */
  constructor(firstDocument: number, lengths: Uint32Array, withPositions: boolean) {
    this.#firstDocument = firstDocument;
    this.#lengths = lengths;
    this.#withPositions = withPositions;
  }

  /** At least one document must follow. */
  startTerm(term: number): void {
    this.#endTerm();
    this.#termIds.push(term);
    this.#rowOffset.push(this.#postings.length);
    this.#postings.varint(0);
    this.#blockStart = this.#postings.length;
    this.#isLong = false;
    this.#last = -1;
  }

  /**
   * @param document counted from the segment's first
   * @param positions the tf positions at `from`, ascending
   */
  add(document: number, tf: number, positions: Uint32Array, from: number): void {
    if (this.#inBlock === blockSize) {
      this.#isLong = true;
      this.#endBlock();
    }
    const length = this.#lengths[this.#firstDocument + document];
    const gap = document - this.#last - 1;
    if (tf === 1) this.#postings.varint(gap * 2 + 1);
    else {
      this.#postings.varint(gap * 2);
      this.#postings.varint(tf);
    }
    this.#last = document;
    this.#inBlock++;
    if (tf > this.#maxTf) this.#maxTf = tf;
    if (length < this.#minLength) this.#minLength = length;
    if (!this.#withPositions) return;
    let before = 0;
    for (let i = from; i < from + tf; i++) {
      this.#positions.varint(positions[i] - before);
      before = positions[i];
    }
  }

  /** @param documents how many the segment covers, with those that have no terms */
  finish(documents: number): Segment {
    this.#endTerm();
    const terms = this.#termIds.length;
    this.#rowOffset.push(this.#postings.length);
    const isDense = terms === 0 || this.#termIds.values[terms - 1] === terms - 1;
    return {
      firstDocument: this.#firstDocument,
      documents,
      termIds: isDense ? undefined : this.#termIds.finish(),
      rowOffset: this.#rowOffset.finish(),
      blockOffset: this.#blockOffset.finish(),
      blockCount: this.#blockCount.finish(),
      blockLast: this.#blockLast.finish(),
      blockMaxTf: this.#blockMaxTf.finish(),
      blockMinLength: this.#blockMinLength.finish(),
      postings: this.#postings.finish(),
    };
  }

  #endTerm(): void {
    if (this.#inBlock === 0) return;
    if (!this.#isLong) this.#postings.bytes[this.#blockStart - 1] = this.#inBlock;
    this.#endBlock();
  }

  /** Puts positions behind the block, and the block of a long row into the tables. */
  #endBlock(): void {
    this.#postings.appendShort(this.#positions);
    this.#positions.length = 0;
    if (this.#isLong) {
      this.#blockOffset.push(this.#blockStart);
      this.#blockCount.reserve(1);
      this.#blockCount.bytes[this.#blockCount.length++] = this.#inBlock;
      this.#blockLast.push(this.#last);
      this.#blockMaxTf.push(this.#maxTf);
      this.#blockMinLength.push(this.#minLength);
    }
    this.#blockStart = this.#postings.length;
    this.#inBlock = 0;
    this.#maxTf = 0;
    this.#minLength = 0xffffffff;
  }
}
