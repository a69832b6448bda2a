/**
 * Counts as a file: sorted records (see records.ts) and the vocabulary, to be merged and trained on.
 * Tensors: `ngram` [records, N], `count` [records], `vocabulary.bytes`, `vocabulary.offsets`.
 */

import { NlpError, shownValue } from '../../errors.ts';
import type { ModelFile } from '../../model-file.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { hashCounts } from './corpus-hash.ts';
import { BEGIN, type CountTrie, END, specialWords } from './count-trie.ts';
import { tensorOf } from './file.ts';
import { longestOrder } from './options.ts';
import { type RecordBlock, recordsOf, trieOfRecords } from './records.ts';
import type { Counts } from './train.ts';

export class NgramCounts {
  static readonly kind = 'ngram-counts';
  static readonly version = 1;

  readonly words: Vocabulary;
  readonly records: RecordBlock;
  readonly tokenizer: TokenizerSpec | undefined;

  constructor(words: Vocabulary, records: RecordBlock, tokenizer: TokenizerSpec | undefined) {
    this.words = words;
    this.records = records;
    this.tokenizer = tokenizer;
  }

  static of(counts: Counts, tokenizer: TokenizerSpec | undefined): NgramCounts {
    return new NgramCounts(counts.words, recordsOf(counts.trie), tokenizer);
  }

  /** @throws NlpError for what cannot be counts */
  static fromModelFile(file: ModelFile): NgramCounts {
    const width = file.options.order;
    if (!Number.isInteger(width) || (width as number) < 1 || (width as number) > longestOrder) {
      throw new NlpError(`the order ${shownValue(width)} of the counts is not from 1 to ${longestOrder}`);
    }
    const counts = tensorOf(file, 'count', Uint32Array);
    const ngram = tensorOf(file, 'ngram', Uint32Array, counts.length * (width as number));
    const bytes = tensorOf(file, 'vocabulary.bytes', Uint8Array);
    const words = Vocabulary.fromArrays(bytes, tensorOf(file, 'vocabulary.offsets', Uint32Array));
    words.check();
    if (specialWords.some((word, id) => id >= words.size || words.token(id) !== word)) {
      throw new NlpError('the vocabulary does not begin with <unk>, <s> and </s>');
    }
    const records = { width: width as number, length: counts.length, words: ngram, counts };
    checkRecords(records, words.size);
    return new NgramCounts(words, records, file.tokenizer);
  }

  /** The counts of orders up to `order`. @throws NlpError (exit 2) for an order that was not counted */
  counts(order: number = this.order): Counts {
    if (order > this.order) {
      throw new NlpError(`the counts are of order ${this.order}, the model would be of order ${order}`, {
        where: { option: 'order' },
        remedy: (option) => `Count again with a greater ${option('order')}.`,
        exitStatus: 2,
      });
    }
    const trie = trieOfRecords(this.records, this.words.size, order);
    checkSuffixes(trie);
    return { words: this.words, trie };
  }

  get order(): number {
    return this.records.width;
  }

  toModelFile(): ModelFile {
    const { records, words } = this;
    const { bytes, offsets } = words.toArrays();
    return {
      kind: NgramCounts.kind,
      version: NgramCounts.version,
      options: { order: records.width },
      tokenizer: this.tokenizer,
      corpus: [hashCounts(words, this.counts().trie)],
      tensors: {
        ngram: {
          shape: [records.length, records.width],
          data: records.words.subarray(0, records.length * records.width),
        },
        count: { shape: [records.length], data: records.counts.subarray(0, records.length) },
        'vocabulary.bytes': { shape: [bytes.length], data: bytes },
        'vocabulary.offsets': { shape: [offsets.length], data: offsets },
      },
    };
  }
}

/** Each n-gram of a text is also counted without its first word: else there would be negative counts of what is left. */
function checkSuffixes({ order, levelStart, suffix, count }: CountTrie): void {
  for (let n = 2; n <= order; n++) {
    for (let node = levelStart[n - 1]; node < levelStart[n]; node++) {
      const shorter = suffix[node];
      if (shorter >= levelStart[n - 2] && shorter < levelStart[n - 1] && count[shorter] >= count[node])
        continue;
      throw new NlpError(`a ${n}-gram of the counts is there more often than without its first word`, {
        remedy: 'The file is damaged; count again.',
      });
    }
  }
}

function checkRecords({ width, length, words, counts }: RecordBlock, vocabularySize: number): void {
  const wrong = (record: number, what: string) =>
    new NlpError(`record ${record} of the counts ${what}`, { remedy: 'The file is damaged; count again.' });
  for (let r = 0; r < length; r++) {
    const at = r * width;
    if (counts[r] === 0) throw wrong(r, 'has count 0');
    let order = r === 0 ? 1 : 0;
    for (let i = 0; i < width; i++) {
      const id = words[at + i];
      if (id >= vocabularySize) throw wrong(r, 'has a word that is not there');
      if (i > 0 && (id === BEGIN || (words[at + i - 1] === END && id !== END)))
        throw wrong(r, 'goes over a sentence');
      if (order === 0) order = id - words[at - width + i];
    }
    if (order <= 0) throw wrong(r, 'is not sorted');
  }
}
