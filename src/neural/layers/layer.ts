/**
 * The shape that all layers have. A layer maps rows of `inputs` numbers to rows of `outputs` numbers.
 *
 * A class has a static `declare(layout, name, ...)`, which names its tensors with shape, first values, and whether
 * weight decay is meant for them; when the layouts of all layers are together, the parameters are one vector, and the
 * layer is made over it. All memory is taken then: `forward` and `backward` allocate nothing.
 *
 * `backward` follows the `forward` of the same rows and may use what that left in the layer. It reads dOut and x and
 * changes neither. Where a layer has no parameters of its own, `gradients` is not looked at.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';

/** Where a layer lives and how much it is given at once. */
export interface LayerPlace {
  backend: Backend;
  values: ParameterVector;
  /** At most. */
  rows: number;
}

/** What a pass needs beside its numbers. */
export interface PassContext {
  /** A key for the mask of each dropout layer, by its index; without them nothing is dropped. */
  dropoutKeys?: ArrayLike<number>;
}

export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** To be called after the values have changed, where the layer keeps them in other forms too. */
  prepare?(): void;
  /** out[rows, outputs] from x[rows, inputs]. */
  forward(out: Floats, x: Floats, rows: number, context?: PassContext): void;
  /**
   * Adds to the gradients of the parameters, and gives the gradient of x.
   * @param gradients null where the layer is frozen; a tensor that is not in them is frozen, too
   * @param dOut [rows, outputs]
   * @param dX [rows, inputs]; null where nobody needs it
   * @param accumulate whether dX is added to (residual paths) or overwritten
   */
  backward(
    gradients: ParameterVector | null,
    dOut: Floats,
    x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void;
}

/** Numbers that are worked on at once where a result is to be added and the kernel can only overwrite. */
const CHUNK = 4096;

/** Adds what an elementwise kernel makes to dX, a chunk at a time. */
export class Accumulator {
  readonly #backend: Backend;
  readonly #scratch: Floats;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#scratch = backend.floats(CHUNK);
  }

  /** @param kernel fills out[0 to n-1] with the results from element `from` on */
  add(dX: Floats, length: number, kernel: (out: Floats, from: number, n: number) => void): void {
    for (let from = 0; from < length; from += CHUNK) {
      const n = Math.min(CHUNK, length - from);
      kernel(this.#scratch, from, n);
      this.#backend.kernels.add(dX.subarray(from, from + n), this.#scratch, n);
    }
  }
}
