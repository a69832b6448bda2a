/**
 * A recurrent model and its text as the training loop sees them. The B streams of a step are worked on in shards of
 * 16, each with activations and gradients of its own, which are added up in the order of the shards: the result
 * depends on the batch size alone, not on who computes which shard.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';
import { dropoutKey } from '../../neural/dropout.ts';
import type { LossSum, TrainingTask } from '../../neural/trainer.ts';
import type { RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';
import { StreamReader } from './reader.ts';
import { Streams } from './streams.ts';

/** Streams of one shard. */
export const SHARD = 16;

export interface TaskText {
  train: Uint32Array;
  /** Read as one stream. */
  valid?: Uint32Array;
}

export class RecurrentTask implements TrainingTask {
  readonly backend: Backend;
  readonly weights: RecurrentWeights;
  readonly shards: RecurrentNetwork[];
  readonly gradients: Floats;
  readonly stepsPerEpoch: number;
  readonly divergedAbove: number;
  readonly validate?: (stopWhen: () => boolean) => Promise<LossSum | undefined>;
  readonly #streams: Streams;
  readonly #dropout: Random;
  /** The step at hand, for `runShard`. */
  #now = { done: 0, step: 0 };
  readonly #losses: Float64Array;

  /** @param random dropout draws from it */
  constructor(
    backend: Backend,
    config: RecurrentConfig,
    text: TaskText,
    { batch, sequence }: { batch: number; sequence: number },
    random: Random,
  ) {
    const streams = new Streams(text.train, batch, sequence);
    const time = Math.min(sequence, streams.length);
    const sizes = Array.from({ length: Math.ceil(batch / SHARD) }, (_, s) =>
      Math.min(SHARD, batch - s * SHARD),
    );
    this.backend = backend;
    this.#streams = streams;
    this.#dropout = random;
    this.stepsPerEpoch = streams.steps;
    this.divergedAbove = 10 * Math.log(Math.max(2, config.vocabulary));
    this.weights = new RecurrentWeights(backend, config, time * sizes[0]);
    this.shards = sizes.map(
      (size) => new RecurrentNetwork(this.weights, { time, batch: size, training: true }),
    );
    this.#losses = new Float64Array(sizes.length);
    const { size } = this.weights.values.layout;
    this.gradients = sizes.length === 1 ? this.shards[0].gradients.flat : backend.floats(size);
    const { valid } = text;
    if (valid === undefined || valid.length < 2) return;
    const reader = new StreamReader(this.weights);
    this.validate = (stopWhen) => reader.loss(valid, stopWhen);
  }

  get values(): Floats {
    return this.weights.values.flat;
  }

  startEpoch(): void {
    for (const shard of this.shards) shard.reset();
  }

  valuesChanged(): void {
    this.weights.prepare();
  }

  step(epoch: number, step: number): LossSum {
    this.#now = { done: epoch * this.stepsPerEpoch + step, step };
    for (let s = 0; s < this.shards.length; s++) this.runShard(s);
    this.#addUp();
    let loss = 0;
    for (const part of this.#losses) loss += part;
    const { length, time, batch } = this.#streams;
    return { loss, tokens: Math.min(time, length - step * time) * batch };
  }

  /** Forward and backward of one shard, whose state is carried on. */
  runShard(s: number): void {
    const shard = this.shards[s];
    const { done, step } = this.#now;
    const { batch } = this.#streams;
    const { config } = this.weights;
    const size = shard.shape.batch;
    const time = this.#streams.fill(step, s * SHARD, size, shard.inputs, shard.targets);
    const keys =
      config.dropout > 0
        ? shard.passes.map((_, layer) => dropoutKey(this.#dropout, done, s, layer))
        : undefined;
    this.#losses[s] = shard.lossAndGradient(time, 1 / (time * batch), keys);
    shard.carry(time);
  }

  carried(): Record<string, Floats> {
    const byName: Record<string, Floats> = {};
    this.shards.forEach((shard, s) => {
      shard.carried().forEach((state, i) => {
        byName[`${s}.${i}`] = state;
      });
    });
    return byName;
  }

  /** gradients = the sum over the shards, in their order. */
  #addUp(): void {
    const { gradients, shards, backend } = this;
    if (shards.length === 1) return;
    gradients.set(shards[0].gradients.flat);
    for (let s = 1; s < shards.length; s++) {
      backend.kernels.add(gradients, shards[s].gradients.flat, gradients.length);
    }
  }
}
