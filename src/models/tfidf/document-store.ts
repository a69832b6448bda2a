/**
 * The documents of an index: id, text (UTF-8, title first), length in tokens and bytes, and which were removed.
 * Documents are numbered in the order in which they came; a removed one keeps its number until the index is
 * compacted.
 */

import { NlpError, shownValue } from '../../errors.ts';
import { compareCodePoints } from '../../text/code-points.ts';
import { GrowableBytes, GrowableNumbers } from './growable.ts';

/** A document as it is given to an index. */
export interface IndexDocument {
  id: string;
  text: string;
  /** Indexed with the text, before it. */
  title?: string;
}

/** The end of the text of one index: offsets have 32 bits. */
const maximumTextLength = 0xffffffff;
const encoder = new TextEncoder();
/** U+FEFF at the beginning of a text is text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class DocumentStore {
  readonly ids: string[] = [];
  /** Tokens of each document. */
  readonly lengths = new GrowableNumbers();
  /** UTF-8 bytes of each document. */
  readonly byteLengths = new GrowableNumbers();
  /** How many of these are the title, the line end behind it included. */
  readonly titleLengths = new GrowableNumbers();
  /** Texts one after the other; only the last one where texts are not kept. */
  readonly text = new GrowableBytes(1 << 10);
  readonly textOffsets = new GrowableNumbers();
  readonly keepsText: boolean;
  /** Bit d is set where document d was removed. */
  removed = new Uint32Array(1);
  removedCount = 0;
  /** Tokens of all documents that are not removed. */
  tokens = 0;
  /** True while the ids came in ascending order (see `compareIds`): then ties need no comparing. */
  idsAscend = true;
  readonly #numbers = new Map<string, number>();

  constructor(keepsText: boolean) {
    this.keepsText = keepsText;
    this.textOffsets.push(0);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Documents that are not removed. */
  get count(): number {
    return this.ids.length - this.removedCount;
  }

  /** The number of a document, or undefined. */
  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /**
   * Adds a document; its length in tokens is set when it has been scanned.
   * @returns its whole text and where its bytes are: text.bytes[start..end)
   */
  add(document: IndexDocument): { text: string; start: number; end: number } {
    const { id, title } = document;
    if (this.#numbers.has(id)) {
      throw new NlpError(`there are two documents with the id ${shownValue(id)}`, {
        remedy: 'Give each document an id of its own, or remove the old one first.',
      });
    }
    const head = title === undefined || title === '' ? '' : `${title}\n`;
    const text = head === '' ? document.text : head + document.text;
    if (!this.keepsText) this.text.length = 0;
    const start = this.text.length;
    this.text.reserve(text.length * 3);
    const end = start + encoder.encodeInto(text, this.text.bytes.subarray(start)).written;
    if (end > maximumTextLength) {
      throw new NlpError('the documents of an index may have 4 GB of text together', {
        remedy: (option) => `Split them over several indexes, or leave the texts out (${option('store')}).`,
      });
    }
    this.text.length = end;
    if (this.size > 0 && compareIds(this.ids[this.size - 1], id) > 0) this.idsAscend = false;
    this.#numbers.set(id, this.size);
    this.ids.push(id);
    this.byteLengths.push(end - start);
    this.titleLengths.push(head === '' ? 0 : Buffer.byteLength(head));
    if (this.keepsText) this.textOffsets.push(end);
    if (this.size > this.removed.length * 32) {
      const grown = new Uint32Array(this.removed.length * 2);
      grown.set(this.removed);
      this.removed = grown;
    }
    return { text, start, end };
  }

  setLength(tokens: number): void {
    this.lengths.push(tokens);
    this.tokens += tokens;
  }

  /** Fills an empty store from a file. @returns false where two ids are the same */
  restore(
    ids: readonly string[],
    lengths: Uint32Array,
    byteLengths: Uint32Array,
    titleLengths: Uint32Array,
    text: Uint8Array | undefined,
  ): boolean {
    for (let d = 0; d < ids.length; d++) {
      if (this.#numbers.has(ids[d])) return false;
      if (d > 0 && this.idsAscend && compareIds(ids[d - 1], ids[d]) > 0) this.idsAscend = false;
      this.#numbers.set(ids[d], d);
      this.ids.push(ids[d]);
      this.setLength(lengths[d]);
      this.byteLengths.push(byteLengths[d]);
      this.titleLengths.push(titleLengths[d]);
      if (text !== undefined) this.textOffsets.push(this.textOffsets.values[d] + byteLengths[d]);
    }
    for (const numbers of [this.lengths, this.byteLengths, this.titleLengths, this.textOffsets])
      numbers.trim();
    this.removed = new Uint32Array((ids.length >>> 5) + 1);
    if (text !== undefined) {
      this.text.bytes = text;
      this.text.length = text.length;
    }
    this.trim();
    return true;
  }

  /** Gives back the room that was kept for more documents. */
  trim(): void {
    this.text.trim();
    for (const numbers of [this.lengths, this.byteLengths, this.titleLengths, this.textOffsets])
      numbers.trim();
  }

  remove(document: number): void {
    this.#numbers.delete(this.ids[document]);
    this.removed[document >>> 5] |= 1 << (document & 31);
    this.removedCount++;
    this.tokens -= this.lengths.values[document];
  }

  isRemoved(document: number): boolean {
    return ((this.removed[document >>> 5] >>> (document & 31)) & 1) === 1;
  }

  /** Title and text as they were indexed; undefined where texts are not kept. */
  textOf(document: number): string | undefined {
    if (!this.keepsText) return undefined;
    const { values } = this.textOffsets;
    return decoder.decode(this.text.bytes.subarray(values[document], values[document + 1]));
  }

  titleOf(document: number): string | undefined {
    const length = this.titleLengths.values[document];
    if (!this.keepsText || length === 0) return undefined;
    const start = this.textOffsets.values[document];
    return decoder.decode(this.text.bytes.subarray(start, start + length - 1));
  }

  /** Bytes of memory held, strings of ids estimated. */
  get memory(): number {
    let ids = 0;
    for (const id of this.ids) ids += id.length + 72;
    const numbers = this.lengths.values.byteLength * 4;
    return ids + numbers + this.text.bytes.length + this.removed.byteLength;
  }
}

/** Ids that are whole numbers come first, by value; the others by their bytes. */
export function compareIds(a: string, b: string): number {
  const isNumberA = isWhole(a);
  const isNumberB = isWhole(b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  if (isNumberA && a.length !== b.length) {
    const difference = Number(a) - Number(b);
    if (difference !== 0) return difference;
  }
  return compareCodePoints(a, b);
}

function isWhole(id: string): boolean {
  if (id.length === 0 || id.length > 15) return false;
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}
