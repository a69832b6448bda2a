/**
 * Losses with their gradients, in place of the logits. Natural logarithms: nats.
 *   weights [rows]  what a row counts; one of weight 0 is not looked at, and its gradient is exactly 0; null for 1
 *   losses [rows]   gets the loss of each row times its weight; null where only the sum is wanted
 */
import type { Floats } from '../floats.ts';
import { at, type CallArguments, type Cut, cutRows, one } from './cut.ts';

export const plainLosses = {
  /**
   * Softmax with cross entropy: returns the sum over rows of weight · -Σ q ln softmax(logits); logits [rows,classes]
   * become their gradient times gradientScale, weight · (softmax - q). q is 1 for the target; with label smoothing
   * (C. Szegedy et al., CVPR 2016, section 7) it is (1 - smoothing) of that and smoothing / classes for every class.
   * @param targets [rows] any number where the weight is 0
   */
  softmaxCrossEntropy(
    logits: Floats,
    targets: Uint32Array,
    weights: Floats | null,
    losses: Float64Array | null,
    rows: number,
    classes: number,
    smoothing: number,
    gradientScale: number,
  ): number {
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const row = i * classes;
      const weight = weights === null ? 1 : weights[i];
      if (losses !== null) losses[i] = 0;
      if (weight === 0) {
        logits.fill(0, row, row + classes);
        continue;
      }
      let highest = logits[row];
      for (let j = 1; j < classes; j++) if (logits[row + j] > highest) highest = logits[row + j];
      const target = row + targets[i];
      const targetLogit = logits[target];
      let sum = 0;
      let ofLogits = 0;
      for (let j = 0; j < classes; j++) {
        ofLogits += logits[row + j];
        const power = Math.exp(logits[row + j] - highest);
        logits[row + j] = power;
        sum += power;
      }
      const scale = weight * gradientScale;
      for (let j = 0; j < classes; j++) {
        logits[row + j] = (logits[row + j] * scale) / sum - (scale * smoothing) / classes;
      }
      logits[target] -= scale * (1 - smoothing);
      const smoothed = smoothing === 0 ? 0 : smoothing * (ofLogits / classes - targetLogit);
      const loss = weight * (Math.log(sum) + highest - targetLogit - smoothed);
      if (losses !== null) losses[i] = loss;
      total += loss;
    }
    return total;
  },

  /**
   * Binary cross entropy of n logits: returns the sum of weight · -(t ln s + (1 - t) ln(1 - s)) with s = sigmoid(logit);
   * the logits become their gradient times gradientScale, weight · (s - t).
   * @param targets [n] each from 0 to 1
   */
  binaryCrossEntropy(
    logits: Floats,
    targets: Floats,
    weights: Floats | null,
    losses: Float64Array | null,
    n: number,
    gradientScale: number,
  ): number {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const weight = weights === null ? 1 : weights[i];
      const x = logits[i];
      if (losses !== null) losses[i] = 0;
      logits[i] = 0;
      if (weight === 0) continue;
      const power = Math.exp(-Math.abs(x));
      logits[i] = weight * gradientScale * ((x >= 0 ? 1 : power) / (1 + power) - targets[i]);
      const loss = weight * (Math.max(x, 0) - x * targets[i] + Math.log1p(power));
      if (losses !== null) losses[i] = loss;
      total += loss;
    }
    return total;
  },
};

/** The SIMD version adds up the losses of so many rows before it adds them to the others. */
const rowsOfBlock = (call: CallArguments) => Math.floor(16_384 / call[5]);

/** Binary losses are few. */
export const lossCuts: Partial<Record<keyof typeof plainLosses, Cut>> = {
  softmaxCrossEntropy: {
    ...cutRows(
      4,
      [
        [0, at(5)],
        [1, one],
        [2, one],
        [3, () => 2],
      ],
      rowsOfBlock,
    ),
    sums: true,
  },
};
