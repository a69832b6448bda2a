/**
 * Which tags words with a certain ending (or beginning) have: a trie over code points whose nodes count tags, one root
 * for each shape of words.
 * Edges lie in one hash table keyed by node and code point; the tags of node n stand from tagStart[n] to
 * tagStart[n + 1].
 */
import { Counter } from './counter.ts';

export class AffixTrie {
  readonly #edges = new Counter();
  readonly #roots = new Map<number, number>();
  readonly #counter = new Counter();
  readonly #width: number;
  #nodes = 0;
  #tagStart = new Uint32Array(0);
  #tags = new Uint32Array(0);
  #counts: Float64Array = new Float64Array(0);
  #totals = new Float64Array(0);

  /** @param width number of tags */
  constructor(width: number) {
    this.#width = width;
  }

  /** Counts a tag at the root of `shape` and at each node along `letters`. To be called before `finish`. */
  add(shape: number, letters: readonly number[], tag: number, count: number): void {
    let node = this.#roots.get(shape);
    if (node === undefined) {
      node = this.#nodes++;
      this.#roots.set(shape, node);
    }
    this.#counter.add(node * this.#width + tag, count);
    for (const letter of letters) {
      const key = node * 0x200000 + letter;
      // The table holds the number of the child; 0, which is a root's, stands for none.
      let next = this.#edges.get(key);
      if (next === 0) {
        next = this.#nodes++;
        this.#edges.add(key, next);
      }
      node = next;
      this.#counter.add(node * this.#width + tag, count);
    }
  }

  finish(): this {
    const { keys, counts } = this.#counter.sorted();
    this.#tagStart = new Uint32Array(this.#nodes + 1);
    this.#totals = new Float64Array(this.#nodes);
    this.#tags = Uint32Array.from(keys, (key) => key % this.#width);
    this.#counts = counts;
    for (let i = 0; i < keys.length; i++) {
      const node = Math.floor(keys[i] / this.#width);
      this.#tagStart[node + 1]++;
      this.#totals[node] += counts[i];
    }
    for (let node = 0; node < this.#nodes; node++) this.#tagStart[node + 1] += this.#tagStart[node];
    return this;
  }

  /** The root of a shape, or -1. */
  root(shape: number): number {
    return this.#roots.get(shape) ?? -1;
  }

  /** The nodes along letters, as far as the trie goes; the root is not among them. */
  nodes(root: number, letters: readonly number[]): number[] {
    const nodes: number[] = [];
    let node = root;
    for (let i = 0; i < letters.length; i++) {
      node = this.#child(node, letters[i]);
      if (node === -1) break;
      nodes.push(node);
    }
    return nodes;
  }

  /** The tags of words that came through a node. */
  tags(node: number): Uint32Array {
    return this.#tags.subarray(this.#tagStart[node], this.#tagStart[node + 1]);
  }

  /** How often words came through a node. */
  total(node: number): number {
    return this.#totals[node];
  }

  /**
   * Successive abstraction, one step: the distribution at a node is its own, mixed with the shorter affix's.
   * `values` holds the shorter one divided by `scale`, and afterwards this one divided by the returned scale: only
   * the tags of the node are touched.
   * @param pseudo weight of the shorter one in counts; or, where `isTheta`, relative to the node's own as 1
   */
  refine(node: number, values: Float64Array, scale: number, pseudo: number, isTheta: boolean): number {
    const total = this.#totals[node];
    const prior = isTheta ? pseudo * total : pseudo;
    const nextScale = (scale * prior) / (total + prior);
    const factor = 1 / ((total + prior) * nextScale);
    const tags = this.#tags;
    const counts = this.#counts;
    for (let i = this.#tagStart[node]; i < this.#tagStart[node + 1]; i++)
      values[tags[i]] += counts[i] * factor;
    return nextScale;
  }

  #child(node: number, letter: number): number {
    return this.#edges.get(node * 0x200000 + letter) || -1;
  }
}

/** The last letters of a word, lower-cased, from the last on; at most `length` code points. */
export function endingOf(word: string, length: number): number[] {
  const lower = word.toLowerCase();
  const letters: number[] = [];
  let i = lower.length;
  while (i > 0 && letters.length < length) {
    i--;
    const unit = lower.charCodeAt(i);
    if (unit >= 0xdc00 && unit < 0xe000 && i > 0) {
      const pair = lower.codePointAt(i - 1) ?? unit;
      if (pair > 0xffff) {
        i--;
        letters.push(pair);
        continue;
      }
    }
    letters.push(unit);
  }
  return letters;
}

/** The first letters of a word, lower-cased; at most `length` code points. */
export function beginningOf(word: string, length: number): number[] {
  const letters: number[] = [];
  if (length === 0) return letters;
  for (const letter of word.toLowerCase()) {
    letters.push(letter.codePointAt(0) ?? 0);
    if (letters.length === length) break;
  }
  return letters;
}
