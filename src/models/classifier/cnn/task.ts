/**
 * The network and its texts as the training loop sees them. In each epoch texts come in another order; a step takes texts
 * of like length, which are neighbours of the order.
 */
import type { Backend, Floats } from '../../../math/backend.ts';
import type { Random } from '../../../math/random.ts';
import { dropoutKey } from '../../../neural/layers/dropout.ts';
import { ParameterVector } from '../../../neural/parameters.ts';
import type { LossSum, StepPart, TrainingTask, Validation } from '../../../neural/training/task.ts';
import { CnnNetwork } from './network.ts';

/** Texts as ids. */
export interface IdTexts {
  ids: readonly Uint32Array[];
  classOf: Uint32Array;
}

/** Steps whose texts are sorted by length together. */
const NEIGHBOURS = 32;

export class CnnTask implements TrainingTask {
  readonly backend: Backend;
  readonly values: ParameterVector;
  readonly gradients: ParameterVector;
  readonly stepsPerEpoch: number;
  readonly divergedAbove: number;
  readonly validate?: (stopWhen: () => boolean) => Promise<Validation | undefined>;
  readonly network: CnnNetwork;
  readonly #texts: IdTexts;
  readonly #batch: number;
  readonly #random: Random;
  readonly #least: number;
  #steps: Uint32Array[] = [];

  constructor(
    network: CnnNetwork,
    backend: Backend,
    texts: IdTexts,
    held: IdTexts,
    batch: number,
    random: Random,
  ) {
    this.network = network;
    this.backend = backend;
    this.values = network.values;
    this.gradients = ParameterVector.zeros(backend, network.values.layout.trained());
    this.stepsPerEpoch = Math.ceil(texts.ids.length / batch);
    this.divergedAbove = 20 * Math.log(Math.max(3, network.config.classes));
    this.#texts = texts;
    this.#batch = batch;
    this.#random = random;
    this.#least = CnnNetwork.leastTime(network.config);
    if (held.ids.length > 0) this.validate = async (stopWhen) => this.#validate(held, stopWhen);
  }

  startEpoch(epoch: number): void {
    const { ids } = this.#texts;
    const random = this.#random.fork('order').fork(epoch);
    const order = random.shuffle(Uint32Array.from(ids, (_, i) => i));
    const steps: Uint32Array[] = [];
    const many = NEIGHBOURS * this.#batch;
    for (let from = 0; from < order.length; from += many) {
      const part = order.subarray(from, from + many).sort((a, b) => ids[a].length - ids[b].length || a - b);
      for (let at = 0; at < part.length; at += this.#batch) steps.push(part.slice(at, at + this.#batch));
    }
    // The short ones shall not always come first. The last step of all may have fewer texts.
    this.#steps = random.shuffle(steps);
  }

  step(epoch: number, step: number, part?: StepPart): LossSum {
    if (this.#steps.length === 0) this.startEpoch(epoch);
    const places = this.#steps[step];
    const { network, gradients } = this;
    const time = this.#fill(this.#texts, places);
    const key =
      network.config.dropout > 0
        ? dropoutKey(this.#random, epoch * this.stepsPerEpoch + step, 0, 0)
        : undefined;
    if (part?.accumulate !== true) gradients.flat.fill(0);
    network.forward(places.length, time, true, { key });
    const scale = (part?.share ?? 1) / places.length;
    const loss = network.lossAndGradient(places.length, time, scale, gradients);
    return { loss, tokens: places.length };
  }

  valuesChanged(): void {
    this.network.prepare();
  }

  carried(): Record<string, Floats> {
    return {};
  }

  #validate(held: IdTexts, stopWhen: () => boolean): Validation | undefined {
    const { network } = this;
    const { classes } = network.config;
    const order = Uint32Array.from(held.ids, (_, i) => i);
    order.sort((a, b) => held.ids[a].length - held.ids[b].length || a - b);
    let loss = 0;
    let right = 0;
    for (let from = 0; from < order.length; from += this.#batch) {
      const places = order.subarray(from, from + this.#batch);
      const time = this.#fill(held, places);
      network.forward(places.length, time, true);
      const logits = network.logits(places.length);
      for (let b = 0; b < places.length; b++) {
        let best = 0;
        for (let k = 1; k < classes; k++) if (logits[b * classes + k] > logits[b * classes + best]) best = k;
        if (best === held.classOf[places[b]]) right++;
      }
      loss += network.loss(places.length);
      if (stopWhen()) return undefined;
    }
    return { loss, tokens: order.length, metrics: { accuracy: right / order.length } };
  }

  /** @returns the time that all texts of the step have */
  #fill({ ids, classOf }: IdTexts, places: Uint32Array): number {
    const { network } = this;
    let time = this.#least;
    for (const i of places) time = Math.max(time, ids[i].length);
    for (let b = 0; b < places.length; b++) {
      const text = ids[places[b]];
      network.ids.set(text, b * time);
      network.ids.fill(0, b * time + text.length, (b + 1) * time);
      network.lengths[b] = Math.max(this.#least, text.length);
      network.targets[b] = classOf[places[b]];
    }
    return time;
  }
}
