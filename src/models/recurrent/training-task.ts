/**
 * A recurrent model in training, with the threads that work on it: groups of streams go through time as items of a
 * team's jobs, and the kernels are shared as well; any number of threads ends in the same bytes.
 */
import { type Backend, createBackend } from '../../math/backend.ts';
import { moduleBeside } from '../../math/module-beside.ts';
import type { Random } from '../../math/random.ts';
import { StreamReader } from '../../neural/generation/stream-reader.ts';
import type { RunJob } from '../../neural/layers/recurrent-stack.ts';
import { StreamTask } from '../../neural/training/stream-task.ts';
import { Streams } from '../../neural/training/streams.ts';
import type { RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';

export interface TaskText {
  train: Uint32Array;
  /** Read as one stream. */
  valid?: Uint32Array;
}

export interface TaskShape {
  batch: number;
  sequence: number;
  /** At most; plain TypeScript kernels and single groups use one. @defaultValue 1 */
  threads?: number;
  /** @defaultValue that of the environment */
  kernels?: 'simd' | 'js';
}

/** All that decides what threads build. */
export interface NetworkPlan {
  config: RecurrentConfig;
  /** T: steps in time, at most. */
  time: number;
  /** B: streams. */
  batch: number;
}

/** Held-out tokens that are read in one pass. */
const VALID_PART = 128;

/**
 * Streams of a group: enough rows for the matrix products, few enough for several threads. It decides what is summed
 * in which order, and so is the same for any number of threads.
 */
function groupSize(hidden: number): number {
  return hidden > 256 ? 16 : 8;
}

/** What every thread builds first over the memory: the same arrays in the same places. */
export function trainingNetwork(
  backend: Backend,
  { config, time, batch }: NetworkPlan,
  run?: RunJob,
): RecurrentNetwork {
  const group = Math.min(batch, groupSize(config.hidden));
  const weights = new RecurrentWeights(backend, config, time * batch, group);
  return new RecurrentNetwork(weights, { time, batch, training: true, group }, run);
}

export class RecurrentTask extends StreamTask {
  readonly weights: RecurrentWeights;

  /** @param random dropout draws from it @throws NlpError where the text is too short for so many streams */
  static of(config: RecurrentConfig, text: TaskText, shape: TaskShape, random: Random): RecurrentTask {
    const { batch, sequence, threads = 1, kernels } = shape;
    const streams = new Streams(text.train, batch, sequence);
    const plan: NetworkPlan = { config, time: Math.min(sequence, streams.length), batch };
    const useful = Math.min(threads, Math.ceil(batch / groupSize(config.hidden)));
    const worker = { module: moduleBeside('./network-worker', import.meta.url), data: plan };
    const backend = createBackend({ kernels, threads: useful, worker });
    const { team } = backend;
    const network = trainingNetwork(backend, plan, team === null ? undefined : (...job) => team.run(...job));
    if (team !== null) team.work = network.stack.work;
    return new RecurrentTask(network, streams, random, text.valid);
  }

  private constructor(network: RecurrentNetwork, streams: Streams, random: Random, valid?: Uint32Array) {
    const { weights, stack } = network;
    const { config, backend, values } = weights;
    const trainee = {
      backend,
      values,
      gradients: network.gradients,
      inputs: network.inputs,
      targets: network.targets,
      dropouts: config.dropout > 0 ? config.layers : 0,
      groups: stack.groups,
      lossAndGradient: network.lossAndGradient.bind(network),
      valuesChanged: () => weights.prepare(),
      reset: () => stack.reset(),
      carry: (time: number) => stack.carry(time),
      carried: () => stack.carriedByGroup(),
    };
    const size = { time: VALID_PART, batch: 1, training: false };
    const held =
      valid === undefined || valid.length < 2
        ? undefined
        : { reader: new StreamReader(new RecurrentNetwork(weights, size)), ids: valid };
    super(trainee, streams, config.vocabulary, random, held);
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
