/**
 * The count trie on disk: for each order its last words, counts, and where the children of each n-gram begin.
 * Numbers of n-grams count within their order here. Unigrams stay in memory, as the vocabulary does.
 */
import { BEGIN, END } from '../count-trie.ts';
import { addCounts, type RecordBlock } from '../records.ts';
import { Column } from './column.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export interface DiskLevel {
  word: Column;
  count: Column;
  /** [n-grams + 1] where the children begin; absent for the highest order. */
  first: Column | undefined;
  /** The n-grams that begin with `<s>`. */
  beginFrom: number;
  beginTo: number;
}

/** Levels 1 to N from sorted records; only the first `order` words of each are looked at. */
export async function levelsOfRecords(
  blocks: Iterable<RecordBlock>,
  vocabularySize: number,
  order: number,
  folder: TemporaryFolder,
  pause: () => Promise<void>,
): Promise<DiskLevel[]> {
  const levels: DiskLevel[] = Array.from({ length: order }, (_, i) => ({
    word: new Column(folder, Uint32Array),
    count: new Column(folder, Uint32Array),
    first: i < order - 1 ? new Column(folder, Uint32Array) : undefined,
    beginFrom: 0,
    beginTo: 0,
  }));
  // The last n-gram of each order and its count so far; unigrams are there from the start, also those never seen.
  const path = new Uint32Array(order);
  const sums = new Float64Array(order);
  let depth = 0;
  const close = (from: number) => {
    for (let i = depth - 1; i >= from; i--) levels[i].count.push(sums[i]);
    depth = Math.min(depth, from);
  };
  const openWord = (id: number) => {
    levels[0].word.push(id);
    levels[0].first?.push(levels[1].word.length);
  };
  let words = 0;
  let blockNumber = 0;
  for (const { width, length, words: ids, counts } of blocks) {
    for (let r = 0; r < length; r++) {
      const at = r * width;
      let shared = 0;
      while (shared < depth && path[shared] === ids[at + shared]) shared++;
      close(shared);
      for (let i = 0; i < order && (i === 0 || ids[at + i - 1] !== END); i++) {
        if (i >= shared) {
          if (i === 0) {
            for (; words < ids[at]; words++) {
              openWord(words);
              levels[0].count.push(0);
            }
            openWord(words++);
          } else {
            levels[i].word.push(ids[at + i]);
            levels[i].first?.push(levels[i + 1].word.length);
          }
          path[i] = ids[at + i];
          sums[i] = 0;
          depth = i + 1;
        }
        sums[i] = addCounts(sums[i], counts[r]);
      }
    }
    if (++blockNumber % 64 === 0) await pause();
  }
  close(0);
  for (; words < vocabularySize; words++) {
    openWord(words);
    levels[0].count.push(0);
  }
  for (let i = 0; i < order - 1; i++) levels[i].first?.push(levels[i + 1].word.length);
  markBegins(levels);
  return levels;
}

function markBegins(levels: DiskLevel[]): void {
  let from = BEGIN;
  let to = BEGIN + 1;
  for (const level of levels) {
    level.beginFrom = from;
    level.beginTo = to;
    if (level.first === undefined) break;
    [from, to] = [level.first.read(from, from + 1)[0], level.first.read(to, to + 1)[0]];
  }
}
