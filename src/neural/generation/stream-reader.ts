/**
 * One stream read with carried state, a part at a time: the loss of a long text, or the distribution after a prompt.
 * What reads is any network that predicts the next token from those before.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NlpError } from '../../errors.ts';
import type { Floats } from '../../math/backend.ts';
import type { TokenIds } from '../../text/token-stream.ts';
import type { LossSum } from '../training/task.ts';

/** A network that reads one stream of ids, at most `time` of them at once, and remembers what it has read. */
export interface StreamNetwork {
  readonly time: number;
  /** [time] to be filled before each pass. */
  readonly inputs: Uint32Array;
  readonly targets: Uint32Array;
  /** Forgets what was read. */
  reset(): void;
  /** Reads `count` inputs on. */
  forward(count: number): void;
  /** The same with the summed loss of the targets in nats. */
  loss(count: number): number;
  /** The logits [V] after input `count` (1 is the first), in scratch memory; after `forward`. */
  logitsAfter(count: number): Floats;
  /** What was read up to `count` is what the next pass goes on from. */
  carry(count: number): void;
}

/** How long the reader runs before it lets others run, in milliseconds. */
const TURN = 40;

export class StreamReader<Network extends StreamNetwork = StreamNetwork> {
  readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }

  reset(): void {
    this.network.reset();
  }

  /**
   * The loss of every token after the first, from a state of zeros.
   * @param stopWhen asked between parts; true ends it there, without a result
   */
  async loss(ids: TokenIds, stopWhen: () => boolean = () => false): Promise<LossSum | undefined> {
    const { time } = this.network;
    let loss = 0;
    let turn = performance.now();
    this.reset();
    for (let from = 0; from + 1 < ids.length; from += time) {
      loss += this.#lossOfPart(ids, from);
      if (performance.now() - turn > TURN) {
        await nextTurn();
        turn = performance.now();
        if (stopWhen()) return undefined;
      }
    }
    return { loss, tokens: Math.max(0, ids.length - 1) };
  }

  /** The same from the present state on, in nats. The last token is not read: the next call may begin with it. */
  lossOn(ids: TokenIds): number {
    const { time } = this.network;
    let loss = 0;
    for (let from = 0; from + 1 < ids.length; from += time) loss += this.#lossOfPart(ids, from);
    return checkedLoss(loss);
  }

  /**
   * Reads tokens on from the present state.
   * @returns the logits [V] of what comes next, in scratch memory; undefined where nothing was read
   */
  read(ids: Uint32Array): Floats | undefined {
    const { network } = this;
    const { time } = network;
    let logits: Floats | undefined;
    for (let from = 0; from < ids.length; from += time) {
      const count = Math.min(time, ids.length - from);
      network.inputs.set(ids.subarray(from, from + count));
      network.forward(count);
      if (from + count === ids.length) logits = checkedLogits(network.logitsAfter(count));
      network.carry(count);
    }
    return logits;
  }

  /** The same for one token. */
  readOne(id: number): Floats {
    const { network } = this;
    network.inputs[0] = id;
    network.forward(1);
    const logits = checkedLogits(network.logitsAfter(1));
    network.carry(1);
    return logits;
  }

  #lossOfPart(ids: TokenIds, from: number): number {
    const { network } = this;
    const count = Math.min(network.time, ids.length - 1 - from);
    network.inputs.set(ids.subarray(from, from + count));
    network.targets.set(ids.subarray(from + 1, from + 1 + count));
    const loss = network.loss(count);
    network.carry(count);
    return loss;
  }
}

/** @throws NlpError where a logit is no finite number: weights of a file may be as large as float32 allows */
function checkedLogits(logits: Floats): Floats {
  let sum = 0;
  // Of any number but infinity and NaN this is 0.
  for (let i = 0; i < logits.length; i++) sum += logits[i] - logits[i];
  if (sum === 0) return logits;
  throw overflow();
}

/** A loss, or a sum of them. @throws NlpError where it is NaN */
export function checkedLoss(loss: number): number {
  if (!Number.isNaN(loss)) return loss;
  throw overflow();
}

function overflow(): NlpError {
  return new NlpError(
    'the numbers of the model grow beyond what can be computed: its weights are too large',
    {
      remedy: 'The model is damaged, or its training diverged; train or copy it again.',
    },
  );
}
