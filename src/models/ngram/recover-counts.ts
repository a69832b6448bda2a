/**
 * The counts behind a probability, worked out from the model alone: it keeps probabilities, backoff weights and discounts,
 * and interpolation says how they were made,
 *   p(w|h) = (c(hw) - D(c(hw))) / N(h) + gamma(h) p'(w)     (Witten-Bell: D = 0, divided by N(h) + T(h))
 * so that the left-over p - gamma p' of all words after h are whole numbers, less a discount, over one divisor. Exactly one
 * divisor must make all of them come out and add up, or nothing is said: pruned and mixed models have no counts left.
 */
import { ngramOf, orderOf } from './backoff-trie.ts';
import { BEGIN, ROOT, UNKNOWN } from './count-trie.ts';
import type { BackoffModel, NgramProvenance } from './parts.ts';

export interface EstimateExplanation {
  /** How often the n-gram was counted. */
  count: number;
  /** What `count` counts: occurrences, or the different words before it (Kneser-Ney below the highest order). */
  counted: 'occurrences' | 'different words before';
  /** What is taken from it. */
  discount: number;
  /** N(h), all counts of the context; with Witten-Bell N(h) + T(h). */
  divisor: number;
  /** gamma(h), and p'(w), the probability after the shorter context. */
  backoffWeight: number;
  lower: number;
}

interface ContextCounts {
  /** By node. */
  counts: ReadonlyMap<number, number>;
  divisor: number;
  backoffWeight: number;
}

/** A word after a context: what is left of its probability, and how far float32 may be off. */
interface LeftOver {
  node: number;
  value: number;
  error: number;
}

/** Most times that the rarest n-gram of a context may have been seen. */
const mostTries = 1000;
const smoothings = ['absolute', 'kneser-ney', 'modified-kneser-ney', 'witten-bell'];

/** Explains the probabilities of one model; contexts are worked out once. */
export class CountRecovery {
  readonly #model: BackoffModel;
  readonly #provenance: NgramProvenance;
  readonly #contexts = new Map<number, ContextCounts | undefined>();
  readonly #canRecover: boolean;

  constructor(model: BackoffModel, provenance: NgramProvenance = { options: {} }) {
    this.#model = model;
    this.#provenance = provenance;
    const { smoothing = '', options } = provenance;
    const prune = Array.isArray(options.prune) ? options.prune : [];
    this.#canRecover = smoothings.includes(smoothing) && prune.every((threshold) => threshold === 0);
  }

  /** How the probability of an n-gram was estimated; undefined where the model does not tell. @param node the n-gram */
  explain(node: number): EstimateExplanation | undefined {
    const { trie } = this.#model;
    const order = orderOf(trie, node);
    const context = this.#contextOf(node, order);
    if (!this.#contexts.has(context)) this.#contexts.set(context, this.#recover(context, order));
    const found = this.#contexts.get(context);
    const count = found?.counts.get(node);
    if (found === undefined || count === undefined) return undefined;
    const { divisor, backoffWeight } = found;
    const { smoothing } = this.#provenance;
    const isContinuation =
      smoothing?.endsWith('kneser-ney') === true && order < trie.order && ngramOf(trie, node)[0] !== BEGIN;
    return {
      count,
      counted: isContinuation ? 'different words before' : 'occurrences',
      discount: this.#discountOf(order, count),
      divisor,
      backoffWeight,
      lower: this.#lowerOf(node, order),
    };
  }

  #contextOf(node: number, order: number): number {
    if (order === 1) return ROOT;
    const { first, levelStart } = this.#model.trie;
    let low = order === 2 ? 0 : levelStart[order - 2];
    let high = levelStart[order - 1];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (first[middle] <= node) low = middle;
      else high = middle;
    }
    return low;
  }

  #discountOf(order: number, count: number): number {
    const [one = 0, two = one, more = two] = this.#provenance.parameters?.[order - 1] ?? [];
    return count === 0 ? 0 : count === 1 ? one : count === 2 ? two : more;
  }

  #isInterpolated(): boolean {
    return this.#provenance.options.interpolateUnigrams !== false;
  }

  /** p'(w) of an n-gram. */
  #lowerOf(node: number, order: number): number {
    const { trie } = this.#model;
    if (order > 1) return 10 ** trie.logProb[trie.suffix[node]];
    if (this.#isInterpolated()) return 1 / (trie.levelStart[1] - 1);
    return trie.word[node] === UNKNOWN ? 1 : 0;
  }

  #recover(context: number, order: number): ContextCounts | undefined {
    const { trie } = this.#model;
    if (!this.#canRecover) return undefined;
    const [from, to] = order === 1 ? [0, trie.levelStart[1]] : [trie.first[context], trie.first[context + 1]];
    const backoffWeight =
      order === 1 ? 10 ** trie.logProb[UNKNOWN] / this.#lowerOf(UNKNOWN, 1) : 10 ** trie.backoff[context];
    const all: LeftOver[] = [];
    for (let node = from; node < to; node++) {
      if (order === 1 && node === BEGIN) continue;
      const probability = 10 ** trie.logProb[node];
      const value = probability - backoffWeight * this.#lowerOf(node, order);
      // Half a unit in the last place of float32 logs of both.
      all.push({ node, value, error: 1e-6 * probability * (1 + Math.abs(trie.logProb[node])) });
    }
    return this.#provenance.smoothing === 'witten-bell'
      ? wittenBellCounts(all, backoffWeight)
      : this.#discountedCounts(all, order, backoffWeight);
  }

  /** Tries all counts that the rarest n-gram can have; undefined unless one of them alone makes sense of the others. */
  #discountedCounts(
    all: readonly LeftOver[],
    order: number,
    backoffWeight: number,
  ): ContextCounts | undefined {
    let least = Number.POSITIVE_INFINITY;
    for (const { value, error } of all) if (value > 4 * error && value < least) least = value;
    let found: ContextCounts | undefined;
    for (let guess = 1; guess <= mostTries && least < Number.POSITIVE_INFINITY; guess++) {
      const rough = (guess - this.#discountOf(order, guess)) / least;
      if (!(rough >= guess - 0.01)) continue;
      const divisor = Math.round(rough);
      if (Math.abs(rough - divisor) > 0.01 + 1e-4 * divisor) continue;
      const counts = this.#countsWith(divisor, all, order, backoffWeight);
      if (counts === undefined) continue;
      if (found !== undefined && found.divisor !== divisor) return undefined;
      found = { counts, divisor, backoffWeight };
    }
    return found;
  }

  #countsWith(
    divisor: number,
    all: readonly LeftOver[],
    order: number,
    backoffWeight: number,
  ): ReadonlyMap<number, number> | undefined {
    const counts = new Map<number, number>();
    let total = 0;
    let taken = 0;
    for (const { node, value, error } of all) {
      const left = value * divisor;
      const room = 0.002 + error * divisor;
      let count = -1;
      for (const candidate of [0, 1, 2, Math.max(3, Math.round(left + this.#discountOf(order, 3)))]) {
        if (Math.abs(candidate - this.#discountOf(order, candidate) - left) <= room) {
          // Two that fit are one too many.
          if (count !== -1) return undefined;
          count = candidate;
        }
      }
      if (count === -1) return undefined;
      counts.set(node, count);
      total += count;
      taken += this.#discountOf(order, count);
      if (total > divisor) return undefined;
    }
    const isWhole =
      total === divisor && Math.abs(taken / divisor - backoffWeight) < 1e-5 * Math.max(1, backoffWeight);
    return isWhole ? counts : undefined;
  }
}

/** gamma = T / (N + T), and T is the number of n-grams that were seen. */
function wittenBellCounts(all: readonly LeftOver[], backoffWeight: number): ContextCounts | undefined {
  const seen = all.filter(({ value, error }) => value > 4 * error);
  const divisor = Math.round(seen.length / backoffWeight);
  const counts = new Map<number, number>();
  let total = 0;
  for (const { node, value, error } of all) {
    const count = Math.round(value * divisor);
    if (Math.abs(value * divisor - count) > 0.01 + error * divisor) return undefined;
    counts.set(node, count);
    total += count;
  }
  return total + seen.length === divisor ? { counts, divisor, backoffWeight } : undefined;
}
