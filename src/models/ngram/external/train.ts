/**
 * Training in bounded memory: ids spill to disk while a text is read, blocks of them become sorted runs of counts
 * (spilled-text.ts), the runs are merged to levels, and these are estimated stretch by stretch. The model file has
 * the same bytes as that of a training in memory. The vocabulary stays in memory.
 */

import { createHash } from 'node:crypto';
import { usageError } from '../../../errors.ts';
import type { StoredTensor, TensorData } from '../../../math/tensor.ts';
import type { ModelFile } from '../../../model-file.ts';
import type { Vocabulary } from '../../../text/vocabulary.ts';
import { combineDigests, digestOf } from '../corpus-hash.ts';
import { metadataOf } from '../file.ts';
import type { NgramSettings } from '../options.ts';
import type { RecordBlock } from '../records.ts';
import type { TrainingContext } from '../train.ts';
import { type Column, type ColumnData, pause } from './column.ts';
import { estimateOnDisk } from './estimate.ts';
import { keepOnDisk } from './keep.ts';
import { type DiskLevel, levelsOfRecords } from './levels.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** What the program itself takes, so that all of it stays within the limit. */
const baseMemory = 136 * 2 ** 20;

/** Less memory does for short texts only: the shorter the pieces that are sorted, the more of them are merged. */
const leastMemory = 192 * 2 ** 20;
const longestInLess = 1 << 20;

/** @throws NlpError (exit 2) where so many tokens cannot be counted in this much memory */
export function requireMemory(memory: number, tokens: number): void {
  if (memory >= leastMemory || tokens <= longestInLess) return;
  throw usageError(
    'is too little for a text as long as this',
    'memory',
    (option) => `Give ${option('memory')} ${leastMemory / 2 ** 20}M or more.`,
  );
}

/**
 * How many tokens can be counted and estimated in this much memory, by the bytes each takes at most.
 * @param vocabulary the bytes that the words take; a quarter of the memory is for tokens in any case
 */
export function tokensInMemory(memory: number, order: number, vocabulary = 0): number {
  return Math.max(1 << 12, Math.floor(workingMemory(memory, vocabulary) / (24 + 48 * (order - 1) + 16)));
}

/** Whether the words alone need more memory than there is; a few always have their place. */
export function isVocabularyTooLarge(words: Vocabulary, memory: number): boolean {
  return vocabularyMemory(words) > Math.max(1 << 23, memory - baseMemory);
}

/** The bytes that words take while they are put in order: they are there twice then, with four numbers a word. */
export function vocabularyMemory(words: Vocabulary): number {
  const { bytes, offsets } = words.toArrays();
  return 2 * (bytes.length + offsets.byteLength) + 16 * words.size;
}

/** What is left beside the program and the words. */
function workingMemory(memory: number, vocabulary: number): number {
  const all = Math.max(0, memory - baseMemory);
  return Math.max(all / 4, all - vocabulary);
}

/** The model of sorted records, as a model file whose tensors lie in `folder` until it is written. */
export async function trainOnRecords(
  blocks: Iterable<RecordBlock>,
  words: Vocabulary,
  settings: NgramSettings,
  memory: number,
  folder: TemporaryFolder,
  context: TrainingContext = {},
): Promise<ModelFile> {
  // At most some ten numbers of 8 bytes are held for each of these.
  const room = Math.max(1 << 14, Math.floor(workingMemory(memory, vocabularyMemory(words)) / 64));
  const levels = await levelsOfRecords(blocks, words.size, settings.order, folder, pause);
  const corpus = hashLevels(words, levels);
  const { levels: estimated, parameters } = await estimateOnDisk(
    levels,
    settings,
    room,
    folder,
    context.warn ?? (() => {}),
  );
  const { smoothing } = settings;
  const columns = await keepOnDisk(estimated, settings.prune, room, folder);
  const { bytes, offsets } = words.toArrays();
  return {
    kind: 'ngram',
    version: 1,
    tokenizer: context.tokenizer,
    ...metadataOf({ smoothing, options: { ...settings }, parameters, corpus: [corpus] }, columns.ngrams),
    tensors: {
      word: onDisk(columns.word),
      logProb: onDisk(columns.logProb),
      backoff: onDisk(columns.backoff),
      first: onDisk(columns.first),
      suffix: onDisk(columns.suffix),
      'vocabulary.bytes': { shape: [bytes.length], data: bytes },
      'vocabulary.offsets': { shape: [offsets.length], data: offsets },
    },
  };
}

function onDisk(column: Column<ColumnData>): StoredTensor {
  return {
    shape: [column.length],
    data: new column.type(0) as TensorData,
    pieces: (from) => column.pieces(from),
  };
}

/** The hash that `hashCounts` gives for the same counts in memory. */
export function hashLevels(words: Vocabulary, levels: readonly DiskLevel[]) {
  const { bytes, offsets } = words.toArrays();
  const digests = [digestOf(bytes), digestOf(offsets)];
  let ngrams = 0;
  for (const level of levels) {
    ngrams += level.word.length;
    for (const column of [level.word, level.count]) {
      const hash = createHash('sha256');
      for (const piece of column.pieces()) hash.update(piece);
      digests.push(hash.digest());
    }
  }
  return combineDigests(digests, bytes.length + offsets.byteLength + 8 * ngrams);
}
