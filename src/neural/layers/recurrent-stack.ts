/**
 * Recurrent layers one above the other, with dropout behind each (W. Zaremba et al., 2014, which leaves out the one
 * over time). What is shared is the weights; a stack has the activations and the carried state of its own streams.
 *   T steps, B streams, H hidden units; rows are time-major: t·B + b
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';
import type { CellWeights } from './cell-weights.ts';
import { Dropout } from './dropout.ts';
import type { PassContext } from './layer.ts';
import type { Recurrent, RecurrentSize } from './recurrent.ts';
import { createRecurrent } from './recurrent-cells.ts';

export class RecurrentStack {
  /** From the lowest on. The input's part of the gates of the lowest is to be filled before `forward`. */
  readonly layers: readonly Recurrent[];
  readonly #batch: number;
  /** With dropout: a layer of it behind each recurrent layer, and what it hands on, [T·B,H]. */
  readonly #dropouts: Dropout[];
  readonly #dropped: Floats[];
  #isDropping = false;

  /**
   * @param cells the weights of the layers, from the lowest on
   * @param dropout probability with which an output of a layer is dropped in training
   */
  constructor(backend: Backend, cells: readonly CellWeights[], size: RecurrentSize, dropout = 0) {
    const { time, batch, training } = size;
    const { hidden } = cells[0];
    this.layers = cells.map((cell) => createRecurrent(cell, size));
    this.#batch = batch;
    const dropping = training && dropout > 0 ? cells : [];
    this.#dropouts = dropping.map((_, l) => new Dropout(backend, dropout, l, time * batch, hidden));
    this.#dropped = dropping.map(() => backend.floats(time * batch * hidden));
  }

  /** The carried state: [B,H] arrays, layer by layer (a state, and with LSTM a cell). */
  carried(): Floats[] {
    return this.layers.flatMap((layer) => layer.carried());
  }

  /** Carried state back to zeros. */
  reset(): void {
    for (const state of this.carried()) state.fill(0);
  }

  /** The state after `time` steps becomes the carried one. */
  carry(time: number): void {
    for (const layer of this.layers) layer.carry(time);
  }

  /** The output [T·B,H] of the last forward pass, after dropout. */
  get output(): Floats {
    return this.outputOf(this.layers.length - 1);
  }

  /** [T·B,H]: where the gradient of the output is to be put before `backward`, which uses it up. */
  get dOutput(): Floats {
    return this.layers[this.layers.length - 1].dHidden;
  }

  /** What layer l hands on to the next. */
  outputOf(l: number): Floats {
    return this.#isDropping ? this.#dropped[l] : this.layers[l].hidden;
  }

  /** From the input's part of the lowest layer on. @param context the keys of dropout, by layer */
  forward(time: number, context: PassContext = {}): void {
    const rows = time * this.#batch;
    this.#isDropping = context.dropoutKeys !== undefined && this.#dropouts.length > 0;
    this.layers.forEach((layer, l) => {
      if (l > 0) layer.weights.projectInput(layer.inputPart, this.outputOf(l - 1), rows);
      layer.forwardSteps(time);
      if (this.#isDropping) this.#dropouts[l].forward(this.#dropped[l], layer.hidden, rows, context);
    });
  }

  /** What `backward` and the layers' gradients are of, where another thread's stack over this memory went forward. */
  setPass(time: number, isDropping: boolean): void {
    this.#isDropping = isDropping;
    for (const dropout of this.#dropouts) dropout.isDropping = isDropping;
    for (const layer of this.layers) layer.setSteps(time);
  }

  /**
   * Back to the gradient of the input's part of the lowest layer; adds to the gradients of all but its W_ih.
   * @param gradients null: none, they are asked for of the layers afterwards
   */
  backward(time: number, gradients: ParameterVector | null): void {
    const { layers } = this;
    const rows = time * this.#batch;
    for (let l = layers.length - 1; l >= 0; l--) {
      const { dHidden, hidden, dInputPart, weights } = layers[l];
      if (this.#isDropping) this.#dropouts[l].backward(null, dHidden, hidden, rows, dHidden, false);
      layers[l].backwardSteps(gradients);
      if (l === 0) return;
      weights.projectInputBackward(
        gradients,
        dInputPart,
        this.outputOf(l - 1),
        rows,
        layers[l - 1].dHidden,
        false,
      );
    }
  }
}
