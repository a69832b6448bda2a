/**
 * Baum-Welch: maximum likelihood estimation of a hidden Markov model from sequences without states.
 * Source: L. Baum et al., "A Maximization Technique Occurring in the Statistical Analysis of Probabilistic Functions of
 * Markov Chains", Ann. Math. Stat. 41(1), 1970; re-estimation over several sequences as in L. Rabiner, "A Tutorial on
 * Hidden Markov Models", Proc. IEEE 77(2), 1989, equations 109 and 110 (each sequence has the same weight).
 * Natural logs. A row without expected counts (a state that is never reached, or only at the end) stays as it was.
 */
import { NlpError } from '../../errors.ts';
import type { Random } from '../../math/random.ts';
import { atOnce } from '../../math/turns.ts';
import { pickRows, resolveOptions } from '../../options/table.ts';
import { type BaumWelchOptions, baumWelchTable } from './baum-welch-options.ts';
import { type ExpectedCounts, emptyCounts, type ForwardBackward, strideOf } from './forward-backward.ts';
import { forwardBackward } from './forward-backward-simd.ts';
import { checkParameters, type HmmParameters, randomParameters } from './parameters.ts';

/** When to end, and who is called on the way. */
export interface IterationOptions extends Pick<BaumWelchOptions, 'iterations' | 'tolerance'> {
  /** Called after each iteration, with the log likelihood (natural, of all sequences) before it. */
  onIteration?: (iteration: number, logLikelihood: number, restart: number) => void;
}

const limitsTable = pickRows(baumWelchTable, 'iterations', 'tolerance');
const restartsTable = pickRows(baumWelchTable, 'restarts');

export interface BaumWelchResult {
  parameters: HmmParameters;
  /** The log likelihood of all sequences before each iteration. */
  logLikelihoods: number[];
  /** Iterations done: the length of `logLikelihoods`. */
  iterations: number;
  converged: boolean;
  /** Which random start was the best, from 1; 0 where the start was given. */
  restart: number;
}

/**
 * Improves `start` until it converges.
 * @throws NlpError (exit 2) for an option out of range; where a sequence has probability 0 under the start; or (exit 4) where the likelihood falls, which
 * re-estimation cannot do
 */
export function baumWelch(
  sequences: readonly Uint32Array[],
  start: HmmParameters,
  options: IterationOptions = {},
): BaumWelchResult {
  return atOnce(baumWelchSteps(sequences, start, options));
}

/** The same, step by step: it may be interrupted at each `yield`. */
export function* baumWelchSteps(
  sequences: readonly Uint32Array[],
  start: HmmParameters,
  options: IterationOptions = {},
  restart = 0,
): Generator<undefined, BaumWelchResult> {
  const { onIteration, ...given } = options;
  const { iterations, tolerance } = resolveOptions(limitsTable, given);
  checkParameters(start);
  if (!sequences.some((sequence) => sequence.length > 0)) {
    throw new NlpError('there are no sequences to learn from', {
      remedy: 'Give at least one line with symbols.',
    });
  }
  const parameters = copyParameters(start);
  const algorithm = forwardBackward(parameters);
  const counts = emptyCounts(parameters);
  const logLikelihoods: number[] = [];
  let converged = false;
  while (logLikelihoods.length < iterations && !converged) {
    const logLikelihood = yield* expectation(algorithm, sequences, parameters.states, counts);
    const previous = logLikelihoods.at(-1);
    if (previous !== undefined) {
      checkRise(previous, logLikelihood, logLikelihoods.length);
      // With 0 even a fall by rounding does not end it.
      converged = tolerance > 0 && logLikelihood - previous < tolerance;
    }
    logLikelihoods.push(logLikelihood);
    onIteration?.(logLikelihoods.length, logLikelihood, restart);
    maximization(parameters, counts);
    algorithm.load(parameters);
  }
  return { parameters, logLikelihoods, iterations: logLikelihoods.length, converged, restart };
}

/** The best of several random starts, by the last log likelihood. Each start depends on the seed and its number only. */
export function baumWelchFromRandom(
  sequences: readonly Uint32Array[],
  shape: { states: number; symbols: number },
  random: Random,
  options: IterationOptions & Pick<BaumWelchOptions, 'restarts'> = {},
): BaumWelchResult {
  return atOnce(baumWelchFromRandomSteps(sequences, shape, random, options));
}

/** The same, step by step. */
export function* baumWelchFromRandomSteps(
  sequences: readonly Uint32Array[],
  shape: { states: number; symbols: number },
  random: Random,
  options: IterationOptions & Pick<BaumWelchOptions, 'restarts'> = {},
): Generator<undefined, BaumWelchResult> {
  const { restarts: given, ...each } = options;
  const { restarts } = resolveOptions(restartsTable, { restarts: given });
  let best: BaumWelchResult | undefined;
  for (let restart = 1; restart <= restarts; restart++) {
    const start = randomParameters(shape.states, shape.symbols, random.fork(restart));
    const result = yield* baumWelchSteps(sequences, start, each, restart);
    if (best === undefined || lastOf(result) > lastOf(best)) best = result;
  }
  return best!;
}

const lastOf = (result: BaumWelchResult) => result.logLikelihoods[result.iterations - 1];

/** Multiplications before the next `yield`, roughly: a small part of a second. */
const stepWork = 1 << 28;

/** Where each step through the sequences ends: the same however fast the machine is, as sums of floats depend on it. */
function* slices(sequences: readonly Uint32Array[], states: number): Generator<[from: number, to: number]> {
  let work = 0;
  let from = 0;
  for (let n = 0; n < sequences.length; n++) {
    work += sequences[n].length * states * states;
    if (work < stepWork && n < sequences.length - 1) continue;
    yield [from, n + 1];
    from = n + 1;
    work = 0;
  }
}

function* expectation(
  algorithm: ForwardBackward,
  sequences: readonly Uint32Array[],
  states: number,
  counts: ExpectedCounts,
): Generator<undefined, number> {
  counts.initial.fill(0);
  counts.transition.fill(0);
  counts.emission.fill(0);
  let total = 0;
  for (const [from, to] of slices(sequences, states)) {
    const part = from === 0 && to === sequences.length ? sequences : sequences.slice(from, to);
    for (const [i, logLikelihood] of algorithm.accumulate(part, counts).entries()) {
      if (logLikelihood === Number.NEGATIVE_INFINITY) {
        throw new NlpError(`sequence ${from + i + 1} has probability 0 under the initial model`, {
          remedy: 'Give an initial model that allows it (no zeros where the data needs them), or none.',
        });
      }
      total += logLikelihood;
    }
    yield;
  }
  return total;
}

/** A fall beyond what rounding explains. */
function checkRise(previous: number, now: number, iteration: number): void {
  if (now - previous >= -1e-9 * Math.max(1, Math.abs(previous))) return;
  throw new NlpError(`the log likelihood fell from ${previous} to ${now} in iteration ${iteration}`, {
    remedy: 'Its numbers are too small to compute with: begin with probabilities that are not so close to 0.',
  });
}

/** Sets each row to its expected counts, normalised. */
function maximization(parameters: HmmParameters, counts: ExpectedCounts): void {
  const { states, symbols, initial, transition, emission } = parameters;
  const stride = strideOf(states);
  const row = new Float64Array(Math.max(states, symbols));
  for (let i = 0; i < states; i++) row[i] = counts.initial[i];
  normalise(row, states, initial, 0);
  for (let i = 0; i < states; i++) {
    for (let j = 0; j < states; j++) row[j] = counts.transition[i * stride + j] * transition[i * states + j];
    normalise(row, states, transition, i * states);
    for (let k = 0; k < symbols; k++) row[k] = counts.emission[k * stride + i];
    normalise(row, symbols, emission, i * symbols);
  }
}

function normalise(row: Float64Array, length: number, out: Float64Array, at: number): void {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += row[i];
  if (!(sum > 0)) return;
  for (let i = 0; i < length; i++) out[at + i] = row[i] / sum;
}

function copyParameters(parameters: HmmParameters): HmmParameters {
  const { initial, transition, emission } = parameters;
  return {
    ...parameters,
    initial: initial.slice(),
    transition: transition.slice(),
    emission: emission.slice(),
  };
}
