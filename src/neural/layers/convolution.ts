/**
 * 1-d convolution over time without padding (Y. Kim, "Convolutional Neural Networks for Sentence Classification",
 * EMNLP 2014, equation 2, before the activation): every window of w rows is a row of w·E numbers, so that forward and
 * backward are matrix products over overlapping rows.
 *   x [B·T, E], sequence by sequence; out [B·(T - w + 1), F]; weight [F, E, w] and bias [F] as PyTorch stores them
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterLayout, ParameterVector } from '../parameters.ts';

export class Convolution {
  readonly inputs: number;
  readonly outputs: number;
  readonly width: number;
  readonly #backend: Backend;
  readonly #name: string;
  readonly #weight: Floats;
  readonly #bias: Floats;
  /** [F, w·E]: the weight in the order of windows; and its gradient. */
  readonly #byWindow: Floats;
  readonly #dByWindow: Floats;
  readonly #strides: Uint32Array;

  /** NAME.weight [outputs, inputs, width] and NAME.bias [outputs], as PyTorch begins them */
  static declare(
    layout: ParameterLayout,
    name: string,
    inputs: number,
    outputs: number,
    width: number,
  ): void {
    const initial = { bound: 1 / Math.sqrt(inputs * width) };
    layout.add(`${name}.weight`, [outputs, inputs, width], { initial, decay: true });
    layout.add(`${name}.bias`, [outputs], { initial });
  }

  /** @param width w, rows of a window */
  constructor(
    backend: Backend,
    values: ParameterVector,
    name: string,
    inputs: number,
    outputs: number,
    width: number,
  ) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.width = width;
    this.#backend = backend;
    this.#name = name;
    this.#weight = values.get(`${name}.weight`);
    this.#bias = values.get(`${name}.bias`);
    this.#byWindow = backend.floats(outputs * inputs * width);
    this.#dByWindow = backend.floats(outputs * inputs * width);
    this.#strides = backend.ids(9);
  }

  /** To be called after the values have changed. */
  prepare(): void {
    const { inputs, outputs, width } = this;
    const [from, to] = [this.#weight, this.#byWindow];
    for (let f = 0; f < outputs; f++) {
      for (let e = 0; e < inputs; e++) {
        for (let j = 0; j < width; j++) to[(f * width + j) * inputs + e] = from[(f * inputs + e) * width + j];
      }
    }
  }

  /** @returns how many windows a sequence of T rows has */
  windows(time: number): number {
    return Math.max(0, time - this.width + 1);
  }

  forward(out: Floats, x: Floats, batch: number, time: number): void {
    const { kernels } = this.#backend;
    const { inputs, outputs, width } = this;
    const windows = this.windows(time);
    if (windows === 0) return;
    const size = width * inputs;
    this.#strides.set([outputs, windows * outputs, 0, inputs, time * inputs, 0, size, 0, 0]);
    const sizes = [batch, 1, windows, outputs, size] as const;
    kernels.matmulBatched(out, x, this.#byWindow, this.#strides, ...sizes, false, true, 1, false);
    kernels.addRows(out, this.#bias, batch * windows, outputs);
  }

  /** As of every layer: adds to the gradients, null for frozen; overwrites dX[B·T, E] or adds to it. */
  backward(
    gradients: ParameterVector | null,
    dOut: Floats,
    x: Floats,
    batch: number,
    time: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    const windows = this.windows(time);
    const { inputs, outputs } = this;
    if (dX !== null && !accumulate) dX.fill(0, 0, batch * time * inputs);
    if (windows === 0) return;
    const dWeight = gradients?.find(`${this.#name}.weight`) ?? null;
    const dBias = gradients?.find(`${this.#name}.bias`) ?? null;
    if (dWeight !== null) this.#weightGradient(dWeight, dOut, x, batch, time);
    if (dBias !== null) this.#backend.kernels.sumRows(dBias, dOut, batch * windows, outputs, true);
    if (dX !== null) this.#inputGradient(dX, dOut, batch, time);
  }

  /**
   * The same where only one window of each text and filter counts, as under a maximum over time: the work of one window
   * instead of all. Adds to the gradients and to dX[B·T, E].
   * @param places [B, F] which window
   * @param dBest [B, F]
   * @param dX null where nobody needs it
   */
  backwardBest(
    gradients: ParameterVector | null,
    dBest: Floats,
    places: Uint32Array,
    x: Floats,
    batch: number,
    time: number,
    dX: Floats | null,
  ): void {
    const { kernels } = this.#backend;
    const { inputs, outputs, width } = this;
    const size = width * inputs;
    const dWeight = gradients?.find(`${this.#name}.weight`) ?? null;
    const dBias = gradients?.find(`${this.#name}.bias`) ?? null;
    if (dWeight !== null) {
      this.#dByWindow.fill(0);
      const sizes = [batch, time, inputs, outputs, outputs, size] as const;
      kernels.bestWindowsWeightGradient(this.#dByWindow, places, dBest, x, ...sizes);
      this.#addInOrder(dWeight);
    }
    if (dBias !== null) kernels.sumRows(dBias, dBest, batch, outputs, true);
    if (dX !== null) {
      kernels.bestWindowsInputGradient(dX, places, dBest, this.#byWindow, batch, time, inputs, outputs, size);
    }
  }

  /** dW [F, w·E] = the sum over sequences of dOutᵀ · windows, added in the order of the weight. */
  #weightGradient(dWeight: Floats, dOut: Floats, x: Floats, batch: number, time: number): void {
    const { kernels } = this.#backend;
    const { inputs, outputs, width } = this;
    const windows = this.windows(time);
    const size = width * inputs;
    const gradient = this.#dByWindow;
    this.#strides.set([size, 0, 0, outputs, 0, 0, inputs, 0, 0]);
    for (let b = 0; b < batch; b++) {
      const dRows = dOut.subarray(b * windows * outputs, (b + 1) * windows * outputs);
      const rows = x.subarray(b * time * inputs, (b + 1) * time * inputs);
      const sizes = [1, 1, outputs, size, windows] as const;
      kernels.matmulBatched(gradient, dRows, rows, this.#strides, ...sizes, true, false, 1, b > 0);
    }
    this.#addInOrder(dWeight);
  }

  /** Adds the gradient in the order of windows to that in the order of the weight. */
  #addInOrder(dWeight: Floats): void {
    const { inputs, outputs, width } = this;
    const gradient = this.#dByWindow;
    for (let f = 0; f < outputs; f++) {
      for (let e = 0; e < inputs; e++) {
        for (let j = 0; j < width; j++) {
          dWeight[(f * inputs + e) * width + j] += gradient[(f * width + j) * inputs + e];
        }
      }
    }
  }

  /** Row j of each window at a time: the windows of one j do not overlap. */
  #inputGradient(dX: Floats, dOut: Floats, batch: number, time: number): void {
    const { kernels } = this.#backend;
    const { inputs, outputs, width } = this;
    const windows = this.windows(time);
    this.#strides.set([inputs, time * inputs, 0, outputs, windows * outputs, 0, width * inputs, 0, 0]);
    for (let j = 0; j < width; j++) {
      const sizes = [batch, 1, windows, inputs, outputs] as const;
      const weight = this.#byWindow.subarray(j * inputs);
      const below = dX.subarray(j * inputs);
      kernels.matmulBatched(below, dOut, weight, this.#strides, ...sizes, false, false, 1, true);
    }
  }
}
