/**
 * The convolutional network for sentences. Source: Y. Kim, "Convolutional Neural Networks for Sentence Classification",
 * EMNLP 2014: embedding, filters over windows of words, ReLU, the largest value over time, dropout, a linear layer.
 *   ids [B, T], 0 is padding; x [B·T, E]; pooled [B, widths·F]; logits [B, K]
 *
 * ReLU and the maximum may change places: the network takes the maximum first, and ReLU of B·F numbers instead of
 * B·T·F. Going back, only the windows that won have a gradient, and only they are looked at.
 */
import type { Backend, Floats } from '../../../math/backend.ts';
import { Convolution } from '../../../neural/layers/convolution.ts';
import { Dropout } from '../../../neural/layers/dropout.ts';
import { Embedding } from '../../../neural/layers/embedding.ts';
import { Linear } from '../../../neural/layers/linear.ts';
import { MaxOverTime } from '../../../neural/layers/max-over-time.ts';
import { SoftmaxOutput } from '../../../neural/losses/softmax-output.ts';
import { ParameterVector } from '../../../neural/parameters.ts';
import { type CnnConfig, convolutionName, layoutOf } from './config.ts';

export interface CnnPlace {
  backend: Backend;
  values: ParameterVector;
  /** B and T, at most. */
  batch: number;
  time: number;
  training: boolean;
}

export class CnnNetwork {
  readonly config: CnnConfig;
  readonly values: ParameterVector;
  /** [B·T] */
  readonly ids: Uint32Array;
  /** [B] */
  readonly targets: Uint32Array;
  /** [B] tokens of each text. */
  readonly lengths: Uint32Array;
  /** [B, widths·F] after ReLU, and what goes on to the output. */
  readonly pooled: Floats;
  readonly #given: Floats;
  readonly #backend: Backend;
  readonly #embedding: Embedding;
  readonly #branches: { convolution: Convolution; maximum: MaxOverTime }[];
  readonly #dropout: Dropout;
  readonly #output: SoftmaxOutput;
  readonly #x: Floats;
  readonly #dX: Floats;
  /** [B·T, F] of one width after another. */
  readonly #scores: Floats;
  /** [B, F] */
  readonly #best: Floats;
  readonly #dPooled: Floats;
  readonly #windows: Uint32Array;

  constructor(config: CnnConfig, { backend, values, batch, time, training }: CnnPlace) {
    const { vocabulary, embedding: E, widths, filters: F, classes, dropout } = config;
    const features = F * widths.length;
    const rows = batch * time;
    this.config = config;
    this.values = values;
    this.#backend = backend;
    this.ids = backend.ids(rows);
    this.targets = backend.ids(batch);
    this.lengths = backend.ids(batch);
    this.#windows = backend.ids(batch);
    this.#embedding = new Embedding({ backend, values, rows }, 'embedding', vocabulary, E, { padding: 0 });
    this.#branches = widths.map((width, i) => ({
      convolution: new Convolution(backend, values, convolutionName(i), E, F, width),
      maximum: new MaxOverTime(backend, batch, F),
    }));
    this.#dropout = new Dropout(backend, training ? dropout : 0, 0, batch, features);
    const linear = new Linear({ backend, values }, 'output', features, classes);
    this.#output = new SoftmaxOutput(backend, linear, batch);
    this.#x = backend.floats(rows * E);
    this.#dX = backend.floats(training ? rows * E : 0);
    this.#scores = backend.floats(rows * F);
    this.#best = backend.floats(batch * F);
    this.pooled = backend.floats(batch * features);
    this.#given = backend.floats(batch * features);
    this.#dPooled = backend.floats(training ? batch * features : 0);
    this.prepare();
  }

  /** A network with parameters of its own, all 0. */
  static alone(
    backend: Backend,
    config: CnnConfig,
    size: Pick<CnnPlace, 'batch' | 'time' | 'training'>,
  ): CnnNetwork {
    return new CnnNetwork(config, {
      backend,
      values: ParameterVector.zeros(backend, layoutOf(config)),
      ...size,
    });
  }

  /** The least tokens of a text: those of the widest window; shorter texts are padded. */
  static leastTime({ widths }: CnnConfig): number {
    return Math.max(...widths);
  }

  /** To be called after the values have changed. */
  prepare(): void {
    for (const { convolution } of this.#branches) convolution.prepare();
  }

  /** [B, F] of each width: at which token the winning window begins. */
  placesOf(branch: number): Uint32Array {
    return this.#branches[branch].maximum.places;
  }

  /**
   * Fills `pooled` from the first batch·time ids.
   * @param masked whether windows beyond `lengths` are left out; else padding counts as a token
   */
  forward(batch: number, time: number, masked: boolean, dropout?: { key?: number; mask?: Floats }): void {
    const { kernels } = this.#backend;
    const { filters: F, embedding: E, widths } = this.config;
    const features = F * widths.length;
    kernels.gatherRows(this.#x, this.values.get(this.#embedding.name), this.ids, batch * time, E);
    for (const [i, { convolution, maximum }] of this.#branches.entries()) {
      const windows = convolution.windows(time);
      convolution.forward(this.#scores, this.#x, batch, time);
      if (masked) {
        for (let b = 0; b < batch; b++) {
          this.#windows[b] = Math.max(1, this.lengths[b] - convolution.width + 1);
        }
      }
      maximum.forward(this.#best, this.#scores, batch, windows, masked ? this.#windows : null);
      for (let b = 0; b < batch; b++) {
        const to = b * features + i * F;
        for (let f = 0; f < F; f++) this.pooled[to + f] = Math.max(0, this.#best[b * F + f]);
      }
    }
    const n = batch * features;
    if (dropout?.mask !== undefined) kernels.multiply(this.#given, this.pooled, dropout.mask, n);
    else {
      const dropoutKeys = dropout?.key === undefined ? undefined : [dropout.key];
      this.#dropout.forward(this.#given, this.pooled, batch, { dropoutKeys });
    }
  }

  /** The logits [B, K] after `forward`, in memory that the next call overwrites. */
  logits(batch: number): Floats {
    return this.#output.logits(this.#given, batch);
  }

  /** The summed loss in nats after `forward`. */
  loss(batch: number): number {
    return this.#output.loss(this.#given, this.targets, batch);
  }

  /** The same; adds to the gradients. @param mask of dropout, where `forward` was given one */
  lossAndGradient(
    batch: number,
    time: number,
    scale: number,
    gradients: ParameterVector,
    mask?: Floats,
  ): number {
    const { kernels } = this.#backend;
    const { filters: F, embedding: E, widths } = this.config;
    const features = F * widths.length;
    const dPooled = this.#dPooled;
    const loss = this.#output.lossAndGradient(this.#given, this.targets, batch, scale, gradients, dPooled);
    if (mask !== undefined) kernels.multiply(dPooled, dPooled, mask, batch * features);
    else this.#dropout.backward(null, dPooled, this.#given, batch, dPooled, false);
    const dX = gradients.has(this.#embedding.name) ? this.#dX : null;
    dX?.fill(0, 0, batch * time * E);
    const dBest = this.#best;
    for (const [i, { convolution, maximum }] of this.#branches.entries()) {
      for (let b = 0; b < batch; b++) {
        const from = b * features + i * F;
        for (let f = 0; f < F; f++) dBest[b * F + f] = this.pooled[from + f] > 0 ? dPooled[from + f] : 0;
      }
      convolution.backwardBest(gradients, dBest, maximum.places, this.#x, batch, time, dX);
    }
    if (dX !== null) this.#embedding.backward(gradients, dX, this.ids, batch * time);
    return loss;
  }
}
