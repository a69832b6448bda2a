/**
 * What the smoothing methods count: how often n-grams occur, or in how many ways they continue.
 * Source: R. Kneser and H. Ney, "Improved backing-off for m-gram language modeling", ICASSP 1995; S. Chen and
 * J. Goodman, "An empirical study of smoothing techniques for language modeling", Harvard TR-10-98, 1998.
 */
import { BEGIN, type CountTrie } from './count-trie.ts';

/** n[r] = how many n-grams have count r, for r from 0 to 6; the Good-Turing estimate looks no further. */
export type CountsOfCounts = Float64Array;

export const countsOfCountsLength = 7;

/**
 * The adjusted counts of Kneser-Ney smoothing: below the highest order, the number of distinct words that precede
 * the n-gram. Nothing precedes `<s>`, so n-grams that begin with it keep their count; `<s>` itself has none.
 * @returns [T]
 */
export function adjustedCounts(trie: CountTrie): Uint32Array {
  const { order, levelStart, count, first, suffix } = trie;
  const adjusted = new Uint32Array(count.length);
  adjusted.set(count.subarray(levelStart[order - 1]), levelStart[order - 1]);
  for (let node = levelStart[1]; node < suffix.length; node++) adjusted[suffix[node]]++;
  let from = BEGIN;
  let to = BEGIN + 1;
  for (let n = 2; n < order; n++) {
    from = first[from];
    to = first[to];
    adjusted.set(count.subarray(from, to), from);
  }
  adjusted[BEGIN] = 0;
  return adjusted;
}

/** The plain counts, but none for `<s>`, which is never predicted. @returns [T] */
export function occurrenceCounts(trie: CountTrie): Uint32Array {
  const counts = trie.count.slice();
  counts[BEGIN] = 0;
  return counts;
}

/** Adds the counts of one stretch of a level to `into`. */
export function tallyCounts(counts: Uint32Array, into: CountsOfCounts): void {
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] < countsOfCountsLength) into[counts[i]]++;
  }
}
