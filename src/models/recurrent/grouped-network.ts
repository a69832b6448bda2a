/**
 * A training step's streams in groups: each goes forward and back through time on its own, then the gradients of the
 * weights are summed over all groups, in their order, into one gradient. Both are jobs whose items threads share; an
 * item writes memory of its own, so that the result depends on the batch alone, not on who does what.
 *
 * Every thread of a team (math/worker-team.ts) builds the same over the same memory, so all see the same arrays, those
 * included in which the main thread writes what to do and finds what came out.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import { ParameterVector } from '../../neural/parameters.ts';
import type { StreamTrainee } from '../../neural/training/stream-task.ts';
import type { RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';

/** All that decides what is built. */
export interface NetworkPlan {
  config: RecurrentConfig;
  /** T: steps in time, at most. */
  time: number;
  /** B: streams. */
  batch: number;
  /** How many threads share the work: for several the gradient is cut into more parts, of the same bytes. */
  threads: number;
}

/** A part of the gradient, and about how long it takes. */
interface Part {
  multiplications: number;
  run: () => void;
}

/** Has items 0 to `items` - 1 of a job done, by whatever threads; returns when they are. */
export type RunJob = (job: number, items: number) => void;

/**
 * Streams of a group: enough rows for the matrix products, few enough for several threads. It decides what is summed
 * in which order, and so is the same for any number of threads.
 */
export function groupSize(hidden: number): number {
  return hidden > 256 ? 16 : 8;
}

/** Jobs: a group forward and back; or only one of both, with the output between them; a part of the gradient. */
const BOTH = 0;
const FORWARD = 1;
const BACK = 2;
const GRADIENT = 3;
/** Of one item: kernels within an item are not shared, and these are too small to gain by it. */
const PREPARE = 4;

export class GroupedNetwork implements StreamTrainee {
  readonly backend: Backend;
  readonly weights: RecurrentWeights;
  readonly networks: RecurrentNetwork[];
  readonly gradients: ParameterVector;
  /** Groups of streams. */
  readonly groups: number;
  /** The summed loss of each group in nats. */
  readonly #losses: Float64Array;
  /** time, scale, 1 for dropout */
  readonly #pass: Float64Array;
  /** Of dropout: layer by layer, group by group. */
  readonly #keys: Uint32Array;
  /** Parts of the gradient, each of tensors or rows of its own; the longest first. */
  readonly #parts: (() => void)[];
  readonly #run: RunJob;

  /**
   * @param backend new, or that of another thread over the same memory
   * @param run a team of threads whose work is `work`; without it this thread does everything
   */
  constructor(backend: Backend, { config, time, batch, threads }: NetworkPlan, run?: RunJob) {
    const most = groupSize(config.hidden);
    const sizes = Array.from({ length: Math.ceil(batch / most) }, (_, g) => Math.min(most, batch - g * most));
    this.backend = backend;
    this.groups = sizes.length;
    this.weights = new RecurrentWeights(backend, config, time * sizes[0], sizes[0]);
    this.networks = sizes.map(
      (size) => new RecurrentNetwork(this.weights, { time, batch: size, training: true }),
    );
    this.gradients = ParameterVector.zeros(backend, this.values.layout);
    this.#losses = backend.doubles(sizes.length);
    this.#pass = backend.doubles(3);
    this.#keys = backend.ids(sizes.length * config.layers);
    this.#parts = this.#partsOfGradient(threads);
    this.#run = run ?? this.#runAlone;
  }

  get values(): ParameterVector {
    return this.weights.values;
  }

  get dropouts(): number {
    const { dropout, layers } = this.weights.config;
    return dropout > 0 ? layers : 0;
  }

  lossAndGradient(
    time: number,
    scale: number,
    dropoutKeys: ArrayLike<number> | undefined,
    accumulate: boolean,
  ): number {
    const { networks, gradients, groups } = this;
    this.#pass.set([time, scale, dropoutKeys === undefined ? 0 : 1]);
    if (dropoutKeys !== undefined) this.#keys.set(dropoutKeys);
    if (!accumulate) gradients.flat.fill(0);
    if (this.#outputFits(time)) this.#run(BOTH, groups);
    else {
      this.#run(FORWARD, groups);
      networks.forEach((network, g) => {
        network.stack.setPass(time, dropoutKeys !== undefined);
        this.#losses[g] = network.outputGradient(gradients, time, scale);
      });
      this.#run(BACK, groups);
    }
    this.#run(GRADIENT, this.#parts.length);
    if (this.weights.config.tied) this.#embeddingGradient();
    let loss = 0;
    for (const part of this.#losses) loss += part;
    return loss;
  }

  /** An item of a job. */
  readonly work = (job: number, item: number): void => {
    const time = this.#pass[0];
    const dropping = this.#pass[2] === 1;
    if (job === PREPARE) this.weights.prepare();
    else if (job === GRADIENT) {
      for (const { stack } of this.networks) stack.setPass(time, dropping);
      this.#parts[item]();
    } else {
      const network = this.networks[item];
      if (job === BACK) network.stack.setPass(time, dropping);
      if (job !== BACK) network.forward(time, { dropoutKeys: this.#keysOf(item) });
      if (job === BOTH) this.#losses[item] = network.outputGradient(null, time, this.#pass[1]);
      if (job !== FORWARD) this.#backThroughTime(network, time);
    }
  };

  valuesChanged(): void {
    this.#run(PREPARE, 1);
  }

  reset(): void {
    for (const network of this.networks) network.reset();
  }

  carry(time: number): void {
    for (const network of this.networks) network.carry(time);
  }

  /** By group and array: `0.1` is the cell of the first group's lowest layer, for an LSTM. */
  carried(): Record<string, Floats> {
    const byName: Record<string, Floats> = {};
    this.networks.forEach(({ stack }, g) => {
      stack.carried().forEach((state, i) => {
        byName[`${g}.${i}`] = state;
      });
    });
    return byName;
  }

  /** Whether the gradients of all logits are kept: else the output layer is gone through in chunks, by one thread. */
  #outputFits(time: number): boolean {
    return this.networks[0].output.fits(time * this.networks[0].batch);
  }

  #keysOf(g: number): number[] | undefined {
    if (this.#pass[2] === 0) return undefined;
    return Array.from({ length: this.weights.config.layers }, (_, l) => this.#keys[l * this.groups + g]);
  }

  #backThroughTime({ stack, input, inputs, batch }: RecurrentNetwork, time: number): void {
    stack.backward(time, null);
    for (const layer of stack.layers) layer.sumBiasGradients();
    input.collect(stack.layers[0].dInputPart, inputs, time * batch);
  }

  #partsOfGradient(threads: number): (() => void)[] {
    const { gradients, weights, networks } = this;
    const { cells, output, config } = weights;
    const { hidden, embedding, vocabulary } = config;
    const positions = networks.reduce((sum, { inputs }) => sum + inputs.length, 0);
    const parts: Part[] = [];
    /** For each group in turn. @param size multiplications for each position */
    const part = (size: number, add: (network: RecurrentNetwork, rows: number) => void) => {
      const run = () => {
        for (const network of networks) add(network, this.#pass[0] * network.batch);
      };
      parts.push({ multiplications: size * positions, run });
    };
    const looked = weights.input.table === null ? positions : vocabulary;
    parts.push({
      multiplications: 2 * cells[0].width * embedding * looked,
      run: () => this.#inputGradient(),
    });
    cells.forEach((cell, l) => {
      for (const [from, to] of cell.hiddenProduct.parts(threads)) {
        part((to - from) * hidden, ({ stack }) => stack.layers[l].hiddenWeightGradient(gradients, from, to));
      }
      for (const [from, to] of l === 0 ? [] : cell.inputProduct.parts(threads)) {
        part((to - from) * hidden, ({ stack }, rows) => {
          const { dInputPart } = stack.layers[l];
          cell.inputWeightGradient(gradients, dInputPart, stack.outputOf(l - 1), rows, from, to);
        });
      }
      part(1, ({ stack }) => stack.layers[l].addBiasGradients(gradients));
    });
    if (this.#outputFits(networks[0].time)) {
      for (const [from, to] of output.product.parts(threads)) {
        part((to - from) * hidden, ({ stack, output: { dLogits } }, rows) =>
          output.weightGradient(gradients, dLogits, stack.output, rows, from, to),
        );
      }
      part(vocabulary, ({ output: { dLogits } }, rows) => output.biasGradient(gradients, dLogits, rows));
    }
    return parts.sort((a, b) => b.multiplications - a.multiplications).map(({ run }) => run);
  }

  /** W_ih of the lowest layer and, where it is not the output's too, the embedding. */
  #inputGradient(): void {
    const { networks, gradients } = this;
    const { tied } = this.weights.config;
    if (this.weights.input.table !== null) {
      const [first, ...others] = networks;
      for (const { input } of others) first.input.addTable(input);
      first.input.weightGradient(gradients, first.stack.layers[0].dInputPart, 0);
    } else {
      for (const { input, stack, batch } of networks) {
        input.weightGradient(gradients, stack.layers[0].dInputPart, this.#pass[0] * batch);
      }
    }
    if (!tied) this.#embeddingGradient();
  }

  #embeddingGradient(): void {
    const { networks, gradients } = this;
    const hasTable = this.weights.input.table !== null;
    for (const { input, stack, inputs, batch } of hasTable ? networks.slice(0, 1) : networks) {
      const { dInputPart } = stack.layers[0];
      input.embeddingGradient(gradients, dInputPart, inputs, this.#pass[0] * batch);
    }
  }

  readonly #runAlone: RunJob = (job, items) => {
    for (let item = 0; item < items; item++) this.work(job, item);
  };
}
