/**
 * One step of recurrent cells, forward and backward; the matrix products are the caller's.
 * Sources: LSTM - S. Hochreiter and J. Schmidhuber, Neural Computation 9(8), 1997, with the forget gate of F. Gers et
 * al., 2000; GRU - K. Cho et al., EMNLP 2014, with the reset gate after the product as in cuDNN and PyTorch.
 * dX is the derivative of the loss with respect to X.
 */
import type { Floats } from '../floats.ts';
import { type CallArguments, type Cut, cutNumbers, cutRows, HEAVY, LIGHT } from './cut.ts';

export const plainRecurrentCells = {
  /** h = tanh(h), in place. */
  tanhForward(h: Floats, n: number): void {
    for (let i = 0; i < n; i++) h[i] = Math.tanh(h[i]);
  },

  /** dPre = dh ⊙ (1 - h²) */
  tanhBackward(dPre: Floats, h: Floats, dh: Floats, n: number): void {
    for (let i = 0; i < n; i++) dPre[i] = dh[i] * (1 - h[i] * h[i]);
  },

  /**
   * One step of LSTM cells: gates [batch,4H] in the order i,f,g,o holds pre-activations and gets activations;
   * cell = f ⊙ cellPrev + i ⊙ g, tanhCell = tanh(cell), hidden = o ⊙ tanhCell.
   */
  lstmForward(
    gates: Floats,
    cellPrev: Floats,
    cell: Floats,
    tanhCell: Floats,
    hidden: Floats,
    batch: number,
    H: number,
  ): void {
    for (let b = 0; b < batch; b++) {
      const row = b * 4 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const i = sigmoid(gates[at]);
        const f = sigmoid(gates[at + H]);
        const g = Math.tanh(gates[at + 2 * H]);
        const o = sigmoid(gates[at + 3 * H]);
        const unit = b * H + j;
        const c = f * cellPrev[unit] + i * g;
        const squashed = Math.tanh(c);
        gates[at] = i;
        gates[at + H] = f;
        gates[at + 2 * H] = g;
        gates[at + 3 * H] = o;
        cell[unit] = c;
        tanhCell[unit] = squashed;
        hidden[unit] = o * squashed;
      }
    }
  },

  /** Its gradient. dCell: of step t in, of step t-1 out. dGates (of the pre-activations) may be `gates` itself. */
  lstmBackward(
    dGates: Floats,
    gates: Floats,
    cellPrev: Floats,
    tanhCell: Floats,
    dHidden: Floats,
    dCell: Floats,
    batch: number,
    H: number,
  ): void {
    for (let b = 0; b < batch; b++) {
      const row = b * 4 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const unit = b * H + j;
        const i = gates[at];
        const f = gates[at + H];
        const g = gates[at + 2 * H];
        const o = gates[at + 3 * H];
        const squashed = tanhCell[unit];
        const dh = dHidden[unit];
        const dc = dCell[unit] + dh * o * (1 - squashed * squashed);
        dGates[at] = dc * g * i * (1 - i);
        dGates[at + H] = dc * cellPrev[unit] * f * (1 - f);
        dGates[at + 2 * H] = dc * i * (1 - g * g);
        dGates[at + 3 * H] = dh * squashed * o * (1 - o);
        dCell[unit] = dc * f;
      }
    }
  },

  /**
   * One step of GRU cells: gates [batch,3H] in the order r,z,n holds the input's part (with bias_ih) and gets
   * activations; hiddenPart [batch,3H] = hiddenPrev·W_hhᵀ + b_hh; n = tanh(input's n + r ⊙ hiddenPart's n);
   * hidden = (1 - z) ⊙ n + z ⊙ hiddenPrev.
   */
  gruForward(
    gates: Floats,
    hiddenPart: Floats,
    hiddenPrev: Floats,
    hidden: Floats,
    batch: number,
    H: number,
  ): void {
    for (let b = 0; b < batch; b++) {
      const row = b * 3 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const unit = b * H + j;
        const r = sigmoid(gates[at] + hiddenPart[at]);
        const z = sigmoid(gates[at + H] + hiddenPart[at + H]);
        const n = Math.tanh(gates[at + 2 * H] + r * hiddenPart[at + 2 * H]);
        gates[at] = r;
        gates[at + H] = z;
        gates[at + 2 * H] = n;
        hidden[unit] = (1 - z) * n + z * hiddenPrev[unit];
      }
    }
  },

  /**
   * Its gradient; dHiddenPrev gets z ⊙ dHidden, the caller adds dHiddenPart·W_hh. dGates may be `gates` itself,
   * dHiddenPart `hiddenPart`, and dHiddenPrev must be neither dHidden nor any other.
   */
  gruBackward(
    dGates: Floats,
    dHiddenPart: Floats,
    gates: Floats,
    hiddenPart: Floats,
    hiddenPrev: Floats,
    dHidden: Floats,
    dHiddenPrev: Floats,
    batch: number,
    H: number,
  ): void {
    for (let b = 0; b < batch; b++) {
      const row = b * 3 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const unit = b * H + j;
        const r = gates[at];
        const z = gates[at + H];
        const n = gates[at + 2 * H];
        const dh = dHidden[unit];
        const dnPre = dh * (1 - z) * (1 - n * n);
        const drPre = dnPre * hiddenPart[at + 2 * H] * r * (1 - r);
        const dzPre = dh * (hiddenPrev[unit] - n) * z * (1 - z);
        dGates[at] = drPre;
        dGates[at + H] = dzPre;
        dGates[at + 2 * H] = dnPre;
        dHiddenPart[at] = drPre;
        dHiddenPart[at + H] = dzPre;
        dHiddenPart[at + 2 * H] = dnPre * r;
        dHiddenPrev[unit] = dh * z;
      }
    }
  },
};

/** A cell's cut along the batch: arrays of `gates` times H numbers a stream, and arrays of H. */
function cutStreams(batch: number, gates: number, wide: readonly number[], narrow: readonly number[]): Cut {
  const H = (call: CallArguments) => call[batch + 1];
  const moves = [
    ...wide.map((place) => [place, (call: CallArguments) => gates * H(call)] as const),
    ...narrow.map((place) => [place, H] as const),
  ];
  return cutRows(batch, moves, (call) => Math.ceil(HEAVY / (gates * Math.max(1, H(call)))));
}

export const recurrentCellCuts: Record<keyof typeof plainRecurrentCells, Cut> = {
  tanhForward: cutNumbers(1, [0], HEAVY),
  tanhBackward: cutNumbers(3, [0, 1, 2], LIGHT),
  lstmForward: cutStreams(5, 4, [0], [1, 2, 3, 4]),
  lstmBackward: cutStreams(6, 4, [0, 1], [2, 3, 4, 5]),
  gruForward: cutStreams(4, 3, [0, 1], [2, 3]),
  gruBackward: cutStreams(7, 3, [0, 1, 2, 3], [4, 5, 6]),
};

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
