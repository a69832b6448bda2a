/**
 * Recurrent layers one above the other, with dropout behind each (W. Zaremba et al., 2014, which leaves out the one
 * over time). What is shared is the weights; a stack has the activations and the carried state of its own streams.
 *
 * Groups of streams go through time each on its own, as the items of a job: threads that have built the same stack over
 * the same memory can do them. All else is kernels.
 *   T steps, B streams, H hidden units; rows are time-major: t·B + b
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';
import type { CellWeights } from './cell-weights.ts';
import { Dropout } from './dropout.ts';
import type { Recurrent } from './recurrent.ts';
import { createRecurrent } from './recurrent-cells.ts';

export interface StackSize {
  /** T: steps in time, at most. */
  time: number;
  /** B: streams. */
  batch: number;
  /** False leaves out what only `backward` needs. */
  training: boolean;
  /** Streams that go through time together. @defaultValue all */
  group?: number;
}

/** Has items 0 to `items` - 1 of a job done, by whatever threads; returns when they are. */
export type RunJob = (job: number, items: number) => void;

/** Jobs below it go forward through a layer, those from it on back. */
const BACK = 64;

export class RecurrentStack {
  /** From the lowest on. The input's part of the gates of the lowest is to be filled before `forward`. */
  readonly layers: readonly Recurrent[];
  readonly batch: number;
  readonly hidden: number;
  /** With dropout: a layer of it behind each recurrent layer, and what it hands on, [T·B,H]. */
  readonly #dropouts: Dropout[];
  readonly #dropped: Floats[];
  /** What threads must know of a pass: its steps in time, 1 for dropout; and the keys, layer by layer, group by group. */
  readonly #pass: Uint32Array;
  readonly #keys: Uint32Array;
  readonly #run: RunJob;

  /**
   * @param cells the weights of the layers, from the lowest on
   * @param dropout probability with which an output of a layer is dropped in training
   * @param run a team of threads whose work is `work`; without it this thread does everything
   */
  constructor(backend: Backend, cells: readonly CellWeights[], size: StackSize, dropout = 0, run?: RunJob) {
    const positions = size.time * size.batch;
    this.layers = cells.map((cell) => createRecurrent(cell, size));
    this.batch = size.batch;
    this.hidden = cells[0].hidden;
    const dropping = size.training && dropout > 0 ? cells : [];
    this.#dropouts = dropping.map((_, l) => new Dropout(backend, dropout, l, positions, this.hidden));
    this.#dropped = dropping.map(() => backend.floats(positions * this.hidden));
    this.#pass = backend.ids(2);
    this.#keys = backend.ids(cells.length * this.groups);
    this.#run = run ?? this.#runAlone;
  }

  /** Groups of streams that go through time on their own. */
  get groups(): number {
    return this.layers[0].groups;
  }

  /** The carried state: [B,H] arrays, layer by layer (a state, and with LSTM a cell). */
  carried(): Floats[] {
    return this.layers.flatMap((layer) => layer.carried());
  }

  /** The same by group and place in that list, `0.1`, each [streams of the group, H]. */
  carriedByGroup(): Record<string, Floats> {
    const size = this.layers[0].group * this.hidden;
    const byName: Record<string, Floats> = {};
    for (let g = 0; g < this.groups; g++) {
      this.carried().forEach((state, i) => {
        byName[`${g}.${i}`] = state.subarray(g * size, (g + 1) * size);
      });
    }
    return byName;
  }

  /** Carried state back to zeros. */
  reset(): void {
    for (const state of this.carried()) state.fill(0);
  }

  /** The state after `time` steps becomes the carried one. */
  carry(time: number): void {
    for (const layer of this.layers) layer.carry(time);
  }

  /** The output [T·B,H] of the last forward pass, after dropout. */
  get output(): Floats {
    return this.#outputOf(this.layers.length - 1);
  }

  /** [T·B,H]: where the gradient of the output is to be put before `backward`, which uses it up. */
  get dOutput(): Floats {
    return this.layers[this.layers.length - 1].dHidden;
  }

  /**
   * From the input's part of the lowest layer on.
   * @param dropoutKeys a key for the masks of each layer and group (l·groups + g); without them nothing is dropped
   */
  forward(time: number, dropoutKeys?: ArrayLike<number>): void {
    const dropping = dropoutKeys !== undefined && this.#dropouts.length > 0;
    this.#pass[0] = time;
    this.#pass[1] = dropping ? 1 : 0;
    if (dropping) this.#keys.set(dropoutKeys);
    this.layers.forEach((layer, l) => {
      if (l > 0) layer.weights.projectInput(layer.inputPart, this.#outputOf(l - 1), time * this.batch);
      this.#run(l, this.groups);
    });
  }

  /** Back to the gradient of the input's part of the lowest layer; adds to the gradients of all but its W_ih. */
  backward(time: number, gradients: ParameterVector | null): void {
    const { layers } = this;
    const rows = time * this.batch;
    for (let l = layers.length - 1; l >= 0; l--) {
      const layer = layers[l];
      const { dHidden, hidden, dInputPart, weights } = layer;
      if (this.#pass[1] === 1) this.#dropouts[l].backward(null, dHidden, hidden, rows, dHidden, false);
      layer.stateGradients?.fill(0);
      this.#run(BACK + l, this.groups);
      layer.setSteps(time);
      if (gradients !== null) layer.parameterGradients(gradients);
      if (l === 0) return;
      const below = this.#outputOf(l - 1);
      weights.projectInputBackward(gradients, dInputPart, below, rows, layers[l - 1].dHidden, false);
    }
  }

  /** An item of a job: group g through one layer, forward or back. */
  readonly work = (job: number, g: number): void => {
    const [time, dropping] = this.#pass;
    const l = job % BACK;
    const layer = this.layers[l];
    layer.setSteps(time);
    if (job >= BACK) {
      layer.backwardGroup(g);
      return;
    }
    layer.forwardGroup(g);
    if (dropping === 0) return;
    const key = this.#keys[l * this.groups + g];
    const rows = layer.rowsAt(0, g);
    for (let t = 0; t < time; t++) {
      const from = t * this.batch + g * layer.group;
      this.#dropouts[l].drop(this.#dropped[l], layer.hidden, from, rows, key, t * rows);
    }
  };

  /** What layer l hands on. */
  #outputOf(l: number): Floats {
    return this.#pass[1] === 1 ? this.#dropped[l] : this.layers[l].hidden;
  }

  readonly #runAlone: RunJob = (job, items) => {
    for (let item = 0; item < items; item++) this.work(job, item);
  };
}
