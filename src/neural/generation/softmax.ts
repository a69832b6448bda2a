/** Softmax of logits in double precision, for answers: the kernels of training work in the precision of the model. */
import type { Floats } from '../../math/backend.ts';

/** Probabilities of logits [size]; a logit of -Infinity has probability 0. */
export function softmax(logits: Floats, size: number, out = new Float64Array(size)): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) if (logits[i] > highest) highest = logits[i];
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const power = Math.exp(logits[i] - highest);
    out[i] = power;
    sum += power;
  }
  for (let i = 0; i < size; i++) out[i] /= sum;
  return out;
}

/** -log of the probability of one token, in nats; finite also where the probability is too small for a number. */
export function surprisal(logits: Floats, size: number, id: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) if (logits[i] > highest) highest = logits[i];
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.exp(logits[i] - highest);
  return Math.log(sum) + (highest - logits[id]);
}

/** The ids of the `count` largest probabilities, the largest first; of equal ones the lower id. */
export function likeliest(probabilities: Float64Array, count: number): Uint32Array {
  const order = Uint32Array.from(probabilities.keys());
  order.sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  return order.subarray(0, count);
}
