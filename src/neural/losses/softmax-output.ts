/**
 * The last layer of a classifier of positions: a linear layer, softmax and cross entropy. Forward and backward are
 * one pass in chunks of rows, so that no more than about a million logits exist at a time, whatever the vocabulary.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Linear } from '../layers/linear.ts';
import type { ParameterVector } from '../parameters.ts';

const LOGITS = 1 << 20;

export interface SoftmaxLossOptions {
  /** [rows] what each row counts; 0 is an ignored target, which costs nothing. Absent, all count 1. */
  weights?: Floats | null;
  /** Label smoothing (C. Szegedy et al., CVPR 2016), 0 to below 1. @defaultValue 0 */
  smoothing?: number;
  /** [rows] gets the loss of each row times its weight. */
  losses?: Float64Array | null;
}

export class SoftmaxOutput {
  readonly #backend: Backend;
  readonly #linear: Linear;
  readonly #chunk: number;
  readonly #logits: Floats;

  /** @param rows the most that it is given at once */
  constructor(backend: Backend, linear: Linear, rows: number) {
    this.#backend = backend;
    this.#linear = linear;
    this.#chunk = Math.max(1, Math.min(rows, Math.floor(LOGITS / linear.outputs)));
    this.#logits = backend.floats(this.#chunk * linear.outputs);
  }

  /** The summed loss in nats of targets[rows] given x[rows, inputs]. */
  loss(x: Floats, targets: Uint32Array, rows: number, options: SoftmaxLossOptions = {}): number {
    return this.#pass(x, targets, rows, options, 0, null, null, false);
  }

  /**
   * The same; adds to the gradients (null: frozen) and overwrites dX[rows, inputs] or adds to it.
   * @param scale what the derivative of the summed loss is multiplied with, such as 1 / tokens for the mean
   */
  lossAndGradient(
    x: Floats,
    targets: Uint32Array,
    rows: number,
    scale: number,
    gradients: ParameterVector | null,
    dX: Floats,
    options: SoftmaxLossOptions = {},
    accumulate = false,
  ): number {
    return this.#pass(x, targets, rows, options, scale, gradients, dX, accumulate);
  }

  /** Whether so many rows are one chunk: then `dLogits` has the gradients of all their logits afterwards. */
  fits(rows: number): boolean {
    return rows <= this.#chunk;
  }

  /** [rows, outputs] the gradients of the logits of the last chunk of `lossAndGradient`. */
  get dLogits(): Floats {
    return this.#logits;
  }

  /** The logits [rows, outputs] of a few rows, in scratch memory that the next call overwrites. */
  logits(x: Floats, rows: number): Floats {
    this.#linear.forward(this.#logits, x, rows);
    return this.#logits;
  }

  #pass(
    x: Floats,
    targets: Uint32Array,
    rows: number,
    { weights = null, smoothing = 0, losses = null }: SoftmaxLossOptions,
    scale: number,
    gradients: ParameterVector | null,
    dX: Floats | null,
    accumulate: boolean,
  ): number {
    const { kernels } = this.#backend;
    const { inputs, outputs } = this.#linear;
    const logits = this.#logits;
    let loss = 0;
    for (let from = 0; from < rows; from += this.#chunk) {
      const to = Math.min(rows, from + this.#chunk);
      const count = to - from;
      // Views of shared memory take their time, and most passes are one chunk.
      const isWhole = count === rows;
      const part = isWhole ? x : x.subarray(from * inputs, to * inputs);
      this.#linear.forward(logits, part, count);
      loss += kernels.softmaxCrossEntropy(
        logits,
        isWhole ? targets : targets.subarray(from, to),
        weights?.subarray(from, to) ?? null,
        losses?.subarray(from, to) ?? null,
        count,
        outputs,
        smoothing,
        scale,
      );
      if (dX === null) continue;
      const below = isWhole ? dX : dX.subarray(from * inputs, to * inputs);
      this.#linear.backward(gradients, logits, part, count, below, accumulate);
    }
    return loss;
  }
}

/** A target that is ignored: what PyTorch calls -100 is this number as an unsigned one. */
export const IGNORED = -100 >>> 0;

/** Fills weights[rows] with 0 for targets that are ignored, else 1. @returns how many count */
export function targetWeights(weights: Floats, targets: Uint32Array, rows: number): number {
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const counts = targets[i] !== IGNORED;
    weights[i] = counts ? 1 : 0;
    if (counts) count++;
  }
  return count;
}
