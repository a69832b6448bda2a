/**
 * Tag n-grams as the decoder needs them: log P(c | a, b) in a form where most questions end at the pair (b, c).
 * Smoothing, either of
 *   deleted interpolation (T. Brants, "TnT", ANLP 2000, section 2.2): l1 P(c) + l2 P(c | b) + l3 P(c | a, b);
 *   interpolated absolute discounting with three discounts (H. Ney, U. Essen and R. Kneser, CSL 8, 1994; the discounts
 *   of S. Chen and J. Goodman, CSL 13(4), 1999, equation 26): (n - D(n)) / N + (mass D took) / N * P(shorter).
 * In both an unseen n-gram has the shorter one's probability times a weight of its context, and a seen one has more.
 *   natural logs; a pair is a seen (b, c), its row found by hashing
 *   seen a, b, c: the value in triples; unseen: backoff of (a, b) + pairLog of (b, c); (b, c) unseen: + tagBackoff of b + tagLog of c
 */
import { SmallTables } from './small-tables.ts';
import type { TaggerCounts } from './tagger-counts.ts';
import type { TaggerSettings } from './tagger-options.ts';

/** Tags up to which a table of all pairs is kept: 4 MB. */
const densestWidth = 1024;

export class Transitions {
  /** T + 2: tags, BEFORE = T, AFTER = T + 1. */
  readonly width: number;
  /** Rows of pairs: how often it was seen, log P(c | b), log of the weight that context (b, c) gives to shorter ones. */
  readonly pairCount: Float64Array;
  readonly pairLog: Float64Array;
  readonly pairBackoff: Float64Array;
  /** Table r: the tags a seen two before the pair (b, c) of row r, with log P(c | a, b); empty in first order. */
  readonly triples: SmallTables;
  /** The greatest of each row's triples. */
  readonly tripleMost: Float64Array;
  readonly tagCount: Float64Array;
  readonly tagLog: Float64Array;
  readonly tagBackoff: Float64Array;
  /** All that tags were counted in: words and sentence ends. */
  readonly total: number;
  /** Weights of deleted interpolation, for explanations. */
  readonly lambdas: readonly number[] | undefined;
  /** [width*width] the row of the pair (b, c) at c * width + b, or -1; only for few tags (else empty). */
  readonly dense: Int32Array;
  readonly #slots: Int32Array;
  readonly #shift: number;
  readonly #keys: Int32Array;

  constructor(counts: TaggerCounts, options: Pick<TaggerSettings, 'order' | 'transitions'>) {
    const width = counts.tags.length + 2;
    const before = width - 2;
    const { trigrams } = counts;
    this.width = width;
    const order = sortedByPair(trigrams, width);
    const keys = pairKeys(trigrams, order, width, before);
    this.#keys = keys;
    this.#shift = 32 - Math.max(4, Math.ceil(Math.log2(2 * keys.length + 1)));
    this.#slots = new Int32Array(2 ** (32 - this.#shift)).fill(-1);
    for (let row = 0; row < keys.length; row++) {
      let slot = Math.imul(keys[row], 0x9e3779b1) >>> this.#shift;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = row;
    }

    const rows = keys.length;
    this.dense = new Int32Array(width <= densestWidth ? width * width : 0).fill(-1);
    if (this.dense.length > 0)
      for (let row = 0; row < rows; row++)
        this.dense[(keys[row] % width) * width + Math.floor(keys[row] / width)] = row;
    const triples = options.order === 2 ? order.length : 0;
    this.pairCount = new Float64Array(rows);
    this.pairLog = new Float64Array(rows);
    this.pairBackoff = new Float64Array(rows);
    const tripleStart = new Uint32Array(rows + 1);
    const tripleTag = new Uint32Array(triples);
    const tripleLog = new Float64Array(triples);
    this.tagCount = new Float64Array(width);
    this.tagLog = new Float64Array(width);
    this.tagBackoff = new Float64Array(width);
    const tripleCount = new Float64Array(order.length);
    /** The row of each triple's context (a, b). */
    const tripleContext = new Int32Array(order.length);
    let total = 0;
    for (let i = 0; i < order.length; i++) {
      const at = 4 * order[i];
      const row = this.find(trigrams[at + 1], trigrams[at + 2]);
      const count = trigrams[at + 3];
      tripleCount[i] = count;
      tripleContext[i] = this.find(trigrams[at], trigrams[at + 1]);
      if (triples > 0) {
        tripleTag[i] = trigrams[at];
        tripleStart[row + 1]++;
      }
      this.pairCount[row] += count;
      this.tagCount[trigrams[at + 2]] += count;
      total += count;
    }
    for (let row = 0; row < rows; row++) tripleStart[row + 1] += tripleStart[row];
    this.total = total;
    const data: Counted = { order, trigrams, tripleCount, tripleContext, tripleLog };
    this.lambdas =
      options.transitions === 'deleted-interpolation'
        ? this.#interpolate(data, options.order)
        : this.#discount(data, options.order);
    this.triples = new SmallTables(tripleStart, tripleTag);
    this.tripleMost = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
    for (let row = 0; row < rows; row++)
      for (let i = tripleStart[row]; i < tripleStart[row + 1]; i++) {
        this.triples.value[this.triples.find(row, tripleTag[i])] = tripleLog[i];
        if (tripleLog[i] > this.tripleMost[row]) this.tripleMost[row] = tripleLog[i];
      }
  }

  /** The row of a pair of tags, or -1. */
  find(b: number, c: number): number {
    const key = b * this.width + c;
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = slots.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    for (;;) {
      const row = slots[slot];
      if (row === -1 || keys[row] === key) return row;
      slot = (slot + 1) & mask;
    }
  }

  /** The tags of a row. */
  pair(row: number): [number, number] {
    return [Math.floor(this.#keys[row] / this.width), this.#keys[row] % this.width];
  }

  /** Number of seen pairs, with that of the two boundaries. */
  get pairs(): number {
    return this.#keys.length;
  }

  /** log P(c | a, b), and how many tags of context it rests on (2: a and b were seen before c). */
  logProbability(a: number, b: number, c: number): { log: number; order: 0 | 1 | 2 } {
    const row = this.find(b, c);
    const context = this.find(a, b);
    const backoff = context === -1 ? 0 : this.pairBackoff[context];
    if (row === -1) return { log: backoff + this.tagBackoff[b] + this.tagLog[c], order: 0 };
    const triple = this.triples.find(row, a);
    if (triple !== -1) return { log: this.triples.value[triple], order: 2 };
    return { log: backoff + this.pairLog[row], order: 1 };
  }

  /** How often each tag was followed by anything: its count, and for BEFORE the number of sentences. */
  #contextCounts(data: Counted): { tag: Float64Array; pair: Float64Array } {
    const tag = new Float64Array(this.width);
    const pair = new Float64Array(this.pairs);
    for (let i = 0; i < data.order.length; i++) {
      tag[data.trigrams[4 * data.order[i] + 1]] += data.tripleCount[i];
      pair[data.tripleContext[i]] += data.tripleCount[i];
    }
    return { tag, pair };
  }

  #interpolate(data: Counted, order: 1 | 2): number[] {
    const { total } = this;
    const contexts = this.#contextCounts(data);
    const lambdas = [0, 0, 0];
    for (let i = 0; i < data.order.length; i++) {
      const at = 4 * data.order[i];
      const b = data.trigrams[at + 1];
      const c = data.trigrams[at + 2];
      const count = data.tripleCount[i];
      const three = order === 2 ? ratio(count - 1, contexts.pair[data.tripleContext[i]] - 1) : -1;
      const two = ratio(this.pairCount[this.find(b, c)] - 1, contexts.tag[b] - 1);
      const one = ratio(this.tagCount[c] - 1, total - 1);
      lambdas[three >= two && three >= one ? 2 : two >= one ? 1 : 0] += count;
    }
    const sum = lambdas[0] + lambdas[1] + lambdas[2];
    const [one, two, three] = lambdas.map((lambda) => lambda / sum);
    // Where a corpus is so small that a weight is 0, a little is left to it: nothing is impossible.
    const floor = 1e-6;
    for (let c = 0; c < this.width; c++)
      this.tagLog[c] = Math.log((Math.max(one, floor) * Math.max(this.tagCount[c], 0.5)) / total);
    const pairProbability = new Float64Array(this.pairs);
    for (let row = 0; row < this.pairs; row++) {
      const [b, c] = this.pair(row);
      const unigram = (Math.max(one, floor) * Math.max(this.tagCount[c], 0.5)) / total;
      pairProbability[row] = unigram + (two * this.pairCount[row]) / Math.max(1, contexts.tag[b]);
      this.pairLog[row] = Math.log(pairProbability[row]);
    }
    for (let i = 0; i < data.tripleLog.length; i++) {
      const at = 4 * data.order[i];
      const row = this.find(data.trigrams[at + 1], data.trigrams[at + 2]);
      const trigram = data.tripleCount[i] / contexts.pair[data.tripleContext[i]];
      data.tripleLog[i] = Math.log(pairProbability[row] + three * trigram);
    }
    return [one, two, three];
  }

  #discount(data: Counted, order: 1 | 2): undefined {
    const contexts = this.#contextCounts(data);
    const pairDiscount = discounts(this.pairCount);
    const tripleDiscount = discounts(data.tripleCount);
    const { total } = this;
    const tagMass = new Float64Array(this.width);
    const pairMass = new Float64Array(this.pairs);
    for (let c = 0; c < this.width; c++) this.tagLog[c] = Math.log(Math.max(this.tagCount[c], 0.5) / total);
    for (let row = 0; row < this.pairs; row++)
      tagMass[this.pair(row)[0]] += discountOf(pairDiscount, this.pairCount[row]);
    for (let i = 0; i < data.order.length; i++)
      pairMass[data.tripleContext[i]] += discountOf(tripleDiscount, data.tripleCount[i]);
    for (let b = 0; b < this.width; b++)
      this.tagBackoff[b] = contexts.tag[b] > 0 ? Math.log(tagMass[b] / contexts.tag[b]) : 0;
    const pairProbability = new Float64Array(this.pairs);
    for (let row = 0; row < this.pairs; row++) {
      const [b, c] = this.pair(row);
      const count = this.pairCount[row];
      const unigram = Math.max(this.tagCount[c], 0.5) / total;
      pairProbability[row] =
        (count - discountOf(pairDiscount, count) + tagMass[b] * unigram) / Math.max(1, contexts.tag[b]);
      this.pairLog[row] = Math.log(pairProbability[row]);
      if (order === 2)
        this.pairBackoff[row] = contexts.pair[row] > 0 ? Math.log(pairMass[row] / contexts.pair[row]) : 0;
    }
    for (let i = 0; i < data.tripleLog.length; i++) {
      const at = 4 * data.order[i];
      const row = this.find(data.trigrams[at + 1], data.trigrams[at + 2]);
      const context = data.tripleContext[i];
      const count = data.tripleCount[i];
      const own = count - discountOf(tripleDiscount, count);
      data.tripleLog[i] = Math.log((own + pairMass[context] * pairProbability[row]) / contexts.pair[context]);
    }
    return undefined;
  }
}

interface Counted {
  /** Numbers of the trigrams, sorted by tag before, tag, tag two before. */
  order: Uint32Array;
  trigrams: Uint32Array;
  tripleCount: Float64Array;
  tripleContext: Int32Array;
  /** [triples] receives the logs. */
  tripleLog: Float64Array;
}

function sortedByPair(trigrams: Uint32Array, width: number): Uint32Array {
  const count = trigrams.length / 4;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const key = Float64Array.from(
    order,
    (i) => (trigrams[4 * i + 1] * width + trigrams[4 * i + 2]) * width + trigrams[4 * i],
  );
  return order.sort((x, y) => key[x] - key[y]);
}

function pairKeys(trigrams: Uint32Array, order: Uint32Array, width: number, before: number): Int32Array {
  const keys: number[] = [];
  for (const i of order) {
    const key = trigrams[4 * i + 1] * width + trigrams[4 * i + 2];
    if (keys.length === 0 || keys[keys.length - 1] !== key) keys.push(key);
  }
  // The context of the first word; no sentence holds this pair itself.
  keys.push(before * width + before);
  return Int32Array.from(keys);
}

/** n / d, and 0 where d is 0: Brants's convention for words seen once. */
function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : 0;
}

/** Discounts for counts of 1, 2, and 3 or more; one discount for all where a count of counts is missing. */
function discounts(counts: Float64Array): [number, number, number] {
  const countOf = [0, 0, 0, 0, 0];
  for (const count of counts) if (count >= 1 && count <= 4) countOf[count]++;
  const [, n1, n2, n3, n4] = countOf;
  const y = n1 > 0 && n2 > 0 ? n1 / (n1 + 2 * n2) : 0.5;
  if (n1 === 0 || n2 === 0 || n3 === 0 || n4 === 0) return [y, y, y];
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0.05, value));
  return [
    clamp(1 - (2 * y * n2) / n1, 0.95),
    clamp(2 - (3 * y * n3) / n2, 1.9),
    clamp(3 - (4 * y * n4) / n3, 2.85),
  ];
}

function discountOf(discount: readonly [number, number, number], count: number): number {
  return count === 0 ? 0 : discount[Math.min(count, 3) - 1];
}
