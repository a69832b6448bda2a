/**
 * The forward-backward algorithm with scaling: likelihood, state posteriors, and the expected counts of re-estimation.
 * Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989, equations 18 to 40 and 91 to 97,
 * float64 throughout.
 *   S states, M symbols, T observations; P = S rounded up to a multiple of 4 (padding states have probability 0)
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

/** The algorithm for one model; scratch memory grows to the longest sequence and is reused. */
export class ForwardBackward {
  readonly states: number;
  readonly symbols: number;
  /** P: the length of a row. */
  readonly stride: number;
  /** [P*P] row = to state. */
  readonly #into: Float64Array;
  /** [P*P] row = from state. */
  readonly #from: Float64Array;
  /** [(M+1)*P] row = symbol; the last row is that of unseen symbols. */
  readonly #emission: Float64Array;
  readonly #initial: Float64Array;
  readonly #weighted: Float64Array;
  readonly #beta: Float64Array;
  #alpha = new Float64Array(0);
  #scale = new Float64Array(0);

  constructor(parameters: HmmParameters) {
    const { states, symbols } = parameters;
    const stride = (states + 3) & ~3;
    this.states = states;
    this.symbols = symbols;
    this.stride = stride;
    this.#into = new Float64Array(stride * stride);
    this.#from = new Float64Array(stride * stride);
    this.#emission = new Float64Array((symbols + 1) * stride);
    this.#initial = new Float64Array(stride);
    this.#weighted = new Float64Array(stride);
    this.#beta = new Float64Array(stride);
    this.load(parameters);
  }

  /** Takes other parameters of the same shape. */
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

  /** The natural log of the probability of the observations; -Infinity where it is 0. */
  logLikelihood(observations: Uint32Array): number {
    return this.#forward(observations);
  }

  /**
   * The posterior of each state at each time, gamma (equation 27).
   * @returns [T*S], or undefined where the observations have probability 0
   */
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

  /** Counts of zero, of the shape that `accumulate` adds to. */
  emptyCounts(): ExpectedCounts {
    const { stride, symbols } = this;
    return {
      initial: new Float64Array(stride),
      transition: new Float64Array(stride * stride),
      emission: new Float64Array((symbols + 1) * stride),
    };
  }

  /** Adds what is expected under the observations to `counts`, unless their probability is 0; returns its log. */
  accumulate(observations: Uint32Array, counts: ExpectedCounts): number {
    const logLikelihood = this.#forward(observations);
    if (logLikelihood !== Number.NEGATIVE_INFINITY) this.#backward(observations, counts, undefined);
    return logLikelihood;
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
        for (let j = 0; j < stride; j += 4) {
          let k0 = j * stride;
          let k1 = k0 + stride;
          let k2 = k1 + stride;
          let k3 = k2 + stride;
          let s0 = 0;
          let s1 = 0;
          let s2 = 0;
          let s3 = 0;
          for (let i = before; i < now; i++) {
            const a = alpha[i];
            s0 += into[k0++] * a;
            s1 += into[k1++] * a;
            s2 += into[k2++] * a;
            s3 += into[k3++] * a;
          }
          const at = now + j;
          const b = row + j;
          s0 *= emission[b];
          s1 *= emission[b + 1];
          s2 *= emission[b + 2];
          s3 *= emission[b + 3];
          alpha[at] = s0;
          alpha[at + 1] = s1;
          alpha[at + 2] = s2;
          alpha[at + 3] = s3;
          sum += s0 + s1 + (s2 + s3);
        }
      }
      if (!(sum > 0)) return Number.NEGATIVE_INFINITY;
      scales[t] = sum;
      const inverse = 1 / sum;
      for (let j = now; j < now + stride; j++) alpha[j] *= inverse;
      product *= sum;
      if (product < 1e-200 || product > 1e200) {
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
      const before = now - stride;
      if (joint !== undefined) addOuterProduct(joint, alpha, before, weighted, stride);
      for (let i = 0; i < stride; i += 4) {
        let k0 = i * stride;
        let k1 = k0 + stride;
        let k2 = k1 + stride;
        let k3 = k2 + stride;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let j = 0; j < stride; j++) {
          const w = weighted[j];
          s0 += from[k0++] * w;
          s1 += from[k1++] * w;
          s2 += from[k2++] * w;
          s3 += from[k3++] * w;
        }
        beta[i] = s0;
        beta[i + 1] = s1;
        beta[i + 2] = s2;
        beta[i + 3] = s3;
      }
    }
    if (counts !== undefined && length > 0)
      for (let i = 0; i < stride; i++) counts.initial[i] += alpha[i] * beta[i];
  }
}

/** sums[i*P + j] += left[start + i] * right[j] */
function addOuterProduct(
  sums: Float64Array,
  left: Float64Array,
  start: number,
  right: Float64Array,
  stride: number,
): void {
  for (let i = 0; i < stride; i += 4) {
    const a0 = left[start + i];
    const a1 = left[start + i + 1];
    const a2 = left[start + i + 2];
    const a3 = left[start + i + 3];
    let k0 = i * stride;
    let k1 = k0 + stride;
    let k2 = k1 + stride;
    let k3 = k2 + stride;
    for (let j = 0; j < stride; j++) {
      const w = right[j];
      sums[k0++] += a0 * w;
      sums[k1++] += a1 * w;
      sums[k2++] += a2 * w;
      sums[k3++] += a3 * w;
    }
  }
}
