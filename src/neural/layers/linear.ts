/**
 * A linear layer, y = x·Wᵀ + b, with W [outputs, inputs] as PyTorch stores it. Activations belong to the caller.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';

export class Linear {
  readonly inputs: number;
  readonly outputs: number;
  readonly #backend: Backend;
  readonly #weight: Floats;
  readonly #bias: Floats | null;
  readonly #names: { weight: string; bias: string };

  /** @param names of the tensors: weight [outputs, inputs], bias [outputs] (which may be missing) */
  constructor(
    backend: Backend,
    values: ParameterVector,
    names: { weight: string; bias: string },
    inputs: number,
    outputs: number,
  ) {
    this.#backend = backend;
    this.inputs = inputs;
    this.outputs = outputs;
    this.#names = names;
    this.#weight = values.get(names.weight);
    this.#bias = values.has(names.bias) ? values.get(names.bias) : null;
  }

  /** out[rows, outputs] from x[rows, inputs] */
  forward(out: Floats, x: Floats, rows: number): void {
    const { kernels } = this.#backend;
    kernels.matmulTransposedB(out, x, this.#weight, rows, this.outputs, this.inputs, false);
    if (this.#bias !== null) kernels.addRows(out, this.#bias, rows, this.outputs);
  }

  /** Adds to the gradients of weight and bias; dX[rows, inputs] is overwritten, where it is wanted. */
  backward(gradients: ParameterVector, dOut: Floats, x: Floats, rows: number, dX: Floats | null): void {
    const { kernels } = this.#backend;
    const { inputs, outputs } = this;
    kernels.matmulTransposedA(gradients.get(this.#names.weight), dOut, x, outputs, inputs, rows, true);
    if (this.#bias !== null) kernels.sumRows(gradients.get(this.#names.bias), dOut, rows, outputs, true);
    if (dX !== null) kernels.matmul(dX, dOut, this.#weight, rows, inputs, outputs, false);
  }
}
