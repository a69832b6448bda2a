/**
 * log P(o_t | o_1 .. o_t-1) of each symbol of a sequence, in one pass: the sums by which the forward probabilities are
 * scaled. Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989, equations 91 to 97 and 103.
 */
import type { HmmParameters } from './parameters.ts';

/** Symbols between two places where the work may be interrupted, times states squared. */
const BLOCK = 1 << 20;
/** A sum below the least normal number counts as 0, as in forward-backward.ts. */
const leastNormal = 2 ** -1022;

/** Step by step: it may be interrupted at each `yield`. From an impossible symbol on all are -Infinity. */
export function* nextLogProbabilitySteps(
  { states, symbols, initial, transition, emission }: HmmParameters,
  observations: Uint32Array,
): Generator<undefined, Float64Array> {
  const { length } = observations;
  const result = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  const pause = Math.max(1, Math.floor(BLOCK / (states * states)));
  let before = Float64Array.from(initial);
  let now = new Float64Array(states);
  for (let t = 0; t < length; t++) {
    if (t > 0) {
      now.fill(0);
      for (let i = 0; i < states; i++) {
        const value = before[i];
        for (let j = 0; j < states; j++) now[j] += value * transition[i * states + j];
      }
      [before, now] = [now, before];
    }
    const symbol = observations[t];
    let sum = 0;
    for (let j = 0; j < states; j++) {
      if (symbol < symbols) before[j] *= emission[j * symbols + symbol];
      sum += before[j];
    }
    if (!(sum >= leastNormal)) break;
    result[t] = Math.log(sum);
    for (let j = 0; j < states; j++) before[j] /= sum;
    if (t % pause === pause - 1) yield;
  }
  return result;
}
