/**
 * The product that a gradient of a weight is, dW [outputs, inputs] += dOutᵀ · x, as a whole or some of its rows: then
 * the threads of a coarse job can share it.
 */
import type { Backend, Floats } from '../../math/backend.ts';

/** Rows of a part: each packs x for itself, and two threads were faster with 256 rows than with 128. */
const MOST_ROWS = 256;
const LEAST_ROWS = 128;

export class WeightProduct {
  readonly outputs: number;
  readonly inputs: number;
  readonly #backend: Backend;
  readonly #strides: Uint32Array;

  constructor(backend: Backend, outputs: number, inputs: number) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.#backend = backend;
    // Threads that build the same over the same memory all write the same here.
    this.#strides = backend.ids(9);
    this.#strides.set([inputs, 0, 0, outputs, 0, 0, inputs, 0, 0]);
  }

  /** Rows `from` to `to` - 1 of dW. @param rows of dOut and x */
  add(dWeight: Floats, dOut: Floats, x: Floats, rows: number, from = 0, to = this.outputs): void {
    const { kernels } = this.#backend;
    const { outputs, inputs } = this;
    if (from === 0 && to === outputs) {
      kernels.matmulTransposedA(dWeight, dOut, x, outputs, inputs, rows, true);
      return;
    }
    const [part, dPart] = [dWeight.subarray(from * inputs), dOut.subarray(from)];
    const sizes = [1, 1, to - from, inputs, rows] as const;
    kernels.matmulBatched(part, dPart, x, this.#strides, ...sizes, true, false, 1, true);
  }

  /** Where parts of it begin and end: one for one thread, at least one for each of several. */
  parts(threads: number): [from: number, to: number][] {
    const { outputs } = this;
    if (threads === 1) return [[0, outputs]];
    const share = 16 * Math.ceil(outputs / threads / 16);
    const rows = Math.max(LEAST_ROWS, Math.min(share, MOST_ROWS));
    const count = Math.ceil(outputs / rows);
    return Array.from({ length: count }, (_, i) => [i * rows, Math.min(outputs, (i + 1) * rows)]);
  }
}
