/**
 * A recurrent language model: weights, vocabulary, tokenizer, and what is asked of them. Its file holds the tensors
 * of PyTorch's state dict and nothing else; vocabulary and settings are in the metadata.
 */
import { NlpError } from '../../errors.ts';
import { type Backend, createBackend } from '../../math/backend.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { Random } from '../../math/random.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { Sampler, type SamplingOptions, softmax } from '../../neural/sampling.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import type { Tokenizer, TokenizerSpec } from '../../text/tokenizer.ts';
import { SENTENCE_END, type Vocabulary } from '../../text/vocabulary.ts';
import type { ModelFile } from '../model-file.ts';
import { EMBEDDING, OUTPUT, type RecurrentConfig } from './config.ts';
import { configOf, vocabularyWords } from './file.ts';
import { RecurrentWeights } from './network.ts';
import { StreamReader } from './reader.ts';
import {
  countCharacters,
  idOf,
  idsOf,
  type NumberedText,
  numberSymbols,
  symbolsOf,
  textOf,
  vocabularyFromWords,
} from './symbols.ts';
import type { RecurrentTrainingHooks, RecurrentTrainingOptions } from './train.ts';

/** What is known of how a model came about. */
export interface RecurrentProvenance {
  /** Settings of the training, for `info`; plain JSON. */
  options: Record<string, unknown>;
  seed?: number;
  corpus?: { sha256: string; bytes: number }[];
}

export interface SymbolProbability {
  token: string;
  probability: number;
}

export interface RecurrentGenerateOptions extends SamplingOptions {
  prompt?: string;
  /** Symbols to draw. @defaultValue 500 */
  length?: number;
  /** Told before each symbol which probability it had (at temperature 1, of all symbols). */
  onProbability?: (probability: number) => void;
}

export interface StreamScore {
  /** e^(loss per token). */
  perplexity: number;
  bitsPerToken: number;
  bitsPerCharacter: number;
  /** Predicted symbols: all but the first. */
  tokens: number;
}

/** The largest vocabulary whose input products are kept in a table when answering. */
const TABLE = 4096;

export class RecurrentModel {
  static readonly kind = 'rnn';
  static readonly version = 1;

  readonly config: RecurrentConfig;
  readonly vocabulary: Vocabulary;
  readonly tokenizer: Tokenizer;
  readonly provenance: RecurrentProvenance;
  readonly weights: RecurrentWeights;
  #reader: StreamReader | undefined;
  #stepper: StreamReader | undefined;

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
    this.vocabulary = vocabulary;
    this.tokenizer = createTokenizer(tokenizer);
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
    const { trainRecurrent } = await import('./train.ts');
    return trainRecurrent(text, options, hooks);
  }

  /** Number of parameters. */
  get parameters(): number {
    return this.weights.values.layout.count;
  }

  /** The symbols of a text as ids. @throws NlpError for an unknown symbol where there is no `<unk>` */
  encode(text: string): Uint32Array {
    return idsOf(this.#numbered(text), this.vocabulary);
  }

  /** Perplexity of a text read as one stream from a state of zeros; undefined where nothing is predicted. */
  async score(text: string): Promise<StreamScore | undefined> {
    const numbered = this.#numbered(text);
    const ids = idsOf(numbered, this.vocabulary);
    if (ids.length < 2) return undefined;
    const found = await this.reader().loss(ids);
    if (found === undefined) return undefined;
    const characters = countCharacters(text) - countCharacters(numbered.names[0]);
    const perToken = found.loss / found.tokens;
    return {
      perplexity: Math.exp(perToken),
      bitsPerToken: perToken / Math.LN2,
      bitsPerCharacter: found.loss / Math.LN2 / characters,
      tokens: found.tokens,
    };
  }

  /** Probabilities [V] of the symbol after a prompt (after nothing: after a line end, where there is one). */
  distribution(prompt: string): Float64Array {
    const reader = this.reader();
    reader.reset();
    const ids = this.encodePrompt(prompt);
    const logits = reader.read(ids) ?? new Float64Array(this.config.vocabulary);
    return softmax(logits, this.config.vocabulary);
  }

  /** The likeliest symbols after a prompt. @param count @defaultValue all */
  next(prompt: string, count = this.config.vocabulary): SymbolProbability[] {
    const probabilities = this.distribution(prompt);
    const order = Uint32Array.from(probabilities.keys()).sort(
      (a, b) => probabilities[b] - probabilities[a] || a - b,
    );
    return Array.from(order.subarray(0, count), (id) => ({
      token: this.vocabulary.token(id),
      probability: probabilities[id],
    }));
  }

  /** Draws symbols one by one, each as soon as it is made; `<unk>` is never drawn. */
  *generateSymbols(random: Random, options: RecurrentGenerateOptions = {}): Generator<string> {
    const { prompt = '', length = 500, onProbability, ...sampling } = options;
    const { unknownId } = this.vocabulary;
    const size = this.config.vocabulary;
    const banned = unknownId >= 0 && size > 1 ? [unknownId] : [];
    const sampler = new Sampler(size, sampling, banned);
    const stepper = this.stepper();
    stepper.reset();
    let logits = stepper.read(this.encodePrompt(prompt)) ?? new Float64Array(size);
    for (let i = 0; i < length; i++) {
      const id = sampler.draw(logits, random);
      onProbability?.(softmax(logits, size)[id]);
      yield this.vocabulary.token(id);
      if (i + 1 < length) logits = stepper.readOne(id);
    }
  }

  /** The prompt and what was drawn after it, as text. */
  generate(random: Random, options: RecurrentGenerateOptions = {}): string {
    return this.join(options.prompt ?? '', [...this.generateSymbols(random, options)]);
  }

  /** A prompt and symbols after it as text. */
  join(prompt: string, symbols: readonly string[]): string {
    if (this.tokenizer.spec.type === 'char') return prompt + symbols.join('');
    return textOf([...this.tokenizer.tokenize(prompt), ...symbols], this.tokenizer);
  }

  /** The ids of a prompt: words without the end of their line; of an empty one a line end, where the model knows it. */
  encodePrompt(prompt: string): Uint32Array {
    const isChar = this.tokenizer.spec.type === 'char';
    const lineEnd = isChar ? '\n' : SENTENCE_END;
    const hasLineEnds = this.vocabulary.has(lineEnd);
    const symbols = symbolsOf(prompt, this.tokenizer, hasLineEnds);
    if (!isChar && hasLineEnds && symbols.length > 0 && !prompt.endsWith('\n')) symbols.pop();
    if (symbols.length === 0 && hasLineEnds) symbols.push(lineEnd);
    return Uint32Array.from(symbols, (symbol) => idOf(symbol, this.vocabulary));
  }

  /** A reader of one stream over these weights that takes a symbol at a time. */
  stepper(): StreamReader {
    this.#stepper ??= new StreamReader(this.#prepared(), 1);
    return this.#stepper;
  }

  /** A reader of one stream over these weights. */
  reader(): StreamReader {
    this.#reader ??= new StreamReader(this.#prepared());
    return this.#reader;
  }

  toModelFile(): ModelFile {
    const { cell, embedding, hidden, layers, tied, dropout } = this.config;
    const { options, seed, corpus } = this.provenance;
    const { values } = this.weights;
    const tensors: Record<string, StoredTensor> = {};
    for (const { name, shape } of values.layout.tensors) {
      tensors[name] = { shape, data: Float32Array.from(values.get(name)) };
    }
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
    const vocabulary = vocabularyFromWords(vocabularyWords(file));
    const config = configOf(file, vocabulary.size);
    if (file.tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    const { seed, corpus } = file;
    const model = new RecurrentModel(config, vocabulary, file.tokenizer, {
      options: file.options,
      seed,
      corpus,
    });
    const { values } = model.weights;
    for (const { name, shape } of values.layout.tensors) {
      const { data } = expectTensor(file.tensors, name, Float32Array, shape);
      if (!data.every(Number.isFinite)) throw new NlpError(`the tensor ${name} holds what is no number`);
      values.get(name).set(data);
    }
    return model;
  }

  #numbered(text: string): NumberedText {
    return numberSymbols(text, this.tokenizer, this.vocabulary.has(SENTENCE_END));
  }

  #prepared(): RecurrentWeights {
    if (this.#reader === undefined && this.#stepper === undefined) this.weights.prepare();
    return this.weights;
  }
}
