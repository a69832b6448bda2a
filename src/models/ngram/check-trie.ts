/**
 * Whether the arrays of a file can be a backoff trie: that look-ups stay within them and come to an end, and that
 * probabilities are some. Models that lie in the memory of kernels are looked through there first: here most of the
 * time goes by before the loop is compiled.
 */
import type { BackoffTrie } from './backoff-trie.ts';
import { firstBackoffTooLarge } from './check-backoffs.ts';
import { ROOT } from './count-trie.ts';
import { kernelsFindNothing } from './kernel-checks.ts';

/** What is wrong with a trie, if anything. */
export function wrongOf(trie: BackoffTrie): string | undefined {
  const { order, levelStart, word, backoff, first } = trie;
  for (let n = 1; n < order; n++) {
    if (first[levelStart[n - 1]] !== levelStart[n])
      return `the ${n + 1}-grams do not begin where they should`;
  }
  if (first[backoff.length] !== word.length) return 'the n-grams do not end where they should';
  if (!kernelsFindNothing(trie)) {
    const broken = firstBroken(trie);
    if (broken !== -1) return `n-gram ${broken} is not what it should be`;
  }
  const context = firstBackoffTooLarge(trie);
  return context === -1 ? undefined : `the backoff of n-gram ${context} makes a probability above 1`;
}

/** The first node whose numbers cannot be, or -1. A model is opened often, so this loop is kept short. */
export function firstBroken({
  order,
  levelStart,
  word,
  logProb,
  backoff,
  first,
  suffix,
}: BackoffTrie): number {
  const vocabulary = levelStart[1];
  for (let node = 0; node < vocabulary; node++) {
    if (word[node] !== node || suffix[node] !== ROOT || !(logProb[node] <= 0)) return node;
  }
  const contexts = backoff.length;
  const total = word.length;
  for (let context = 0; context < contexts; context++) {
    // An offset beyond the end is found before anything is looked up there: it may be four billion.
    if (
      first[context] > first[context + 1] ||
      first[context + 1] > total ||
      !(backoff[context] < Number.POSITIVE_INFINITY)
    )
      return context;
    let previous = -1;
    for (let node = first[context]; node < first[context + 1]; node++) {
      // Sorted words, so that only the last one can be too large.
      if (word[node] <= previous) return node;
      previous = word[node];
    }
    if (previous >= vocabulary) return context;
  }
  for (let n = 2; n <= order; n++) {
    const from = levelStart[n - 1];
    const to = levelStart[n];
    for (let node = from; node < to; node++) if (suffix[node] >= from || !(logProb[node] <= 0)) return node;
  }
  return -1;
}
