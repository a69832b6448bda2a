/**
 * Viterbi decoding for a first-order hidden Markov model over a finite alphabet.
 * Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989, section III-B, alternative with logs.
 *   S states, T observations, natural logs; delta [S] best score of a path that ends in a state, back [T*S]
 * Of equally good paths the one whose states have lower numbers is taken. An `unseen` symbol has factor 1 in every
 * state, as in the forward-backward algorithm.
 */
import { atOnce } from '../../math/turns.ts';
import type { HmmParameters } from './parameters.ts';

export interface StatePath {
  /** The state at each time; empty where every path has probability 0. */
  path: Uint32Array;
  /** Natural log of the joint probability of path and observations; -Infinity where it is 0. */
  logProbability: number;
}

/** A decoder for one model: logs are taken once. */
export class ViterbiDecoder {
  readonly #parameters: HmmParameters;
  readonly #logInitial: Float64Array;
  /** [S*S] row = to state. */
  readonly #logInto: Float64Array;
  /** [M*S] row = symbol. */
  readonly #logEmission: Float64Array;
  #back = new Uint32Array(0);

  constructor(parameters: HmmParameters) {
    const { states, symbols, initial, transition, emission } = parameters;
    this.#parameters = parameters;
    this.#logInitial = initial.map(Math.log);
    this.#logInto = new Float64Array(states * states);
    this.#logEmission = new Float64Array(symbols * states);
    for (let i = 0; i < states; i++) {
      for (let j = 0; j < states; j++) this.#logInto[j * states + i] = Math.log(transition[i * states + j]);
      for (let k = 0; k < symbols; k++)
        this.#logEmission[k * states + i] = Math.log(emission[i * symbols + k]);
    }
  }

  decode(observations: Uint32Array): StatePath {
    return atOnce(this.decodingSteps(observations));
  }

  /** The same, step by step: it may be interrupted at each `yield`. */
  *decodingSteps(observations: Uint32Array): Generator<undefined, StatePath> {
    const { length } = observations;
    const { states, symbols } = this.#parameters;
    if (length === 0) return { path: new Uint32Array(0), logProbability: 0 };
    const logInto = this.#logInto;
    const logEmission = this.#logEmission;
    if (this.#back.length < length * states) this.#back = new Uint32Array(length * states);
    const back = this.#back;
    let before = new Float64Array(states);
    let delta = new Float64Array(states);
    for (let t = 0; t < length; t++) {
      if ((t & 1023) === 1023) yield;
      const symbol = observations[t];
      const known = symbol < symbols;
      for (let j = 0; j < states; j++) {
        let best = Number.NEGATIVE_INFINITY;
        let argument = 0;
        if (t === 0) best = this.#logInitial[j];
        else
          for (let i = 0, k = j * states; i < states; i++, k++) {
            const score = before[i] + logInto[k];
            if (score > best) {
              best = score;
              argument = i;
            }
          }
        delta[j] = known ? best + logEmission[symbol * states + j] : best;
        back[t * states + j] = argument;
      }
      const other = before;
      before = delta;
      delta = other;
    }
    let state = 0;
    for (let j = 1; j < states; j++) if (before[j] > before[state]) state = j;
    const logProbability = before[state];
    if (logProbability === Number.NEGATIVE_INFINITY) return { path: new Uint32Array(0), logProbability };
    const path = new Uint32Array(length);
    for (let t = length - 1; t >= 0; t--) {
      path[t] = state;
      state = back[t * states + state];
    }
    return { path, logProbability };
  }
}
