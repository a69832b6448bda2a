/** A counts file larger than memory: the same bytes as from memory. */
import type { StoredTensor } from '../../../math/tensor.ts';
import type { ModelFile } from '../../../model-file.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import type { Vocabulary } from '../../../text/vocabulary.ts';
import { NgramCounts } from '../counts-file.ts';
import type { RecordBlock } from '../records.ts';
import { Column, pause } from './column.ts';
import { levelsOfRecords } from './levels.ts';
import type { TemporaryFolder } from './temporary-folder.ts';
import { hashLevels } from './train.ts';

/** @returns a file whose tensors lie in `folder` until it is written */
export async function countsOnDisk(
  blocks: Iterable<RecordBlock>,
  words: Vocabulary,
  order: number,
  tokenizer: TokenizerSpec | undefined,
  folder: TemporaryFolder,
): Promise<ModelFile> {
  const ngram = new Column(folder, Uint32Array);
  const count = new Column(folder, Uint32Array);
  function* copied(): Generator<RecordBlock> {
    for (const block of blocks) {
      ngram.append(block.words.slice(0, block.length * block.width));
      count.append(block.counts.slice(0, block.length));
      yield block;
    }
  }
  const levels = await levelsOfRecords(copied(), words.size, order, folder, pause);
  const { bytes, offsets } = words.toArrays();
  const onDisk = (column: Column, shape: number[]): StoredTensor => ({
    shape,
    data: new Uint32Array(0),
    pieces: () => column.pieces(),
  });
  return {
    kind: NgramCounts.kind,
    version: NgramCounts.version,
    options: { order },
    tokenizer,
    corpus: [hashLevels(words, levels)],
    tensors: {
      ngram: onDisk(ngram, [count.length, order]),
      count: onDisk(count, [count.length]),
      'vocabulary.bytes': { shape: [bytes.length], data: bytes },
      'vocabulary.offsets': { shape: [offsets.length], data: offsets },
    },
  };
}
