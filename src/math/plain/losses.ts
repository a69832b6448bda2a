/** Losses with their gradients. Natural logarithms: nats. */
import type { Floats } from '../floats.ts';

export const plainLosses = {
  /**
   * Softmax with cross entropy, row by row: returns the sum of -ln softmax(logits[i])[targets[i]] in nats;
   * logits [rows,classes] become their gradient times gradientScale.
   */
  softmaxCrossEntropy(
    logits: Floats,
    targets: Uint32Array,
    rows: number,
    classes: number,
    gradientScale: number,
  ): number {
    let loss = 0;
    for (let i = 0; i < rows; i++) {
      const row = i * classes;
      let highest = logits[row];
      for (let j = 1; j < classes; j++) if (logits[row + j] > highest) highest = logits[row + j];
      const target = row + targets[i];
      const targetLogit = logits[target];
      let sum = 0;
      for (let j = 0; j < classes; j++) {
        const power = Math.exp(logits[row + j] - highest);
        logits[row + j] = power;
        sum += power;
      }
      const factor = gradientScale / sum;
      for (let j = 0; j < classes; j++) logits[row + j] *= factor;
      logits[target] -= gradientScale;
      loss += Math.log(sum) + highest - targetLogit;
    }
    return loss;
  },
};
