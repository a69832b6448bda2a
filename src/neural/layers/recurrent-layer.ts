/**
 * A recurrent layer: its weights (shared by whatever runs it) and a pass over a stretch of time for a batch of
 * streams. The three cells differ in one step forward and one step back, found in recurrent-cells.ts.
 *
 *   T steps, B streams, I inputs, H hidden units, G = gates·H (1, 4 or 3 gates: rnn; i,f,g,o; r,z,n)
 *   weight_ih [G,I], weight_hh [G,H], bias_ih [G], bias_hh [G]; activations are time-major: row t·B + b
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterLayout, ParameterVector } from '../parameters.ts';

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

/** Names of a layer's tensors, as PyTorch has them. */
function layerNames(prefix: string, layer: number) {
  return {
    weightInput: `${prefix}.weight_ih_l${layer}`,
    weightHidden: `${prefix}.weight_hh_l${layer}`,
    biasInput: `${prefix}.bias_ih_l${layer}`,
    biasHidden: `${prefix}.bias_hh_l${layer}`,
  };
}

export function addRecurrentLayer(
  layout: ParameterLayout,
  prefix: string,
  layer: number,
  cell: CellName,
  inputs: number,
  hidden: number,
): void {
  const names = layerNames(prefix, layer);
  const width = gateNames[cell].length * hidden;
  const initial = { bound: 1 / Math.sqrt(hidden) };
  layout
    .add(names.weightInput, [width, inputs], { initial, decay: true })
    .add(names.weightHidden, [width, hidden], { initial, decay: true })
    .add(names.biasInput, [width], { initial })
    .add(names.biasHidden, [width], { initial });
}

/** The weights of a layer, in the forms in which passes need them. */
export class RecurrentLayer {
  readonly backend: Backend;
  readonly cell: CellName;
  readonly inputs: number;
  readonly hidden: number;
  /** G */
  readonly width: number;
  readonly names: ReturnType<typeof layerNames>;
  /** [G,I] and [G,H] */
  readonly weightInput: Floats;
  readonly weightHidden: Floats;
  /** [G] what is added to the input's product: both biases, but for a GRU, whose second is multiplied by a gate. */
  readonly inputBias: Floats;
  readonly hiddenBias: Floats;
  readonly #biasOfInput: Floats;
  /** W_hhᵀ and W_hh packed for the products of every step; null where single streams are all there is. */
  readonly #packedForward: Floats | null;
  readonly #packedBackward: Floats | null;

  /** @param batch streams that are worked on together */
  constructor(
    backend: Backend,
    values: ParameterVector,
    prefix: string,
    layer: number,
    cell: CellName,
    inputs: number,
    hidden: number,
    batch: number,
  ) {
    this.backend = backend;
    this.cell = cell;
    this.inputs = inputs;
    this.hidden = hidden;
    this.width = gateNames[cell].length * hidden;
    this.names = layerNames(prefix, layer);
    this.weightInput = values.get(this.names.weightInput);
    this.weightHidden = values.get(this.names.weightHidden);
    this.#biasOfInput = values.get(this.names.biasInput);
    this.hiddenBias = values.get(this.names.biasHidden);
    this.inputBias = backend.floats(this.width);
    const { kernels } = backend;
    const packed = batch >= PACKED_ROWS;
    this.#packedForward = packed ? backend.floats(kernels.packedLength(hidden, this.width)) : null;
    this.#packedBackward = packed ? backend.floats(kernels.packedLength(this.width, hidden)) : null;
  }

  /** To be called after the weights have changed. */
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

  /** out[rows,G] = x[rows,I] · W_ihᵀ + biases: of all steps at once, or of every symbol of a vocabulary. */
  projectInput(out: Floats, x: Floats, rows: number): void {
    const { kernels } = this.backend;
    kernels.matmulTransposedB(out, x, this.weightInput, rows, this.width, this.inputs, false);
    kernels.addRows(out, this.inputBias, rows, this.width);
  }

  /** The gradient of that: adds to W_ih's; overwrites dX[rows,I] or adds to it, where it is wanted. */
  projectInputBackward(
    gradients: ParameterVector,
    dGates: Floats,
    x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    const { kernels } = this.backend;
    const dWeight = gradients.get(this.names.weightInput);
    kernels.matmulTransposedA(dWeight, dGates, x, this.width, this.inputs, rows, true);
    if (dX !== null) this.inputGradient(dX, dGates, rows, accumulate);
  }

  /** dX[rows,I] (+)= dGates[rows,G] · W_ih */
  inputGradient(dX: Floats, dGates: Floats, rows: number, accumulate: boolean): void {
    const { weightInput, inputs, width } = this;
    this.backend.kernels.matmul(dX, dGates, weightInput, rows, inputs, width, accumulate);
  }
}

/** Activations of one layer over up to T steps of B streams, with the state that is carried on. */
export abstract class RecurrentPass {
  readonly layer: RecurrentLayer;
  readonly batch: number;
  /** [T·B,G] to be filled with the input's part before `forward`. */
  abstract readonly inputPart: Floats;
  /** [T·B,G] after `backward`: the gradient of the input's part. */
  abstract readonly dInputPart: Floats;
  /** [(T+1)·B,H]: the carried state, then the state after each step. */
  readonly states: Floats;
  /** [T·B,H]: the output. */
  readonly hidden: Floats;
  /** [T·B,H]: the gradient of the output in; after `backward` the whole gradient of each state. */
  readonly dHidden: Floats;
  /**
   * Where `backward` leaves, where it is given, the squared norm of the gradient of the state after each step: of the
   * hidden state, and of the cell on its way to the next step. [T]
   */
  stateGradients: Float64Array | undefined;
  protected readonly stateAt: Floats[];
  protected readonly dHiddenAt: Floats[];
  readonly #biasGradient: Floats;

  /** @param training false leaves out what only `backward` needs */
  constructor(layer: RecurrentLayer, time: number, batch: number, training: boolean) {
    const { backend, hidden } = layer;
    const width = batch * hidden;
    this.layer = layer;
    this.batch = batch;
    this.states = backend.floats((time + 1) * width);
    this.hidden = this.states.subarray(width);
    this.dHidden = backend.floats(training ? time * width : 0);
    this.stateAt = slices(this.states, time + 1, width);
    this.dHiddenAt = training ? slices(this.dHidden, time, width) : [];
    this.#biasGradient = backend.floats(training ? layer.width : 0);
  }

  /** All arrays that make up the carried state: [B,H] each. */
  carried(): Floats[] {
    return [this.stateAt[0]];
  }

  /** The states after step `time` become those before the next pass. */
  carry(time: number): void {
    this.stateAt[0].set(this.stateAt[time]);
  }

  forward(time: number): void {
    for (let t = 0; t < time; t++) this.stepForward(t);
  }

  /** From `dHidden` back through time; adds to the gradients of W_hh and the biases. */
  backward(time: number, gradients: ParameterVector): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden, width, names } = layer;
    const rows = time * batch;
    this.startBackward();
    for (let t = time - 1; t >= 0; t--) {
      if (this.stateGradients !== undefined) this.stateGradients[t] = this.stateGradient(t);
      this.stepBackward(t);
    }
    const dHiddenPart = this.dHiddenPart();
    const dWeight = gradients.get(names.weightHidden);
    kernels.matmulTransposedA(dWeight, dHiddenPart, this.states, width, hidden, rows, true);
    const sum = this.#biasGradient;
    kernels.sumRows(sum, this.dInputPart, rows, width, false);
    kernels.add(gradients.get(names.biasInput), sum, width);
    if (dHiddenPart !== this.dInputPart) kernels.sumRows(sum, dHiddenPart, rows, width, false);
    kernels.add(gradients.get(names.biasHidden), sum, width);
  }

  protected startBackward(): void {}
  /** The squared norm of the gradient of the state after step t, before `stepBackward(t)`. */
  protected stateGradient(t: number): number {
    const { layer, batch } = this;
    return layer.backend.kernels.sumOfSquares(this.dHiddenAt[t], batch * layer.hidden);
  }
  /** [T·B,G]: the gradient of hiddenPrev·W_hhᵀ + b_hh. */
  protected dHiddenPart(): Floats {
    return this.dInputPart;
  }
  protected abstract stepForward(t: number): void;
  /** Fills dInputPart of step t and adds to dHidden of step t-1. */
  protected abstract stepBackward(t: number): void;
}

/** `count` views of `width` elements each. */
export function slices(values: Floats, count: number, width: number): Floats[] {
  return Array.from({ length: count }, (_, i) => values.subarray(i * width, (i + 1) * width));
}
