/**
 * A model that reads on from step to step, and its text, as the training loop sees them: the text as streams side by
 * side, the state carried on, held-out text read as one stream.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';
import type { TokenIds } from '../../text/token-stream.ts';
import type { StreamReader } from '../generation/stream-reader.ts';
import { dropoutKey } from '../layers/dropout.ts';
import type { ParameterVector } from '../parameters.ts';
import type { Streams } from './streams.ts';
import type { LossSum, StepPart, TrainingTask } from './task.ts';

/** A network over B streams of T tokens a step. */
export interface StreamTrainee {
  readonly backend: Backend;
  readonly values: ParameterVector;
  readonly gradients: ParameterVector;
  /** Groups of neighbouring streams, each [T·streams] and time-major: filled before each step. */
  readonly networks: readonly { batch: number; inputs: Uint32Array; targets: Uint32Array }[];
  /** Dropout layers, each with a mask for every group of streams; 0 where nothing is dropped. */
  readonly dropouts: number;
  /**
   * Forward and backward over `time` steps.
   * @param dropoutKeys layer by layer, group by group
   * @returns the summed loss in nats
   */
  lossAndGradient(
    time: number,
    scale: number,
    dropoutKeys: ArrayLike<number> | undefined,
    accumulate: boolean,
  ): number;
  valuesChanged(): void;
  /** Forgets what was read; goes on after `time` steps; what is remembered, by name. */
  reset(): void;
  carry(time: number): void;
  carried(): Record<string, Floats>;
}

const WHOLE: StepPart = { share: 1, accumulate: false };

export class StreamTask implements TrainingTask {
  readonly backend: Backend;
  readonly values: ParameterVector;
  readonly gradients: ParameterVector;
  readonly stepsPerEpoch: number;
  readonly divergedAbove: number;
  readonly validate?: (stopWhen: () => boolean) => Promise<LossSum | undefined>;
  readonly #trainee: StreamTrainee;
  readonly #streams: Streams;
  readonly #random: Random;

  /**
   * @param random the keys of dropout come from it
   * @param held what is held out, and who reads it; absent where nothing is
   */
  constructor(
    trainee: StreamTrainee,
    streams: Streams,
    vocabulary: number,
    random: Random,
    held?: { reader: StreamReader; ids: TokenIds },
  ) {
    this.backend = trainee.backend;
    this.values = trainee.values;
    this.gradients = trainee.gradients;
    this.stepsPerEpoch = streams.steps;
    this.divergedAbove = 10 * Math.log(Math.max(2, vocabulary));
    this.#trainee = trainee;
    this.#streams = streams;
    this.#random = random;
    if (held !== undefined) this.validate = (stopWhen) => held.reader.loss(held.ids, stopWhen);
  }

  startEpoch(): void {
    this.#trainee.reset();
  }

  valuesChanged(): void {
    this.#trainee.valuesChanged();
  }

  tokensOf(_epoch: number, step: number): number {
    const { length, time, batch } = this.#streams;
    return Math.min(time, length - step * time) * batch;
  }

  step(epoch: number, step: number, { share, accumulate }: StepPart = WHOLE): LossSum {
    const trainee = this.#trainee;
    const { batch } = this.#streams;
    let time = 0;
    let first = 0;
    for (const { batch: count, inputs, targets } of trainee.networks) {
      time = this.#streams.fill(step, first, count, inputs, targets);
      first += count;
    }
    const tokens = time * batch;
    const keys = this.#dropoutKeys(epoch * this.stepsPerEpoch + step);
    const loss = trainee.lossAndGradient(time, share / tokens, keys, accumulate);
    trainee.carry(time);
    return { loss, tokens };
  }

  carried(): Record<string, Floats> {
    return this.#trainee.carried();
  }

  #dropoutKeys(done: number): number[] | undefined {
    const { dropouts, networks } = this.#trainee;
    const groups = networks.length;
    if (dropouts === 0) return undefined;
    return Array.from({ length: dropouts * groups }, (_, i) =>
      dropoutKey(this.#random, done, i % groups, Math.floor(i / groups)),
    );
  }
}
