/** One pass of Unigram training over the words: expected counts (forward-backward), or the best segmentations. */
import { Trie } from '../models/trie.ts';

/** Of pieces that are not there, characters above all. */
const UNKNOWN = -1;

export class UnigramLattice {
  readonly #trie: Trie;
  readonly #scores: Float64Array;
  readonly #unknownScore: number;
  /** Edges of the word that was read last, by their start. */
  #from: number[] = [];
  #to: number[] = [];
  #id: number[] = [];

  constructor(pieces: readonly string[], scores: Float64Array) {
    this.#trie = new Trie(pieces.map((piece, id) => [piece, id] as const));
    this.#scores = scores;
    this.#unknownScore = scores.reduce((least, score) => Math.min(least, score), 0) - 10;
  }

  /** Adds the expected counts of a word's pieces; the logarithm of the word's probability. */
  expect(word: string, weight: number, expected: Float64Array): number {
    const { length } = word;
    this.#read(word);
    const [from, to, id] = [this.#from, this.#to, this.#id];
    const forward = new Float64Array(length + 1).fill(-Infinity);
    const backward = new Float64Array(length + 1).fill(-Infinity);
    forward[0] = 0;
    backward[length] = 0;
    for (let edge = 0; edge < id.length; edge++)
      forward[to[edge]] = logAdd(forward[to[edge]], forward[from[edge]] + this.#scoreOf(id[edge]));
    for (let edge = id.length - 1; edge >= 0; edge--)
      backward[from[edge]] = logAdd(backward[from[edge]], backward[to[edge]] + this.#scoreOf(id[edge]));
    const whole = forward[length];
    for (let edge = 0; edge < id.length; edge++) {
      if (id[edge] === UNKNOWN) continue;
      const log = forward[from[edge]] + this.#scores[id[edge]] + backward[to[edge]] - whole;
      expected[id[edge]] += weight * Math.exp(log);
    }
    return whole;
  }

  /** The pieces of the best segmentation. @param without a piece that may not be used */
  best(word: string, without = -2): number[] {
    const { length } = word;
    this.#read(word);
    const [from, to, id] = [this.#from, this.#to, this.#id];
    const best = new Float64Array(length + 1).fill(-Infinity);
    const through = new Int32Array(length + 1);
    best[0] = 0;
    for (let edge = 0; edge < id.length; edge++) {
      if (id[edge] === without) continue;
      const score = best[from[edge]] + this.#scoreOf(id[edge]);
      if (score <= best[to[edge]]) continue;
      best[to[edge]] = score;
      through[to[edge]] = edge;
    }
    if (best[length] === -Infinity) return [];
    const path: number[] = [];
    for (let end = length; end > 0; end = from[through[end]]) path.push(id[through[end]]);
    return path.reverse();
  }

  #scoreOf(id: number): number {
    return id === UNKNOWN ? this.#unknownScore : this.#scores[id];
  }

  #read(word: string): void {
    const trie = this.#trie;
    let used = 0;
    for (let start = 0; start < word.length; ) {
      const width = word.codePointAt(start)! > 0xffff ? 2 : 1;
      let hasCharacter = false;
      let node = 0;
      for (let end = start; end < word.length; ) {
        node = trie.step(node, word.charCodeAt(end++));
        if (node === -1) break;
        const id = trie.value[node];
        if (id === -1) continue;
        this.#from[used] = start;
        this.#to[used] = end;
        this.#id[used++] = id;
        if (end - start === width) hasCharacter = true;
      }
      if (!hasCharacter) {
        this.#from[used] = start;
        this.#to[used] = start + width;
        this.#id[used++] = UNKNOWN;
      }
      start += width;
    }
    this.#from.length = used;
    this.#to.length = used;
    this.#id.length = used;
  }
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
