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
import { Linear } from '../../neural/layers/linear.ts';
import type { Recurrent } from '../../neural/layers/recurrent.ts';
import { RecurrentStack, type RunJob, type StackSize } from '../../neural/layers/recurrent-stack.ts';
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
   * @param group streams that a network works on together
   */
  constructor(backend: Backend, config: RecurrentConfig, positions: number, group = 1) {
    const { cell, vocabulary, embedding, hidden, layers, tied } = config;
    this.backend = backend;
    this.config = config;
    this.values = ParameterVector.zeros(backend, layoutOf(config));
    this.cells = Array.from({ length: layers }, (_, layer) => {
      const shape = { cell, inputs: layer === 0 ? embedding : hidden, hidden };
      return new CellWeights(backend, this.values, { module: 'rnn', layer }, shape, group);
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

export class RecurrentNetwork implements StreamNetwork {
  readonly weights: RecurrentWeights;
  readonly time: number;
  readonly batch: number;
  /** [T·B], time-major: to be filled before each pass. */
  readonly inputs: Uint32Array;
  readonly targets: Uint32Array;
  readonly gradients: ParameterVector;
  readonly stack: RecurrentStack;
  readonly #input: TokenInputPass;
  readonly #output: SoftmaxOutput;

  /** @param run a team of threads whose work is `stack.work`; without it this thread does everything */
  constructor(weights: RecurrentWeights, size: StackSize, run?: RunJob) {
    const { backend, config, values, cells } = weights;
    const { time, batch, training } = size;
    this.weights = weights;
    this.time = time;
    this.batch = batch;
    this.inputs = backend.ids(time * batch);
    this.targets = backend.ids(time * batch);
    this.gradients = training ? ParameterVector.zeros(backend, values.layout) : values;
    this.#input = new TokenInputPass(weights.input, time * batch, training);
    this.stack = new RecurrentStack(backend, cells, size, config.dropout, run);
    this.#output = new SoftmaxOutput(backend, weights.output, time * batch);
  }

  get layers(): readonly Recurrent[] {
    return this.stack.layers;
  }

  reset(): void {
    this.stack.reset();
  }

  carry(time: number): void {
    this.stack.carry(time);
  }

  /** Forward through the recurrent layers. @param dropoutKeys without them nothing is dropped */
  forward(time: number, dropoutKeys?: ArrayLike<number>): void {
    this.#input.forward(this.layers[0].inputPart, this.inputs, time * this.batch);
    this.stack.forward(time, dropoutKeys);
  }

  /** The summed loss in nats over `time` steps. */
  loss(time: number): number {
    this.forward(time);
    return this.#output.loss(this.stack.output, this.targets, time * this.batch);
  }

  /** The logits [B,V] after step `time` (1 is the first), in scratch memory; after `forward`. */
  logitsAfter(time: number): Floats {
    const size = this.batch * this.weights.config.hidden;
    return this.#output.logits(this.stack.output.subarray((time - 1) * size, time * size), this.batch);
  }

  /**
   * Forward and backward over `time` steps: `gradients` gets scale times the derivative of the summed loss.
   * @param dropoutKeys a key for the masks of each layer and group (l·groups + g); without them nothing is dropped
   * @param accumulate whether gradients are added to
   * @returns the summed loss in nats
   */
  lossAndGradient(time: number, scale: number, dropoutKeys?: ArrayLike<number>, accumulate = false): number {
    this.forward(time, dropoutKeys);
    if (!accumulate) this.gradients.flat.fill(0);
    return this.#backward(time, 0, scale);
  }

  /**
   * The same for the loss of the last step alone: afterwards `layers[l].dHidden` says how it depends on each state.
   * The whole gradient of `gradients` is of that loss.
   */
  lossOfLastStep(time: number, scale: number): number {
    this.forward(time);
    this.gradients.flat.fill(0);
    return this.#backward(time, time - 1, scale);
  }

  /** @param from the first step whose loss counts */
  #backward(time: number, from: number, scale: number): number {
    const { gradients, stack, targets, batch } = this;
    const { hidden } = this.weights.config;
    const { output, dOutput } = stack;
    const [first, rows] = [from * batch, (time - from) * batch];
    dOutput.fill(0, 0, first * hidden);
    const loss = this.#output.lossAndGradient(
      output.subarray(first * hidden),
      targets.subarray(first),
      rows,
      scale,
      gradients,
      dOutput.subarray(first * hidden),
    );
    stack.backward(time, gradients);
    this.#input.backward(gradients, this.layers[0].dInputPart, this.inputs, time * batch);
    return loss;
  }
}
