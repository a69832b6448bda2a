/**
 * fastText's `.bin` of word vectors (layout of fastText 0.9.2, version 12, little-endian): words, and the rows of words
 * and of buckets of n-grams. A word is the mean of its own row and its n-grams'; one that is unknown, of its n-grams' alone.
 */
import { NlpError } from '../../errors.ts';
import { subwordsOf } from './subwords.ts';
import { checkFinite, decodeWord } from './vector-bytes.ts';
import { WordVectors } from './word-vectors.ts';

const magic = 793712314;
const supervised = 3;
/** The word of line ends, which has no n-grams. */
const lineEnd = '</s>';

export function beginsAsFastText(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true) === magic;
}

export class FastTextVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly #rules: { minN: number; maxN: number; buckets: number };
  readonly #rows: Float32Array;
  readonly #ids: Map<string, number>;

  /** @throws NlpError with its byte for what is damaged or holds no such vectors */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    const fail = (what: string) =>
      new NlpError(what, { where: { byte: at }, remedy: 'It is damaged or of another kind; copy it again.' });
    const take = (length: number): number => {
      if (at + length > bytes.length) throw fail('ends too early');
      at += length;
      return at - length;
    };
    const int32 = () => view.getInt32(take(4), true);
    const int64 = () => Number(view.getBigInt64(take(8), true));
    if (int32() !== magic) throw fail('does not begin as a model of fastText');
    const version = int32();
    if (version !== 12) throw fail(`is a model of fastText in version ${version} of the file; 12 is read`);
    const settings = Array.from({ length: 12 }, int32);
    const [dimensions, , , , , , , model, buckets, minN, maxN] = settings;
    if (model === supervised)
      throw new NlpError('is a classifier of fastText, not vectors of words', {
        remedy: 'Name a model that fastText trained with `skipgram` or `cbow`.',
      });
    if (dimensions < 1 || buckets < 0 || minN < 0 || maxN < 0 || (maxN > 0 && buckets === 0))
      throw fail('has impossible sizes');
    take(8);
    const [size, wordCount, labelCount] = [int32(), int32(), int32()];
    take(8);
    const pruned = int64();
    if (size !== wordCount || labelCount !== 0 || wordCount < 1)
      throw fail('has impossible numbers of words');
    if (pruned >= 0) throw fail('has a pruned dictionary, which vectors of words do not have');
    const words: string[] = [];
    for (let id = 0; id < wordCount; id++) {
      const end = bytes.indexOf(0, at);
      if (end < 0) throw fail('ends too early');
      words.push(decodeWord(bytes.subarray(at, end), { byte: at }));
      at = end + 1;
      take(9);
    }
    if (view.getUint8(take(1)) !== 0) throw fail('is quantized, which is not read');
    const [rows, columns] = [int64(), int64()];
    if (columns !== dimensions || rows !== wordCount + buckets)
      throw fail(`has ${rows} rows of ${columns} numbers for ${wordCount} words and ${buckets} buckets`);
    const start = take(4 * rows * columns);
    this.#rows = new Float32Array(rows * columns);
    for (let i = 0; i < this.#rows.length; i++) {
      const byte = start + 4 * i;
      this.#rows[i] = checkFinite(view.getFloat32(byte, true), words[Math.floor(i / columns)] ?? 'n-grams', {
        byte,
      });
    }
    this.words = words;
    this.dimensions = dimensions;
    this.#rules = { minN, maxN, buckets };
    this.#ids = new Map(words.map((word, id) => [word, id]));
  }

  /** Zeros for an unknown word without n-grams. */
  vector(word: string): Float32Array {
    const id = this.#ids.get(word);
    const rows = id === undefined ? [] : [id];
    if (word !== lineEnd && this.#rules.maxN > 0)
      for (const { bucket } of subwordsOf(word, this.#rules)) rows.push(this.words.length + bucket);
    const sum = new Float64Array(this.dimensions);
    for (const row of rows)
      for (let d = 0; d < sum.length; d++) sum[d] += this.#rows[row * this.dimensions + d];
    return Float32Array.from(sum, (x) => (rows.length === 0 ? 0 : x / rows.length));
  }

  /** The vectors of the words it was trained on, as its `.vec` has them. */
  wordVectors(): WordVectors {
    const values = new Float32Array(this.words.length * this.dimensions);
    for (const [id, word] of this.words.entries()) values.set(this.vector(word), id * this.dimensions);
    return new WordVectors(this.words, this.dimensions, values);
  }
}
