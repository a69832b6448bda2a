/**
 * A training step's streams in shards, each with activations, carried state and gradients of its own, which are added
 * up in the order of the shards: the result depends on the batch alone, not on which thread works on which shard.
 *
 * Every thread of a team (math/worker-team.ts) builds a `ShardedNetwork` of the same plan over the same memory, so
 * all see the same arrays, those included in which the main thread says what to do and finds what came out.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';

/** All that decides what is built. */
export interface ShardPlan {
  config: RecurrentConfig;
  /** T: steps in time, at most. */
  time: number;
  /** B: streams. */
  batch: number;
}

/** What a shard is told of a step. */
export interface ShardStep {
  /** T' <= T. */
  time: number;
  /** What the derivative of the summed loss is multiplied with. */
  scale: number;
  /** A key for the dropout mask of each shard and layer: shard·layers + layer; none, and nothing is dropped. */
  dropoutKeys?: ArrayLike<number>;
}

/** Streams of a shard: enough rows for the matrix products, and shards for two threads from a batch of 16 on. */
export function shardSize(batch: number): number {
  return batch >= 32 ? 16 : 8;
}

export class ShardedNetwork {
  readonly weights: RecurrentWeights;
  readonly shards: RecurrentNetwork[];
  /** The sum over the shards, after `addUp`. */
  readonly gradients: Floats;
  /** The summed loss of each shard in nats. */
  readonly losses: Float64Array;
  /** time, scale, 1 for dropout */
  readonly #told: Float64Array;
  readonly #keys: Uint32Array;

  constructor(backend: Backend, { config, time, batch }: ShardPlan) {
    const most = shardSize(batch);
    const sizes = Array.from({ length: Math.ceil(batch / most) }, (_, s) => Math.min(most, batch - s * most));
    this.weights = new RecurrentWeights(backend, config, time * sizes[0], sizes[0]);
    this.shards = sizes.map(
      (size) => new RecurrentNetwork(this.weights, { time, batch: size, training: true }),
    );
    const { size } = this.weights.values.layout;
    this.gradients = sizes.length === 1 ? this.shards[0].gradients.flat : backend.floats(size);
    this.losses = backend.doubles(sizes.length);
    this.#told = backend.doubles(3);
    this.#keys = backend.ids(sizes.length * config.layers);
  }

  /** Says what `runShard` is to do next, in whatever thread. */
  tell({ time, scale, dropoutKeys }: ShardStep): void {
    this.#told.set([time, scale, dropoutKeys === undefined ? 0 : 1]);
    if (dropoutKeys !== undefined) this.#keys.set(dropoutKeys);
  }

  /** Forward and backward of one shard, whose state is carried on. */
  runShard(s: number): void {
    const [time, scale, dropping] = this.#told;
    const { layers } = this.weights.config;
    const shard = this.shards[s];
    const keys = dropping === 0 ? undefined : Array.from(this.#keys.subarray(s * layers, (s + 1) * layers));
    this.losses[s] = shard.lossAndGradient(time, scale, keys);
    shard.carry(time);
  }

  /** gradients = the sum over the shards, in their order. @returns the summed loss */
  addUp(): number {
    const { gradients, shards, losses } = this;
    const { kernels } = this.weights.backend;
    if (shards.length > 1) gradients.set(shards[0].gradients.flat);
    for (let s = 1; s < shards.length; s++) {
      kernels.add(gradients, shards[s].gradients.flat, gradients.length);
    }
    let loss = 0;
    for (const part of losses) loss += part;
    return loss;
  }
}
