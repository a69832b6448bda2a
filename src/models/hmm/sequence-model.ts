/**
 * A hidden Markov model over named states and symbols: learnt without states by Baum-Welch, or given as JSON; it
 * answers how probable sequences are, which states they come from, and draws new ones. First order, natural logs.
 * A symbol that the model does not know says nothing about the state: its factor is 1 in every state, so that the
 * log likelihood is that of the other symbols.
 */
import { NlpError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { Random } from '../../math/random.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { ModelFile } from '../model-file.ts';
import { type BaumWelchOptions, type BaumWelchResult, baumWelch, baumWelchFromRandom } from './baum-welch.ts';
import type { ForwardBackward } from './forward-backward.ts';
import { forwardBackward } from './forward-backward-simd.ts';
import { checkParameters, type HmmParameters } from './parameters.ts';
import { sampleSequence } from './sample.ts';
import { ViterbiDecoder } from './viterbi.ts';

export interface FitOptions extends BaumWelchOptions {
  /** Where to start: its states and symbols are kept, new symbols are refused. Else random starts. */
  start?: SequenceModel;
  /** How many states to look for; needed without `start`. */
  states?: number;
  /** Random starts, of which the best is kept. @defaultValue 5 */
  restarts?: number;
  corpus?: { sha256: string; bytes: number }[];
  seed?: number;
}

/** A number where the model was given with numbers as names. */
export type StateName = string | number;

export interface SequenceOrigin {
  corpus?: { sha256: string; bytes: number }[];
  seed?: number;
  /** States are named by numbers, and answers name them so. @defaultValue false */
  numericStates?: boolean;
}

export interface NamedPath {
  /** The names of the states; undefined where no path has a probability above 0. */
  path: StateName[] | undefined;
  logProbability: number;
}

/** The most numbers in `emission`, so that a mistaken vocabulary does not fill the memory. */
const maximumCells = 200_000_000;

export class SequenceModel {
  readonly form = 'sequence';
  readonly states: readonly string[];
  readonly symbols: readonly string[];
  readonly parameters: HmmParameters;
  readonly #vocabulary: Vocabulary;
  readonly #origin: SequenceOrigin;
  #decoder: ViterbiDecoder | undefined;
  #algorithm: ForwardBackward | undefined;

  /** @throws NlpError where names and parameters do not fit, or a row is no distribution */
  constructor(
    states: readonly string[],
    symbols: readonly string[],
    parameters: HmmParameters,
    origin: SequenceOrigin = {},
  ) {
    if (Vocabulary.of(states).size !== parameters.states || states.length !== parameters.states)
      throw new NlpError(`${states.length} names of states, not ${parameters.states} different ones`);
    this.#vocabulary = Vocabulary.of(symbols);
    if (this.#vocabulary.size !== parameters.symbols || symbols.length !== parameters.symbols)
      throw new NlpError(`${symbols.length} symbols, not ${parameters.symbols} different ones`);
    checkParameters(parameters);
    this.states = states;
    this.symbols = symbols;
    this.parameters = parameters;
    this.#origin = origin;
  }

  /**
   * Learns from sequences of symbols by Baum-Welch.
   * @throws NlpError where there is nothing to learn from, or a start does not allow what is there
   */
  static fit(
    sequences: readonly (readonly string[])[],
    random: Random,
    options: FitOptions = {},
  ): { model: SequenceModel; result: BaumWelchResult } {
    const { start, states = start?.states.length, restarts = 5, corpus, seed } = options;
    if (states === undefined)
      throw new NlpError('the number of states is not given', { where: { option: 'states' }, exitStatus: 2 });
    const symbols = start?.symbols ?? distinctSymbols(sequences);
    if (symbols.length === 0)
      throw new NlpError('there are no sequences to learn from', {
        remedy: 'Give at least one line with symbols.',
      });
    checkSize(states, symbols.length);
    const vocabulary = Vocabulary.of(symbols);
    const encoded = sequences.map((sequence) => idsOf(vocabulary, sequence));
    const result =
      start === undefined
        ? baumWelchFromRandom(encoded, { states, symbols: symbols.length }, restarts, random, options)
        : baumWelch(encoded, start.parameters, options);
    const names = start?.states ?? Array.from({ length: states }, (_, i) => `s${i + 1}`);
    const numericStates = start?.numericStates;
    return {
      model: new SequenceModel(names, symbols, result.parameters, { corpus, seed, numericStates }),
      result,
    };
  }

  get numericStates(): boolean {
    return this.#origin.numericStates === true;
  }

  /** The name of a state, as answers give it. */
  stateName(state: number): StateName {
    return this.numericStates ? Number(this.states[state]) : this.states[state];
  }

  /** Numbers of the symbols; `unseen` for those it does not know. */
  encode(sequence: readonly string[]): Uint32Array {
    return idsOf(this.#vocabulary, sequence);
  }

  /** How many symbols of a sequence the model does not know. */
  countUnseen(sequence: readonly string[]): number {
    return sequence.reduce((count, symbol) => count + (this.#vocabulary.has(symbol) ? 0 : 1), 0);
  }

  /** Natural log of the probability of a sequence; -Infinity where it is 0. */
  logLikelihood(sequence: readonly string[]): number {
    return this.#forwardBackward().logLikelihood(this.encode(sequence));
  }

  /** The most probable states, all together (Viterbi). */
  decode(sequence: readonly string[]): NamedPath {
    this.#decoder ??= new ViterbiDecoder(this.parameters);
    const { path, logProbability } = this.#decoder.decode(this.encode(sequence));
    if (logProbability === Number.NEGATIVE_INFINITY) return { path: undefined, logProbability };
    return { path: Array.from(path, (state) => this.stateName(state)), logProbability };
  }

  /** P(state | sequence) at each position [T][S]; undefined where the sequence has probability 0. */
  posteriors(sequence: readonly string[]): number[][] | undefined {
    const flat = this.#forwardBackward().posteriors(this.encode(sequence));
    if (flat === undefined) return undefined;
    const { length } = this.states;
    return sequence.map((_, t) => Array.from(flat.subarray(t * length, (t + 1) * length)));
  }

  /** Draws a sequence with the states it came from. */
  sample(length: number, random: Random): { states: StateName[]; symbols: string[] } {
    const { states, symbols } = sampleSequence(this.parameters, length, random);
    return {
      states: Array.from(states, (state) => this.stateName(state)),
      symbols: Array.from(symbols, (symbol) => this.symbols[symbol]),
    };
  }

  toModelFile(): ModelFile {
    const { states, symbols, initial, transition, emission } = this.parameters;
    return {
      kind: 'hmm',
      version: 1,
      options: { form: this.form, ...(this.numericStates ? { numericStates: true } : {}) },
      tokenizer: { type: 'whitespace', lowercase: false },
      ...(this.#origin.corpus === undefined ? {} : { corpus: this.#origin.corpus }),
      ...(this.#origin.seed === undefined ? {} : { seed: this.#origin.seed }),
      tensors: {
        ...Vocabulary.of(this.states).toTensors('states'),
        ...this.#vocabulary.toTensors('symbols'),
        initial: { shape: [states], data: initial },
        transition: { shape: [states, states], data: transition },
        emission: { shape: [states, symbols], data: emission },
      },
    };
  }

  /** @throws NlpError where the file is damaged */
  static fromModelFile(file: ModelFile): SequenceModel {
    const { tensors } = file;
    const states = [...Vocabulary.fromTensors('states', tensors).tokens()];
    const symbols = [...Vocabulary.fromTensors('symbols', tensors).tokens()];
    const parameters: HmmParameters = {
      states: states.length,
      symbols: symbols.length,
      initial: expectTensor(tensors, 'initial', Float64Array, [states.length]).data,
      transition: expectTensor(tensors, 'transition', Float64Array, [states.length, states.length]).data,
      emission: expectTensor(tensors, 'emission', Float64Array, [states.length, symbols.length]).data,
    };
    const numericStates = file.options.numericStates === true;
    if (numericStates && states.some((name) => Number.isNaN(Number(name))))
      throw new NlpError('the states are not named by numbers');
    return new SequenceModel(states, symbols, parameters, {
      corpus: file.corpus,
      seed: file.seed,
      numericStates,
    });
  }

  #forwardBackward(): ForwardBackward {
    this.#algorithm ??= forwardBackward(this.parameters);
    return this.#algorithm;
  }
}

/** @throws NlpError where states x symbols would not fit in memory */
export function checkSize(states: number, symbols: number): void {
  if (!(Number.isSafeInteger(states) && states >= 1))
    throw new NlpError(`the number of states is at least 1, not ${states}`, {
      where: { option: 'states' },
      exitStatus: 2,
    });
  if (states * symbols > maximumCells || states * states > maximumCells)
    throw new NlpError(`${states} states and ${symbols} symbols are too many to estimate`, {
      remedy: `Together (states x symbols) at most ${maximumCells}.`,
    });
}

/** What `find` gives for a symbol that is not there becomes `unseen` in 32 bits. */
function idsOf(vocabulary: Vocabulary, sequence: readonly string[]): Uint32Array {
  return Uint32Array.from(sequence, (symbol) => vocabulary.find(symbol));
}

/** By count, descending, then by the string: the order of the lines plays no part. */
function distinctSymbols(sequences: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const sequence of sequences)
    for (const symbol of sequence) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([symbol]) => symbol);
}
