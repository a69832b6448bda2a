/**
 * The words of whitespace-tokenized UTF-8 text to ids, in the kernels of kernels/word-ids.ts: what Vocabulary
 * finds, a few times as fast. The arrays lie in an arena; the words do not change after that.
 */
import type { Arena } from '../math/arena.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WordIdKernels, wordIdKernels } from './word-id-kernels.ts';

/** How much text is taken at once. */
export const mostTextBytes: number = 1 << 19;
/** What the kernels may read behind an array. */
const margin = 16;
/** In the table's bytes. */
const blockBytes = 16;

export class SimdWordIds {
  /** Those of the last text. */
  readonly ids: Uint32Array;
  readonly #kernels: WordIdKernels;
  readonly #text: Uint8Array;
  readonly #slots: Uint32Array;
  readonly #bits: number;
  readonly #starts: Uint32Array;
  readonly #blocks: Uint32Array;

  /** @throws NlpError where there is no build */
  constructor(arena: Arena, words: Vocabulary) {
    this.#kernels = wordIdKernels(arena);
    const { bytes, offsets } = words.toArrays();
    const { size } = words;
    let blocks = 0;
    for (let id = 0; id < size; id++) blocks += ((offsets[id + 1] - offsets[id]) >>> 4) + 1;
    let bits = 10;
    while (2 * 2 ** bits < 3 * size) bits++;
    this.#bits = bits;
    this.#slots = arena.uint32(2 * 2 ** bits);
    this.#starts = arena.uint32(size + 1);
    this.#blocks = arena.uint32((blocks * blockBytes) / 4);
    this.#text = bytesIn(arena, mostTextBytes + margin);
    // A byte makes one token at most.
    this.ids = arena.uint32(mostTextBytes);
    const mark = arena.mark();
    const source = bytesIn(arena, bytes.length + margin);
    source.set(bytes);
    const places = arena.uint32(size + 1);
    places.set(offsets);
    this.#kernels.buildWordTable(
      source.byteOffset,
      places.byteOffset,
      size,
      this.#slots.byteOffset,
      bits,
      this.#starts.byteOffset,
      this.#blocks.byteOffset,
    );
    source.fill(0);
    places.fill(0);
    arena.release(mark);
  }

  /**
   * Fills `ids` and returns how many they are.
   * @param text whole lines, of fewer than `mostTextBytes`; a line end that the last one lacks is added
   * @param unknown of words that are not in the table, and of ids up to `end`
   * @param end of each line end
   */
  read(text: Uint8Array, unknown: number, end: number): number {
    let { length } = text;
    if (length === 0) return 0;
    this.#text.set(text);
    if (text[length - 1] !== 10) this.#text[length++] = 10;
    return this.#kernels.wordIds(
      this.#text.byteOffset,
      length,
      this.#slots.byteOffset,
      this.#bits,
      this.#starts.byteOffset,
      this.#blocks.byteOffset,
      this.ids.byteOffset,
      unknown,
      end,
    );
  }
}

function bytesIn(arena: Arena, length: number): Uint8Array {
  const words = arena.uint32(Math.ceil(length / 4));
  return new Uint8Array(words.buffer, words.byteOffset, length);
}
