/**
 * Drawing a symbol from logits: temperature, the k likeliest (A. Fan et al., ACL 2018), or the likeliest that
 * together have probability p (nucleus: A. Holtzman et al., ICLR 2020), in this order.
 */
import type { Floats } from '../math/backend.ts';
import type { Random } from '../math/random.ts';

export interface SamplingOptions {
  /** Logits are divided by it; 0 takes the likeliest. At least 0. @defaultValue 1 */
  temperature?: number;
  /** At least 1. @defaultValue all */
  topK?: number;
  /** Above 0, at most 1. @defaultValue 1 */
  topP?: number;
}

/** Probabilities of logits [size], in double precision. */
export function softmax(logits: Floats, size: number, out = new Float64Array(size)): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) if (logits[i] > highest) highest = logits[i];
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const power = Math.exp(logits[i] - highest);
    out[i] = power;
    sum += power;
  }
  for (let i = 0; i < size; i++) out[i] /= sum;
  return out;
}

/**
 * A sampler over logits of one size; its scratch memory is used again at every draw.
 * @param banned symbols that are never drawn
 */
export class Sampler {
  readonly #options: Required<SamplingOptions>;
  readonly #banned: readonly number[];
  readonly #weights: Float64Array;
  readonly #order: Uint32Array;

  constructor(size: number, options: SamplingOptions = {}, banned: readonly number[] = []) {
    const { temperature = 1, topK = size, topP = 1 } = options;
    this.#options = { temperature, topK: Math.min(topK, size), topP };
    this.#banned = banned;
    this.#weights = new Float64Array(size);
    this.#order = new Uint32Array(size);
  }

  draw(logits: Floats, random: Random): number {
    const { temperature, topK, topP } = this.#options;
    const weights = this.#weights;
    const size = weights.length;
    const likeliest = this.#likeliest(logits);
    if (temperature === 0 || topK === 1) return likeliest;
    const highest = logits[likeliest];
    for (let i = 0; i < size; i++) weights[i] = Math.exp((logits[i] - highest) / temperature);
    for (const symbol of this.#banned) weights[symbol] = 0;
    if (topK < size || topP < 1) this.#cut(topK, topP);
    return random.choice(weights);
  }

  #likeliest(logits: Floats): number {
    let best = -1;
    for (let i = 0; i < this.#weights.length; i++) {
      if ((best === -1 || logits[i] > logits[best]) && !this.#banned.includes(i)) best = i;
    }
    return Math.max(0, best);
  }

  /** Weight 0 for all but the likeliest; of equal ones those with lower ids stay. */
  #cut(topK: number, topP: number): void {
    const weights = this.#weights;
    const order = this.#order;
    for (let i = 0; i < order.length; i++) order[i] = i;
    order.sort((a, b) => weights[b] - weights[a] || a - b);
    let total = 0;
    for (let i = 0; i < topK; i++) total += weights[order[i]];
    let kept = 0;
    let sum = 0;
    while (kept < topK && (kept === 0 || sum < topP * total)) sum += weights[order[kept++]];
    for (let i = kept; i < order.length; i++) weights[order[i]] = 0;
  }
}
