/** A linear layer, y = x·Wᵀ + b, with W [outputs, inputs] as PyTorch stores it. */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Initial, ParameterLayout, ParameterVector } from '../parameters.ts';
import type { Layer, LayerPlace } from './layer.ts';
import { WeightProduct } from './weight-product.ts';

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
  readonly names: { readonly weight: string; readonly bias: string };
  /** For the gradient of the weight. */
  readonly product: WeightProduct;
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
    this.product = new WeightProduct(backend, outputs, inputs);
    this.names = { weight: tied ?? `${name}.weight`, bias: `${name}.bias` };
    this.#weight = values.get(this.names.weight);
    this.#bias = values.find(this.names.bias);
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
    if (gradients !== null) {
      this.weightGradient(gradients, dOut, x, rows);
      this.biasGradient(gradients, dOut, rows);
    }
    if (dX !== null) kernels.matmul(dX, dOut, this.#weight, rows, inputs, outputs, accumulate);
  }

  /** Adds to rows `from` to `to` - 1 of the gradient of the weight. */
  weightGradient(
    gradients: ParameterVector,
    dOut: Floats,
    x: Floats,
    rows: number,
    from = 0,
    to = this.outputs,
  ): void {
    const dWeight = gradients.find(this.names.weight);
    if (dWeight !== null) this.product.add(dWeight, dOut, x, rows, from, to);
  }

  biasGradient(gradients: ParameterVector, dOut: Floats, rows: number): void {
    const dBias = gradients.find(this.names.bias);
    if (dBias !== null) this.#backend.kernels.sumRows(dBias, dOut, rows, this.outputs, true);
  }
}
