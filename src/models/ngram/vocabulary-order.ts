/**
 * The final ids of a vocabulary: the special words, then by count descending, then by UTF-8 bytes; so that the same
 * text gives the same model whatever order its words came in.
 */

import type { WordTable } from '../../text/word-table.ts';
import { specialWords } from './count-trie.ts';

export interface OrderedVocabulary {
  table: WordTable;
  /** [words] from the ids of adding to the final ids. */
  newId: Uint32Array;
}

/** @param count [words] how often each word occurs, by the ids of adding */
export function orderVocabulary(table: WordTable, count: ArrayLike<number>): OrderedVocabulary {
  const specials = specialWords.length;
  const ids = new Uint32Array(table.size - specials);
  for (let i = 0; i < ids.length; i++) ids[i] = i + specials;
  ids.sort((a, b) => count[b] - count[a] || table.compare(a, b));
  const order = new Uint32Array(table.size);
  for (let i = 0; i < specials; i++) order[i] = i;
  order.set(ids, specials);
  const newId = new Uint32Array(table.size);
  for (let i = 0; i < order.length; i++) newId[order[i]] = i;
  return { table: table.reordered(order), newId };
}
