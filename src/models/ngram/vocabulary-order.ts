/**
 * The final ids of a vocabulary: the special words, then by count descending, then by UTF-8 bytes; so that the same
 * text gives the same model whatever order its words came in.
 */

import type { WordTable } from '../../text/word-table.ts';
import { specialWords } from './count-trie.ts';
import { WordSorter } from './sort-words.ts';

export interface OrderedVocabulary {
  table: WordTable;
  /** [words] from the ids of adding to the final ids. */
  newId: Uint32Array;
}

/** Few words occur as often as this: they are compared, the others fall into groups of equal count. */
const frequent = 1 << 16;

/** @param count [words] how often each word occurs, by the ids of adding */
export function orderVocabulary(table: WordTable, count: ArrayLike<number>): OrderedVocabulary {
  const order = sortedIds(table, count);
  const newId = new Uint32Array(table.size);
  for (let i = 0; i < order.length; i++) newId[order[i]] = i;
  return { table: table.reordered(order), newId };
}

function sortedIds(table: WordTable, count: ArrayLike<number>): Uint32Array {
  const { size } = table;
  const order = new Uint32Array(size);
  // The ids of count c come from begin[frequent - c] on: the greater counts first.
  const begin = new Uint32Array(frequent + 1);
  const specials = specialWords.length;
  for (let id = 0; id < specials; id++) order[id] = id;
  for (let id = specials; id < size; id++) begin[frequent - Math.min(count[id], frequent)]++;
  let largest = 0;
  for (let group = 0, at = specials; group <= frequent; group++) {
    const length = begin[group];
    if (group > 0 && length > largest) largest = length;
    begin[group] = at;
    at += length;
  }
  for (let id = specials; id < size; id++) order[begin[frequent - Math.min(count[id], frequent)]++] = id;
  // Each begin has moved to where the next group begins.
  order.subarray(specials, begin[0]).sort((a, b) => count[b] - count[a] || table.compare(a, b));
  const sorter = new WordSorter(table, largest);
  for (let group = 1; group <= frequent; group++) {
    if (begin[group] - begin[group - 1] > 1) sorter.sort(order, begin[group - 1], begin[group]);
  }
  return order;
}
