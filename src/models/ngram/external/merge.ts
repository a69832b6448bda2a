/**
 * Adding up counts that together are larger than memory: each input is opened twice, first for its words, then for
 * its records, which get their final ids and become sorted runs on disk. One input at a time is in memory.
 */
import { NlpError } from '../../../errors.ts';
import type { ModelFile } from '../../../model-file.ts';
import { hashOf } from '../../../text/token-hash.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { Vocabulary } from '../../../text/vocabulary.ts';
import { orderVocabulary } from '../../../text/vocabulary-order.ts';
import { specialWords } from '../count-trie.ts';
import type { NgramCounts } from '../counts-file.ts';
import { type RecordBlock, sortRecords } from '../records.ts';
import { pause } from './column.ts';
import { countsOnDisk } from './counts.ts';
import { Runs } from './runs.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** Records of a run: the memory beside that of an input is some 12 bytes a record and word. */
const runRecords = 1 << 22;

/**
 * The counts of all texts together: what one run over them would have counted, byte for byte.
 * @param inputs each opens its counts; called twice
 * @param mostRecords of a run
 * @returns a file whose tensors lie in `folder` until it is written
 * @throws NlpError for counts of different orders or tokenizers
 */
export async function mergeCounts(
  inputs: readonly (() => Promise<NgramCounts>)[],
  folder: TemporaryFolder,
  mostRecords: number = runRecords,
): Promise<ModelFile> {
  const { order, tokenizer, total, joint, count } = await joinVocabularies(inputs);
  const { vocabulary: table, newId } = orderVocabulary(joint, count, { specials: specialWords.length });
  const runs = new Runs(folder, order);
  const most = Math.min(total, mostRecords);
  const block: RecordBlock = {
    width: order,
    length: 0,
    words: new Uint32Array(most * order),
    counts: new Uint32Array(most),
  };
  const spill = async () => {
    await runs.add(sortRecords(block, table.size));
    block.length = 0;
  };
  for (const open of inputs) {
    const { words, records } = await open();
    const id = idsIn(joint, words);
    for (let i = 0; i < id.length; i++) id[i] = newId[id[i]];
    for (let r = 0; r < records.length; r++) {
      if (block.length === most) await spill();
      const to = block.length * order;
      for (let i = 0; i < order; i++) block.words[to + i] = id[records.words[r * order + i]];
      block.counts[block.length++] = records.counts[r];
    }
    await pause();
  }
  if (block.length > 0) await spill();
  return countsOnDisk(runs.merged(), table, order, tokenizer, folder);
}

interface JointVocabulary {
  order: number;
  tokenizer: TokenizerSpec | undefined;
  /** The records of all inputs. */
  total: number;
  /** The words of all inputs. */
  joint: Vocabulary;
  /** [words] how often each occurs. */
  count: Float64Array;
}

async function joinVocabularies(inputs: readonly (() => Promise<NgramCounts>)[]): Promise<JointVocabulary> {
  const joint = Vocabulary.of(specialWords);
  let count = new Float64Array(1 << 10);
  let first: { order: number; tokenizer: TokenizerSpec | undefined } | undefined;
  let total = 0;
  for (const open of inputs) {
    const { words, records, order, tokenizer } = await open();
    first ??= { order, tokenizer };
    if (order !== first.order)
      throw new NlpError(`counts of order ${first.order} and of order ${order} do not mix`);
    if (JSON.stringify(tokenizer) !== JSON.stringify(first.tokenizer)) {
      throw new NlpError('the counts were made with different tokenizers', {
        remedy: (option) => `Count again with the same ${option('tokenizer')} and the options beside it.`,
      });
    }
    const id = idsIn(joint, words);
    if (joint.size > count.length) {
      const longer = new Float64Array(2 * joint.size);
      longer.set(count);
      count = longer;
    }
    for (let r = 0; r < records.length; r++) count[id[records.words[r * order]]] += records.counts[r];
    total += records.length;
    await pause();
  }
  if (first === undefined) throw new NlpError('there are no counts to merge');
  return { ...first, total, joint, count };
}

/** For each id of some words that in the table, where they are added. */
function idsIn(table: Vocabulary, words: Vocabulary): Uint32Array {
  const ids = new Uint32Array(words.size);
  const { bytes, offsets } = words;
  for (let id = 0; id < ids.length; id++) {
    const from = offsets[id];
    const to = offsets[id + 1];
    ids[id] = table.addBytes(bytes, from, to, hashOf(bytes, from, to));
  }
  return ids;
}
