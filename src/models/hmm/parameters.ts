/**
 * The parameters of a hidden Markov model over a finite alphabet, and what must hold of them.
 * Source: L. Rabiner, "A Tutorial on Hidden Markov Models", Proc. IEEE 77(2), 1989, section II-B: lambda = (A, B, pi).
 *   S states, M symbols, probabilities (not logs)
 *   initial [S], transition [S*S] row = from state, emission [S*M] row = state
 */
import { NlpError } from '../../errors.ts';
import type { Random } from '../../math/random.ts';

export interface HmmParameters {
  states: number;
  symbols: number;
  initial: Float64Array;
  transition: Float64Array;
  emission: Float64Array;
}

/** How far the sum of a distribution may be from 1. */
const tolerance = 1e-6;

/** @throws NlpError that names the first row that is no distribution */
export function checkParameters(parameters: HmmParameters): void {
  const { states, symbols, initial, transition, emission } = parameters;
  if (!(Number.isSafeInteger(states) && states >= 1))
    throw new NlpError(`a model has at least one state, not ${states}`);
  if (!(Number.isSafeInteger(symbols) && symbols >= 1))
    throw new NlpError(`a model has at least one symbol, not ${symbols}`);
  checkRows('initial', initial, 1, states);
  checkRows('transition', transition, states, states);
  checkRows('emission', emission, states, symbols);
}

/**
 * A random start: every row drawn uniformly from the simplex (Dirichlet with all parameters 1). Never flat: equal
 * states would stay equal for ever, because re-estimation treats them alike.
 */
export function randomParameters(states: number, symbols: number, random: Random): HmmParameters {
  return {
    states,
    symbols,
    initial: randomRows(1, states, random.fork('initial')),
    transition: randomRows(states, states, random.fork('transition')),
    emission: randomRows(states, symbols, random.fork('emission')),
  };
}

function checkRows(name: string, values: Float64Array, rows: number, columns: number): void {
  if (values.length !== rows * columns)
    throw new NlpError(`${name} has ${values.length} numbers, not ${rows} x ${columns}`);
  for (let row = 0; row < rows; row++) {
    const place = rows === 1 ? name : `row ${row + 1} of ${name}`;
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column];
      if (!(value >= 0 && value <= 1 + tolerance))
        throw new NlpError(`${place} holds ${value}, which is no probability`);
      sum += value;
    }
    if (Math.abs(sum - 1) > tolerance) throw new NlpError(`${place} sums to ${sum}, not to 1`);
  }
}

function randomRows(rows: number, columns: number, random: Random): Float64Array {
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) {
      // An exponential variate; 1 - u keeps clear of log(0).
      values[i] = -Math.log(1 - random.next()) + 1e-9;
      sum += values[i];
    }
    for (let i = row * columns; i < (row + 1) * columns; i++) values[i] /= sum;
  }
  return values;
}
