/**
 * A recurrent model in training, with the threads that work on it; any number of them ends in the same bytes.
 */
import { createBackend } from '../../math/backend.ts';
import { moduleBeside } from '../../math/module-beside.ts';
import type { Random } from '../../math/random.ts';
import { StreamReader } from '../../neural/generation/stream-reader.ts';
import { StreamTask } from '../../neural/training/stream-task.ts';
import { Streams } from '../../neural/training/streams.ts';
import type { TokenIds } from '../../text/token-stream.ts';
import type { RecurrentConfig } from './config.ts';
import { GroupedNetwork, groupSize, type NetworkPlan } from './grouped-network.ts';
import { RecurrentNetwork, type RecurrentWeights } from './network.ts';

export interface TaskText {
  train: TokenIds;
  /** Read as one stream. */
  valid?: TokenIds;
}

export interface TaskShape {
  batch: number;
  sequence: number;
  /** At most; plain TypeScript kernels and single groups use one. @defaultValue 1 */
  threads?: number;
  /** @defaultValue that of the environment */
  kernels?: 'simd' | 'js';
}

/** Held-out tokens that are read in one pass. */
const VALID_PART = 128;

export class RecurrentTask extends StreamTask {
  readonly weights: RecurrentWeights;

  /** @param random dropout draws from it @throws NlpError where the text is too short for so many streams */
  static of(config: RecurrentConfig, text: TaskText, shape: TaskShape, random: Random): RecurrentTask {
    const { batch, sequence, threads = 1, kernels } = shape;
    const streams = new Streams(text.train, batch, sequence);
    const useful = Math.min(threads, Math.ceil(batch / groupSize(config.hidden)));
    const time = Math.min(sequence, streams.length);
    const plan: NetworkPlan = { config, time, batch, threads: useful };
    const worker = { module: moduleBeside('./network-worker', import.meta.url), data: plan };
    const backend = createBackend({ kernels, threads: useful, worker });
    const { team } = backend;
    const run = team === null ? undefined : (job: number, items: number) => team.run(job, items);
    const network = new GroupedNetwork(backend, plan, run);
    if (team !== null) team.work = network.work;
    return new RecurrentTask(network, streams, random, text.valid);
  }

  private constructor(network: GroupedNetwork, streams: Streams, random: Random, valid?: TokenIds) {
    const { weights } = network;
    const size = { time: VALID_PART, batch: 1, training: false };
    const held =
      valid === undefined || valid.length < 2
        ? undefined
        : { reader: new StreamReader(new RecurrentNetwork(weights, size)), ids: valid };
    super(network, streams, weights.config.vocabulary, random, held);
    this.weights = weights;
  }

  /** How many threads work on a step. */
  get threads(): number {
    return this.backend.team?.threads ?? 1;
  }

  /** Items that each thread has done so far. */
  get shares(): number[] {
    return this.backend.team?.shares ?? [];
  }

  /** Resolves when all threads have started. A training need not wait for them. */
  async ready(): Promise<void> {
    await this.backend.team?.ready();
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.backend.close();
  }
}
