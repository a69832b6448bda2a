/**
 * Builds a trie from n-grams that come in any order, one order after another.
 */

import { hashOf } from '../../text/token-hash.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { type BackoffTrie, findWord, NO_CHILD } from './backoff-trie.ts';
import { BEGIN, ROOT, specialWords, UNKNOWN } from './count-trie.ts';

interface FinishedLevel {
  word: Uint32Array;
  logProb: Float32Array;
  backoff: Float32Array;
  suffix: Uint32Array;
}

export class ArpaTrieBuilder {
  /** How many n-grams of the current order were read. */
  read = 0;
  readonly #order: number;
  readonly #words = Vocabulary.of(specialWords);
  readonly #levelStart: number[] = [0];
  readonly #levels: FinishedLevel[] = [];
  /** For each level below the current one: where the children of its nodes begin. */
  readonly #first: Uint32Array[] = [];
  #n = 0;
  #context = new Uint32Array(0);
  #word = new Uint32Array(0);
  #logProb = new Float32Array(0);
  #backoff = new Float32Array(0);
  #line = new Uint32Array(0);

  constructor(order: number) {
    this.#order = order;
  }

  startOrder(n: number, count: number): void {
    this.#n = n;
    this.read = 0;
    // The count is what a file says: no more room is made than its lines will fill.
    this.#resize(Math.min(count, 1 << 16) + 3);
    if (n > 1) return;
    // Probability 0 for those of the special words that the file does not name.
    this.#logProb.fill(Number.NEGATIVE_INFINITY);
  }

  /**
   * Adds an n-gram. @param start its fields: the probability, then its words
   * @returns what is wrong with it
   */
  add(
    bytes: Uint8Array,
    start: Uint32Array,
    end: Uint32Array,
    logProb: number,
    backoff: number,
    line: number,
  ): string | undefined {
    const n = this.#n;
    if (n === 1) return this.#addWord(bytes, start[1], end[1], logProb, backoff, line);
    let context = ROOT;
    for (let i = 1; i <= n; i++) {
      const word = isUnknown(bytes, start[i], end[i])
        ? UNKNOWN
        : this.#words.findBytes(bytes, start[i], end[i], hashOf(bytes, start[i], end[i]));
      if (word === -1) return `the word ${text(bytes, start[i], end[i])} is not among the 1-grams`;
      if (i === n) {
        if (this.read === this.#word.length) this.#resize(2 * this.read);
        this.#context[this.read] = context;
        this.#word[this.read] = word;
        break;
      }
      context = i === 1 ? word : this.#child(context, word, i);
      if (context === NO_CHILD) {
        return `the context of this ${n}-gram, ${text(bytes, start[1], end[n - 1])}, is not among the ${n - 1}-grams`;
      }
    }
    this.#store(this.read++, logProb, backoff, line);
    return undefined;
  }

  /** Sorts what was read. @returns an n-gram that was there twice */
  endOrder(): { text: string; line: number } | undefined {
    const n = this.#n;
    if (n === 1) return this.#endWords();
    const contexts = this.#levels[n - 2].word.length;
    const base = this.#levelStart[n - 1];
    const contextStart = this.#levelStart[n - 2];
    const size = this.read;
    for (let i = 0; i < size; i++) this.#context[i] -= contextStart;
    const byWord = countingSort(this.#word, undefined, size, this.#words.size).order;
    const { order, first } = countingSort(this.#context, byWord, size, contexts);
    const level: FinishedLevel = {
      word: new Uint32Array(size),
      logProb: new Float32Array(size),
      backoff: new Float32Array(n < this.#order ? size : 0),
      suffix: new Uint32Array(size),
    };
    for (let i = 0; i < size; i++) {
      const from = order[i];
      const context = this.#context[from];
      const word = this.#word[from];
      if (i > 0 && this.#context[order[i - 1]] === context && level.word[i - 1] === word) {
        const line = Math.max(this.#line[from], this.#line[order[i - 1]]);
        return { text: `... ${this.#words.token(word)}`, line };
      }
      level.word[i] = word;
      level.logProb[i] = this.#logProb[from];
      if (n < this.#order) level.backoff[i] = this.#backoff[from];
      level.suffix[i] = this.#suffix(n, context, word);
    }
    for (let c = 0; c < contexts; c++) first[c] += base;
    this.#first.push(first.subarray(0, contexts));
    this.#levels.push(level);
    this.#levelStart.push(base + size);
    return undefined;
  }

  finish(): { trie: BackoffTrie; words: Vocabulary } {
    const levels = this.#levels;
    const total = this.#levelStart[this.#order];
    const contexts = this.#levelStart[this.#order - 1];
    const trie: BackoffTrie = {
      order: this.#order,
      levelStart: this.#levelStart,
      word: new Uint32Array(total),
      logProb: new Float32Array(total),
      backoff: new Float32Array(contexts),
      first: new Uint32Array(contexts + 1),
      suffix: new Uint32Array(total),
    };
    levels.forEach((level, i) => {
      trie.word.set(level.word, this.#levelStart[i]);
      trie.logProb.set(level.logProb, this.#levelStart[i]);
      trie.suffix.set(level.suffix, this.#levelStart[i]);
      if (i < this.#order - 1) {
        trie.backoff.set(level.backoff, this.#levelStart[i]);
        trie.first.set(this.#first[i], this.#levelStart[i]);
      }
    });
    trie.first[contexts] = total;
    return { trie, words: this.#words };
  }

  #addWord(bytes: Uint8Array, from: number, to: number, logProb: number, backoff: number, line: number) {
    const id = isUnknown(bytes, from, to)
      ? UNKNOWN
      : this.#words.addBytes(bytes, from, to, hashOf(bytes, from, to));
    if (id >= this.#word.length) this.#resize(2 * id);
    if (this.#line[id] !== 0) return `the word ${this.#words.token(id)} stands here twice`;
    this.#store(id, logProb, backoff, line);
    this.read++;
    return undefined;
  }

  #endWords(): undefined {
    const size = this.#words.size;
    this.#resize(size);
    for (const special of [UNKNOWN, BEGIN]) if (this.#line[special] === 0) this.#backoff[special] = 0;
    this.#levels.push({
      word: Uint32Array.from({ length: size }, (_, id) => id),
      logProb: this.#logProb.slice(0, size),
      backoff: this.#order > 1 ? this.#backoff.slice(0, size) : new Float32Array(0),
      suffix: new Uint32Array(size).fill(ROOT),
    });
    this.#levelStart.push(size);
    return undefined;
  }

  #store(at: number, logProb: number, backoff: number, line: number): void {
    this.#logProb[at] = logProb;
    this.#backoff[at] = backoff;
    this.#line[at] = line;
  }

  /** The longest proper suffix of the n-gram `context word` that was read. */
  #suffix(n: number, context: number, word: number): number {
    let length = n - 1;
    let shorter = this.#levels[length - 1].suffix[context];
    while (shorter !== ROOT) {
      while (shorter < this.#levelStart[length - 1]) length--;
      const found = this.#child(shorter, word, length + 1);
      if (found !== NO_CHILD) return found;
      shorter = this.#levels[length - 1].suffix[shorter - this.#levelStart[length - 1]];
    }
    return word;
  }

  /** The n-gram `context word` of finished level n. @param n its length */
  #child(context: number, word: number, n: number): number {
    const first = this.#first[n - 2];
    const base = this.#levelStart[n - 1];
    const at = context - this.#levelStart[n - 2];
    const from = first[at];
    const to = at + 1 < first.length ? first[at + 1] : this.#levelStart[n];
    const found = findWord(this.#levels[n - 1].word, from - base, to - base, word);
    return found === NO_CHILD ? NO_CHILD : found + base;
  }

  #resize(length: number): void {
    this.#context = resized(this.#context, length);
    this.#word = resized(this.#word, length);
    this.#line = resized(this.#line, length);
    const had = this.#logProb.length;
    this.#logProb = resizedFloat(this.#logProb, length);
    if (this.#n === 1 && length > had) this.#logProb.fill(Number.NEGATIVE_INFINITY, had);
    this.#backoff = resizedFloat(this.#backoff, length);
    if (this.read === 0) this.#line.fill(0);
  }
}

/** Whether it is `<UNK>`, as some toolkits spell the unknown word. */
function isUnknown(bytes: Uint8Array, from: number, to: number): boolean {
  return (
    to - from === 5 &&
    bytes[from] === 0x3c &&
    bytes[from + 1] === 0x55 &&
    bytes[from + 2] === 0x4e &&
    bytes[from + 3] === 0x4b &&
    bytes[from + 4] === 0x3e
  );
}

/** Stable. @param input the order so far; the given one where absent. @returns also where each key's items begin */
function countingSort(
  key: Uint32Array,
  input: Uint32Array | undefined,
  size: number,
  keys: number,
): { order: Uint32Array; first: Uint32Array } {
  const first = new Uint32Array(keys + 1);
  for (let i = 0; i < size; i++) first[key[i] + 1]++;
  for (let k = 0; k < keys; k++) first[k + 1] += first[k];
  const cursor = first.slice();
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const item = input === undefined ? i : input[i];
    order[cursor[key[item]]++] = item;
  }
  return { order, first };
}

function resized(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const other = new Uint32Array(length);
  other.set(array.subarray(0, length));
  return other;
}

function resizedFloat(array: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const other = new Float32Array(length);
  other.set(array.subarray(0, length));
  return other;
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return JSON.stringify(new TextDecoder().decode(bytes.subarray(from, Math.min(to, from + 100))));
}
