/**
 * Counts as sorted records: the form in which they are stored, spilled and merged.
 *
 * Each position of the text gives one record: the N words from there on; where the sentence ends earlier, `</s>` fills
 * the rest. So the n-grams of every order are the prefixes of the records up to their first `</s>`, and their counts
 * are sums over records. Records are sorted by their words' ids and none occurs twice.
 */
import { NlpError } from '../../errors.ts';
import { findWord } from './backoff-trie.ts';
import { type CountTrie, END, ROOT } from './count-trie.ts';

export interface RecordBlock {
  /** N, the words of a record. */
  width: number;
  length: number;
  /** [length * N] */
  words: Uint32Array;
  /** [length] */
  counts: Uint32Array;
}

const digitBits = 11;

/** The records of a trie, in order. */
export function recordsOf(trie: CountTrie): RecordBlock {
  const { order: width, count, word, first, levelStart } = trie;
  let length = 0;
  for (let node = 0; node < count.length; node++) {
    if (count[node] > 0 && (word[node] === END || node >= levelStart[width - 1])) length++;
  }
  const block: RecordBlock = {
    width,
    length,
    words: new Uint32Array(length * width).fill(END),
    counts: new Uint32Array(length),
  };
  const path = new Uint32Array(width);
  let written = 0;
  const visit = (node: number, depth: number): void => {
    path[depth] = word[node];
    if (word[node] === END || depth === width - 1) {
      for (let i = 0; i <= depth; i++) block.words[written * width + i] = path[i];
      block.counts[written++] = count[node];
      return;
    }
    for (let longer = first[node]; longer < first[node + 1]; longer++) visit(longer, depth + 1);
  };
  for (let id = 0; id < levelStart[1]; id++) if (count[id] > 0) visit(id, 0);
  return block;
}

/** Sorts records and adds up the counts of equal ones: a radix sort from the last word to the first. */
export function sortRecords(block: RecordBlock, vocabularySize: number): RecordBlock {
  const { width, length, words, counts } = block;
  let order = new Uint32Array(length);
  let other = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  const size = 1 << digitBits;
  const begin = new Uint32Array(size + 1);
  for (let column = width - 1; column >= 0; column--) {
    for (let shift = 0; vocabularySize - 1 >= 2 ** shift || shift === 0; shift += digitBits) {
      begin.fill(0);
      for (let i = 0; i < length; i++) begin[((words[i * width + column] >>> shift) & (size - 1)) + 1]++;
      for (let digit = 0; digit < size; digit++) begin[digit + 1] += begin[digit];
      for (let i = 0; i < length; i++) {
        const record = order[i];
        other[begin[(words[record * width + column] >>> shift) & (size - 1)]++] = record;
      }
      [order, other] = [other, order];
    }
  }
  const sorted: RecordBlock = {
    width,
    length: 0,
    words: new Uint32Array(length * width),
    counts: new Uint32Array(length),
  };
  for (let i = 0; i < length; i++) appendRecord(sorted, words, order[i] * width, counts[order[i]]);
  return sorted;
}

/** Appends a record that is not below the last one; an equal one adds to its count. */
function appendRecord(block: RecordBlock, words: Uint32Array, at: number, count: number): void {
  const { width } = block;
  const last = (block.length - 1) * width;
  let equal = block.length > 0;
  for (let i = 0; equal && i < width; i++) equal = block.words[last + i] === words[at + i];
  if (equal) {
    block.counts[block.length - 1] = addCounts(block.counts[block.length - 1], count);
    return;
  }
  for (let i = 0; i < width; i++) block.words[last + width + i] = words[at + i];
  block.counts[block.length++] = count;
}

/** @throws NlpError where the sum needs more than 32 bits */
export function addCounts(a: number, b: number): number {
  if (a + b > 0xffffffff) throw new NlpError('an n-gram occurs more than 4,294,967,295 times');
  return a + b;
}

/**
 * The trie of sorted records, in memory.
 * @param order at most the width: shorter n-grams are the prefixes
 */
export function trieOfRecords(block: RecordBlock, vocabularySize: number, order: number): CountTrie {
  const { width, length, words, counts } = block;
  const levels = Array.from({ length: order - 1 }, () => ({
    word: new Uint32Array(length),
    count: new Uint32Array(length),
    first: new Uint32Array(length),
    size: 0,
  }));
  const wordCount = new Uint32Array(vocabularySize);
  const wordFirst = new Uint32Array(vocabularySize);
  let nextWord = 0;
  for (let r = 0; r < length; r++) {
    const at = r * width;
    // How many words at the beginning are those of the record before.
    let shared = 0;
    if (r > 0) while (shared < width && words[at + shared] === words[at - width + shared]) shared++;
    const id = words[at];
    while (order > 1 && nextWord <= id) wordFirst[nextWord++] = levels[0].size;
    wordCount[id] = addCounts(wordCount[id], counts[r]);
    for (let i = 1; i < order && words[at + i - 1] !== END; i++) {
      const level = levels[i - 1];
      if (i >= shared) {
        level.word[level.size] = words[at + i];
        if (i < order - 1) level.first[level.size] = levels[i].size;
        level.size++;
      }
      level.count[level.size - 1] = addCounts(level.count[level.size - 1], counts[r]);
    }
  }
  while (nextWord < vocabularySize && order > 1) wordFirst[nextWord++] = levels[0].size;
  return assembleTrie(order, wordCount, wordFirst, levels);
}

interface GrownLevel {
  word: Uint32Array;
  count: Uint32Array;
  /** Where the children begin, counted within the next level. */
  first: Uint32Array;
  size: number;
}

function assembleTrie(
  order: number,
  wordCount: Uint32Array,
  wordFirst: Uint32Array,
  levels: GrownLevel[],
): CountTrie {
  const vocabularySize = wordCount.length;
  const levelStart = [0, vocabularySize];
  for (const level of levels) levelStart.push(levelStart[levelStart.length - 1] + level.size);
  const total = levelStart[order];
  const trie: CountTrie = {
    order,
    levelStart,
    word: new Uint32Array(total),
    count: new Uint32Array(total),
    first: new Uint32Array(levelStart[order - 1] + 1),
    suffix: new Uint32Array(total),
  };
  for (let id = 0; id < vocabularySize; id++) trie.word[id] = id;
  trie.count.set(wordCount);
  if (order > 1) for (let id = 0; id < vocabularySize; id++) trie.first[id] = vocabularySize + wordFirst[id];
  levels.forEach(({ word, count, first, size }, i) => {
    const start = levelStart[i + 1];
    trie.word.set(word.subarray(0, size), start);
    trie.count.set(count.subarray(0, size), start);
    if (i < levels.length - 1)
      for (let k = 0; k < size; k++) trie.first[start + k] = levelStart[i + 2] + first[k];
  });
  trie.first[levelStart[order - 1]] = total;
  linkCounts(trie);
  return trie;
}

/** suffix[hw] is the child w of suffix[h]; counts have every suffix. */
function linkCounts(trie: CountTrie): void {
  const { first, suffix, word, levelStart } = trie;
  suffix.fill(ROOT, 0, levelStart[1]);
  for (let context = 0; context < first.length - 1; context++) {
    const shorter = suffix[context];
    for (let node = first[context]; node < first[context + 1]; node++) {
      suffix[node] =
        shorter === ROOT ? word[node] : findWord(word, first[shorter], first[shorter + 1], word[node]);
    }
  }
}
