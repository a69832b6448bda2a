/**
 * Learns the merges of byte-pair encoding: of all pairs of neighbours the most frequent becomes a token, again and
 * again. Of equals the one with the smaller left id, then the smaller right id, so that the result is one.
 * Source: R. Sennrich, B. Haddow and A. Birch, 2016, algorithm 1. Only the places of the pair that is merged are touched.
 */
import { countCodePoints } from '../../code-points.ts';
import { PairCounts } from './pair-counts.ts';
import { PairHeap } from './pair-heap.ts';

export interface MergeLearning {
  /** The tokens so far, by id; the merges are added to them. */
  tokens: string[];
  /** Words as ids, with their counts. */
  words: readonly (readonly [ids: readonly number[], count: number])[];
  vocabularySize: number;
  /** Pairs that are rarer are not merged. */
  minFrequency: number;
  /** In characters, without the prefix. */
  maxTokenLength?: number;
  /** What the right token loses when it is joined (`##`). */
  continuingPrefix?: string;
  /** Told of each merge. */
  onMerge?: (tokens: number) => void;
}

/** The pairs of tokens that were merged, in order. */
export function learnMerges(learning: MergeLearning): [left: number, right: number][] {
  const { tokens, words, vocabularySize, continuingPrefix = '', maxTokenLength = Infinity } = learning;
  const least = Math.max(1, learning.minFrequency);
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const length = words.reduce((sum, [word]) => sum + word.length, 0);
  const symbols = new Int32Array(length);
  const next = new Int32Array(length);
  const previous = new Int32Array(length);
  const weight = new Float64Array(length);
  const pairs = new PairCounts();
  let at = 0;
  for (const [word, count] of words) {
    for (let i = 0; i < word.length; i++, at++) {
      symbols[at] = word[i];
      weight[at] = count;
      previous[at] = i === 0 ? -1 : at - 1;
      next[at] = i + 1 === word.length ? -1 : at + 1;
      if (i > 0) pairs.places[pairs.add(word[i - 1], word[i], count)].push(at - 1);
    }
  }
  const heap = new PairHeap(pairs);
  for (let pair = 0; pair < pairs.size; pair++) heap.push(pair);
  const merges: [number, number][] = [];
  const changed = new Set<number>();
  while (tokens.length < vocabularySize) {
    const pair = heap.pop();
    if (pair === -1 || pairs.count[pair] < least) break;
    const left = pairs.left[pair];
    const right = pairs.right[pair];
    const joined = tokens[left] + withoutPrefix(tokens[right], continuingPrefix);
    if (countCodePoints(withoutPrefix(joined, continuingPrefix)) > maxTokenLength) continue;
    let id = ids.get(joined);
    if (id === undefined) {
      id = tokens.length;
      tokens.push(joined);
      ids.set(joined, id);
    }
    merges.push([left, right]);
    learning.onMerge?.(tokens.length);
    const places = pairs.places[pair];
    pairs.places[pair] = [];
    // Of a letter that repeats, pairs overlap: they are merged from the left.
    if (left === right) places.sort((a, b) => a - b);
    for (const place of places) {
      const gone = next[place];
      if (symbols[place] !== left || gone === -1 || symbols[gone] !== right) continue;
      const count = weight[place];
      const before = previous[place];
      const after = next[gone];
      pairs.add(left, right, -count);
      if (before !== -1) {
        pairs.add(symbols[before], left, -count);
        const made = pairs.add(symbols[before], id, count);
        pairs.places[made].push(before);
        changed.add(made);
      }
      if (after !== -1) {
        pairs.add(right, symbols[after], -count);
        const made = pairs.add(id, symbols[after], count);
        pairs.places[made].push(place);
        changed.add(made);
        previous[after] = place;
      }
      symbols[place] = id;
      symbols[gone] = -1;
      next[place] = after;
    }
    for (const made of changed) heap.push(made);
    changed.clear();
  }
  return merges;
}

function withoutPrefix(token: string, prefix: string): string {
  return prefix !== '' && token.startsWith(prefix) ? token.slice(prefix.length) : token;
}
