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

/** The numbers that `lengthen` keeps for each word: the end of its positions, the end of its cells, its last suffix + 1. */
const slotSize = 4;

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

/**
 * Counts all n-grams up to `order`.
 *
 * Level n comes from level n - 1 in one pass of a radix sort from the last word to the first: the positions, sorted
 * by the n - 1 words from there on, are moved one to the left and dealt out to buckets by the word they meet. Within
 * a bucket they stay sorted by the n - 1 words behind it, so a new n-gram begins where those change; they are its
 * suffix. Nothing is compared, and most is read and written in order.
 * @param tokens sentences one after another, each `<s> w1 ... wk </s>`
 */
export function countTokens(tokens: Uint32Array, vocabularySize: number, order: number): CountTrie {
  // As long as they can get; the system provides only the memory that is written to.
  const most = vocabularySize + (order - 1) * tokens.length;
  const trie: CountTrie = {
    order,
    levelStart: [0, vocabularySize],
    word: new Uint32Array(most),
    count: new Uint32Array(most),
    first: new Uint32Array(order > 1 ? most - tokens.length + 1 : 1),
    suffix: new Uint32Array(most),
  };
  let level = countWords(trie, tokens, vocabularySize);
  if (order > 1) {
    const begin = startsOf(trie.count, vocabularySize);
    let positions: Uint32Array = sortByWord(tokens, begin);
    let longer: Uint32Array = new Uint32Array(order > 2 ? tokens.length : 0);
    const cells = new Uint32Array(2 * tokens.length);
    let tails: Uint32Array = new Uint32Array(order > 2 ? 2 * tokens.length : 0);
    let longerTails: Uint32Array = new Uint32Array(order > 3 ? 2 * tokens.length : 0);
    for (let n = 2; n <= order; n++) {
      const slots = lengthen(tokens, begin, trie, level, positions, n < order ? longer : undefined, cells);
      level = collect(begin, trie, level, slots, cells, n < order ? tails : undefined);
      trie.levelStart.push(level.to);
      [positions, longer] = [longer, positions];
      [tails, longerTails] = [longerTails, tails];
    }
  }
  const [contexts, total] = [trie.levelStart[order - 1], trie.levelStart[order]];
  trie.first[contexts] = total;
  trie.first = trie.first.subarray(0, contexts + 1);
  for (const field of ['word', 'count', 'suffix'] as const) trie[field] = trie[field].subarray(0, total);
  return trie;
}

function countWords(trie: CountTrie, tokens: Uint32Array, vocabularySize: number): CountLevel {
  const { word, count, suffix } = trie;
  for (let i = 0; i < tokens.length; i++) count[tokens[i]]++;
  const bucket = new Uint32Array(vocabularySize + 1);
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

/** All positions, sorted by word: a counting sort. */
function sortByWord(tokens: Uint32Array, begin: Uint32Array): Uint32Array {
  const cursor = begin.slice();
  const sorted = new Uint32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) sorted[cursor[tokens[i]]++] = i;
  return sorted;
}

/**
 * Deals the positions out to the words to their left.
 * @param positions where the n-grams of `level` begin, those of word w from begin[w] on
 * @param longer out: where the longer n-grams begin, in the same way; not needed of the longest
 * @param cells out: pairs (suffix, end of its positions), one for each longer n-gram, those of word w from pair begin[w] on
 * @returns [V * slotSize]
 */
function lengthen(
  tokens: Uint32Array,
  begin: Uint32Array,
  { count }: CountTrie,
  { bucket }: CountLevel,
  positions: Uint32Array,
  longer: Uint32Array | undefined,
  cells: Uint32Array,
): Uint32Array {
  const vocabularySize = begin.length;
  const slots = new Uint32Array(slotSize * vocabularySize);
  for (let id = 0; id < vocabularySize; id++) {
    slots[slotSize * id] = begin[id];
    slots[slotSize * id + 1] = begin[id];
  }
  for (let id = 0; id < vocabularySize; id++) {
    // Nothing stands to the left of `<s>`.
    if (id === BEGIN) continue;
    let at = begin[id];
    const end = bucket[id + 1];
    for (let node = bucket[id]; node < end; node++) {
      for (let left = count[node]; left > 0; left--) {
        const position = positions[at++] - 1;
        const slot = slotSize * tokens[position];
        // No branch: whether the suffix is a new one cannot be foreseen, and a wrong guess costs more than all of this.
        const change = slots[slot + 2] ^ (node + 1);
        const cell = slots[slot + 1] + ((change | -change) >>> 31);
        const cursor = slots[slot]++;
        slots[slot + 1] = cell;
        slots[slot + 2] = node + 1;
        cells[2 * cell - 2] = node;
        cells[2 * cell - 1] = cursor + 1;
        if (longer !== undefined) longer[cursor] = position;
      }
    }
  }
  return slots;
}

/**
 * The next level, out of the cells and slots of `lengthen`.
 * @param longerTails out: its tails, where they are needed
 */
function collect(
  begin: Uint32Array,
  { word, count, suffix, first }: CountTrie,
  { from, to, bucket, tails }: CountLevel,
  slots: Uint32Array,
  cells: Uint32Array,
  longerTails: Uint32Array | undefined,
): CountLevel {
  const vocabularySize = begin.length;
  const longerBucket = new Uint32Array(vocabularySize + 1);
  let node = to;
  let opened = from;
  for (let id = 0; id < vocabularySize; id++) {
    longerBucket[id] = node;
    let context = bucket[id];
    let position = begin[id];
    const end = slots[slotSize * id + 1];
    for (let cell = begin[id]; cell < end; cell++) {
      const behind = cells[2 * cell];
      let last = behind;
      if (tails !== undefined) {
        const tail = 2 * (behind - from);
        last = tails[tail];
        // The context begins with the same word, and its suffix is the context of the suffix. Both are sorted.
        const wanted = tails[tail + 1];
        while (suffix[context] !== wanted) context++;
      }
      while (opened <= context) first[opened++] = node;
      word[node] = last;
      count[node] = cells[2 * cell + 1] - position;
      position = cells[2 * cell + 1];
      suffix[node] = behind;
      if (longerTails !== undefined) {
        longerTails[2 * (node - to)] = last;
        longerTails[2 * (node - to) + 1] = context;
      }
      node++;
    }
  }
  longerBucket[vocabularySize] = node;
  while (opened < to) first[opened++] = node;
  return { from: to, to: node, bucket: longerBucket, tails: longerTails };
}
