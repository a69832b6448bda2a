/**
 * A training step's streams in shards, each with activations, carried state and gradients of its own, which are added
 * up in the order of the shards: the result depends on the batch alone, not on which thread works on which shard.
 *
 * Every thread of a team (math/worker-team.ts) builds a `ShardedNetwork` of the same plan over the same memory, so
 * all see the same arrays, those included in which the main thread says what to do and finds what came out.
 */
import type { Backend } from '../../math/backend.ts';
import { ParameterVector } from '../../neural/parameters.ts';
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

/**
 * Streams of a shard: enough rows for the matrix products, few enough for several threads. Large layers have fewer
 * shards, as each holds a gradient of everything and reads all weights.
 */
export function shardSize(hidden: number): number {
  return hidden > 256 ? 16 : 8;
}

/** Jobs of a team. */
export const SHARD = 0;
export const TABLE = 1;

export class ShardedNetwork {
  readonly weights: RecurrentWeights;
  readonly shards: RecurrentNetwork[];
  /** The sum over the shards, after `addUp` and both items of job TABLE. */
  readonly gradients: ParameterVector;
  /** The summed loss of each shard in nats. */
  readonly losses: Float64Array;
  /** time, scale, 1 for dropout */
  readonly #told: Float64Array;
  readonly #keys: Uint32Array;

  constructor(backend: Backend, { config, time, batch }: ShardPlan) {
    const most = shardSize(config.hidden);
    const sizes = Array.from({ length: Math.ceil(batch / most) }, (_, s) => Math.min(most, batch - s * most));
    this.weights = new RecurrentWeights(backend, config, time * sizes[0], sizes[0]);
    this.shards = sizes.map(
      (size) => new RecurrentNetwork(this.weights, { time, batch: size, training: true }),
    );
    const { layout } = this.weights.values;
    this.gradients =
      sizes.length === 1
        ? this.shards[0].gradients
        : new ParameterVector(layout, backend.floats(layout.size));
    this.losses = backend.doubles(sizes.length);
    this.#told = backend.doubles(3);
    this.#keys = backend.ids(sizes.length * config.layers);
  }

  /** Says what the shards are to do next, in whatever thread. */
  tell({ time, scale, dropoutKeys }: ShardStep): void {
    this.#told.set([time, scale, dropoutKeys === undefined ? 0 : 1]);
    if (dropoutKeys !== undefined) this.#keys.set(dropoutKeys);
  }

  /** Item `item` of a job: a shard, or half of what comes after `addUp`. */
  work(job: number, item: number): void {
    if (job === SHARD) this.#runShard(item);
    else this.shards[0].tableBackward(item, this.gradients);
  }

  /** Forward and backward of one shard, whose state is carried on. */
  #runShard(s: number): void {
    const [time, scale, dropping] = this.#told;
    const { layers } = this.weights.config;
    const shard = this.shards[s];
    const keys = dropping === 0 ? undefined : Array.from(this.#keys.subarray(s * layers, (s + 1) * layers));
    this.losses[s] = shard.shardGradient(time, scale, keys);
    shard.carry(time);
  }

  /** Gradients, those of the input table too, become the sum over the shards, in their order. @returns the summed loss */
  addUp(): number {
    const { shards, losses } = this;
    const { kernels } = this.weights.backend;
    const sum = this.gradients.flat;
    if (shards.length > 1) sum.set(shards[0].gradients.flat);
    const { dTable } = shards[0];
    for (const shard of shards.slice(1)) {
      kernels.add(sum, shard.gradients.flat, sum.length);
      kernels.add(dTable, shard.dTable, dTable.length);
    }
    let loss = 0;
    for (const part of losses) loss += part;
    return loss;
  }
}
