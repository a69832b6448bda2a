/**
 * A recurrent language model: weights, vocabulary, tokenizer, and what is asked of them. Its file holds the tensors
 * of PyTorch's state dict and nothing else; vocabulary and settings are in the metadata.
 */
import { NlpError } from '../../errors.ts';
import { type Backend, createBackend } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';
import {
  generateTokens,
  likeliestTokens,
  nextDistribution,
  type StreamGenerateOptions,
  type StreamScore,
  scoreStream,
  type TokenProbability,
} from '../../neural/generation/stream-answers.ts';
import { StreamReader } from '../../neural/generation/stream-reader.ts';
import { fillFrom, tensorsOf } from '../../neural/parameter-tensors.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import { StreamEncoder } from '../../text/stream-encoder.ts';
import { vocabularyFromTokens } from '../../text/token-stream.ts';
import type { Tokenizer, TokenizerSpec } from '../../text/tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { ModelFile } from '../model-file.ts';
import { EMBEDDING, OUTPUT, type RecurrentConfig } from './config.ts';
import { configOf, vocabularyTokens } from './file.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';
import type { RecurrentTraining, RecurrentTrainingHooks, RecurrentTrainingOptions } from './train.ts';

/** What is known of how a model came about. */
export interface RecurrentProvenance {
  /** Settings of the training, for `info`; plain JSON. */
  options: Record<string, unknown>;
  seed?: number;
  corpus?: { sha256: string; bytes: number }[];
}

/** The largest vocabulary whose input products are kept in a table when answering. */
const TABLE = 4096;
/** Tokens that are read in one pass. */
const PART = 128;

export class RecurrentModel {
  static readonly kind = 'rnn';
  static readonly version = 1;

  readonly config: RecurrentConfig;
  readonly encoder: StreamEncoder;
  readonly provenance: RecurrentProvenance;
  readonly weights: RecurrentWeights;
  #reader: StreamReader<RecurrentNetwork> | undefined;
  #stepper: StreamReader<RecurrentNetwork> | undefined;

  /** The parameters are zeros until `weights.values` are filled and `weights.prepare()` is called. */
  constructor(
    config: RecurrentConfig,
    vocabulary: Vocabulary,
    tokenizer: TokenizerSpec,
    provenance: RecurrentProvenance = { options: {} },
    backend: Backend = createBackend(),
  ) {
    if (config.vocabulary !== vocabulary.size) {
      throw new NlpError(`${config.vocabulary} rows for a vocabulary of ${vocabulary.size} symbols`);
    }
    this.config = config;
    this.encoder = new StreamEncoder(createTokenizer(tokenizer), vocabulary);
    this.provenance = provenance;
    this.weights = new RecurrentWeights(backend, config, vocabulary.size <= TABLE ? vocabulary.size : 1);
  }

  /**
   * Trains on a text.
   * @throws NlpError for options out of range (exit 2) or too little text; TrainingDiverged
   */
  static async train(
    text: string,
    options: RecurrentTrainingOptions = {},
    hooks: RecurrentTrainingHooks = {},
  ): Promise<RecurrentModel> {
    const { prepareTraining } = await import('./train.ts');
    const training = prepareTraining(text, options, hooks.resume);
    try {
      hooks.onStart?.(training);
      await training.trainer.run(hooks);
      return RecurrentModel.fromTraining(training);
    } finally {
      await training.close();
    }
  }

  /** A model of the best values of a training so far. */
  static fromTraining({ config, vocabulary, identity, trainer }: RecurrentTraining): RecurrentModel {
    const { options, tokenizer, seed, corpus } = identity;
    const model = new RecurrentModel(config, vocabulary, tokenizer, { options, seed, corpus });
    model.weights.values.flat.set(trainer.bestValues);
    return model;
  }

  get vocabulary(): Vocabulary {
    return this.encoder.vocabulary;
  }

  get tokenizer(): Tokenizer {
    return this.encoder.tokenizer;
  }

  /** Number of parameters. */
  get parameters(): number {
    return this.weights.values.layout.count;
  }

  /** The tokens of a text as ids. @throws NlpError for an unknown token where there is no `<unk>` */
  encode(text: string): Uint32Array {
    return this.encoder.encode(text);
  }

  /** Perplexity of a text read as one stream from a state of zeros; undefined where nothing is predicted. */
  evaluate(text: string): Promise<StreamScore | undefined> {
    return scoreStream(this.reader(), this.encoder, text);
  }

  /** Probabilities [V] of the token after a prompt (after nothing: after a line end, where there is one). */
  distribution(prompt: string): Float64Array {
    return nextDistribution(this.reader(), this.encoder, prompt);
  }

  /** The likeliest tokens after a prompt. @param count @defaultValue all */
  next(prompt: string, count = this.config.vocabulary): TokenProbability[] {
    return likeliestTokens(this.distribution(prompt), this.encoder, count);
  }

  /** Draws tokens one by one, each as soon as it is made; `<unk>` is never drawn. */
  generateTokens(random: Random, options: StreamGenerateOptions = {}): Generator<string> {
    return generateTokens(this.stepper(), this.encoder, random, options);
  }

  /** The prompt and what was drawn after it, as text. */
  generate(random: Random, options: StreamGenerateOptions = {}): string {
    return this.join(options.prompt ?? '', [...this.generateTokens(random, options)]);
  }

  /** A prompt and tokens after it as text. */
  join(prompt: string, tokens: readonly string[]): string {
    return this.encoder.join(prompt, tokens);
  }

  /** A reader of one stream over these weights that takes a token at a time. */
  stepper(): StreamReader<RecurrentNetwork> {
    this.#stepper ??= this.#readerOf(1);
    return this.#stepper;
  }

  /** A reader of one stream over these weights. */
  reader(): StreamReader<RecurrentNetwork> {
    this.#reader ??= this.#readerOf(PART);
    return this.#reader;
  }

  toModelFile(): ModelFile {
    const { cell, embedding, hidden, layers, tied, dropout } = this.config;
    const { options, seed, corpus } = this.provenance;
    const tensors = tensorsOf(this.weights.values);
    // A state dict names the shared matrix twice.
    if (tied) tensors[OUTPUT.weight] = tensors[EMBEDDING];
    const file: ModelFile = {
      kind: RecurrentModel.kind,
      version: RecurrentModel.version,
      options: { ...options, cell, embedding, hidden, layers, tied, dropout },
      tokenizer: this.tokenizer.spec,
      extra: { vocabulary: [...this.vocabulary.tokens()] },
      tensors,
    };
    if (seed !== undefined) file.seed = seed;
    if (corpus !== undefined) file.corpus = corpus;
    return file;
  }

  /** @throws NlpError where tensors, settings and vocabulary do not belong together */
  static fromModelFile(file: ModelFile): RecurrentModel {
    const vocabulary = vocabularyFromTokens(vocabularyTokens(file));
    const config = configOf(file, vocabulary.size);
    if (file.tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    const { options, seed, corpus } = file;
    const model = new RecurrentModel(config, vocabulary, file.tokenizer, { options, seed, corpus });
    fillFrom(model.weights.values, file.tensors);
    return model;
  }

  #readerOf(time: number): StreamReader<RecurrentNetwork> {
    if (this.#reader === undefined && this.#stepper === undefined) this.weights.prepare();
    return new StreamReader(new RecurrentNetwork(this.weights, { time, batch: 1, training: false }));
  }
}
