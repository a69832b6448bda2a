/**
 * A text whose ids do not fit into memory: they spill to disk while it is read, and become sorted runs of counts
 * block by block.
 */
import type { Vocabulary } from '../../../text/vocabulary.ts';
import { orderVocabulary } from '../../../text/vocabulary-order.ts';
import { countTokens, END, specialWords } from '../count-trie.ts';
import { type RecordBlock, recordsOf } from '../records.ts';
import { requireWords } from '../train.ts';
import { Column, pause } from './column.ts';
import { Runs } from './runs.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export class SpilledText {
  /** Ids by the order in which the words were added. */
  readonly #tokens: Column;
  #count = new Uint32Array(1 << 12);
  #newId: Uint32Array = new Uint32Array(0);

  constructor(folder: TemporaryFolder) {
    this.#tokens = new Column(folder, Uint32Array);
  }

  /** Tokens so far, `<s>` and `</s>` included. */
  get length(): number {
    return this.#tokens.length;
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

  /** When all is read: the words with their final ids. @throws NlpError (exit 3) for a text without words */
  orderWords(words: Vocabulary): Vocabulary {
    const count = this.#count.subarray(0, words.size);
    requireWords(count);
    const { vocabulary: table, newId } = orderVocabulary(words, count, { specials: specialWords.length });
    this.#newId = newId;
    this.#count = new Uint32Array(0);
    return table;
  }

  /** The text as sorted runs, by the final ids. @param blockTokens how many are counted at once */
  async toRuns(order: number, blockTokens: number, folder: TemporaryFolder): Promise<Runs> {
    const runs = new Runs(folder, order);
    const tokens = this.#tokens;
    const newId = this.#newId;
    const rank = new Uint32Array(newId.length);
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
      await runs.add(countBlock(ids, rank, order));
      from += length;
      block = blockTokens;
      await pause();
    }
    tokens.remove();
    return runs;
  }
}

/**
 * The counts of a block that uses few words of a large vocabulary: for counting, its words are numbered in the order
 * of their ids, so that what counting takes goes with the block.
 * @param rank [V] scratch: zeros, and zeros again afterwards
 */
function countBlock(ids: Uint32Array, rank: Uint32Array, order: number): RecordBlock {
  for (let special = 0; special < specialWords.length; special++) rank[special] = 1;
  for (let i = 0; i < ids.length; i++) rank[ids[i]] = 1;
  let used = 0;
  for (let id = 0; id < rank.length; id++) used += rank[id];
  const idOf = new Uint32Array(used);
  used = 0;
  for (let id = 0; id < rank.length; id++) {
    if (rank[id] === 0) continue;
    idOf[used] = id;
    rank[id] = used++;
  }
  for (let i = 0; i < ids.length; i++) ids[i] = rank[ids[i]];
  for (let i = 0; i < used; i++) rank[idOf[i]] = 0;
  const block = recordsOf(countTokens(ids, used, order));
  for (let i = 0; i < block.words.length; i++) block.words[i] = idOf[block.words[i]];
  return block;
}
