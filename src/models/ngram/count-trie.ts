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

interface CountLevel {
  word: Uint32Array;
  count: Uint32Array;
  suffix: Uint32Array;
}

const NONE = 0xffffffff;

/**
 * Counts all n-grams up to `order`.
 *
 * Level n follows from level n - 1 by one counting sort: the positions, already sorted by their last word, are
 * dealt out to the nodes of their first n - 1 words.
 * @param tokens sentences one after another, each `<s> w1 ... wk </s>`
 */
export function countTokens(tokens: Uint32Array, vocabularySize: number, order: number): CountTrie {
  const positions = tokens.length;
  const wordCount = new Uint32Array(vocabularySize);
  for (let i = 0; i < positions; i++) wordCount[tokens[i]]++;
  const levelStart = [0, vocabularySize];
  const unigrams: CountLevel = {
    word: Uint32Array.from({ length: vocabularySize }, (_, id) => id),
    count: wordCount,
    suffix: new Uint32Array(vocabularySize).fill(ROOT),
  };
  const levels = [unigrams];
  const firsts: Uint32Array[] = [];
  if (order > 1) {
    const byWord = sortByWord(tokens, wordCount);
    let nodeOf = tokens.slice();
    let nodeOfLonger = new Uint32Array(positions);
    const sorted = new Uint32Array(positions);
    for (let n = 2; n <= order; n++) {
      const below = levels[n - 2];
      const belowStart = levelStart[n - 2];
      const base = levelStart[n - 1];
      const ends = dealOut(tokens, byWord, nodeOf, below, belowStart, n, sorted);
      nodeOfLonger.fill(NONE);
      const level = splitGroups(tokens, nodeOf, ends, sorted, n, base, nodeOfLonger);
      firsts.push(level.first);
      levels.push({ word: level.word, count: level.count, suffix: level.suffix });
      levelStart.push(base + level.word.length);
      [nodeOf, nodeOfLonger] = [nodeOfLonger, nodeOf];
    }
  }
  const total = levelStart[order];
  const first = concatenate(firsts, levelStart[order - 1] + 1);
  first[levelStart[order - 1]] = total;
  return {
    order,
    levelStart,
    word: concatenate(
      levels.map((level) => level.word),
      total,
    ),
    count: concatenate(
      levels.map((level) => level.count),
      total,
    ),
    first,
    suffix: concatenate(
      levels.map((level) => level.suffix),
      total,
    ),
  };
}

/** All positions but those of `<s>`, sorted by word: a counting sort, so that equal words stay in text order. */
function sortByWord(tokens: Uint32Array, wordCount: Uint32Array): Uint32Array {
  const cursor = new Uint32Array(wordCount.length);
  let sum = 0;
  for (let id = 0; id < wordCount.length; id++) {
    cursor[id] = sum;
    if (id !== BEGIN) sum += wordCount[id];
  }
  const sorted = new Uint32Array(sum);
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i] !== BEGIN) sorted[cursor[tokens[i]]++] = i;
  }
  return sorted;
}

/**
 * Sorts the n-grams' positions by (context, last word) into `sorted`.
 * @returns [contexts] where in `sorted` the group of each context ends
 */
function dealOut(
  tokens: Uint32Array,
  byWord: Uint32Array,
  nodeOf: Uint32Array,
  below: CountLevel,
  belowStart: number,
  n: number,
  sorted: Uint32Array,
): Uint32Array {
  const contexts = below.word.length;
  const cursor = new Uint32Array(contexts);
  let sum = 0;
  for (let c = 0; c < contexts; c++) {
    cursor[c] = sum;
    if (below.word[c] !== END) sum += below.count[c];
  }
  const back = n - 1;
  for (let k = 0; k < byWord.length; k++) {
    const start = byWord[k] - back;
    if (start < 0) continue;
    const context = nodeOf[start];
    // A context that is there and not followed by <s> does not end its sentence.
    if (context !== NONE) sorted[cursor[context - belowStart]++] = start;
  }
  return cursor;
}

/** One node for each run of equal last words within a context's group. */
function splitGroups(
  tokens: Uint32Array,
  nodeOf: Uint32Array,
  ends: Uint32Array,
  sorted: Uint32Array,
  n: number,
  base: number,
  nodeOfLonger: Uint32Array,
): CountLevel & { first: Uint32Array } {
  const contexts = ends.length;
  const size = contexts === 0 ? 0 : ends[contexts - 1];
  const word = new Uint32Array(size);
  const count = new Uint32Array(size);
  const suffix = new Uint32Array(size);
  const first = new Uint32Array(contexts);
  let node = -1;
  let k = 0;
  for (let c = 0; c < contexts; c++) {
    first[c] = base + node + 1;
    const end = ends[c];
    let previous = NONE;
    for (; k < end; k++) {
      const start = sorted[k];
      const last = tokens[start + n - 1];
      if (last !== previous) {
        previous = last;
        node++;
        word[node] = last;
        suffix[node] = nodeOf[start + 1];
      }
      count[node]++;
      nodeOfLonger[start] = base + node;
    }
  }
  const used = node + 1;
  return { word: word.slice(0, used), count: count.slice(0, used), suffix: suffix.slice(0, used), first };
}

function concatenate(parts: Uint32Array[], length: number): Uint32Array {
  const whole = new Uint32Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
