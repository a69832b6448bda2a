/**
 * Normalisation of rows: layer normalisation (J. Ba, J. Kiros and G. Hinton, 2016) and root-mean-square normalisation
 * (B. Zhang and R. Sennrich, NeurIPS 2019). The equations are in math/plain/norms.ts.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterLayout, ParameterVector } from '../parameters.ts';
import type { Layer, LayerPlace } from './layer.ts';

/** (x - mean) / √(variance + epsilon) ⊙ weight + bias */
export class LayerNorm implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly #backend: Backend;
  readonly #name: string;
  readonly #epsilon: number;
  readonly #weight: Floats;
  readonly #bias: Floats | null;
  /** [rows] of the last forward pass */
  readonly #mean: Floats;
  readonly #inverse: Floats;

  /** NAME.weight [width], ones; NAME.bias [width], zeros */
  static declare(layout: ParameterLayout, name: string, width: number, { bias = true } = {}): void {
    layout.add(`${name}.weight`, [width], { initial: { value: 1 } });
    if (bias) layout.add(`${name}.bias`, [width]);
  }

  constructor({ backend, values, rows }: LayerPlace, name: string, width: number, epsilon = 1e-5) {
    this.inputs = width;
    this.outputs = width;
    this.#backend = backend;
    this.#name = name;
    this.#epsilon = epsilon;
    this.#weight = values.get(`${name}.weight`);
    this.#bias = values.find(`${name}.bias`);
    this.#mean = backend.floats(rows);
    this.#inverse = backend.floats(rows);
  }

  /** @param out may be x where no gradient is wanted */
  forward(out: Floats, x: Floats, rows: number): void {
    const { kernels } = this.#backend;
    const width = this.inputs;
    const [mean, inverse, weight, bias] = [this.#mean, this.#inverse, this.#weight, this.#bias];
    kernels.layerNormForward(out, mean, inverse, x, weight, bias, rows, width, this.#epsilon);
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
    const width = this.inputs;
    const [mean, inverse] = [this.#mean, this.#inverse];
    const dWeight = gradients?.find(`${this.#name}.weight`) ?? null;
    const dBias = gradients?.find(`${this.#name}.bias`) ?? null;
    if (dWeight !== null) {
      kernels.normParameterGradients(dWeight, dBias, dOut, x, mean, inverse, rows, width);
    } else if (dBias !== null) kernels.sumRows(dBias, dOut, rows, width, true);
    if (dX !== null) {
      kernels.layerNormBackward(dX, dOut, x, mean, inverse, this.#weight, rows, width, accumulate);
    }
  }
}

/** x / √(mean of x² + epsilon) ⊙ weight */
export class RmsNorm implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly #backend: Backend;
  readonly #name: string;
  readonly #epsilon: number;
  readonly #weight: Floats;
  /** [rows] of the last forward pass */
  readonly #inverse: Floats;

  /** NAME.weight [width], ones */
  static declare(layout: ParameterLayout, name: string, width: number): void {
    layout.add(`${name}.weight`, [width], { initial: { value: 1 } });
  }

  constructor({ backend, values, rows }: LayerPlace, name: string, width: number, epsilon = 1e-6) {
    this.inputs = width;
    this.outputs = width;
    this.#backend = backend;
    this.#name = name;
    this.#epsilon = epsilon;
    this.#weight = values.get(`${name}.weight`);
    this.#inverse = backend.floats(rows);
  }

  /** @param out may be x where no gradient is wanted */
  forward(out: Floats, x: Floats, rows: number): void {
    const { kernels } = this.#backend;
    kernels.rmsNormForward(out, this.#inverse, x, this.#weight, rows, this.inputs, this.#epsilon);
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
    const width = this.inputs;
    const inverse = this.#inverse;
    const dWeight = gradients?.find(`${this.#name}.weight`) ?? null;
    if (dWeight !== null) {
      kernels.normParameterGradients(dWeight, null, dOut, x, null, inverse, rows, width);
    }
    if (dX !== null) kernels.rmsNormBackward(dX, dOut, x, inverse, this.#weight, rows, width, accumulate);
  }
}
