/**
 * Layer normalisation (J. Ba, J. Kiros and G. Hinton, 2016) and root-mean-square normalisation (B. Zhang and R.
 * Sennrich, NeurIPS 2019) of the rows of x [rows, width]; variances divide by the width.
 *   mean, inverse [rows]  what `Forward` leaves for `Backward`: the mean, and 1 / √(variance + epsilon)
 *   gain, bias [width]    null for 1 and for 0
 */
import type { Floats } from '../floats.ts';
import { at, type Cut, cutColumns, cutRows, LIGHT, one, rowsOf } from './cut.ts';

export const plainNorms = {
  /** out = (x - mean) ⊙ inverse ⊙ gain + bias; out may be x where no gradient is wanted. */
  layerNormForward(
    out: Floats,
    mean: Floats,
    inverse: Floats,
    x: Floats,
    gain: Floats | null,
    bias: Floats | null,
    rows: number,
    width: number,
    epsilon: number,
  ): void {
    for (let i = 0; i < rows; i++) {
      const row = i * width;
      let sum = 0;
      for (let j = 0; j < width; j++) sum += x[row + j];
      const centre = sum / width;
      let squares = 0;
      for (let j = 0; j < width; j++) squares += (x[row + j] - centre) ** 2;
      const factor = 1 / Math.sqrt(squares / width + epsilon);
      mean[i] = centre;
      inverse[i] = factor;
      for (let j = 0; j < width; j++) {
        const value = (x[row + j] - centre) * factor;
        out[row + j] = value * (gain === null ? 1 : gain[j]) + (bias === null ? 0 : bias[j]);
      }
    }
  },

  /** dX (+)= inverse ⊙ (d - [mean of d] - h ⊙ [mean of d ⊙ h]) with d = dOut ⊙ gain, h = (x - mean) ⊙ inverse. */
  layerNormBackward(
    dX: Floats,
    dOut: Floats,
    x: Floats,
    mean: Floats,
    inverse: Floats,
    gain: Floats | null,
    rows: number,
    width: number,
    accumulate: boolean,
  ): void {
    normBackward(dX, dOut, x, mean, inverse, gain, rows, width, accumulate);
  },

  /** out = x ⊙ inverse ⊙ gain with inverse = 1 / √([mean of x²] + epsilon). */
  rmsNormForward(
    out: Floats,
    inverse: Floats,
    x: Floats,
    gain: Floats | null,
    rows: number,
    width: number,
    epsilon: number,
  ): void {
    for (let i = 0; i < rows; i++) {
      const row = i * width;
      let squares = 0;
      for (let j = 0; j < width; j++) squares += x[row + j] ** 2;
      const factor = 1 / Math.sqrt(squares / width + epsilon);
      inverse[i] = factor;
      for (let j = 0; j < width; j++) out[row + j] = x[row + j] * factor * (gain === null ? 1 : gain[j]);
    }
  },

  /** dX (+)= inverse ⊙ (d - h ⊙ [mean of d ⊙ h]) with d = dOut ⊙ gain, h = x ⊙ inverse. */
  rmsNormBackward(
    dX: Floats,
    dOut: Floats,
    x: Floats,
    inverse: Floats,
    gain: Floats | null,
    rows: number,
    width: number,
    accumulate: boolean,
  ): void {
    normBackward(dX, dOut, x, null, inverse, gain, rows, width, accumulate);
  },

  /**
   * The gradients of the gain and bias of either: dGain += the sum over rows of dOut ⊙ h, dBias += that of dOut.
   * @param dBias null where it is not wanted @param mean null for root-mean-square normalisation
   */
  normParameterGradients(
    dGain: Floats,
    dBias: Floats | null,
    dOut: Floats,
    x: Floats,
    mean: Floats | null,
    inverse: Floats,
    rows: number,
    width: number,
  ): void {
    for (let i = 0; i < rows; i++) {
      const row = i * width;
      for (let j = 0; j < width; j++) {
        dGain[j] += dOut[row + j] * (x[row + j] - (mean === null ? 0 : mean[i])) * inverse[i];
        if (dBias !== null) dBias[j] += dOut[row + j];
      }
    }
  },
};

/** The gradient of either. @param mean null for root-mean-square normalisation, which takes no mean away */
function normBackward(
  dX: Floats,
  dOut: Floats,
  x: Floats,
  mean: Floats | null,
  inverse: Floats,
  gain: Floats | null,
  rows: number,
  width: number,
  accumulate: boolean,
): void {
  for (let i = 0; i < rows; i++) {
    const row = i * width;
    const centre = mean === null ? 0 : mean[i];
    let ofD = 0;
    let ofDot = 0;
    for (let j = 0; j < width; j++) {
      const d = dOut[row + j] * (gain === null ? 1 : gain[j]);
      if (mean !== null) ofD += d;
      ofDot += d * (x[row + j] - centre) * inverse[i];
    }
    for (let j = 0; j < width; j++) {
      const d = dOut[row + j] * (gain === null ? 1 : gain[j]);
      const h = (x[row + j] - centre) * inverse[i];
      const gradient = inverse[i] * (d - ofD / width - (h * ofDot) / width);
      dX[row + j] = gradient + (accumulate ? dX[row + j] : 0);
    }
  }
}

const grain = (width: number) => rowsOf(LIGHT / 2, at(width));

export const normCuts: Record<keyof typeof plainNorms, Cut> = {
  layerNormForward: cutRows(
    6,
    [
      [0, at(7)],
      [1, one],
      [2, one],
      [3, at(7)],
    ],
    grain(7),
  ),
  layerNormBackward: cutRows(
    6,
    [
      [0, at(7)],
      [1, at(7)],
      [2, at(7)],
      [3, one],
      [4, one],
    ],
    grain(7),
  ),
  rmsNormForward: cutRows(
    4,
    [
      [0, at(5)],
      [1, one],
      [2, at(5)],
    ],
    grain(5),
  ),
  rmsNormBackward: cutRows(
    5,
    [
      [0, at(6)],
      [1, at(6)],
      [2, at(6)],
      [3, one],
    ],
    grain(6),
  ),
  normParameterGradients: cutColumns('normColumns', 7, 6, [0, 1, 2, 3], LIGHT),
};
