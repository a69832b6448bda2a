/**
 * The weights of a recurrent layer, in the forms in which its time loop needs them; shared by all that run the layer.
 *   I inputs, H hidden units, G = gates·H (1, 4 or 3 gates: rnn; i,f,g,o; r,z,n)
 *   weight_ih [G,I], weight_hh [G,H], bias_ih [G], bias_hh [G], as PyTorch has them
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterLayout, ParameterVector } from '../parameters.ts';
import { WeightProduct } from './weight-product.ts';

export type CellName = 'rnn' | 'lstm' | 'gru';

export const cellNames: readonly CellName[] = ['rnn', 'lstm', 'gru'];

/** With fewer rows a product reads the weights as they lie. */
const PACKED_ROWS = 4;

/** The gates of each cell in the order in which they lie in memory. */
export const gateNames: Readonly<Record<CellName, readonly string[]>> = {
  rnn: ['hidden'],
  lstm: ['input', 'forget', 'cell', 'output'],
  gru: ['reset', 'update', 'new'],
};

/** Which layer of a PyTorch module it is: `rnn`, 0 and forward is `rnn.weight_ih_l0`. */
export interface RecurrentName {
  module: string;
  layer: number;
  /** The backward direction of a bidirectional layer: its names end in `_reverse`. @defaultValue false */
  reversed?: boolean;
}

/** Sizes of a recurrent layer. */
export interface RecurrentShape {
  cell: CellName;
  /** I */
  inputs: number;
  /** H */
  hidden: number;
}

function tensorNames({ module, layer, reversed = false }: RecurrentName) {
  const end = `_l${layer}${reversed ? '_reverse' : ''}`;
  return {
    weightInput: `${module}.weight_ih${end}`,
    weightHidden: `${module}.weight_hh${end}`,
    biasInput: `${module}.bias_ih${end}`,
    biasHidden: `${module}.bias_hh${end}`,
  };
}

export class CellWeights implements RecurrentShape {
  readonly backend: Backend;
  readonly cell: CellName;
  readonly inputs: number;
  readonly hidden: number;
  /** G */
  readonly width: number;
  readonly names: ReturnType<typeof tensorNames>;
  /** [G,I] and [G,H] */
  readonly weightInput: Floats;
  readonly weightHidden: Floats;
  /** [G] what is added to the input's product: both biases, but for a GRU, whose second is multiplied by a gate. */
  readonly inputBias: Floats;
  readonly hiddenBias: Floats;
  /** For the gradients of weight_ih and weight_hh. */
  readonly inputProduct: WeightProduct;
  readonly hiddenProduct: WeightProduct;
  readonly #biasOfInput: Floats;
  /** W_hhᵀ and W_hh packed for the products of every step; null where single streams are all there is. */
  readonly #packedForward: Floats | null;
  readonly #packedBackward: Floats | null;

  /** Uniform within ±1/√H, as PyTorch begins them. */
  static declare(
    layout: ParameterLayout,
    name: RecurrentName,
    { cell, inputs, hidden }: RecurrentShape,
  ): void {
    const names = tensorNames(name);
    const width = gateNames[cell].length * hidden;
    const initial = { bound: 1 / Math.sqrt(hidden) };
    layout
      .add(names.weightInput, [width, inputs], { initial, decay: true })
      .add(names.weightHidden, [width, hidden], { initial, decay: true })
      .add(names.biasInput, [width], { initial })
      .add(names.biasHidden, [width], { initial });
  }

  /** @param batch streams that are worked on together, at most */
  constructor(
    backend: Backend,
    values: ParameterVector,
    name: RecurrentName,
    { cell, inputs, hidden }: RecurrentShape,
    batch: number,
  ) {
    this.backend = backend;
    this.cell = cell;
    this.inputs = inputs;
    this.hidden = hidden;
    this.width = gateNames[cell].length * hidden;
    this.names = tensorNames(name);
    this.weightInput = values.get(this.names.weightInput);
    this.weightHidden = values.get(this.names.weightHidden);
    this.#biasOfInput = values.get(this.names.biasInput);
    this.hiddenBias = values.get(this.names.biasHidden);
    this.inputBias = backend.floats(this.width);
    this.inputProduct = new WeightProduct(backend, this.width, inputs);
    this.hiddenProduct = new WeightProduct(backend, this.width, hidden);
    const { kernels } = backend;
    const packed = batch >= PACKED_ROWS;
    this.#packedForward = packed ? backend.floats(kernels.packedLength(hidden, this.width)) : null;
    this.#packedBackward = packed ? backend.floats(kernels.packedLength(this.width, hidden)) : null;
  }

  /** To be called after the values have changed. */
  prepare(): void {
    const { kernels } = this.backend;
    const { weightHidden, width, hidden } = this;
    if (this.#packedForward !== null)
      kernels.packTransposed(this.#packedForward, weightHidden, width, hidden);
    if (this.#packedBackward !== null) kernels.pack(this.#packedBackward, weightHidden, width, hidden);
    this.inputBias.set(this.#biasOfInput);
    if (this.cell !== 'gru') kernels.add(this.inputBias, this.hiddenBias, this.width);
  }

  /** out[rows,G] (+)= h[rows,H] · W_hhᵀ */
  projectHidden(out: Floats, h: Floats, rows: number, accumulate: boolean): void {
    const { kernels } = this.backend;
    const packed = this.#packedForward;
    if (packed === null || rows < PACKED_ROWS) {
      kernels.matmulTransposedB(out, h, this.weightHidden, rows, this.width, this.hidden, accumulate);
    } else {
      kernels.matmulPacked(out, h, packed, rows, this.width, this.hidden, accumulate);
    }
  }

  /** dH[rows,H] += dOut[rows,G] · W_hh */
  projectHiddenBackward(dH: Floats, dOut: Floats, rows: number): void {
    const { kernels } = this.backend;
    const packed = this.#packedBackward;
    if (packed === null || rows < PACKED_ROWS) {
      kernels.matmul(dH, dOut, this.weightHidden, rows, this.hidden, this.width, true);
    } else {
      kernels.matmulPacked(dH, dOut, packed, rows, this.hidden, this.width, true);
    }
  }

  /** out[rows,G] = x[rows,I] · W_ihᵀ + biases: of all steps at once, or of every token of a vocabulary. */
  projectInput(out: Floats, x: Floats, rows: number): void {
    const { kernels } = this.backend;
    kernels.matmulTransposedB(out, x, this.weightInput, rows, this.width, this.inputs, false);
    kernels.addRows(out, this.inputBias, rows, this.width);
  }

  /** The gradient of that: adds to W_ih's; overwrites dX[rows,I] or adds to it, where it is wanted. */
  projectInputBackward(
    gradients: ParameterVector | null,
    dGates: Floats,
    x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    if (gradients !== null) this.inputWeightGradient(gradients, dGates, x, rows);
    if (dX !== null) this.inputGradient(dX, dGates, rows, accumulate);
  }

  /** Adds to rows `from` to `to` - 1 of the gradient of W_ih. */
  inputWeightGradient(
    gradients: ParameterVector,
    dGates: Floats,
    x: Floats,
    rows: number,
    from = 0,
    to = this.width,
  ): void {
    const dWeight = gradients.find(this.names.weightInput);
    if (dWeight !== null) this.inputProduct.add(dWeight, dGates, x, rows, from, to);
  }

  /** dX[rows,I] (+)= dGates[rows,G] · W_ih */
  inputGradient(dX: Floats, dGates: Floats, rows: number, accumulate: boolean): void {
    const { weightInput, inputs, width } = this;
    this.backend.kernels.matmul(dX, dGates, weightInput, rows, inputs, width, accumulate);
  }
}
