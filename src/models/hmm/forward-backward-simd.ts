/**
 * Forward-backward in the SIMD kernels of kernels/forward-backward.ts: the same numbers as the plain version but
 * for rounding (1e-12, relative). What the kernels do not take goes to the plain version: sequences with a step less
 * probable than 1e-100 (or impossible), and models or sequences too large for the kernels' memory.
 *   S states, M symbols, T observations; P = S rounded up to a multiple of 8, as in the plain version
 * One memory serves all models of the process: it holds the parameters of the one that was asked last, and above them
 * the scratch arrays of a call.
 */
import { Arena } from '../../math/arena.ts';
import { simdIsWanted } from '../../math/kernel-module.ts';
import {
  type ExpectedCounts,
  type ForwardBackward,
  PlainForwardBackward,
  strideOf,
} from './forward-backward.ts';
import { type ForwardBackwardKernels, forwardBackwardKernels } from './forward-backward-kernels.ts';
import type { HmmParameters } from './parameters.ts';

/** The algorithm for a model: with SIMD, unless `NLP_KERNELS=js`. */
export function forwardBackward(parameters: HmmParameters): ForwardBackward {
  return simdIsWanted() ? new SimdForwardBackward(parameters) : new PlainForwardBackward(parameters);
}

/** Of the 4 GiB that kernels reach. */
const mostBytes = 0xe0000000;
/** Rows of scratch that `backwardCounts` asks for. */
const weightedRows = 32;

export class SimdForwardBackward implements ForwardBackward {
  readonly #states: number;
  readonly #symbols: number;
  readonly #stride: number;
  #parameters: HmmParameters;
  #plain: PlainForwardBackward | undefined;

  constructor(parameters: HmmParameters) {
    this.#states = parameters.states;
    this.#symbols = parameters.symbols;
    this.#stride = strideOf(parameters.states);
    this.#parameters = parameters;
  }

  load(parameters: HmmParameters): void {
    this.#parameters = parameters;
    this.#plain = undefined;
    if (loaded?.owner === this) loaded = undefined;
  }

  logLikelihood(observations: Uint32Array): number {
    if (!this.#fits(observations.length, 0)) return this.#plainVersion().logLikelihood(observations);
    const model = this.#model();
    const scratch = takeScratch(observations.length, this.#stride);
    const logLikelihood = this.#forward(model, scratch, observations);
    return Number.isNaN(logLikelihood) ? this.#plainVersion().logLikelihood(observations) : logLikelihood;
  }

  posteriors(observations: Uint32Array): Float64Array | undefined {
    const { length } = observations;
    if (!this.#fits(length, 0)) return this.#plainVersion().posteriors(observations);
    const states = this.#states;
    const stride = this.#stride;
    const model = this.#model();
    const scratch = takeScratch(length, stride);
    const result = new Float64Array(length * states);
    const isTaken = !Number.isNaN(this.#forward(model, scratch, observations));
    if (isTaken && length > 0) {
      memory().kernels.backwardPosteriors(
        scratch.observations.byteOffset,
        length,
        states,
        stride,
        this.#symbols,
        model.into.byteOffset,
        model.emission.byteOffset,
        scratch.alpha.byteOffset,
        scratch.inverse.byteOffset,
        scratch.beta.byteOffset,
        scratch.weighted.byteOffset,
      );
      for (let t = 0; t < length; t++)
        for (let i = 0; i < states; i++) result[t * states + i] = scratch.alpha[t * stride + i];
    }
    return isTaken ? result : this.#plainVersion().posteriors(observations);
  }

  accumulate(sequences: readonly Uint32Array[], counts: ExpectedCounts): Float64Array {
    let longest = 0;
    for (const { length } of sequences) if (length > longest) longest = length;
    if (!this.#fits(longest, 1)) return this.#plainVersion().accumulate(sequences, counts);
    const model = this.#model();
    const { arena } = memory();
    const initial = arena.float64(counts.initial.length).fill(0);
    const transition = arena.float64(counts.transition.length).fill(0);
    const emission = arena.float64(counts.emission.length).fill(0);
    const scratch = takeScratch(longest, this.#stride);
    const logLikelihoods = new Float64Array(sequences.length);
    for (let n = 0; n < sequences.length; n++) {
      const observations = sequences[n];
      if (observations.length === 0) continue;
      logLikelihoods[n] = this.#forward(model, scratch, observations);
      if (Number.isNaN(logLikelihoods[n])) {
        logLikelihoods[n] = this.#plainVersion().accumulate([observations], counts)[0];
        continue;
      }
      memory().kernels.backwardCounts(
        scratch.observations.byteOffset,
        observations.length,
        this.#states,
        this.#stride,
        this.#symbols,
        model.into.byteOffset,
        model.emission.byteOffset,
        scratch.alpha.byteOffset,
        scratch.inverse.byteOffset,
        scratch.beta.byteOffset,
        scratch.weighted.byteOffset,
        initial.byteOffset,
        transition.byteOffset,
        emission.byteOffset,
      );
    }
    add(counts.initial, initial);
    add(counts.transition, transition);
    add(counts.emission, emission);
    return logLikelihoods;
  }

  /** The log likelihood, or NaN for a sequence that the plain version must look at. */
  #forward(model: LoadedModel, scratch: Scratch, observations: Uint32Array): number {
    scratch.observations.set(observations);
    return memory().kernels.forwardScaled(
      scratch.observations.byteOffset,
      observations.length,
      this.#states,
      this.#stride,
      this.#symbols,
      model.initial.byteOffset,
      model.from.byteOffset,
      model.emission.byteOffset,
      scratch.alpha.byteOffset,
      scratch.inverse.byteOffset,
    );
  }

  /** @param counted 1 where counts are taken too */
  #fits(length: number, counted: 0 | 1): boolean {
    const stride = this.#stride;
    const matrices = (2 + counted) * stride + (1 + counted) * (this.#symbols + 1) + weightedRows + 4;
    return 8 * stride * (matrices + length) + 12 * length < mostBytes;
  }

  /** The parameters where kernels read them, and nothing above them. */
  #model(): LoadedModel {
    const { arena, bottom } = memory();
    if (loaded?.owner === this) {
      arena.release(loaded.top);
      return loaded;
    }
    loaded = undefined;
    arena.release(bottom);
    const stride = this.#stride;
    const { states, symbols, initial, transition, emission } = this.#parameters;
    const model = {
      owner: this,
      top: bottom,
      initial: arena.float64(stride).fill(0),
      from: arena.float64(stride * stride).fill(0),
      into: arena.float64(stride * stride).fill(0),
      emission: arena.float64((symbols + 1) * stride).fill(0),
    };
    model.initial.set(initial);
    for (let i = 0; i < states; i++) {
      for (let j = 0; j < states; j++) {
        model.from[i * stride + j] = transition[i * states + j];
        model.into[j * stride + i] = transition[i * states + j];
      }
      for (let symbol = 0; symbol < symbols; symbol++)
        model.emission[symbol * stride + i] = emission[i * symbols + symbol];
      model.emission[symbols * stride + i] = 1;
    }
    model.top = arena.mark();
    loaded = model;
    return model;
  }

  #plainVersion(): PlainForwardBackward {
    this.#plain ??= new PlainForwardBackward(this.#parameters);
    return this.#plain;
  }
}

/** The parameters in the kernels' memory, as the kernels want them. */
interface LoadedModel {
  owner: SimdForwardBackward;
  /** The end of them, where scratch arrays begin. */
  top: number;
  initial: Float64Array;
  from: Float64Array;
  into: Float64Array;
  emission: Float64Array;
}

/** Arrays for sequences up to a length. */
interface Scratch {
  observations: Uint32Array;
  alpha: Float64Array;
  inverse: Float64Array;
  beta: Float64Array;
  weighted: Float64Array;
}

interface Memory {
  arena: Arena;
  kernels: ForwardBackwardKernels;
  bottom: number;
}

let shared: Memory | undefined;
let loaded: LoadedModel | undefined;

function memory(): Memory {
  if (shared === undefined) {
    const arena = Arena.create();
    shared = { arena, kernels: forwardBackwardKernels(arena), bottom: arena.mark() };
  }
  return shared;
}

function takeScratch(length: number, stride: number): Scratch {
  const { arena } = memory();
  return {
    observations: arena.uint32(length),
    inverse: arena.float64(length),
    beta: arena.float64(stride),
    weighted: arena.float64(weightedRows * stride),
    alpha: arena.float64(length * stride),
  };
}

function add(to: Float64Array, from: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] += from[i];
}
