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

/** Groups up to this size are sorted by insertion. */
const smallGroup = 24;
const two32 = 4294967296;

/**
 * Counts all n-grams up to `order`.
 *
 * Level n refines level n - 1: the positions, sorted by their first n - 1 words, fall into one group for each node,
 * and each group is sorted by the next word. Most groups are small, so that the sorting costs little, and the node
 * of a suffix is the one that level n - 1 found at the next position.
 * @param tokens sentences one after another, each `<s> w1 ... wk </s>`
 */
export function countTokens(tokens: Uint32Array, vocabularySize: number, order: number): CountTrie {
  const wordCount = new Uint32Array(vocabularySize);
  for (let i = 0; i < tokens.length; i++) wordCount[tokens[i]]++;
  const wordIds = new Uint32Array(vocabularySize);
  for (let id = 0; id < vocabularySize; id++) wordIds[id] = id;
  const levelStart = [0, vocabularySize];
  const levels: CountLevel[] = [
    { word: wordIds, count: wordCount, suffix: new Uint32Array(vocabularySize).fill(ROOT) },
  ];
  const firsts: Uint32Array[] = [];
  if (order > 1) {
    const sorted = sortByWord(tokens, wordCount);
    let nodeOf = tokens.slice();
    let nodeOfLonger = new Uint32Array(tokens.length);
    for (let n = 2; n <= order; n++) {
      const base = levelStart[n - 1];
      const { level, first } = refine(tokens, levels[n - 2], sorted, n, base, nodeOf, nodeOfLonger);
      firsts.push(first);
      levels.push(level);
      levelStart.push(base + level.word.length);
      [nodeOf, nodeOfLonger] = [nodeOfLonger, nodeOf];
    }
  }
  const total = levelStart[order];
  const first = concatenate(firsts, levelStart[order - 1] + 1);
  first[levelStart[order - 1]] = total;
  const gather = (field: keyof CountLevel) =>
    concatenate(
      levels.map((level) => level[field]),
      total,
    );
  return { order, levelStart, word: gather('word'), count: gather('count'), first, suffix: gather('suffix') };
}

/** All positions, sorted by word: a counting sort. */
function sortByWord(tokens: Uint32Array, wordCount: Uint32Array): Uint32Array {
  const cursor = new Uint32Array(wordCount.length);
  for (let id = 1; id < wordCount.length; id++) cursor[id] = cursor[id - 1] + wordCount[id - 1];
  const sorted = new Uint32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) sorted[cursor[tokens[i]]++] = i;
  return sorted;
}

/**
 * One level from the one below. `sorted` holds the positions of the contexts in the order of their nodes, and after
 * the call those of the n-grams: there are fewer, because nothing follows `</s>`.
 * @param base the number of the first n-gram's node
 * @param nodeOf the node of the context at each position
 * @param nodeOfLonger out: the node of the n-gram at each position where there is one
 */
function refine(
  tokens: Uint32Array,
  below: CountLevel,
  sorted: Uint32Array,
  n: number,
  base: number,
  nodeOf: Uint32Array,
  nodeOfLonger: Uint32Array,
): { level: CountLevel; first: Uint32Array } {
  const contexts = below.word.length;
  let most = 0;
  let largest = 0;
  for (let c = 0; c < contexts; c++) {
    if (below.word[c] === END) continue;
    most += below.count[c];
    if (below.count[c] > largest) largest = below.count[c];
  }
  const word = new Uint32Array(most);
  const count = new Uint32Array(most);
  const suffix = new Uint32Array(most);
  const first = new Uint32Array(contexts);
  const keys = new Float64Array(largest);
  const ahead = n - 1;
  let node = -1;
  let read = 0;
  let write = 0;
  for (let c = 0; c < contexts; c++) {
    const size = below.count[c];
    first[c] = base + node + 1;
    if (below.word[c] === END) {
      read += size;
      continue;
    }
    for (let k = 0; k < size; k++) {
      const start = sorted[read + k];
      keys[k] = tokens[start + ahead] * two32 + start;
    }
    read += size;
    if (size > 1) sortKeys(keys, size);
    let previous = -1;
    for (let k = 0; k < size; k++) {
      const last = Math.floor(keys[k] / two32);
      const start = keys[k] - last * two32;
      if (last !== previous) {
        previous = last;
        node++;
        word[node] = last;
        suffix[node] = nodeOf[start + 1];
      }
      count[node]++;
      nodeOfLonger[start] = base + node;
      sorted[write++] = start;
    }
  }
  const used = node + 1;
  return {
    level: { word: word.slice(0, used), count: count.slice(0, used), suffix: suffix.slice(0, used) },
    first,
  };
}

function sortKeys(keys: Float64Array, size: number): void {
  if (size > smallGroup) {
    keys.subarray(0, size).sort();
    return;
  }
  for (let i = 1; i < size; i++) {
    const key = keys[i];
    let j = i - 1;
    for (; j >= 0 && keys[j] > key; j--) keys[j + 1] = keys[j];
    keys[j + 1] = key;
  }
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
