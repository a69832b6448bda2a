/**
 * The largest value over time of each feature, as it follows a 1-d convolution (R. Collobert et al., JMLR 12, 2011;
 * Y. Kim, EMNLP 2014). The convolution itself is `matmulBatched` over windows.
 *   x [batch, time, width]; lengths [batch] steps from there on are padding, null where all count
 */
import type { Floats } from '../floats.ts';
import { type CallArguments, type Cut, cutRows, LIGHT, one } from './cut.ts';

/** The place of a maximum over no steps. */
const NOWHERE = 0xffffffff;

export const plainPooling = {
  /**
   * out[batch,width] = the largest x over time, the first of equal ones; places[batch,width] says at which step. Over
   * no steps it is 0. A NaN counts as the largest.
   */
  maxOverTimeForward(
    out: Floats,
    places: Uint32Array,
    x: Floats,
    lengths: Uint32Array | null,
    batch: number,
    time: number,
    width: number,
  ): void {
    for (let b = 0; b < batch; b++) {
      const length = lengths === null ? time : Math.min(time, lengths[b]);
      for (let j = 0; j < width; j++) {
        const first = b * time * width + j;
        let place = length === 0 ? NOWHERE : 0;
        let best = length === 0 ? 0 : x[first];
        for (let t = 1; t < length; t++) {
          const value = x[first + t * width];
          if (value <= best || (Number.isNaN(best) && !Number.isNaN(value))) continue;
          best = value;
          place = t;
        }
        out[b * width + j] = best;
        places[b * width + j] = place;
      }
    }
  },

  /** dX = dOut at the places of the maxima, 0 elsewhere. */
  maxOverTimeBackward(
    dX: Floats,
    places: Uint32Array,
    dOut: Floats,
    batch: number,
    time: number,
    width: number,
  ): void {
    dX.fill(0, 0, batch * time * width);
    for (let b = 0; b < batch; b++) {
      for (let j = 0; j < width; j++) {
        const place = places[b * width + j];
        if (place !== NOWHERE) dX[(b * time + place) * width + j] = dOut[b * width + j];
      }
    }
  },

  /**
   * The gradient of filters over windows of which only the best one counts: dWeight[filters,size] += for each text
   * dOut times the window at the filter's place. A window is `size` numbers of x[batch,time,width] from a row on.
   * @param stride filters of a row of places and dOut
   */
  bestWindowsWeightGradient(
    dWeight: Floats,
    places: Uint32Array,
    dOut: Floats,
    x: Floats,
    batch: number,
    time: number,
    width: number,
    filters: number,
    stride: number,
    size: number,
  ): void {
    for (let f = 0; f < filters; f++) {
      for (let b = 0; b < batch; b++) {
        const g = dOut[b * stride + f];
        if (g === 0) continue;
        const from = (b * time + places[b * stride + f]) * width;
        for (let i = 0; i < size; i++) dWeight[f * size + i] += g * x[from + i];
      }
    }
  },

  /** The same of what the windows are of: dX[batch,time,width] += dOut times the filter, at its place. */
  bestWindowsInputGradient(
    dX: Floats,
    places: Uint32Array,
    dOut: Floats,
    weight: Floats,
    batch: number,
    time: number,
    width: number,
    filters: number,
    size: number,
  ): void {
    for (let b = 0; b < batch; b++) {
      for (let f = 0; f < filters; f++) {
        const g = dOut[b * filters + f];
        if (g === 0) continue;
        const to = (b * time + places[b * filters + f]) * width;
        for (let i = 0; i < size; i++) dX[to + i] += g * weight[f * size + i];
      }
    }
  },
};

const windows = (call: CallArguments) => Math.ceil(LIGHT / Math.max(1, call[4] * call[9]));
const windowTexts = (call: CallArguments) => Math.ceil(LIGHT / Math.max(1, call[7] * call[8]));
const rowsOfText = (call: CallArguments) => call[5] * call[6];
const all = (time: number) => (call: CallArguments) => call[time] * call[time + 1];
const texts = (time: number) => (call: CallArguments) => Math.ceil(LIGHT / Math.max(1, all(time)(call)));
const width = (time: number) => (call: CallArguments) => call[time + 1];

export const poolingCuts: Record<keyof typeof plainPooling, Cut> = {
  maxOverTimeForward: cutRows(
    4,
    [
      [0, width(5)],
      [1, width(5)],
      [2, all(5)],
      [3, one],
    ],
    texts(5),
  ),
  maxOverTimeBackward: cutRows(
    3,
    [
      [0, all(4)],
      [1, width(4)],
      [2, width(4)],
    ],
    texts(4),
  ),
  bestWindowsWeightGradient: cutRows(
    7,
    [
      [0, (call) => call[9]],
      [1, one],
      [2, one],
    ],
    windows,
  ),
  bestWindowsInputGradient: cutRows(
    4,
    [
      [0, rowsOfText],
      [1, (call) => call[7]],
      [2, (call) => call[7]],
    ],
    windowTexts,
  ),
};
