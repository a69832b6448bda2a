/**
 * A recurrent layer over time: the loop, the state before and after it, and what comes out of all steps together. The
 * three cells differ in one step forward and one step back, found in recurrent-cells.ts.
 *
 *   T steps, B streams, I inputs, H hidden units, G gates·H; rows are step by step (steps.ts): row t·B + b where all
 *   streams have the same length. Streams are worked on in groups, each for itself through all of time.
 */
import type { Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';
import type { CellWeights } from './cell-weights.ts';
import type { Layer, PassContext } from './layer.ts';
import { evenSteps, lastRows, reversedRows, rowsOf, type Steps } from './steps.ts';

export interface RecurrentSize {
  /** T: steps in time, at most. */
  time: number;
  /** B: streams, at most. */
  batch: number;
  /** False leaves out what only `backward` needs. */
  training: boolean;
  /** Streams of a group. @defaultValue all */
  group?: number;
  /** Reads every stream from its end. @defaultValue false */
  reversed?: boolean;
}

export interface RecurrentContext extends PassContext {
  /** Absent, all streams have rows / B steps. */
  steps?: Steps;
}

export abstract class Recurrent implements Layer {
  readonly weights: CellWeights;
  readonly batch: number;
  readonly group: number;
  readonly groups: number;
  readonly inputs: number;
  readonly outputs: number;
  /** [rows,G] the input's part of the gates, which `forwardSteps` goes on from. */
  abstract readonly inputPart: Floats;
  /** [rows,G] after `backwardSteps`: the gradient of the input's part. */
  abstract readonly dInputPart: Floats;
  /** [B+rows,H]: the state before the first step, then the states after each. */
  readonly states: Floats;
  /** [rows,H]: the output. */
  readonly hidden: Floats;
  /** [B+rows,H]: the gradients of `states`. */
  readonly dStates: Floats;
  /** [rows,H]: the gradient of the output in; after `backward` the whole gradient of each state. */
  readonly dHidden: Floats;
  /** [B,H] each: the gradients of `finalStates` that come from elsewhere, such as a decoder, before `backward`. */
  finalGradients: readonly Floats[] | undefined;
  /** Whether `backward` fills `initialGradients`. */
  wantsInitialGradient = false;
  /**
   * Where `backward` leaves, where it is given, the squared norm of the gradient of the state after each step: of the
   * hidden state, and of the cell on its way to the next step. [T]
   */
  stateGradients: Float64Array | undefined;
  protected steps: Steps;
  /** [T·groups]: states before and after each step, and their gradients. */
  protected before: Floats[] = [];
  protected after: Floats[] = [];
  protected dBefore: Floats[] = [];
  protected dAfter: Floats[] = [];
  readonly #training: boolean;
  readonly #even: Steps;
  readonly #biasGradient: Floats;
  /** For reversed layers: where each row finds its input, and the inputs in that order. */
  readonly #reversal: Uint32Array | undefined;
  readonly #turned: Floats;

  constructor(
    weights: CellWeights,
    { time, batch, training, group = batch, reversed = false }: RecurrentSize,
  ) {
    const { backend, hidden, inputs, width } = weights;
    this.weights = weights;
    this.batch = batch;
    this.group = Math.min(group, batch);
    this.groups = Math.ceil(batch / this.group);
    this.inputs = inputs;
    this.outputs = hidden;
    this.#training = training;
    this.states = backend.floats((time + 1) * batch * hidden);
    this.hidden = this.states.subarray(batch * hidden);
    this.dStates = backend.floats(training ? (time + 1) * batch * hidden : 0);
    this.dHidden = this.dStates.subarray(training ? batch * hidden : 0);
    this.#biasGradient = backend.floats(training ? width : 0);
    this.#reversal = reversed ? backend.ids(time * batch) : undefined;
    this.#turned = backend.floats(reversed ? time * batch * inputs : 0);
    this.#even = evenSteps(time, batch);
    this.steps = this.#even;
  }

  prepare(): void {
    this.weights.prepare();
  }

  /** The arrays of the state before the first step, [B,H] each: hidden, and with LSTM cell. */
  carried(): Floats[] {
    return this.histories().map((history) => history.subarray(0, this.batch * this.outputs));
  }

  /** Their gradients after `backward`, where `wantsInitialGradient` is set. */
  initialGradients(): Floats[] {
    return [this.dStates.subarray(0, this.batch * this.outputs)];
  }

  /** The states [B,H] after the last step of each stream, hidden and with LSTM cell, copied into `out`. */
  finalStates(out: readonly Floats[]): void {
    const rows = lastRows(this.steps);
    this.histories().forEach((history, s) => {
      for (let b = 0; b < rows.length; b++) {
        const from = (this.batch + rows[b]) * this.outputs;
        out[s].set(history.subarray(from, from + this.outputs), b * this.outputs);
      }
    });
  }

  /** The states after step `time`, where all streams have that length, become those before the next pass. */
  carry(time: number): void {
    const size = this.batch * this.outputs;
    for (const history of this.histories()) history.copyWithin(0, time * size, (time + 1) * size);
  }

  /** @param out may be `hidden`, the layer's own memory: then nothing is copied */
  forward(out: Floats, x: Floats, rows: number, { steps }: RecurrentContext = {}): void {
    const { kernels } = this.weights.backend;
    const reversal = this.#reversal;
    const at = steps ?? this.#evenSteps(rows / this.batch);
    if (reversal === undefined) this.weights.projectInput(this.inputPart, x, rows);
    else {
      reversedRows(at, reversal);
      kernels.gatherRows(this.#turned, x, reversal, rows, this.inputs);
      this.weights.projectInput(this.inputPart, this.#turned, rows);
    }
    this.forwardSteps(at);
    if (reversal !== undefined) kernels.gatherRows(out, this.hidden, reversal, rows, this.outputs);
    else if (out !== this.hidden) out.set(this.hidden.subarray(0, rows * this.outputs));
  }

  /** @param dOut may be `dHidden`, which is used up */
  backward(
    gradients: ParameterVector | null,
    dOut: Floats,
    x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    const { kernels } = this.weights.backend;
    const reversal = this.#reversal;
    if (reversal !== undefined) kernels.gatherRows(this.dHidden, dOut, reversal, rows, this.outputs);
    else if (dOut !== this.dHidden) this.dHidden.set(dOut.subarray(0, rows * this.outputs));
    this.backwardSteps(gradients);
    const { dInputPart } = this;
    if (reversal === undefined) {
      this.weights.projectInputBackward(gradients, dInputPart, x, rows, dX, accumulate);
      return;
    }
    const turned = this.#turned;
    this.weights.projectInputBackward(gradients, dInputPart, turned, rows, null, false);
    if (dX === null) return;
    this.weights.inputGradient(turned, dInputPart, rows, false);
    if (!accumulate) dX.fill(0, 0, rows * this.inputs);
    kernels.scatterAddRows(dX, turned, reversal, rows, this.inputs);
  }

  /** From `inputPart` through time. @param steps all streams' number of steps, or each one's */
  forwardSteps(steps: number | Steps): void {
    this.setSteps(steps);
    for (let g = 0; g < this.groups; g++) this.forwardGroup(g);
  }

  /** From `dHidden` back through time; adds to the gradients of W_hh and the biases. */
  backwardSteps(gradients: ParameterVector | null): void {
    this.stateGradients?.fill(0);
    if (this.finalGradients !== undefined) this.#addFinalGradient(this.finalGradients[0]);
    for (let g = 0; g < this.groups; g++) this.backwardGroup(g);
    if (gradients !== null) this.parameterGradients(gradients);
  }

  /** Which steps the groups below go through. */
  setSteps(steps: number | Steps): void {
    this.#layOut(typeof steps === 'number' ? this.#evenSteps(steps) : steps);
  }

  /** One group of streams through time; groups are independent of each other. */
  forwardGroup(g: number): void {
    for (let t = 0; t < this.steps.time; t++) {
      const rows = this.rowsAt(t, g);
      if (rows > 0) this.stepForward(t * this.groups + g, rows);
    }
  }

  /** And back. */
  backwardGroup(g: number): void {
    const [from, to] = this.#unitsOf(g);
    this.startBackward(g, this.finalGradients?.[1]?.subarray(from, to));
    if (this.wantsInitialGradient) this.initialGradients()[0].fill(0, from, to);
    for (let t = this.steps.time - 1; t >= 0; t--) {
      const rows = this.rowsAt(t, g);
      if (rows === 0) continue;
      const i = t * this.groups + g;
      if (this.stateGradients !== undefined) this.stateGradients[t] += this.stateGradient(i, g, rows);
      this.stepBackward(i, g, rows, t > 0 || this.wantsInitialGradient);
    }
  }

  /** Streams of a group that are there at step t. */
  rowsAt(t: number, g: number): number {
    return Math.max(0, Math.min(this.group, this.steps.sizes[t] - g * this.group));
  }

  /** What makes up the state, [B+rows,H] each: before the first step, then after each. */
  protected histories(): Floats[] {
    return [this.states];
  }

  /** A group begins. @param final [group,H] the gradient of the final cells from elsewhere */
  protected startBackward(_g: number, _final: Floats | undefined): void {}

  /** The squared norm of the gradient of a group's state after a step, before `stepBackward`. */
  protected stateGradient(i: number, _g: number, rows: number): number {
    return this.weights.backend.kernels.sumOfSquares(this.dAfter[i], rows * this.outputs);
  }

  /** [rows,G]: the gradient of hiddenPrev·W_hhᵀ + b_hh. */
  protected dHiddenPart(): Floats {
    return this.dInputPart;
  }

  /** @param i t·groups + g: the place of the step's views */
  protected abstract stepForward(i: number, rows: number): void;
  /** Fills dInputPart of the step; adds to the gradient of the state before it, where that is wanted. */
  protected abstract stepBackward(i: number, g: number, rows: number, wanted: boolean): void;

  /** Views of the steps; a cell adds those of its own arrays. */
  protected layOut(): void {
    this.before = this.viewsBefore(this.states, this.outputs);
    this.after = this.viewsAfter(this.hidden, this.outputs);
    if (!this.#training) return;
    this.dBefore = this.viewsBefore(this.dStates, this.outputs);
    this.dAfter = this.viewsAfter(this.dHidden, this.outputs);
  }

  /** Of an array [rows, width]: what each step and group has of it. */
  protected viewsAfter(array: Floats, width: number): Floats[] {
    const { time, starts } = this.steps;
    return this.#views(array, width, (t) => starts[t], time);
  }

  /** Of an array [B+rows, width] that begins with what was before the first step: what was before each step. */
  protected viewsBefore(array: Floats, width: number): Floats[] {
    const { time, starts } = this.steps;
    return this.#views(array, width, (t) => (t === 0 ? 0 : this.batch + starts[t - 1]), time);
  }

  /** Of an array [B, width]: the rows of each group. */
  protected viewsOfGroups(array: Floats, width: number): Floats[] {
    return Array.from({ length: this.groups }, (_, g) =>
      array.subarray(g * this.group * width, Math.min((g + 1) * this.group, this.batch) * width),
    );
  }

  #views(array: Floats, width: number, rowOf: (t: number) => number, time: number): Floats[] {
    const views: Floats[] = [];
    for (let t = 0; t < time; t++) {
      for (let g = 0; g < this.groups; g++) {
        const from = rowOf(t) + g * this.group;
        views.push(array.subarray(from * width, (from + this.rowsAt(t, g)) * width));
      }
    }
    return views;
  }

  /** Where the group's part of a [B,H] array begins and ends. */
  #unitsOf(g: number): [number, number] {
    const from = g * this.group;
    return [from * this.outputs, Math.min(from + this.group, this.batch) * this.outputs];
  }

  /** All streams with the same number of steps; what lies where is the same for any number. */
  #evenSteps(time: number): Steps {
    return time === this.#even.time ? this.#even : { ...this.#even, time };
  }

  #layOut(steps: Steps): void {
    const isSame = this.after.length > 0 && steps.sizes === this.steps.sizes;
    this.steps = isSame ? steps : { ...steps, time: steps.sizes.length };
    if (!isSame) this.layOut();
    this.steps = steps;
  }

  #addFinalGradient(dFinal: Floats): void {
    const { kernels } = this.weights.backend;
    const width = this.outputs;
    lastRows(this.steps).forEach((row, b) => {
      const to = this.dHidden.subarray(row * width, (row + 1) * width);
      kernels.add(to, dFinal.subarray(b * width, (b + 1) * width), width);
    });
  }

  /** Adds to the gradients of W_hh and the biases, once all groups have gone back. */
  parameterGradients(gradients: ParameterVector): void {
    const { backend, names, width, hidden } = this.weights;
    const { kernels } = backend;
    const rows = rowsOf(this.steps);
    const dHiddenPart = this.dHiddenPart();
    const dWeight = gradients.find(names.weightHidden);
    if (dWeight !== null) {
      for (const { from, before, count } of this.#runs()) {
        const dRows = dHiddenPart.subarray(from * width, (from + count) * width);
        const states = this.states.subarray(before * hidden, (before + count) * hidden);
        kernels.matmulTransposedA(dWeight, dRows, states, width, hidden, count, true);
      }
    }
    const sum = this.#biasGradient;
    const [dInput, dHidden] = [gradients.find(names.biasInput), gradients.find(names.biasHidden)];
    if (dInput === null && dHidden === null) return;
    kernels.sumRows(sum, this.dInputPart, rows, width, false);
    if (dInput !== null) kernels.add(dInput, sum, width);
    if (dHiddenPart !== this.dInputPart) kernels.sumRows(sum, dHiddenPart, rows, width, false);
    if (dHidden !== null) kernels.add(dHidden, sum, width);
  }

  /** Stretches of rows whose states before lie in a row, too: one, where all streams have the same length. */
  #runs(): { from: number; before: number; count: number }[] {
    const { time, sizes, starts } = this.steps;
    const runs: { from: number; before: number; count: number }[] = [];
    for (let t = 0; t < time; t++) {
      const before = t === 0 ? 0 : this.batch + starts[t - 1];
      const last = runs.at(-1);
      if (last !== undefined && last.before + last.count === before) last.count += sizes[t];
      else runs.push({ from: starts[t], before, count: sizes[t] });
    }
    return runs;
  }
}
