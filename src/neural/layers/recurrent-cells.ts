/**
 * The three recurrent cells, each as one step forward and one step back in time.
 *   rnn: J. Elman, Cognitive Science 14, 1990: h' = tanh(x·W_ihᵀ + b_ih + h·W_hhᵀ + b_hh)
 *   lstm: S. Hochreiter and J. Schmidhuber, 1997, with forget gate; gru: K. Cho et al., 2014
 *   (equations: math/plain/recurrent-cells.ts)
 */
import type { Floats } from '../../math/backend.ts';
import type { CellWeights } from './cell-weights.ts';
import { Recurrent, type RecurrentSize } from './recurrent.ts';

/** A layer of the weights' own cell. */
export function createRecurrent(weights: CellWeights, size: RecurrentSize): Recurrent {
  const Cell = { rnn: Rnn, lstm: Lstm, gru: Gru }[weights.cell];
  return new Cell(weights, size);
}

class Rnn extends Recurrent {
  readonly inputPart: Floats;
  readonly dInputPart: Floats;
  #dPre: Floats[] = [];

  constructor(weights: CellWeights, size: RecurrentSize) {
    super(weights, size);
    // Pre-activations stand where the states will be.
    this.inputPart = this.hidden;
    this.dInputPart = weights.backend.floats(size.training ? this.hidden.length : 0);
  }

  protected override layOut(): void {
    super.layOut();
    if (this.dInputPart.length > 0) this.#dPre = this.viewsAfter(this.dInputPart, this.outputs);
  }

  protected stepForward(t: number, rows: number): void {
    const { weights } = this;
    const state = this.after[t];
    weights.projectHidden(state, this.before[t], rows, true);
    weights.backend.kernels.tanhForward(state, rows * this.outputs);
  }

  protected stepBackward(t: number, rows: number, wanted: boolean): void {
    const { weights } = this;
    const dPre = this.#dPre[t];
    weights.backend.kernels.tanhBackward(dPre, this.after[t], this.dAfter[t], rows * this.outputs);
    if (wanted) weights.projectHiddenBackward(this.dBefore[t], dPre, rows);
  }
}

/** Gates i,f,g,o and a cell that is carried beside the hidden state. */
class Lstm extends Recurrent {
  /** [rows,4H]: activations after the steps forward, gradients after those back. */
  readonly inputPart: Floats;
  readonly dInputPart: Floats;
  /** [B+rows,H]: the carried cells, then those after each step. */
  readonly cells: Floats;
  /** [B,H]: the gradient of the cells on its way back; in the end that of the carried ones. */
  readonly #dCells: Floats;
  readonly #tanhCells: Floats;
  #gates: Floats[] = [];
  #cellBefore: Floats[] = [];
  #cell: Floats[] = [];
  #tanhCell: Floats[] = [];

  constructor(weights: CellWeights, size: RecurrentSize) {
    super(weights, size);
    const { backend, hidden } = weights;
    const rows = size.time * size.batch;
    this.inputPart = backend.floats(rows * 4 * hidden);
    this.dInputPart = this.inputPart;
    this.cells = backend.floats((rows + size.batch) * hidden);
    this.#tanhCells = backend.floats(rows * hidden);
    this.#dCells = backend.floats(size.training ? size.batch * hidden : 0);
  }

  override initialGradients(): Floats[] {
    return [...super.initialGradients(), this.#dCells];
  }

  protected override histories(): Floats[] {
    return [this.states, this.cells];
  }

  protected override layOut(): void {
    super.layOut();
    this.#gates = this.viewsAfter(this.inputPart, 4 * this.outputs);
    this.#cellBefore = this.viewsBefore(this.cells, this.outputs);
    this.#cell = this.viewsAfter(this.cells.subarray(this.batch * this.outputs), this.outputs);
    this.#tanhCell = this.viewsAfter(this.#tanhCells, this.outputs);
  }

  protected override startBackward(final: Floats | undefined): void {
    if (final === undefined) this.#dCells.fill(0);
    else this.#dCells.set(final);
  }

  protected override stateGradient(t: number, rows: number): number {
    const ofCell = this.weights.backend.kernels.sumOfSquares(this.#dCells, rows * this.outputs);
    return super.stateGradient(t, rows) + ofCell;
  }

  protected stepForward(t: number, rows: number): void {
    const { weights } = this;
    const gates = this.#gates[t];
    weights.projectHidden(gates, this.before[t], rows, true);
    const cell = this.#cell[t];
    const { kernels } = weights.backend;
    kernels.lstmForward(
      gates,
      this.#cellBefore[t],
      cell,
      this.#tanhCell[t],
      this.after[t],
      rows,
      this.outputs,
    );
  }

  protected stepBackward(t: number, rows: number, wanted: boolean): void {
    const { weights } = this;
    const gates = this.#gates[t];
    const [cellBefore, tanhCell, dCell] = [this.#cellBefore[t], this.#tanhCell[t], this.#dCells];
    const { kernels } = weights.backend;
    kernels.lstmBackward(gates, gates, cellBefore, tanhCell, this.dAfter[t], dCell, rows, this.outputs);
    if (wanted) weights.projectHiddenBackward(this.dBefore[t], gates, rows);
  }
}

/** Gates r,z,n; the reset gate multiplies h·W_hhᵀ + b_hh. */
class Gru extends Recurrent {
  readonly inputPart: Floats;
  readonly dInputPart: Floats;
  /** [rows,3H]: h·W_hhᵀ + b_hh, after the steps back its gradient. */
  readonly #hiddenPart: Floats;
  readonly #dPrevious: Floats;
  #gates: Floats[] = [];
  #part: Floats[] = [];

  constructor(weights: CellWeights, size: RecurrentSize) {
    super(weights, size);
    const { backend, hidden } = weights;
    const rows = size.time * size.batch;
    this.inputPart = backend.floats(rows * 3 * hidden);
    this.dInputPart = this.inputPart;
    this.#hiddenPart = backend.floats(rows * 3 * hidden);
    this.#dPrevious = backend.floats(size.training ? size.batch * hidden : 0);
  }

  protected override dHiddenPart(): Floats {
    return this.#hiddenPart;
  }

  protected override layOut(): void {
    super.layOut();
    this.#gates = this.viewsAfter(this.inputPart, 3 * this.outputs);
    this.#part = this.viewsAfter(this.#hiddenPart, 3 * this.outputs);
  }

  protected stepForward(t: number, rows: number): void {
    const { weights } = this;
    const { kernels } = weights.backend;
    const previous = this.before[t];
    const part = this.#part[t];
    weights.projectHidden(part, previous, rows, false);
    kernels.addRows(part, weights.hiddenBias, rows, 3 * this.outputs);
    kernels.gruForward(this.#gates[t], part, previous, this.after[t], rows, this.outputs);
  }

  protected stepBackward(t: number, rows: number, wanted: boolean): void {
    const { weights } = this;
    const { kernels } = weights.backend;
    const gates = this.#gates[t];
    const part = this.#part[t];
    const dPrevious = this.#dPrevious;
    kernels.gruBackward(
      gates,
      part,
      gates,
      part,
      this.before[t],
      this.dAfter[t],
      dPrevious,
      rows,
      this.outputs,
    );
    if (!wanted) return;
    weights.projectHiddenBackward(dPrevious, part, rows);
    kernels.add(this.dBefore[t], dPrevious, rows * this.outputs);
  }
}
