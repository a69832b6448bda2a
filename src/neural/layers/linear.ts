/** A linear layer, y = x·Wᵀ + b, with W [outputs, inputs] as PyTorch stores it. */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Initial, ParameterLayout, ParameterVector } from '../parameters.ts';
import type { Layer, LayerPlace } from './layer.ts';

export interface LinearTraits {
  /** @defaultValue true */
  bias?: boolean;
  /** Of weight and bias. @defaultValue uniform within ±1/√inputs, as PyTorch has it */
  initial?: Initial;
  /** Of the bias, where it is different. */
  biasInitial?: Initial;
  /** The name of another layer's weight [outputs, inputs] that is used here too (O. Press and L. Wolf, EACL 2017). */
  tied?: string;
  /** @defaultValue true */
  trained?: boolean;
}

export class Linear implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly #backend: Backend;
  readonly #names: { weight: string; bias: string };
  readonly #weight: Floats;
  readonly #bias: Floats | null;

  /** NAME.weight [outputs, inputs], unless it is tied, and NAME.bias [outputs]. */
  static declare(
    layout: ParameterLayout,
    name: string,
    inputs: number,
    outputs: number,
    traits: LinearTraits = {},
  ): void {
    const { bias = true, initial = { bound: 1 / Math.sqrt(inputs) }, tied, trained = true } = traits;
    if (tied === undefined)
      layout.add(`${name}.weight`, [outputs, inputs], { initial, decay: true, trained });
    if (bias) layout.add(`${name}.bias`, [outputs], { initial: traits.biasInitial ?? initial, trained });
  }

  /** @param tied as it was declared */
  constructor(
    { backend, values }: Omit<LayerPlace, 'rows'>,
    name: string,
    inputs: number,
    outputs: number,
    tied?: string,
  ) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.#backend = backend;
    this.#names = { weight: tied ?? `${name}.weight`, bias: `${name}.bias` };
    this.#weight = values.get(this.#names.weight);
    this.#bias = values.find(this.#names.bias);
  }

  forward(out: Floats, x: Floats, rows: number): void {
    const { kernels } = this.#backend;
    kernels.matmulTransposedB(out, x, this.#weight, rows, this.outputs, this.inputs, false);
    if (this.#bias !== null) kernels.addRows(out, this.#bias, rows, this.outputs);
  }

  backward(
    gradients: ParameterVector | null,
    dOut: Floats,
    x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    const { kernels } = this.#backend;
    const { inputs, outputs } = this;
    const dWeight = gradients?.find(this.#names.weight) ?? null;
    const dBias = gradients?.find(this.#names.bias) ?? null;
    if (dWeight !== null) kernels.matmulTransposedA(dWeight, dOut, x, outputs, inputs, rows, true);
    if (dBias !== null) kernels.sumRows(dBias, dOut, rows, outputs, true);
    if (dX !== null) kernels.matmul(dX, dOut, this.#weight, rows, inputs, outputs, accumulate);
  }
}
