/** Binary cross entropy of logits, each the log odds of one yes or no: several labels at once, or a single score. */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Linear } from '../layers/linear.ts';
import type { ParameterVector } from '../parameters.ts';

export interface BinaryLossOptions {
  /** [rows, outputs] what each logit counts; 0 is ignored and costs nothing. Absent, all count 1. */
  weights?: Floats | null;
}

/** A linear layer with binary cross entropy: a logit for each label of each row. */
export class BinaryOutput {
  readonly #backend: Backend;
  readonly #linear: Linear;
  readonly #logits: Floats;

  /** @param rows the most that it is given at once */
  constructor(backend: Backend, linear: Linear, rows: number) {
    this.#backend = backend;
    this.#linear = linear;
    this.#logits = backend.floats(rows * linear.outputs);
  }

  /** The summed loss in nats of targets[rows, outputs] (each from 0 to 1) given x[rows, inputs]. */
  loss(x: Floats, targets: Floats, rows: number, { weights = null }: BinaryLossOptions = {}): number {
    const n = rows * this.#linear.outputs;
    const logits = this.logits(x, rows);
    return this.#backend.kernels.binaryCrossEntropy(logits, targets, weights, null, n, 0);
  }

  /**
   * The same; adds to the gradients (null: frozen) and overwrites dX[rows, inputs], where it is wanted.
   * @param scale what the derivative of the summed loss is multiplied with
   */
  lossAndGradient(
    x: Floats,
    targets: Floats,
    rows: number,
    scale: number,
    gradients: ParameterVector | null,
    dX: Floats | null,
    { weights = null }: BinaryLossOptions = {},
  ): number {
    const n = rows * this.#linear.outputs;
    const logits = this.logits(x, rows);
    const loss = this.#backend.kernels.binaryCrossEntropy(logits, targets, weights, null, n, scale);
    this.#linear.backward(gradients, logits, x, rows, dX, false);
    return loss;
  }

  /** The logits [rows, outputs], in scratch memory that the next call overwrites. */
  logits(x: Floats, rows: number): Floats {
    this.#linear.forward(this.#logits, x, rows);
    return this.#logits;
  }
}
