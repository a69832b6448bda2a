/**
 * The order of ids in model files: special tokens first, then by count descending, then by UTF-8 bytes ascending; so
 * that the same text gives the same model whatever order its tokens came in.
 */
import { TokenSorter } from './token-sorter.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface OrderOptions {
  /** So many of the first ids are special: they stay where they are, whatever their counts. @defaultValue 0 */
  specials?: number;
  /** Tokens seen less often than this are left out. @defaultValue 0 */
  minimumCount?: number;
}

export interface OrderedVocabulary {
  vocabulary: Vocabulary;
  /** [tokens] from the old ids to the new ones; `LEFT_OUT` for those that are not in it. */
  newId: Uint32Array;
}

/** In `newId`, of a token that is left out. */
export const LEFT_OUT = 0xffffffff;
/** Few tokens occur as often as this: they are compared, the others fall into groups of equal count. */
const frequent = 1 << 16;

/** @param count [tokens] how often each occurs, by the ids of adding */
export function orderVocabulary(
  vocabulary: Vocabulary,
  count: ArrayLike<number>,
  options: OrderOptions = {},
): OrderedVocabulary {
  const { specials = 0, minimumCount = 0 } = options;
  const sorted = sortedIds(vocabulary, count, specials);
  let kept = sorted.length;
  while (kept > specials && count[sorted[kept - 1]] < minimumCount) kept--;
  const order = sorted.subarray(0, kept);
  const newId = new Uint32Array(vocabulary.size);
  if (kept < newId.length) newId.fill(LEFT_OUT);
  for (let i = 0; i < order.length; i++) newId[order[i]] = i;
  return { vocabulary: vocabulary.reordered(order), newId };
}

function sortedIds(vocabulary: Vocabulary, count: ArrayLike<number>, specials: number): Uint32Array {
  const { size } = vocabulary;
  const order = new Uint32Array(size);
  // The ids of count c come from begin[frequent - c] on: the greater counts first.
  const begin = new Uint32Array(frequent + 1);
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
  order.subarray(specials, begin[0]).sort((a, b) => count[b] - count[a] || vocabulary.compare(a, b));
  const sorter = new TokenSorter(vocabulary, largest);
  for (let group = 1; group <= frequent; group++) {
    if (begin[group] - begin[group - 1] > 1) sorter.sort(order, begin[group - 1], begin[group]);
  }
  return order;
}
