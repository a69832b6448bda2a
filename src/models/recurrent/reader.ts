/**
 * One stream read with carried state, in stretches: the loss of a long text, or the distribution after a prompt.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Backend, Floats } from '../../math/backend.ts';
import type { LossSum } from '../../neural/trainer.ts';
import { RecurrentNetwork, type RecurrentWeights } from './network.ts';

/** Steps of one stretch. */
const STRETCH = 128;

export class StreamReader {
  readonly network: RecurrentNetwork;

  /** @param stretch how many symbols are read in one pass, at most */
  constructor(weights: RecurrentWeights, stretch = STRETCH) {
    this.network = new RecurrentNetwork(weights, { time: stretch, batch: 1, training: false });
  }

  get backend(): Backend {
    return this.network.weights.backend;
  }

  reset(): void {
    this.network.reset();
  }

  /**
   * The loss of every symbol after the first, from a state of zeros.
   * @param stopWhen asked between stretches; true ends it there, without a result
   */
  async loss(ids: Uint32Array, stopWhen: () => boolean = () => false): Promise<LossSum | undefined> {
    const { time } = this.network.shape;
    let loss = 0;
    let turn = performance.now();
    this.reset();
    for (let from = 0; from + 1 < ids.length; from += time) {
      loss += this.#lossOfStretch(ids, from);
      if (performance.now() - turn > 40) {
        await nextTurn();
        turn = performance.now();
        if (stopWhen()) return undefined;
      }
    }
    return { loss, tokens: Math.max(0, ids.length - 1) };
  }

  /** The same from the present state on, in nats. The last symbol is not read: the next call may begin with it. */
  lossOn(ids: Uint32Array): number {
    const { time } = this.network.shape;
    let loss = 0;
    for (let from = 0; from + 1 < ids.length; from += time) loss += this.#lossOfStretch(ids, from);
    return loss;
  }

  /**
   * Reads symbols on from the present state.
   * @returns the logits [V] of what comes next, in scratch memory; undefined where nothing was read
   */
  read(ids: Uint32Array, onStretch?: (count: number) => void): Floats | undefined {
    const { network } = this;
    const { time } = network.shape;
    let logits: Floats | undefined;
    for (let from = 0; from < ids.length; from += time) {
      const count = Math.min(time, ids.length - from);
      network.inputs.set(ids.subarray(from, from + count));
      network.forward(count);
      onStretch?.(count);
      if (from + count === ids.length) logits = network.logitsAfter(count);
      network.carry(count);
    }
    return logits;
  }

  /** The same for one symbol. */
  readOne(id: number): Floats {
    const { network } = this;
    network.inputs[0] = id;
    network.forward(1);
    const logits = network.logitsAfter(1);
    network.carry(1);
    return logits;
  }

  #lossOfStretch(ids: Uint32Array, from: number): number {
    const { network } = this;
    const count = Math.min(network.shape.time, ids.length - 1 - from);
    network.inputs.set(ids.subarray(from, from + count));
    network.targets.set(ids.subarray(from + 1, from + 1 + count));
    const loss = network.loss(count);
    network.carry(count);
    return loss;
  }
}
