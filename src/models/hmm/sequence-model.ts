/**
 * A hidden Markov model over named states and tokens: learnt without states by Baum-Welch, or given as JSON; it
 * answers how probable sequences are, which states they come from, and draws new ones. First order, natural logs.
 * A token that the model does not know says nothing about the state: its factor is 1 in every state, so that the log
 * probability is that of the other tokens. (Rabiner calls tokens symbols: so do the algorithms, and the JSON form.)
 */

import { NlpError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import { Random } from '../../math/random.ts';
import { atOnce } from '../../math/turns.ts';
import type { ModelFile } from '../../model-file.ts';
import { resolveOptions } from '../../options/table.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import {
  type BaumWelchResult,
  baumWelchFromRandomSteps,
  baumWelchSteps,
  type IterationOptions,
} from './baum-welch.ts';
import { type BaumWelchOptions, baumWelchTable, checkStates } from './baum-welch-options.ts';
import type { ForwardBackward } from './forward-backward.ts';
import { forwardBackward } from './forward-backward-simd.ts';
import { nextLogProbabilitySteps } from './next-probabilities.ts';
import { checkParameters, type HmmParameters } from './parameters.ts';
import { samplingSteps } from './sample.ts';
import { ViterbiDecoder } from './viterbi.ts';

export interface SequenceTrainingOptions extends BaumWelchOptions, Pick<IterationOptions, 'onIteration'> {
  /** Where to start: its states and tokens are kept, new tokens are refused. Else random starts. */
  init?: SequenceModel;
  /** What random starts are drawn from. @defaultValue made from the seed */
  random?: Random;
  /** Content hash of the corpus, remembered in the model file. */
  corpus?: { sha256: string; bytes: number }[];
}

/** A number where the model was given with numbers as names. */
export type StateName = string | number;

export interface SequenceOrigin {
  corpus?: { sha256: string; bytes: number }[];
  seed?: number;
  /** States are named by numbers, and answers name them so. @defaultValue false */
  numericStates?: boolean;
  training?: BaumWelchResult;
}

export interface SequenceScore {
  /** Natural log; -Infinity where the sequence is impossible. */
  logProbability: number;
  tokens: number;
  /** Tokens that the model does not know, which count with a factor of 1. */
  unseen: number;
}

export interface DrawnSequence {
  tokens: string[];
  states: StateName[];
}

export interface NamedPath {
  /** The names of the states; undefined where no path has a probability above 0. */
  path: StateName[] | undefined;
  logProbability: number;
}

/** The most numbers in `emission`, so that a mistaken vocabulary does not fill the memory. */
const maximumCells = 200_000_000;

/** A model that was not loaded or given but trained, with what is known of it. */
export type TrainedSequenceModel = SequenceModel & { readonly training: BaumWelchResult };

export class SequenceModel {
  readonly form = 'sequence';
  readonly states: readonly string[];
  readonly tokens: readonly string[];
  readonly parameters: HmmParameters;
  readonly #vocabulary: Vocabulary;
  readonly #origin: SequenceOrigin;
  #decoder: ViterbiDecoder | undefined;
  #algorithm: ForwardBackward | undefined;

  /** @throws NlpError where names and parameters do not fit, or a row is no distribution */
  constructor(
    states: readonly string[],
    tokens: readonly string[],
    parameters: HmmParameters,
    origin: SequenceOrigin = {},
  ) {
    if (Vocabulary.of(states).size !== parameters.states || states.length !== parameters.states)
      throw new NlpError(`${states.length} names of states, not ${parameters.states} different ones`);
    this.#vocabulary = Vocabulary.of(tokens);
    if (this.#vocabulary.size !== parameters.symbols || tokens.length !== parameters.symbols)
      throw new NlpError(`${tokens.length} symbols, not ${parameters.symbols} different ones`);
    checkParameters(parameters);
    this.states = states;
    this.tokens = tokens;
    this.parameters = parameters;
    this.#origin = origin;
  }

  /**
   * Learns from sequences of tokens by Baum-Welch; `training` says how it went.
   * @throws NlpError where there is nothing to learn from, or a start does not allow what is there; (exit 2) for an
   * option out of range, or where the number of states is not given
   */
  static train(
    sequences: readonly (readonly string[])[],
    options: SequenceTrainingOptions = {},
  ): TrainedSequenceModel {
    return atOnce(SequenceModel.trainingSteps(sequences, options));
  }

  /** The same, step by step: it may be interrupted at each `yield`. */
  static *trainingSteps(
    sequences: readonly (readonly string[])[],
    options: SequenceTrainingOptions = {},
  ): Generator<undefined, TrainedSequenceModel> {
    const { init, random, corpus, onIteration, ...given } = options;
    const settings = resolveOptions(baumWelchTable, given);
    const { seed, states = init?.states.length, iterations, tolerance, restarts } = settings;
    checkStates(states, init);
    const tokens = init?.tokens ?? distinctTokens(sequences);
    if (tokens.length === 0) {
      throw new NlpError('there are no sequences to learn from', {
        remedy: 'Give at least one line with symbols.',
      });
    }
    checkSize(states, tokens.length);
    const vocabulary = Vocabulary.of(tokens);
    const encoded = sequences.map((sequence) => idsOf(vocabulary, sequence));
    const limits = { iterations, tolerance, onIteration };
    const training =
      init === undefined
        ? yield* baumWelchFromRandomSteps(
            encoded,
            { states, symbols: tokens.length },
            random ?? Random.from(seed),
            { ...limits, restarts },
          )
        : yield* baumWelchSteps(encoded, init.parameters, limits);
    const names = init?.states ?? Array.from({ length: states }, (_, i) => `s${i + 1}`);
    const numericStates = init?.numericStates;
    const origin = { corpus, seed, numericStates, training };
    return new SequenceModel(names, tokens, training.parameters, origin) as TrainedSequenceModel;
  }

  /** How the training went; undefined for a model that was loaded or given. */
  get training(): BaumWelchResult | undefined {
    return this.#origin.training;
  }

  get numericStates(): boolean {
    return this.#origin.numericStates === true;
  }

  /** The name of a state, as answers give it. */
  stateName(state: number): StateName {
    return this.numericStates ? Number(this.states[state]) : this.states[state];
  }

  /** Ids of the tokens; `unseen` for those it does not know. */
  encode(tokens: readonly string[]): Uint32Array {
    return idsOf(this.#vocabulary, tokens);
  }

  /** How probable a sequence is. */
  score(tokens: readonly string[]): SequenceScore {
    const unseen = tokens.reduce((count, token) => count + (this.#vocabulary.has(token) ? 0 : 1), 0);
    const logProbability = this.#forwardBackward().logLikelihood(this.encode(tokens));
    return { logProbability, tokens: tokens.length, unseen };
  }

  /** log P(token | those before) of each, step by step: it may be interrupted at each `yield`. */
  nextLogProbabilitySteps(tokens: readonly string[]): Generator<undefined, Float64Array> {
    return nextLogProbabilitySteps(this.parameters, this.encode(tokens));
  }

  /** The most probable states, all together (Viterbi). */
  decode(tokens: readonly string[]): NamedPath {
    return atOnce(this.decodingSteps(tokens));
  }

  /** The same, step by step. */
  *decodingSteps(tokens: readonly string[]): Generator<undefined, NamedPath> {
    this.#decoder ??= new ViterbiDecoder(this.parameters);
    const { path, logProbability } = yield* this.#decoder.decodingSteps(this.encode(tokens));
    if (logProbability === Number.NEGATIVE_INFINITY) return { path: undefined, logProbability };
    return { path: Array.from(path, (state) => this.stateName(state)), logProbability };
  }

  /** P(state | sequence) at each position [T][S]; undefined where the sequence has probability 0. */
  posteriors(tokens: readonly string[]): number[][] | undefined {
    const flat = this.#forwardBackward().posteriors(this.encode(tokens));
    if (flat === undefined) return undefined;
    const { length } = this.states;
    return tokens.map((_, t) => Array.from(flat.subarray(t * length, (t + 1) * length)));
  }

  /** Draws a sequence with the states it came from. @param length how many tokens */
  generate(random: Random, options: { length: number }): DrawnSequence {
    return atOnce(this.generatingSteps(random, options));
  }

  /** The same, step by step. */
  *generatingSteps(random: Random, { length }: { length: number }): Generator<undefined, DrawnSequence> {
    const { states, symbols } = yield* samplingSteps(this.parameters, length, random);
    return {
      tokens: Array.from(symbols, (symbol) => this.tokens[symbol]),
      states: Array.from(states, (state) => this.stateName(state)),
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
  if (states * symbols > maximumCells || states * states > maximumCells)
    throw new NlpError(`${states} states and ${symbols} symbols are too many to estimate`, {
      remedy: `Together (states x symbols) at most ${maximumCells}.`,
    });
}

/** What `find` gives for a token that is not there becomes `unseen` in 32 bits. */
function idsOf(vocabulary: Vocabulary, tokens: readonly string[]): Uint32Array {
  return Uint32Array.from(tokens, (token) => vocabulary.find(token));
}

/** By count, descending, then by the string: the order of the lines plays no part. */
function distinctTokens(sequences: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const sequence of sequences)
    for (const token of sequence) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([token]) => token);
}
