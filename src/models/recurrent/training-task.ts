/**
 * A recurrent model and its text as the training loop sees them. The shards of a step (shards.ts) are worked on by a
 * team of threads, or one after the other, with the same result.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';
import { MAXIMUM_THREADS } from '../../math/simd-backend.ts';
import { moduleBeside, WorkerTeam } from '../../math/worker-team.ts';
import { StreamReader } from '../../neural/generation/stream-reader.ts';
import { dropoutKey } from '../../neural/layers/dropout.ts';
import type { ParameterVector } from '../../neural/parameters.ts';
import { Streams } from '../../neural/training/streams.ts';
import type { LossSum, TrainingTask } from '../../neural/training/task.ts';
import type { RecurrentConfig } from './config.ts';
import { RecurrentNetwork, type RecurrentWeights } from './network.ts';
import { SHARD, ShardedNetwork, shardSize, TABLE } from './shards.ts';

export interface TaskText {
  train: Uint32Array;
  /** Read as one stream. */
  valid?: Uint32Array;
}

export interface TaskShape {
  batch: number;
  sequence: number;
  /** At most; plain TypeScript kernels and single streams use one. @defaultValue 1 */
  threads?: number;
}

/** Held-out tokens that are read in one pass. */
const VALID_PART = 128;

export class RecurrentTask implements TrainingTask {
  readonly backend: Backend;
  readonly network: ShardedNetwork;
  readonly stepsPerEpoch: number;
  readonly divergedAbove: number;
  readonly validate?: (stopWhen: () => boolean) => Promise<LossSum | undefined>;
  readonly #streams: Streams;
  readonly #dropout: Random;
  readonly #team: WorkerTeam | undefined;

  /**
   * @param backend new: threads repeat what is taken from it
   * @param random dropout draws from it
   */
  constructor(
    backend: Backend,
    config: RecurrentConfig,
    text: TaskText,
    { batch, sequence, threads = 1 }: TaskShape,
    random: Random,
  ) {
    const streams = new Streams(text.train, batch, sequence);
    const plan = { config, time: Math.min(sequence, streams.length), batch };
    this.backend = backend;
    this.#streams = streams;
    this.#dropout = random;
    this.stepsPerEpoch = streams.steps;
    this.divergedAbove = 10 * Math.log(Math.max(2, config.vocabulary));
    this.network = new ShardedNetwork(backend, plan);
    const { memory } = backend;
    const useful = Math.min(threads, MAXIMUM_THREADS, this.network.shards.length);
    if (memory !== null && useful > 1) {
      this.#team = new WorkerTeam({
        threads: useful,
        memory,
        module: moduleBeside('./shard-worker', import.meta.url),
        data: plan,
        work: (job, item) => this.network.work(job, item),
      });
    }
    const { valid } = text;
    if (valid === undefined || valid.length < 2) return;
    const shape = { time: VALID_PART, batch: 1, training: false };
    const reader = new StreamReader(new RecurrentNetwork(this.weights, shape));
    this.validate = (stopWhen) => reader.loss(valid, stopWhen);
  }

  get weights(): RecurrentWeights {
    return this.network.weights;
  }

  get values(): ParameterVector {
    return this.weights.values;
  }

  get gradients(): ParameterVector {
    return this.network.gradients;
  }

  /** How many threads work on a step. */
  get threads(): number {
    return this.#team?.threads ?? 1;
  }

  /** Shards that each thread has done so far. */
  get shares(): number[] {
    return this.#team?.shares ?? [];
  }

  /** Resolves when all threads have started. A training need not wait for them. */
  async ready(): Promise<void> {
    await this.#team?.ready();
  }

  startEpoch(): void {
    for (const shard of this.network.shards) shard.reset();
  }

  valuesChanged(): void {
    this.weights.prepare();
  }

  step(epoch: number, step: number): LossSum {
    const { network } = this;
    const { shards } = network;
    const { batch } = this.#streams;
    const most = shardSize(this.weights.config.hidden);
    let time = 0;
    for (let s = 0; s < shards.length; s++) {
      const { inputs, targets, shape } = shards[s];
      time = this.#streams.fill(step, s * most, shape.batch, inputs, targets);
    }
    const dropoutKeys = this.#dropoutKeys(epoch * this.stepsPerEpoch + step);
    network.tell({ time, scale: 1 / (time * batch), dropoutKeys });
    this.#run(SHARD, shards.length);
    const loss = network.addUp();
    this.#run(TABLE, 2);
    return { loss, tokens: time * batch };
  }

  carried(): Record<string, Floats> {
    const byName: Record<string, Floats> = {};
    this.network.shards.forEach((shard, s) => {
      shard.carried().forEach((state, i) => {
        byName[`${s}.${i}`] = state;
      });
    });
    return byName;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#team?.close();
  }

  #run(job: number, items: number): void {
    if (this.#team !== undefined) this.#team.run(job, items);
    else for (let item = 0; item < items; item++) this.network.work(job, item);
  }

  #dropoutKeys(done: number): number[] | undefined {
    const { dropout, layers } = this.weights.config;
    if (dropout === 0) return undefined;
    return this.network.shards.flatMap((_, s) =>
      Array.from({ length: layers }, (_, layer) => dropoutKey(this.#dropout, done, s, layer)),
    );
  }
}
