/**
 * Backoff weights that make the probabilities after every context sum to 1, for tries whose n-grams were changed.
 *   backoff(h) = (1 - sum of p(w|h)) / (1 - sum of p(w|h')), sums over the n-grams hw of the trie
 */
import { tenTo } from '../../math/ten-to.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { backoffWeight } from './level.ts';
import { logProbOf, matchNode } from './scoring.ts';

/** Fills `trie.backoff`, from the shortest contexts to the longest, whose shorter ones must be right already. */
export function renormalize(trie: BackoffTrie): void {
  const { backoff, first, suffix, word, logProb } = trie;
  for (let context = 0; context < backoff.length; context++) {
    const from = first[context];
    const to = first[context + 1];
    backoff[context] = 0;
    if (from === to) continue;
    let seen = 0;
    let seenLower = 0;
    for (let node = from; node < to; node++) {
      const shorter = suffix[context];
      seen += tenTo(logProb[node]);
      seenLower += tenTo(logProbOf(trie, shorter, matchNode(trie, shorter, word[node])));
    }
    backoff[context] = Math.log10(backoffWeight(1 - seen, 1 - seenLower));
  }
}
