/**
 * The forward-backward algorithm with scaling: likelihood, state posteriors, and the expected counts of re-estimation.
 * Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989, equations 18 to 40 and 91 to 97,
 * float64 throughout. This is the plain version; forward-backward-simd.ts is some four times as fast, and this its
 * oracle.
 *   S states, M symbols, T observations; P = S rounded up to a multiple of 8 (padding states have probability 0)
 *   alpha [T*P] forward probabilities scaled to sum to 1, scale [T] the sums before (log likelihood = sum of their logs)
 *   weighted_j = b_j(o_t+1) beta_t+1(j) / scale_t+1, so that alpha_t(i) beta_t(i) is the posterior of state i as it is
 * An observation of `unseen` (a symbol that was not in training) says nothing: its factor is 1 in every state.
 */
import type { HmmParameters } from './parameters.ts';

/** The id of a symbol that the model does not know. */
export const unseen = 0xffffffff;

/** Sums over sequences of what re-estimation needs, laid out as in `ForwardBackward`. */
export interface ExpectedCounts {
  /** [P] posterior of the first state. */
  initial: Float64Array;
  /** [P*P] sum of alpha_t(i) weighted_j; times a_ij it is the expected number of transitions. */
  transition: Float64Array;
  /** [(M+1)*P] expected emissions, row = symbol; the last row takes the unseen ones. */
  emission: Float64Array;
}

/** The algorithm for one model. */
export interface ForwardBackward {
  /** Takes other parameters of the same shape. */
  load(parameters: HmmParameters): void;
  /** The natural log of the probability of the observations; -Infinity where it is 0. */
  logLikelihood(observations: Uint32Array): number;
  /**
   * The posterior of each state at each time, gamma (equation 27).
   * @returns [T*S], or undefined where the observations have probability 0
   */
  posteriors(observations: Uint32Array): Float64Array | undefined;
  /**
   * Adds what is expected under each sequence to `counts`; one of probability 0 adds nothing.
   * @returns the natural log of the probability of each
   */
  accumulate(sequences: readonly Uint32Array[], counts: ExpectedCounts): Float64Array;
}

/** P: the length of a row, states rounded up to a multiple of 8. */
export const strideOf = (states: number) => (states + 7) & ~7;

/** Counts of zero for models of a shape. */
export function emptyCounts({ states, symbols }: Pick<HmmParameters, 'states' | 'symbols'>): ExpectedCounts {
  const stride = strideOf(states);
  return {
    initial: new Float64Array(stride),
    transition: new Float64Array(stride * stride),
    emission: new Float64Array((symbols + 1) * stride),
  };
}

/** A sum below this is given its own log; one below the least normal number counts as 0. */
const improbable = 1e-100;
const leastNormal = 2 ** -1022;

/** In plain TypeScript; scratch memory grows to the longest sequence and is reused. */
export class PlainForwardBackward implements ForwardBackward {
  readonly states: number;
  readonly symbols: number;
  readonly stride: number;
  /** [P*P] row = to state. */
  readonly #into: Float64Array;
  /** [P*P] row = from state. */
  readonly #from: Float64Array;
  /** [(M+1)*P] row = symbol; the last row is that of unseen symbols. */
  readonly #emission: Float64Array;
  readonly #initial: Float64Array;
  readonly #weighted: Float64Array;
  /** [P*8] weighted of eight steps, row = state. */
  readonly #gathered: Float64Array;
  readonly #beta: Float64Array;
  #alpha = new Float64Array(0);
  #scale = new Float64Array(0);

  constructor(parameters: HmmParameters) {
    const { states, symbols } = parameters;
    const stride = strideOf(states);
    this.states = states;
    this.symbols = symbols;
    this.stride = stride;
    this.#into = new Float64Array(stride * stride);
    this.#from = new Float64Array(stride * stride);
    this.#emission = new Float64Array((symbols + 1) * stride);
    this.#initial = new Float64Array(stride);
    this.#weighted = new Float64Array(stride);
    this.#gathered = new Float64Array(8 * stride);
    this.#beta = new Float64Array(stride);
    this.load(parameters);
  }

  load({ states, symbols, initial, transition, emission }: HmmParameters): void {
    const { stride } = this;
    this.#initial.set(initial);
    for (let i = 0; i < states; i++) {
      for (let j = 0; j < states; j++) {
        this.#from[i * stride + j] = transition[i * states + j];
        this.#into[j * stride + i] = transition[i * states + j];
      }
      for (let symbol = 0; symbol < symbols; symbol++)
        this.#emission[symbol * stride + i] = emission[i * symbols + symbol];
      this.#emission[symbols * stride + i] = 1;
    }
  }

  logLikelihood(observations: Uint32Array): number {
    return this.#forward(observations);
  }

  posteriors(observations: Uint32Array): Float64Array | undefined {
    if (this.#forward(observations) === Number.NEGATIVE_INFINITY) return undefined;
    const { states, stride } = this;
    const result = new Float64Array(observations.length * states);
    this.#backward(observations, undefined, result);
    const alpha = this.#alpha;
    for (let t = 0; t < observations.length; t++)
      for (let i = 0; i < states; i++) result[t * states + i] *= alpha[t * stride + i];
    return result;
  }

  accumulate(sequences: readonly Uint32Array[], counts: ExpectedCounts): Float64Array {
    return Float64Array.from(sequences, (observations) => {
      const logLikelihood = this.#forward(observations);
      if (logLikelihood !== Number.NEGATIVE_INFINITY) this.#backward(observations, counts, undefined);
      return logLikelihood;
    });
  }

  #forward(observations: Uint32Array): number {
    const { length } = observations;
    const { stride, symbols } = this;
    if (this.#scale.length < length) {
      this.#alpha = new Float64Array(length * stride);
      this.#scale = new Float64Array(length);
    }
    const alpha = this.#alpha;
    const scales = this.#scale;
    const into = this.#into;
    const emission = this.#emission;
    const initial = this.#initial;
    let logLikelihood = 0;
    // Logs are taken of products of scales: one log for some twenty observations.
    let product = 1;
    for (let t = 0; t < length; t++) {
      const now = t * stride;
      const before = now - stride;
      const symbol = observations[t];
      const row = (symbol < symbols ? symbol : symbols) * stride;
      let sum = 0;
      if (t === 0) {
        for (let j = 0; j < stride; j++) {
          const value = initial[j] * emission[row + j];
          alpha[j] = value;
          sum += value;
        }
      } else {
        multiply(into, alpha, before, alpha, now, stride);
        for (let j = 0; j < stride; j++) {
          const value = alpha[now + j] * emission[row + j];
          alpha[now + j] = value;
          sum += value;
        }
      }
      if (!(sum >= leastNormal)) return Number.NEGATIVE_INFINITY;
      scales[t] = sum;
      const inverse = 1 / sum;
      for (let j = now; j < now + stride; j++) alpha[j] *= inverse;
      if (sum < improbable) logLikelihood += Math.log(sum);
      else product *= sum;
      if (product < 1e-200) {
        logLikelihood += Math.log(product);
        product = 1;
      }
    }
    return logLikelihood + Math.log(product);
  }

  /** From the end to the start; needs the alphas and scales of the same observations. Fills `betas` [T*S] if given. */
  #backward(
    observations: Uint32Array,
    counts: ExpectedCounts | undefined,
    betas: Float64Array | undefined,
  ): void {
    const { length } = observations;
    const { states, stride, symbols } = this;
    const alpha = this.#alpha;
    const scales = this.#scale;
    const from = this.#from;
    const emission = this.#emission;
    const weighted = this.#weighted;
    const gathered = this.#gathered.fill(0);
    const beta = this.#beta.fill(1);
    const joint = counts?.transition;
    const emitted = counts?.emission;
    for (let t = length - 1; t >= 0; t--) {
      const now = t * stride;
      if (betas !== undefined) for (let i = 0; i < states; i++) betas[t * states + i] = beta[i];
      const symbol = observations[t];
      const row = (symbol < symbols ? symbol : symbols) * stride;
      if (emitted !== undefined)
        for (let i = 0; i < stride; i++) emitted[row + i] += alpha[now + i] * beta[i];
      if (t === 0) break;
      const inverse = 1 / scales[t];
      for (let j = 0; j < stride; j++) weighted[j] = emission[row + j] * beta[j] * inverse;
      multiply(from, weighted, 0, beta, 0, stride);
      if (joint !== undefined) {
        // Gathered for eight steps, so that the sums are read and written once for eight products.
        const step = (t - 1) & 7;
        for (let j = 0; j < stride; j++) gathered[8 * j + step] = weighted[j];
        if (step === 0) {
          addProducts(joint, alpha, now - stride, gathered, stride, Math.min(8, length - t));
          gathered.fill(0);
        }
      }
    }
    if (counts !== undefined && length > 0)
      for (let i = 0; i < stride; i++) counts.initial[i] += alpha[i] * beta[i];
  }
}

/** out[o + j] = sum over i of matrix[j*P + i] * values[at + i]; P is a multiple of 8. */
function multiply(
  matrix: Float64Array,
  values: Float64Array,
  at: number,
  out: Float64Array,
  o: number,
  stride: number,
): void {
  for (let i = 0; i < stride; i += 8) {
    const v = at + i;
    const v0 = values[v];
    const v1 = values[v + 1];
    const v2 = values[v + 2];
    const v3 = values[v + 3];
    const v4 = values[v + 4];
    const v5 = values[v + 5];
    const v6 = values[v + 6];
    const v7 = values[v + 7];
    for (let j = o, k = i; j < o + stride; j++, k += stride) {
      const low = matrix[k] * v0 + matrix[k + 1] * v1 + (matrix[k + 2] * v2 + matrix[k + 3] * v3);
      const high = matrix[k + 4] * v4 + matrix[k + 5] * v5 + (matrix[k + 6] * v6 + matrix[k + 7] * v7);
      out[j] = i === 0 ? low + high : out[j] + low + high;
    }
  }
}

/** sums[i*P + j] += sum over steps k < 8 of left[start + k*P + i] * right[8*j + k]; right is 0 from step `steps` on. */
function addProducts(
  sums: Float64Array,
  left: Float64Array,
  start: number,
  right: Float64Array,
  stride: number,
  steps: number,
): void {
  for (let i = 0; i < stride; i++) {
    const at = start + i;
    const l0 = left[at];
    const l1 = steps > 1 ? left[at + stride] : 0;
    const l2 = steps > 2 ? left[at + 2 * stride] : 0;
    const l3 = steps > 3 ? left[at + 3 * stride] : 0;
    const l4 = steps > 4 ? left[at + 4 * stride] : 0;
    const l5 = steps > 5 ? left[at + 5 * stride] : 0;
    const l6 = steps > 6 ? left[at + 6 * stride] : 0;
    const l7 = steps > 7 ? left[at + 7 * stride] : 0;
    for (let j = i * stride, k = 0; j < (i + 1) * stride; j++, k += 8) {
      const low = right[k] * l0 + right[k + 1] * l1 + (right[k + 2] * l2 + right[k + 3] * l3);
      const high = right[k + 4] * l4 + right[k + 5] * l5 + (right[k + 6] * l6 + right[k + 7] * l7);
      sums[j] += low + high;
    }
  }
}
