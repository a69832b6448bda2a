/**
 * Drawing a token from logits, after the steps that were asked for: repetition penalty, no repeated n-gram,
 * temperature, top-k, top-p, min-p, in this order (what each is, with sources: sampling-steps.ts).
 */
import { usageError } from '../../errors.ts';
import type { Floats } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';
import {
  applyTemperature,
  banRepeatedNgrams,
  banTokens,
  type History,
  keepMinP,
  keepTopK,
  keepTopP,
  penalizeRepetition,
  type SamplingStep,
} from './sampling-steps.ts';

export interface SamplingOptions {
  /** Logits are divided by it; 0 takes the likeliest. At least 0. @defaultValue 1 */
  temperature?: number;
  /** Only the k likeliest; at least 1. @defaultValue all */
  topK?: number;
  /** Only the likeliest that together have this probability; above 0, at most 1. @defaultValue 1 */
  topP?: number;
  /** Only those with this part of the largest probability; 0 to 1. @defaultValue 0 */
  minP?: number;
  /** Above 1 makes what was there before less likely. Above 0. @defaultValue 1 */
  repetitionPenalty?: number;
  /** No n-gram of this length comes twice; at least 1, 0 for any. @defaultValue 0 */
  noRepeatNgram?: number;
}

/** Checks options of a sampler. @throws NlpError (exit 2) that names the one out of its range */
export function checkSampling(options: SamplingOptions): void {
  const { temperature = 1, topK = 1, topP = 1, minP = 0, repetitionPenalty = 1, noRepeatNgram = 0 } = options;
  const isCount = (value: number, least: number) => Number.isSafeInteger(value) && value >= least;
  const rules: [keyof SamplingOptions, number, boolean, string][] = [
    ['temperature', temperature, temperature >= 0 && temperature < Number.POSITIVE_INFINITY, 'at least 0'],
    ['topK', topK, isCount(topK, 1) || topK === Number.POSITIVE_INFINITY, 'a whole number of at least 1'],
    ['topP', topP, topP > 0 && topP <= 1, 'above 0 and at most 1'],
    ['minP', minP, minP >= 0 && minP <= 1, 'from 0 to 1'],
    ['repetitionPenalty', repetitionPenalty, repetitionPenalty > 0 && repetitionPenalty < 1e9, 'above 0'],
    ['noRepeatNgram', noRepeatNgram, isCount(noRepeatNgram, 0), 'a whole number of at least 0'],
  ];
  for (const [key, value, fits, range] of rules)
    if (!fits) throw usageError(`is ${value}, not ${range}`, key);
}

const nothing: History = [];

/** A sampler over logits of one size; its scratch memory is used again at every draw. */
export class Sampler {
  readonly #greedy: boolean;
  readonly #ofLogits: SamplingStep[] = [];
  readonly #ofWeights: SamplingStep[] = [];
  readonly #values: Float64Array;

  /**
   * @param size V
   * @param banned tokens that are never drawn
   */
  constructor(size: number, options: SamplingOptions = {}, banned: readonly number[] = []) {
    checkSampling(options);
    const {
      temperature = 1,
      topK = size,
      topP = 1,
      minP = 0,
      repetitionPenalty = 1,
      noRepeatNgram = 0,
    } = options;
    this.#values = new Float64Array(size);
    this.#greedy = temperature === 0 || topK === 1;
    if (repetitionPenalty !== 1) this.#ofLogits.push(penalizeRepetition(repetitionPenalty));
    if (noRepeatNgram > 0) this.#ofLogits.push(banRepeatedNgrams(noRepeatNgram));
    if (banned.length > 0) this.#ofLogits.push(banTokens(banned));
    if (this.#greedy) return;
    if (temperature !== 1) this.#ofLogits.push(applyTemperature(temperature));
    if (topK < size) this.#ofWeights.push(keepTopK(topK, size));
    if (topP < 1) this.#ofWeights.push(keepTopP(topP, size));
    if (minP > 0) this.#ofWeights.push(keepMinP(minP));
  }

  /** @param history the tokens so far: only the repetition penalty and n-grams look at them */
  draw(logits: Floats, random: Random, history: History = nothing): number {
    const values = this.#penalized(logits, history);
    if (this.#greedy) return largest(values);
    return random.choice(this.#weights(values, history));
  }

  /** [V] the probability of each token to be drawn; in scratch memory. */
  distribution(logits: Floats, history: History = nothing): Float64Array {
    const values = this.#penalized(logits, history);
    if (this.#greedy) {
      const chosen = largest(values);
      values.fill(0);
      values[chosen] = 1;
      return values;
    }
    const weights = this.#weights(values, history);
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += weights[i];
    for (let i = 0; i < weights.length; i++) weights[i] /= sum;
    return weights;
  }

  #penalized(logits: Floats, history: History): Float64Array {
    const values = this.#values;
    for (let i = 0; i < values.length; i++) values[i] = logits[i];
    for (const step of this.#ofLogits) step(values, history);
    return values;
  }

  /** e^(logit - highest), in place; where everything is banned, all tokens are equal. */
  #weights(values: Float64Array, history: History): Float64Array {
    const highest = values[largest(values)];
    if (highest === Number.NEGATIVE_INFINITY || Number.isNaN(highest)) return values.fill(1);
    for (let i = 0; i < values.length; i++) values[i] = Math.exp(values[i] - highest);
    for (const step of this.#ofWeights) step(values, history);
    return values;
  }
}

/** The id of the largest value, of equal ones the lowest. */
function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
