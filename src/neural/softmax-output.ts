/**
 * The last layer of a classifier of positions: a linear layer, softmax and cross entropy. Forward and backward are
 * one pass in chunks of rows, so that no more than about a million logits exist at a time, whatever the vocabulary.
 */
import type { Backend, Floats } from '../math/backend.ts';
import type { Linear } from './linear.ts';
import type { ParameterVector } from './parameters.ts';

const LOGITS = 1 << 20;

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
  loss(x: Floats, targets: Uint32Array, rows: number): number {
    return this.#pass(x, targets, rows, 0, null, null);
  }

  /**
   * The same; adds to the gradients and overwrites dX[rows, inputs].
   * @param scale what the derivative of the summed loss is multiplied with, such as 1 / tokens for the mean
   */
  lossAndGradient(
    x: Floats,
    targets: Uint32Array,
    rows: number,
    scale: number,
    gradients: ParameterVector,
    dX: Floats,
  ): number {
    return this.#pass(x, targets, rows, scale, gradients, dX);
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
    scale: number,
    gradients: ParameterVector | null,
    dX: Floats | null,
  ): number {
    const { kernels } = this.#backend;
    const { inputs, outputs } = this.#linear;
    const logits = this.#logits;
    let loss = 0;
    for (let from = 0; from < rows; from += this.#chunk) {
      const count = Math.min(this.#chunk, rows - from);
      const whole = count === rows;
      const part = whole ? x : x.subarray(from * inputs, (from + count) * inputs);
      const wanted = whole ? targets : targets.subarray(from, from + count);
      this.#linear.forward(logits, part, count);
      loss += kernels.softmaxCrossEntropy(logits, wanted, null, null, count, outputs, 0, scale);
      if (gradients === null || dX === null) continue;
      const below = whole ? dX : dX.subarray(from * inputs, (from + count) * inputs);
      this.#linear.backward(gradients, logits, part, count, below);
    }
    return loss;
  }
}
