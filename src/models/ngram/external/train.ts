/**
 * Training in bounded memory: ids spill to disk while a text is read, blocks of them become sorted runs of counts,
 * the runs are merged to levels, and these are estimated stretch by stretch. The model file has the same bytes as
 * that of a training in memory.
 */
import { createHash } from 'node:crypto';
import type { StoredTensor, TensorData } from '../../../math/tensor.ts';
import type { WordTable } from '../../../text/word-table.ts';
import type { ModelFile } from '../../model-file.ts';
import { combineDigests, digestOf } from '../corpus-hash.ts';
import { countTokens, END } from '../count-trie.ts';
import { metadataOf } from '../file.ts';
import type { NgramSettings } from '../options.ts';
import { type RecordBlock, recordsOf } from '../records.ts';
import { requireWords, type TrainingContext } from '../train.ts';
import { orderVocabulary } from '../vocabulary-order.ts';
import { Column, type ColumnData, pause } from './column.ts';
import { estimateOnDisk } from './estimate.ts';
import { keepOnDisk } from './keep.ts';
import { type DiskLevel, levelsOfRecords } from './levels.ts';
import { Runs } from './runs.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** What the program itself takes, so that all of it stays within the limit. */
const baseMemory = 136 * 2 ** 20;

/** How many tokens can be counted and estimated in this much memory, by the bytes each takes at most. */
export function tokensInMemory(memory: number, order: number): number {
  return Math.max(1 << 12, Math.floor((memory - baseMemory) / (24 + 48 * (order - 1) + 16)));
}

/** Ids of a text on disk, by the order in which the words were added. */
export class SpilledText {
  readonly #tokens: Column;
  #count = new Uint32Array(1 << 12);

  constructor(folder: TemporaryFolder) {
    this.#tokens = new Column(folder, Uint32Array);
  }

  add(tokens: Uint32Array, length: number): void {
    this.#tokens.append(tokens.slice(0, length));
    for (let i = 0; i < length; i++) {
      const id = tokens[i];
      if (id >= this.#count.length) {
        const longer = new Uint32Array(2 * id);
        longer.set(this.#count);
        this.#count = longer;
      }
      this.#count[id]++;
    }
  }

  /** The text as sorted runs, and the words with their final ids. @param blockTokens how many are counted at once */
  async toRuns(words: WordTable, order: number, blockTokens: number, folder: TemporaryFolder) {
    const count = new Uint32Array(words.size);
    count.set(this.#count.subarray(0, words.size));
    requireWords(count);
    const { table, newId } = orderVocabulary(words, count);
    const runs = new Runs(folder, order);
    const tokens = this.#tokens;
    let from = 0;
    let block = blockTokens;
    while (from < tokens.length) {
      const part = tokens.read(from, Math.min(tokens.length, from + block));
      let length = part.length;
      while (length > 0 && part[length - 1] !== END) length--;
      if (length === 0) {
        // A sentence longer than a block is counted as a whole.
        block *= 2;
        continue;
      }
      const ids = part.subarray(0, length);
      for (let i = 0; i < length; i++) ids[i] = newId[ids[i]];
      runs.add(recordsOf(countTokens(ids, table.size, order)));
      from += length;
      block = blockTokens;
      await pause();
    }
    tokens.remove();
    return { words: table, runs };
  }
}

/** The model of sorted records, as a model file whose tensors lie in `folder` until it is written. */
export async function trainOnRecords(
  blocks: Iterable<RecordBlock>,
  words: WordTable,
  settings: NgramSettings,
  memory: number,
  folder: TemporaryFolder,
  context: TrainingContext = {},
): Promise<ModelFile> {
  // At most some ten numbers of 8 bytes are held for each of these.
  const room = Math.max(1 << 14, Math.floor((memory - baseMemory) / 64));
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
  return { shape: [column.length], data: new column.type(0) as TensorData, pieces: () => column.pieces() };
}

/** The hash that `hashCounts` gives for the same counts in memory. */
export function hashLevels(words: WordTable, levels: readonly DiskLevel[]) {
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
