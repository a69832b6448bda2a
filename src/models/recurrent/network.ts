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
import type { PassContext } from '../../neural/layers/layer.ts';
import { Linear } from '../../neural/layers/linear.ts';
import type { RecurrentSize } from '../../neural/layers/recurrent.ts';
import { RecurrentStack } from '../../neural/layers/recurrent-stack.ts';
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
  readonly stack: RecurrentStack;
  readonly input: TokenInputPass;
  readonly output: SoftmaxOutput;

  constructor(weights: RecurrentWeights, size: RecurrentSize) {
    const { backend, config, cells } = weights;
    const { time, batch, training } = size;
    this.weights = weights;
    this.time = time;
    this.batch = batch;
    this.inputs = backend.ids(time * batch);
    this.targets = backend.ids(time * batch);
    this.input = new TokenInputPass(weights.input, time * batch, training);
    this.stack = new RecurrentStack(backend, cells, size, config.dropout);
    this.output = new SoftmaxOutput(backend, weights.output, time * batch);
  }

  reset(): void {
    this.stack.reset();
  }

  carry(time: number): void {
    this.stack.carry(time);
  }

  /** Forward through the recurrent layers. @param context without keys nothing is dropped */
  forward(time: number, context?: PassContext): void {
    this.input.forward(this.stack.layers[0].inputPart, this.inputs, time * this.batch);
    this.stack.forward(time, context);
  }

  /** The summed loss in nats over `time` steps. */
  loss(time: number): number {
    this.forward(time);
    return this.output.loss(this.stack.output, this.targets, time * this.batch);
  }

  /** The logits [B,V] after step `time` (1 is the first), in scratch memory; after `forward`. */
  logitsAfter(time: number): Floats {
    const size = this.batch * this.weights.config.hidden;
    return this.output.logits(this.stack.output.subarray((time - 1) * size, time * size), this.batch);
  }

  /**
   * Forward and backward over `time` steps: adds scale times the derivative of the summed loss to the gradients.
   * @param from the first step whose loss counts
   * @returns the summed loss in nats
   */
  lossAndGradient(
    gradients: ParameterVector,
    time: number,
    scale: number,
    context?: PassContext,
    from = 0,
  ): number {
    this.forward(time, context);
    const loss = this.outputGradient(gradients, time, scale, from);
    this.stack.backward(time, gradients);
    const { dInputPart } = this.stack.layers[0];
    this.input.backward(gradients, dInputPart, this.inputs, time * this.batch);
    return loss;
  }

  /** The loss, with the gradients of the output layer (null: none) and of what it is given. */
  outputGradient(gradients: ParameterVector | null, time: number, scale: number, from = 0): number {
    const { targets, batch } = this;
    const { hidden } = this.weights.config;
    const { output, dOutput } = this.stack;
    const first = from * batch;
    const rows = time * batch - first;
    if (from === 0) return this.output.lossAndGradient(output, targets, rows, scale, gradients, dOutput);
    dOutput.fill(0, 0, first * hidden);
    const [x, dX] = [output.subarray(first * hidden), dOutput.subarray(first * hidden)];
    return this.output.lossAndGradient(x, targets.subarray(first), rows, scale, gradients, dX);
  }
}
