/**
 * The network: embedding, stacked recurrent layers, linear output, softmax with cross entropy; forward and backward
 * over a span of time (truncated back-propagation: P. Werbos, Proc. IEEE 78(10), 1990; R. Williams and J. Peng, 1990).
 *
 * `RecurrentWeights` is shared; a `RecurrentNetwork` has the activations, gradients and carried state of its own
 * B streams. Both take all memory at construction, in an order that depends on nothing but their arguments.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { StreamNetwork } from '../../neural/generation/stream-reader.ts';
import { CellWeights } from '../../neural/layers/cell-weights.ts';
import { Dropout } from '../../neural/layers/dropout.ts';
import type { PassContext } from '../../neural/layers/layer.ts';
import { Linear } from '../../neural/layers/linear.ts';
import type { Recurrent } from '../../neural/layers/recurrent.ts';
import { createRecurrent } from '../../neural/layers/recurrent-cells.ts';
import { TokenInput, TokenInputPass } from '../../neural/layers/token-input.ts';
import { SoftmaxOutput } from '../../neural/losses/softmax-output.ts';
import { ParameterVector } from '../../neural/parameters.ts';
import { EMBEDDING, layoutOf, type RecurrentConfig } from './config.ts';

export class RecurrentWeights {
  readonly backend: Backend;
  readonly config: RecurrentConfig;
  readonly values: ParameterVector;
  readonly cells: CellWeights[];
  readonly input: TokenInput;
  readonly output: Linear;

  /**
   * @param positions how many tokens a network looks up between two changes of the weights
   * @param batch streams that a network works on together
   */
  constructor(backend: Backend, config: RecurrentConfig, positions: number, batch = 1) {
    const { cell, vocabulary, embedding, hidden, layers, tied } = config;
    this.backend = backend;
    this.config = config;
    this.values = ParameterVector.zeros(backend, layoutOf(config));
    this.cells = Array.from({ length: layers }, (_, layer) => {
      const shape = { cell, inputs: layer === 0 ? embedding : hidden, hidden };
      return new CellWeights(backend, this.values, { module: 'rnn', layer }, shape, batch);
    });
    this.input = new TokenInput(backend, this.values, EMBEDDING, this.cells[0], vocabulary, positions);
    const place = { backend, values: this.values };
    this.output = new Linear(place, 'output', hidden, vocabulary, tied ? EMBEDDING : undefined);
  }

  /** To be called whenever the values have changed, before any network over them runs. */
  prepare(): void {
    for (const cell of this.cells) cell.prepare();
    this.input.prepare();
  }
}

export interface NetworkShape {
  /** T: steps in time, at most. */
  time: number;
  /** B: streams. */
  batch: number;
  /** False leaves out what only `backward` needs. */
  training: boolean;
}

export class RecurrentNetwork implements StreamNetwork {
  readonly weights: RecurrentWeights;
  readonly shape: NetworkShape;
  /** [T·B], time-major: to be filled before each pass. */
  readonly inputs: Uint32Array;
  readonly targets: Uint32Array;
  /** Of this network's own streams. */
  readonly gradients: ParameterVector;
  readonly layers: Recurrent[];
  readonly #input: TokenInputPass;
  readonly #output: SoftmaxOutput;
  /** With dropout: a layer of it behind each recurrent layer, and what it hands on, [T·B,H]. */
  readonly #dropouts: Dropout[];
  readonly #dropped: Floats[];

  constructor(weights: RecurrentWeights, shape: NetworkShape) {
    const { backend, config, values, cells } = weights;
    const { time, batch, training } = shape;
    const { hidden, dropout } = config;
    const positions = time * batch;
    this.weights = weights;
    this.shape = shape;
    this.inputs = backend.ids(positions);
    this.targets = backend.ids(positions);
    this.gradients = training ? ParameterVector.zeros(backend, values.layout) : values;
    this.#input = new TokenInputPass(weights.input, positions, training);
    this.layers = cells.map((cell) => createRecurrent(cell, shape));
    const dropping = training && dropout > 0 ? cells : [];
    this.#dropouts = dropping.map((_, l) => new Dropout(backend, dropout, l, positions, hidden));
    this.#dropped = dropping.map(() => backend.floats(positions * hidden));
    this.#output = new SoftmaxOutput(backend, weights.output, positions);
  }

  get time(): number {
    return this.shape.time;
  }

  /** Carried state back to zeros. */
  reset(): void {
    for (const state of this.carried()) state.fill(0);
  }

  /** The carried state: [B,H] arrays, layer by layer (a state, and with LSTM a cell). */
  carried(): Floats[] {
    return this.layers.flatMap((layer) => layer.carried());
  }

  /** The state after `time` steps becomes the carried one. */
  carry(time: number): void {
    for (const layer of this.layers) layer.carry(time);
  }

  /** Forward through the recurrent layers, without dropout. */
  forward(time: number): void {
    this.#forward(time, undefined);
  }

  /** The summed loss in nats over `time` steps. */
  loss(time: number): number {
    this.forward(time);
    return this.#output.loss(this.#top(false), this.targets, time * this.shape.batch);
  }

  /** The logits [B,V] after step `time` (1 is the first), in scratch memory; after `forward`. */
  logitsAfter(time: number): Floats {
    const { hidden } = this.weights.config;
    const { batch } = this.shape;
    const top = this.#top(false).subarray((time - 1) * batch * hidden, time * batch * hidden);
    return this.#output.logits(top, batch);
  }

  /**
   * Forward and backward over `time` steps: `gradients` gets scale times the derivative of the summed loss.
   * @param dropoutKeys a key for the mask of each layer; without them nothing is dropped
   * @returns the summed loss in nats
   */
  lossAndGradient(time: number, scale: number, dropoutKeys?: readonly number[]): number {
    const loss = this.shardGradient(time, scale, dropoutKeys);
    for (const part of [0, 1]) this.tableBackward(part);
    return loss;
  }

  /** The same without `tableBackward`, which can follow once for the sum of several networks. */
  shardGradient(time: number, scale: number, dropoutKeys?: readonly number[]): number {
    const rows = time * this.shape.batch;
    const dropping = this.#forward(time, dropoutKeys);
    const { gradients } = this;
    gradients.flat.fill(0);
    const last = this.layers[this.layers.length - 1];
    const top = this.#top(dropping);
    const loss = this.#output.lossAndGradient(top, this.targets, rows, scale, gradients, last.dHidden);
    this.#backward(time, dropping);
    return loss;
  }

  /**
   * The same for the loss of the last step alone: afterwards `layers[l].dHidden` says how it depends on each state.
   * The whole gradient of `gradients` is of that loss.
   */
  lossOfLastStep(time: number, scale: number): number {
    const { batch } = this.shape;
    const { hidden } = this.weights.config;
    this.#forward(time, undefined);
    const { gradients } = this;
    gradients.flat.fill(0);
    const last = this.layers[this.layers.length - 1];
    const [from, to] = [(time - 1) * batch, time * batch];
    last.dHidden.fill(0, 0, from * hidden);
    const loss = this.#output.lossAndGradient(
      last.hidden.subarray(from * hidden, to * hidden),
      this.targets.subarray(from, to),
      batch,
      scale,
      gradients,
      last.dHidden.subarray(from * hidden, to * hidden),
    );
    this.#backward(time, false);
    for (const part of [0, 1]) this.tableBackward(part);
    return loss;
  }

  /** The gradient of the table of input products, empty where there is none. */
  get dTable(): Floats {
    return this.#input.dTable;
  }

  /** What it contributes to the gradients of W_ih (part 0) and the embedding (part 1) of layer 0. */
  tableBackward(part: number, gradients = this.gradients): void {
    const { dTable } = this;
    if (dTable.length > 0) this.weights.input.tableBackward(gradients, dTable, part);
  }

  /** @returns whether outputs were dropped */
  #forward(time: number, dropoutKeys: readonly number[] | undefined): boolean {
    const { layers } = this;
    const rows = time * this.shape.batch;
    const dropping = dropoutKeys !== undefined && this.#dropouts.length > 0;
    const context: PassContext = { dropoutKeys };
    layers.forEach((layer, l) => {
      if (l === 0) this.#input.forward(layer.inputPart, this.inputs, rows);
      else layer.weights.projectInput(layer.inputPart, this.#outputOf(l - 1, dropping), rows);
      layer.forwardSteps(time);
      if (dropping) this.#dropouts[l].forward(this.#dropped[l], layer.hidden, rows, context);
    });
    return dropping;
  }

  #backward(time: number, dropping: boolean): void {
    const { layers, gradients } = this;
    const rows = time * this.shape.batch;
    for (let l = layers.length - 1; l >= 0; l--) {
      const { dHidden, hidden, dInputPart, weights } = layers[l];
      if (dropping) this.#dropouts[l].backward(null, dHidden, hidden, rows, dHidden, false);
      layers[l].backwardSteps(gradients);
      if (l === 0) this.#input.backward(gradients, dInputPart, this.inputs, rows);
      else {
        const below = this.#outputOf(l - 1, dropping);
        weights.projectInputBackward(gradients, dInputPart, below, rows, layers[l - 1].dHidden, false);
      }
    }
  }

  #top(dropping: boolean): Floats {
    return this.#outputOf(this.layers.length - 1, dropping);
  }

  /** What layer l hands on. */
  #outputOf(l: number, dropping: boolean): Floats {
    return dropping ? this.#dropped[l] : this.layers[l].hidden;
  }
}
