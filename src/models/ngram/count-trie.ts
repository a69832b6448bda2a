/**
 * Counts of all n-grams of order 1 to N as one trie in flat arrays, level by level (breadth first), and the
 * counting of a text that fits in memory.
 *
 * A node is an n-gram; its number is its rank: first all unigrams (node = word id), then the bigrams in the order of
 * their word ids, and so on. The children of node v are first[v] .. first[v + 1] - 1, sorted by word, so that one
 * array of begins serves all levels. suffix[v] is the node of the same n-gram without its first word.
 *   N order, V vocabulary size, T nodes, C = levelStart[N - 1] nodes that can have children
 *   word, count, suffix [T]; first [C + 1]
 */
import type { Arena } from '../../math/arena.ts';
import { atOnce } from '../../math/turns.ts';
import { type NgramKernels, ngramKernels } from './ngram-kernels.ts';

/** Ids of the three special words; every n-gram vocabulary begins with them. */
export const UNKNOWN = 0;
export const BEGIN = 1;
export const END = 2;
export const specialWords: readonly string[] = ['<unk>', '<s>', '</s>'];

/** The node of the empty n-gram: what a unigram's suffix is. */
export const ROOT = 0xffffffff;

export interface CountTrie {
  order: number;
  /** [N + 1] the first node of each level, then T. */
  levelStart: number[];
  word: Uint32Array;
  /** How often the n-gram occurs. `<s>` counts sentences; a word of the vocabulary may have count 0. */
  count: Uint32Array;
  first: Uint32Array;
  suffix: Uint32Array;
}

/** The n-grams of one order within the trie's arrays. */
interface CountLevel {
  /** Node numbers: the first, and the one after the last. */
  from: number;
  to: number;
  /** [V + 1] the n-grams that begin with word w are the nodes bucket[w] .. bucket[w + 1] - 1. */
  bucket: Uint32Array;
  /** Pairs (last word, node without the last word) for each n-gram; absent for words and for the longest n-grams. */
  tails: Uint32Array | undefined;
}

/** Where the n-grams of one order begin in the text, sorted by their words. */
interface Places {
  /** Pairs (position, suffix: the node of the n-gram without its first word). */
  pairs: Uint32Array;
  /** [V] the pairs of the n-grams that begin with word w end before end[w]; for every order they begin at begin[w]. */
  end: Uint32Array;
}

/**
 * Counts all n-grams up to `order`.
 *
 * Level n comes from level n - 1 in one pass of a radix sort from the last word to the first: the positions, sorted
 * by the n - 1 words from there on, are moved one to the left and dealt out to buckets by the word they meet. Within
 * a bucket they stay sorted by the n - 1 words behind it, so a new n-gram begins where those change; they are its
 * suffix. Nothing is compared, and nearly all is read in order.
 * @param tokens sentences one after another, each `<s> w1 ... wk </s>`
 * @param arena where all arrays are taken, those of the result too, and the levels are made by kernels
 */
export function countTokens(
  tokens: Uint32Array,
  vocabularySize: number,
  order: number,
  arena?: Arena,
): CountTrie {
  return atOnce(countingSteps(tokens, vocabularySize, order, arena));
}

/** The same, order by order: it may be interrupted at each `yield`. */
export function* countingSteps(
  tokens: Uint32Array,
  vocabularySize: number,
  order: number,
  arena?: Arena,
): Generator<undefined, CountTrie> {
  const kernels = arena === undefined ? undefined : ngramKernels(arena);
  const newArray = (length: number) => arena?.uint32(length) ?? new Uint32Array(length);
  // As long as they can get; the system provides only the memory that is written to.
  const most = vocabularySize + (order - 1) * tokens.length;
  const trie: CountTrie = {
    order,
    levelStart: [0, vocabularySize],
    word: newArray(most),
    count: newArray(most),
    first: newArray(order > 1 ? most - tokens.length + 1 : 1),
    suffix: newArray(most),
  };
  let level = countWords(trie, tokens, vocabularySize, newArray);
  if (order > 1) {
    const newPairs = () => newArray(2 * tokens.length);
    const copy = (array: Uint32Array) => {
      const result = newArray(array.length);
      result.set(array);
      return result;
    };
    const text = arena === undefined ? tokens : copy(tokens);
    const begin = copy(startsOf(trie.count, vocabularySize));
    let places: Places = { pairs: newPairs(), end: copy(begin) };
    let longer: Places | undefined = { pairs: newPairs(), end: copy(begin) };
    yield;
    sortPairs(tokens, places, begin, longer);
    let spareTails: Uint32Array | undefined;
    const addLevel = kernels === undefined ? addPlainLevel : addLevelBy(kernels);
    for (let n = 2; n <= order; n++) {
      [places, longer] = [
        longer as Places,
        n < order ? { pairs: places.pairs, end: copy(begin) } : undefined,
      ];
      const { to, bucket } = level;
      const next: CountLevel = {
        from: to,
        to,
        bucket: newArray(bucket.length),
        tails: longer === undefined ? undefined : (spareTails ?? newPairs()),
      };
      yield;
      next.to = addLevel(trie, level, next, text, begin, places, longer);
      spareTails = level.tails;
      level = next;
      trie.levelStart.push(level.to);
    }
  }
  const [contexts, total] = [trie.levelStart[order - 1], trie.levelStart[order]];
  trie.first[contexts] = total;
  trie.first = trie.first.subarray(0, contexts + 1);
  for (const field of ['word', 'count', 'suffix'] as const) trie[field] = trie[field].subarray(0, total);
  return trie;
}

function countWords(
  trie: CountTrie,
  tokens: Uint32Array,
  vocabularySize: number,
  newArray: (length: number) => Uint32Array,
): CountLevel {
  const { word, count, suffix } = trie;
  for (let i = 0; i < tokens.length; i++) count[tokens[i]]++;
  const bucket = newArray(vocabularySize + 1);
  for (let id = 0; id < vocabularySize; id++) word[id] = id;
  for (let id = 0; id <= vocabularySize; id++) bucket[id] = id;
  suffix.fill(ROOT, 0, vocabularySize);
  return { from: 0, to: vocabularySize, bucket, tails: undefined };
}

/** [V] where the positions of each word begin, when they are sorted by word. */
function startsOf(count: Uint32Array, vocabularySize: number): Uint32Array {
  const begin = new Uint32Array(vocabularySize);
  for (let id = 1; id < vocabularySize; id++) begin[id] = begin[id - 1] + count[id - 1];
  return begin;
}

/** The bigrams, sorted by their second word and then by their first. @param words scratch: positions by word */
function sortPairs(tokens: Uint32Array, words: Places, begin: Uint32Array, bigrams: Places): void {
  const { pairs: positions, end } = words;
  for (let i = 0; i < tokens.length; i++) positions[end[tokens[i]]++] = i;
  const { pairs, end: cursors } = bigrams;
  for (let id = 0; id < begin.length; id++) {
    if (id === BEGIN) continue;
    for (let at = begin[id]; at < end[id]; at++) {
      const position = positions[at] - 1;
      const cursor = cursors[tokens[position]]++;
      pairs[2 * cursor] = position;
      pairs[2 * cursor + 1] = id;
    }
  }
}

/**
 * Adds a level to the trie and returns the trie's size.
 * @param below the level of the n-grams that are one word shorter
 * @param level out: its bucket and tails
 * @param places of this level's n-grams
 * @param longer out: those of the n-grams that are one word longer, where they are wanted
 */
function addPlainLevel(
  trie: CountTrie,
  below: CountLevel,
  level: CountLevel,
  tokens: Uint32Array,
  begin: Uint32Array,
  places: Places,
  longer: Places | undefined,
): number {
  const { word, count, first, suffix } = trie;
  const { from, to, bucket: contexts, tails } = below;
  const { pairs, end } = places;
  const dealing = longer !== undefined;
  const { pairs: longerPairs, end: cursors } = longer ?? places;
  const { bucket, tails: newTails } = level;
  let size = to;
  let opened = from;
  for (let id = 0; id < begin.length; id++) {
    bucket[id] = size;
    let context = contexts[id];
    let behind = ROOT;
    for (let at = begin[id]; at < end[id]; at++) {
      if (pairs[2 * at + 1] !== behind) {
        behind = pairs[2 * at + 1];
        let last = behind;
        if (tails !== undefined) {
          last = tails[2 * (behind - from)];
          // The context begins with the same word, and its suffix is the context of the suffix. Both are sorted.
          const wanted = tails[2 * (behind - from) + 1];
          while (suffix[context] !== wanted) context++;
        }
        while (opened <= context) first[opened++] = size;
        word[size] = last;
        suffix[size] = behind;
        if (newTails !== undefined) {
          newTails[2 * (size - to)] = last;
          newTails[2 * (size - to) + 1] = context;
        }
        size++;
      }
      count[size - 1]++;
      // Nothing stands to the left of `<s>`.
      if (!dealing || id === BEGIN) continue;
      const position = pairs[2 * at] - 1;
      const cursor = cursors[tokens[position]]++;
      longerPairs[2 * cursor] = position;
      longerPairs[2 * cursor + 1] = size - 1;
    }
  }
  bucket[begin.length] = size;
  while (opened < to) first[opened++] = size;
  return size;
}

/** The same by kernels/counts.ts, for arrays in an arena. */
function addLevelBy(kernels: NgramKernels): typeof addPlainLevel {
  return (trie, below, level, tokens, begin, places, longer) =>
    kernels.addCountLevel(
      trie.word.byteOffset,
      trie.count.byteOffset,
      trie.first.byteOffset,
      trie.suffix.byteOffset,
      below.from,
      below.to,
      below.bucket.byteOffset,
      below.tails?.byteOffset ?? 0,
      tokens.byteOffset,
      begin.byteOffset,
      places.pairs.byteOffset,
      places.end.byteOffset,
      longer?.pairs.byteOffset ?? 0,
      longer?.end.byteOffset ?? 0,
      level.tails?.byteOffset ?? 0,
      level.bucket.byteOffset,
      begin.length,
    );
}
