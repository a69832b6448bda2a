/**
 * The three recurrent cells, each as one step forward and one step back in time.
 *   rnn: J. Elman, Cognitive Science 14, 1990: h' = tanh(x·W_ihᵀ + b_ih + h·W_hhᵀ + b_hh)
 *   lstm: S. Hochreiter and J. Schmidhuber, 1997, with forget gate; gru: K. Cho et al., 2014 (equations: backend.ts)
 */
import type { Floats } from '../../math/backend.ts';
import { type RecurrentLayer, RecurrentPass, slices } from './recurrent-layer.ts';

/** A pass of the layer's own cell. */
export function createPass(
  layer: RecurrentLayer,
  time: number,
  batch: number,
  training: boolean,
): RecurrentPass {
  const Pass = { rnn: RnnPass, lstm: LstmPass, gru: GruPass }[layer.cell];
  return new Pass(layer, time, batch, training);
}

class RnnPass extends RecurrentPass {
  readonly inputPart: Floats;
  readonly dInputPart: Floats;
  readonly #dAt: Floats[];

  constructor(layer: RecurrentLayer, time: number, batch: number, training: boolean) {
    super(layer, time, batch, training);
    const width = batch * layer.hidden;
    // Pre-activations stand where the states will be.
    this.inputPart = this.hidden;
    this.dInputPart = layer.backend.floats(training ? time * width : 0);
    this.#dAt = training ? slices(this.dInputPart, time, width) : [];
  }

  protected stepForward(t: number): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden } = layer;
    const state = this.stateAt[t + 1];
    layer.projectHidden(state, this.stateAt[t], batch, true);
    kernels.tanhForward(state, batch * hidden);
  }

  protected stepBackward(t: number): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden } = layer;
    const dPre = this.#dAt[t];
    kernels.tanhBackward(dPre, this.stateAt[t + 1], this.dHiddenAt[t], batch * hidden);
    if (t > 0) layer.projectHiddenBackward(this.dHiddenAt[t - 1], dPre, batch);
  }
}

/** Gates i,f,g,o and a cell that is carried beside the hidden state. */
class LstmPass extends RecurrentPass {
  /** [T·B,4H]: activations after `forward`, gradients after `backward`. */
  readonly inputPart: Floats;
  readonly dInputPart: Floats;
  /** [(T+1)·B,H]: the carried cells, then those after each step. */
  readonly cells: Floats;
  readonly #gatesAt: Floats[];
  readonly #cellAt: Floats[];
  readonly #tanhCellAt: Floats[];
  readonly #dCell: Floats;

  constructor(layer: RecurrentLayer, time: number, batch: number, training: boolean) {
    super(layer, time, batch, training);
    const { backend } = layer;
    const width = batch * layer.hidden;
    this.inputPart = backend.floats(time * 4 * width);
    this.dInputPart = this.inputPart;
    this.cells = backend.floats((time + 1) * width);
    this.#gatesAt = slices(this.inputPart, time, 4 * width);
    this.#cellAt = slices(this.cells, time + 1, width);
    this.#tanhCellAt = slices(backend.floats(time * width), time, width);
    this.#dCell = backend.floats(training ? width : 0);
  }

  override carried(): Floats[] {
    return [this.stateAt[0], this.#cellAt[0]];
  }

  override carry(time: number): void {
    super.carry(time);
    this.#cellAt[0].set(this.#cellAt[time]);
  }

  protected override startBackward(): void {
    this.#dCell.fill(0);
  }

  protected override stateGradient(t: number): number {
    const { layer, batch } = this;
    const ofCell = layer.backend.kernels.sumOfSquares(this.#dCell, batch * layer.hidden);
    return super.stateGradient(t) + ofCell;
  }

  protected stepForward(t: number): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden } = layer;
    const gates = this.#gatesAt[t];
    layer.projectHidden(gates, this.stateAt[t], batch, true);
    const cell = this.#cellAt[t + 1];
    kernels.lstmForward(
      gates,
      this.#cellAt[t],
      cell,
      this.#tanhCellAt[t],
      this.stateAt[t + 1],
      batch,
      hidden,
    );
  }

  protected stepBackward(t: number): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden } = layer;
    const gates = this.#gatesAt[t];
    const dHidden = this.dHiddenAt[t];
    const dCell = this.#dCell;
    kernels.lstmBackward(gates, gates, this.#cellAt[t], this.#tanhCellAt[t], dHidden, dCell, batch, hidden);
    if (t > 0) layer.projectHiddenBackward(this.dHiddenAt[t - 1], gates, batch);
  }
}

/** Gates r,z,n; the reset gate multiplies h·W_hhᵀ + b_hh. */
class GruPass extends RecurrentPass {
  readonly inputPart: Floats;
  readonly dInputPart: Floats;
  /** [T·B,3H]: h·W_hhᵀ + b_hh, after `backward` its gradient. */
  readonly #hiddenPart: Floats;
  readonly #gatesAt: Floats[];
  readonly #hiddenPartAt: Floats[];
  readonly #dPrevious: Floats;

  constructor(layer: RecurrentLayer, time: number, batch: number, training: boolean) {
    super(layer, time, batch, training);
    const { backend } = layer;
    const width = batch * layer.hidden;
    this.inputPart = backend.floats(time * 3 * width);
    this.dInputPart = this.inputPart;
    this.#hiddenPart = backend.floats(time * 3 * width);
    this.#gatesAt = slices(this.inputPart, time, 3 * width);
    this.#hiddenPartAt = slices(this.#hiddenPart, time, 3 * width);
    this.#dPrevious = backend.floats(training ? width : 0);
  }

  protected override dHiddenPart(): Floats {
    return this.#hiddenPart;
  }

  protected stepForward(t: number): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden } = layer;
    const previous = this.stateAt[t];
    const part = this.#hiddenPartAt[t];
    layer.projectHidden(part, previous, batch, false);
    kernels.addRows(part, layer.hiddenBias, batch, 3 * hidden);
    kernels.gruForward(this.#gatesAt[t], part, previous, this.stateAt[t + 1], batch, hidden);
  }

  protected stepBackward(t: number): void {
    const { layer, batch } = this;
    const { kernels } = layer.backend;
    const { hidden } = layer;
    const gates = this.#gatesAt[t];
    const part = this.#hiddenPartAt[t];
    const dPrevious = this.#dPrevious;
    const dHidden = this.dHiddenAt[t];
    kernels.gruBackward(gates, part, gates, part, this.stateAt[t], dHidden, dPrevious, batch, hidden);
    if (t === 0) return;
    layer.projectHiddenBackward(dPrevious, part, batch);
    kernels.add(this.dHiddenAt[t - 1], dPrevious, batch * hidden);
  }
}
