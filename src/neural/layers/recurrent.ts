/**
 * A recurrent layer over time: the loop, the state before and after it, and what comes out of all steps together. The
 * three cells differ in one step forward and one step back, found in recurrent-cells.ts.
 *
 *   T steps, B streams, I inputs, H hidden units, G gates·H; rows are step by step (steps.ts): row t·B + b where all
 *   streams have the same length
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
  /** [T]: states before and after each step, and their gradients. */
  protected before: Floats[] = [];
  protected after: Floats[] = [];
  protected dBefore: Floats[] = [];
  protected dAfter: Floats[] = [];
  readonly #training: boolean;
  readonly #even: Steps;
  /** [G] each: the gradients of the biases of this pass, b_hh's in the second where it is another. */
  readonly #biasSums: readonly [Floats, Floats];
  /** For reversed layers: where each row finds its input, and the inputs in that order. */
  readonly #reversal: Uint32Array | undefined;
  readonly #turned: Floats;

  constructor(weights: CellWeights, { time, batch, training, reversed = false }: RecurrentSize) {
    const { backend, hidden, inputs, width } = weights;
    this.weights = weights;
    this.batch = batch;
    this.inputs = inputs;
    this.outputs = hidden;
    this.#training = training;
    this.states = backend.floats((time + 1) * batch * hidden);
    this.hidden = this.states.subarray(batch * hidden);
    this.dStates = backend.floats(training ? (time + 1) * batch * hidden : 0);
    this.dHidden = this.dStates.subarray(training ? batch * hidden : 0);
    const biases = training ? width : 0;
    this.#biasSums = [backend.floats(biases), backend.floats(weights.cell === 'gru' ? biases : 0)];
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
    const { time, sizes } = this.steps;
    for (let t = 0; t < time; t++) this.stepForward(t, sizes[t]);
  }

  /** Which steps `backwardSteps` and the gradients are of, where another thread's object went forward. */
  setSteps(steps: number | Steps): void {
    this.#layOut(typeof steps === 'number' ? this.#evenSteps(steps) : steps);
  }

  /** From `dHidden` back through time; adds to the gradients of W_hh and the biases, null: none. */
  backwardSteps(gradients: ParameterVector | null): void {
    const { time, sizes } = this.steps;
    const { stateGradients, finalGradients } = this;
    if (finalGradients !== undefined) this.#addFinalGradient(finalGradients[0]);
    this.startBackward(finalGradients?.[1]);
    if (this.wantsInitialGradient) this.initialGradients()[0].fill(0);
    for (let t = time - 1; t >= 0; t--) {
      if (stateGradients !== undefined) stateGradients[t] = this.stateGradient(t, sizes[t]);
      this.stepBackward(t, sizes[t], t > 0 || this.wantsInitialGradient);
    }
    if (gradients === null) return;
    this.hiddenWeightGradient(gradients);
    this.biasGradients(gradients);
  }

  /**
   * Adds to the gradient of W_hh after a `backwardSteps` without: its rows `from` to `to` - 1, so that threads can
   * share it.
   */
  hiddenWeightGradient(gradients: ParameterVector, from = 0, to = this.weights.width): void {
    const { names, width, hidden, hiddenProduct } = this.weights;
    const dWeight = gradients.find(names.weightHidden);
    if (dWeight === null) return;
    const dHiddenPart = this.dHiddenPart();
    if (this.steps.sizes === this.#even.sizes) {
      hiddenProduct.add(dWeight, dHiddenPart, this.states, rowsOf(this.steps), from, to);
      return;
    }
    for (const { first, before, count } of this.#runs()) {
      const dRows = dHiddenPart.subarray(first * width, (first + count) * width);
      const states = this.states.subarray(before * hidden, (before + count) * hidden);
      hiddenProduct.add(dWeight, dRows, states, count, from, to);
    }
  }

  /** And those of the biases. */
  biasGradients(gradients: ParameterVector): void {
    this.sumBiasGradients();
    this.addBiasGradients(gradients);
  }

  /** Sums the gradients of the biases over all rows, best by the thread that has just filled them. */
  sumBiasGradients(): void {
    const { backend, width } = this.weights;
    const [ofInput, ofHidden] = this.#biasSums;
    const rows = rowsOf(this.steps);
    backend.kernels.sumRows(ofInput, this.dInputPart, rows, width, false);
    if (ofHidden.length > 0) backend.kernels.sumRows(ofHidden, this.dHiddenPart(), rows, width, false);
  }

  /** Adds what `sumBiasGradients` has found. */
  addBiasGradients(gradients: ParameterVector): void {
    const { backend, names, width } = this.weights;
    const [ofInput, ofHidden] = this.#biasSums;
    const [dInput, dHidden] = [gradients.find(names.biasInput), gradients.find(names.biasHidden)];
    if (dInput !== null) backend.kernels.add(dInput, ofInput, width);
    if (dHidden !== null) backend.kernels.add(dHidden, ofHidden.length > 0 ? ofHidden : ofInput, width);
  }

  /** What makes up the state, [B+rows,H] each: before the first step, then after each. */
  protected histories(): Floats[] {
    return [this.states];
  }

  /** @param final [B,H] the gradient of the final cells from elsewhere */
  protected startBackward(_final: Floats | undefined): void {}

  /** The squared norm of the gradient of the state after step t, before `stepBackward`. */
  protected stateGradient(t: number, rows: number): number {
    return this.weights.backend.kernels.sumOfSquares(this.dAfter[t], rows * this.outputs);
  }

  /** [rows,G]: the gradient of hiddenPrev·W_hhᵀ + b_hh. */
  protected dHiddenPart(): Floats {
    return this.dInputPart;
  }

  protected abstract stepForward(t: number, rows: number): void;
  /** Fills dInputPart of the step; adds to the gradient of the state before it, where that is wanted. */
  protected abstract stepBackward(t: number, rows: number, wanted: boolean): void;

  /** Views of the steps; a cell adds those of its own arrays. */
  protected layOut(): void {
    this.before = this.viewsBefore(this.states, this.outputs);
    this.after = this.viewsAfter(this.hidden, this.outputs);
    if (!this.#training) return;
    this.dBefore = this.viewsBefore(this.dStates, this.outputs);
    this.dAfter = this.viewsAfter(this.dHidden, this.outputs);
  }

  /** Of an array [rows, width]: the rows of each step. */
  protected viewsAfter(array: Floats, width: number): Floats[] {
    const { starts } = this.steps;
    return this.#views(array, width, (t) => starts[t]);
  }

  /** Of an array [B+rows, width] that begins with what was before the first step: what was before each step. */
  protected viewsBefore(array: Floats, width: number): Floats[] {
    const { starts } = this.steps;
    return this.#views(array, width, (t) => (t === 0 ? 0 : this.batch + starts[t - 1]));
  }

  #views(array: Floats, width: number, rowOf: (t: number) => number): Floats[] {
    const { time, sizes } = this.steps;
    return Array.from({ length: time }, (_, t) => {
      const from = rowOf(t);
      return array.subarray(from * width, (from + sizes[t]) * width);
    });
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

  /** Stretches of rows whose states before lie in a row, too: one, where all streams have the same length. */
  #runs(): { first: number; before: number; count: number }[] {
    const { time, sizes, starts } = this.steps;
    const runs: { first: number; before: number; count: number }[] = [];
    for (let t = 0; t < time; t++) {
      const before = t === 0 ? 0 : this.batch + starts[t - 1];
      const last = runs.at(-1);
      if (last !== undefined && last.before + last.count === before) last.count += sizes[t];
      else runs.push({ first: starts[t], before, count: sizes[t] });
    }
    return runs;
  }
}
