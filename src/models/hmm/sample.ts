/**
 * Drawing state and symbol sequences from a hidden Markov model: its generative story.
 * Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989, section II-B, steps 1 to 5.
 */
import type { Random } from '../../math/random.ts';
import type { HmmParameters } from './parameters.ts';

export interface Sample {
  states: Uint32Array;
  symbols: Uint32Array;
}

/** Symbols drawn before the next `yield`. */
const stepLength = 4096;

/** Draws `length` symbols and the states they came from, step by step: it may be interrupted at each `yield`. */
export function* samplingSteps(
  parameters: HmmParameters,
  length: number,
  random: Random,
): Generator<undefined, Sample> {
  const { initial, transition, emission, states: stateCount, symbols: symbolCount } = parameters;
  const states = new Uint32Array(length);
  const symbols = new Uint32Array(length);
  let state = 0;
  for (let t = 0; t < length; t++) {
    if (t % stepLength === stepLength - 1) yield;
    const row = t === 0 ? initial : transition.subarray(state * stateCount, (state + 1) * stateCount);
    state = random.choice(row);
    states[t] = state;
    symbols[t] = random.choice(emission.subarray(state * symbolCount, (state + 1) * symbolCount));
  }
  return { states, symbols };
}
