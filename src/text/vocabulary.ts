/**
 * The words a model knows: string to id and back, with counts.
 *
 * Ids: the special words first, in the order they were named (`<unk>` 0, `<s>` 1, `</s>` 2 unless told otherwise),
 * then the words by count descending, then by their UTF-8 bytes ascending; so that the same text gives the same ids
 * whatever order it came in. A literal `<s>` or `<unk>` in the text is the special word of that name.
 *
 * Words are kept as UTF-8 bytes in flat arrays (word-table.ts): ten million of them take no JavaScript objects, and a
 * reader of bytes looks them up without making strings. A lone surrogate has no UTF-8 and counts as U+FFFD.
 */
import { NlpError } from '../errors.ts';
import type { StoredTensor } from '../math/tensor.ts';
import { hashOf, NO_WORD, WordTable } from './word-table.ts';

export const UNKNOWN_WORD = '<unk>';
const SENTENCE_START = '<s>';
export const SENTENCE_END = '</s>';

export interface VocabularyOptions {
  /** Words seen less often than this are left out. @defaultValue 1 */
  minimumCount?: number;
  /** At most so many words, the special ones included; the most frequent stay. @defaultValue no limit */
  maximumSize?: number;
}

/** Collects words and their counts; `build` puts them in order. */
export class VocabularyBuilder {
  readonly #specials: readonly string[];
  readonly #table: WordTable;
  #counts = new Float64Array(1 << 8);

  /** @param specials words that are there in any case and come first */
  constructor(specials: readonly string[] = [UNKNOWN_WORD, SENTENCE_START, SENTENCE_END]) {
    this.#specials = specials;
    this.#table = WordTable.withWords(specials);
    if (this.#table.size !== specials.length) throw new NlpError('a special word is named twice');
  }

  /** The number of different words so far, the special ones included. */
  get size(): number {
    return this.#table.size;
  }

  /** Counts a word; returns its id in the order of adding (not the one it will have). */
  add(word: string, count = 1): number {
    return this.#count(this.#table.add(word), count);
  }

  /** The same for a word given as UTF-8: `bytes[from]` to `bytes[to - 1]`. */
  addBytes(bytes: Uint8Array, from: number, to: number, count = 1): number {
    return this.#count(this.#table.addBytes(bytes, from, to, hashOf(bytes, from, to)), count);
  }

  build(options: VocabularyOptions = {}): Vocabulary {
    const { minimumCount = 1, maximumSize = Number.POSITIVE_INFINITY } = options;
    const table = this.#table;
    const counts = this.#counts;
    const specials = this.#specials.length;
    const kept = new Uint32Array(table.size - specials);
    let length = 0;
    for (let id = specials; id < table.size; id++) if (counts[id] >= minimumCount) kept[length++] = id;
    const sorted = kept.subarray(0, length).sort((a, b) => counts[b] - counts[a] || table.compare(a, b));
    const chosen = sorted.subarray(0, Math.max(0, Math.min(length, maximumSize - specials)));
    const order = new Uint32Array(specials + chosen.length);
    for (let id = 0; id < specials; id++) order[id] = id;
    order.set(chosen, specials);
    const orderedCounts = new Float64Array(order.length);
    for (let id = 0; id < order.length; id++) orderedCounts[id] = counts[order[id]];
    return new Vocabulary(table.reordered(order), orderedCounts, specials);
  }

  #count(id: number, count: number): number {
    if (id >= this.#counts.length) {
      const longer = new Float64Array(2 * this.#table.size);
      longer.set(this.#counts);
      this.#counts = longer;
    }
    this.#counts[id] += count;
    return id;
  }
}

/** A finished vocabulary; it does not change any more. */
export class Vocabulary {
  readonly #table: WordTable;
  /** How many of the first ids are special words. */
  readonly specialCount: number;
  /** [size] how often each word was seen; 0 for a special word that was not. */
  readonly counts: Float64Array;
  /** The id of `<unk>`, or -1 where this vocabulary has none. */
  readonly unknownId: number;

  constructor(table: WordTable, counts: Float64Array, specialCount: number) {
    this.#table = table;
    this.counts = counts;
    this.specialCount = specialCount;
    const unknown = table.find(UNKNOWN_WORD);
    this.unknownId = unknown < specialCount ? unknown : -1;
  }

  /** The number of words, the special ones included. */
  get size(): number {
    return this.#table.size;
  }

  /** The id of a word; of `<unk>` where it is not known; -1 where there is no `<unk>` either. */
  idOf(word: string): number {
    const id = this.#table.find(word);
    return id === NO_WORD ? this.unknownId : id;
  }

  /** The same for a word given as UTF-8: `bytes[from]` to `bytes[to - 1]`. */
  idOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const id = this.#table.findBytes(bytes, from, to, hashOf(bytes, from, to));
    return id === NO_WORD ? this.unknownId : id;
  }

  has(word: string): boolean {
    return this.#table.find(word) !== NO_WORD;
  }

  /** @throws NlpError where the id is not one of this vocabulary */
  wordOf(id: number): string {
    if (!Number.isInteger(id) || id < 0 || id >= this.size) {
      throw new NlpError(`no word has the id ${id}: they go from 0 to ${this.size - 1}`);
    }
    return this.#table.word(id);
  }

  /** The ids of tokens; `out` is used where it is given and must be long enough. */
  idsOf(tokens: readonly string[], out: Int32Array = new Int32Array(tokens.length)): Int32Array {
    for (let i = 0; i < tokens.length; i++) out[i] = this.idOf(tokens[i]);
    return out;
  }

  /** Every word in the order of ids. */
  *words(): Generator<string> {
    for (let id = 0; id < this.size; id++) yield this.#table.word(id);
  }

  /**
   * `vocabulary.bytes` [U8, all words one after another], `vocabulary.offsets` [U32, size + 1: word i is bytes
   * offsets[i] to offsets[i + 1] - 1], `vocabulary.counts` [U32 where they fit, else F64].
   */
  toTensors(): Record<string, StoredTensor> {
    const { bytes, offsets } = this.#table.toArrays();
    const small = this.counts.every((count) => Number.isInteger(count) && count <= 0xffffffff);
    const counts = small ? Uint32Array.from(this.counts) : this.counts;
    return {
      'vocabulary.bytes': { shape: [bytes.length], data: bytes },
      'vocabulary.offsets': { shape: [offsets.length], data: offsets },
      'vocabulary.counts': { shape: [counts.length], data: counts },
    };
  }

  /**
   * A vocabulary out of the tensors of a file, whose bytes and offsets are used as they are.
   * @throws NlpError where they are not a vocabulary: wrong types or lengths, words that are no UTF-8 or come twice
   */
  static fromTensors(tensors: Record<string, StoredTensor>, specialCount: number): Vocabulary {
    const bytes = tensors['vocabulary.bytes']?.data;
    const offsets = tensors['vocabulary.offsets']?.data;
    const counts = tensors['vocabulary.counts']?.data;
    if (!(bytes instanceof Uint8Array) || !(offsets instanceof Uint32Array)) {
      throw new NlpError(
        'the vocabulary is missing: tensors vocabulary.bytes [U8] and vocabulary.offsets [U32]',
      );
    }
    if (!(counts instanceof Uint32Array) && !(counts instanceof Float64Array)) {
      throw new NlpError('the counts of the vocabulary are missing: tensor vocabulary.counts [U32 or F64]');
    }
    const table = WordTable.fromArrays(bytes, offsets);
    if (counts.length !== table.size) {
      throw new NlpError(`the vocabulary has ${table.size} words and ${counts.length} counts`);
    }
    if (!Number.isInteger(specialCount) || specialCount < 0 || specialCount > table.size) {
      throw new NlpError(
        `the vocabulary has ${table.size} words, of which ${specialCount} cannot be special`,
      );
    }
    for (let id = 0; id < counts.length; id++) {
      if (!(counts[id] >= 0 && counts[id] < Number.POSITIVE_INFINITY)) {
        throw new NlpError(`word ${id} of the vocabulary has the count ${counts[id]}`);
      }
    }
    table.check();
    return new Vocabulary(table, Float64Array.from(counts), specialCount);
  }
}
