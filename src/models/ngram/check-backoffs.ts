/**
 * Whether every probability of a backoff model is at most 1: only where a backoff weight is above 1 can one be more. Such
 * weights are common, as n-grams that follow a context leave little to the others; what counts is the most probable word
 * that is left.
 */
import type { BackoffTrie } from './backoff-trie.ts';
import { BEGIN, ROOT } from './count-trie.ts';

/** Digits of ARPA files are few: log10 of 1 with what rounding adds to it. */
const tolerance = 1e-3;

/** A context whose backoff weight makes a word more probable than 1, or -1. */
export function firstBackoffTooLarge(trie: BackoffTrie): number {
  const { backoff } = trie;
  let greatest = 0;
  for (let context = 0; context < backoff.length; context++)
    if (backoff[context] > greatest) greatest = backoff[context];
  if (!(greatest > tolerance)) return -1;
  let left: LeftOver | undefined;
  const most = mostProbable(trie);
  for (let context = 0; context < backoff.length; context++) {
    if (!(backoff[context] > tolerance) || !(backoff[context] + most(trie.suffix[context]) > tolerance))
      continue;
    left ??= new LeftOver(trie);
    if (left.most(context) > tolerance) return context;
  }
  return -1;
}

/** At most how probable a word is after a context, log10: at least as much as it is. */
function mostProbable({
  backoff,
  first,
  suffix,
  logProb,
  levelStart,
}: BackoffTrie): (context: number) => number {
  const bound = new Float32Array(backoff.length);
  let ofWords = Number.NEGATIVE_INFINITY;
  for (let word = BEGIN + 1; word < levelStart[1]; word++) ofWords = Math.max(ofWords, logProb[word]);
  ofWords = Math.max(ofWords, logProb[0]);
  const most = (context: number) => (context === ROOT ? ofWords : bound[context]);
  for (let context = 0; context < backoff.length; context++) {
    let largest = backoff[context] + most(suffix[context]);
    for (let node = first[context]; node < first[context + 1]; node++)
      largest = Math.max(largest, logProb[node]);
    bound[context] = Math.min(0, largest);
  }
  return most;
}

/** How probable the likeliest word is that does not follow a context, exactly. */
class LeftOver {
  readonly #trie: BackoffTrie;
  /** Words, the most probable first. */
  readonly #words: Uint32Array;
  /** Which words were seen in the current search: its number. */
  readonly #seen: Uint32Array;
  #search = 0;

  constructor(trie: BackoffTrie) {
    this.#trie = trie;
    const { logProb, levelStart } = trie;
    this.#words = Uint32Array.from({ length: levelStart[1] }, (_, word) => word);
    this.#words.sort((a, b) => logProb[b] - logProb[a]);
    this.#seen = new Uint32Array(levelStart[1]);
  }

  /** log10 of its probability after the context. */
  most(context: number): number {
    const { backoff, first, suffix, word, logProb } = this.#trie;
    const seen = this.#seen;
    const search = ++this.#search;
    // <s> is never predicted.
    seen[BEGIN] = search;
    let largest = Number.NEGATIVE_INFINITY;
    let weight = 0;
    for (let at = context; at !== ROOT; at = suffix[at]) {
      for (let node = first[at]; node < first[at + 1]; node++) {
        if (at !== context && seen[word[node]] !== search)
          largest = Math.max(largest, weight + logProb[node]);
        seen[word[node]] = search;
      }
      weight += backoff[at];
    }
    const rest = this.#words.find((one) => seen[one] !== search);
    return rest === undefined ? largest : Math.max(largest, weight + logProb[rest]);
  }
}
