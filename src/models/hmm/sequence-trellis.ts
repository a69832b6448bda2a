/**
 * What the algorithms compute on the way, for explanations: Viterbi's scores with their back-pointers, and the forward
 * and backward probabilities.
 * Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989: equations 19 to 21 (alpha), 23 to 25
 * (beta), 27 (gamma), 32 to 34 (delta and psi).
 *   natural logs; [T][S]; an `unseen` symbol has factor 1 in every state
 */
import type { HmmParameters } from './parameters.ts';

export interface SequenceTrellis {
  /** Best log score of a path that ends in a state at a time, and the state before on it; -1 at the beginning. */
  delta: Float64Array[];
  back: Int32Array[];
  /** log P(symbols up to t, state at t) and log P(symbols after t | state at t). */
  alpha: Float64Array[];
  beta: Float64Array[];
  /** log P(symbols): the sum of alpha at the last symbol. */
  logProbability: number;
}

export function sequenceTrellis(
  { states, symbols, initial, transition, emission }: HmmParameters,
  observations: Uint32Array,
): SequenceTrellis {
  const { length } = observations;
  const rows = () => Array.from(observations, () => new Float64Array(states));
  const [delta, alpha, beta] = [rows(), rows(), rows()];
  const back = Array.from(observations, () => new Int32Array(states).fill(-1));
  const logTransition = transition.map(Math.log);
  const emit = (t: number, state: number) =>
    observations[t] < symbols ? Math.log(emission[state * symbols + observations[t]]) : 0;
  const terms = new Float64Array(states);
  for (let t = 0; t < length; t++) {
    for (let j = 0; j < states; j++) {
      let best = t === 0 ? Math.log(initial[j]) : Number.NEGATIVE_INFINITY;
      if (t > 0) {
        back[t][j] = 0;
        for (let i = 0; i < states; i++) {
          terms[i] = alpha[t - 1][i] + logTransition[i * states + j];
          const score = delta[t - 1][i] + logTransition[i * states + j];
          if (score > best) {
            best = score;
            back[t][j] = i;
          }
        }
      }
      alpha[t][j] = (t === 0 ? best : logSum(terms)) + emit(t, j);
      delta[t][j] = best + emit(t, j);
    }
  }
  for (let t = length - 2; t >= 0; t--) {
    for (let i = 0; i < states; i++) {
      for (let j = 0; j < states; j++)
        terms[j] = logTransition[i * states + j] + emit(t + 1, j) + beta[t + 1][j];
      beta[t][i] = logSum(terms);
    }
  }
  return { delta, back, alpha, beta, logProbability: length === 0 ? 0 : logSum(alpha[length - 1]) };
}

/** log of the sum of exponentials. */
export function logSum(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > most) most = term;
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
