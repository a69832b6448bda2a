/**
 * A model that reads one stream of tokens, as its users see it: texts in, scores, distributions and texts out. What
 * reads is a network of the model's own; memory for it is taken when it is first asked.
 */
import type { Random } from '../../math/random.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import { StreamEncoder } from '../../text/stream-encoder.ts';
import type { Tokenizer, TokenizerSpec } from '../../text/tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import {
  generateTokens,
  likeliestTokens,
  nextDistribution,
  type StreamGenerateOptions,
  type StreamScore,
  scoreStream,
  type TokenProbability,
} from './stream-answers.ts';
import { type StreamNetwork, StreamReader } from './stream-reader.ts';

/** Tokens that are read in one pass. */
const PART = 128;

export abstract class StreamModel<Network extends StreamNetwork> {
  readonly encoder: StreamEncoder;
  #reader: StreamReader<Network> | undefined;
  #stepper: StreamReader<Network> | undefined;

  constructor(vocabulary: Vocabulary, tokenizer: TokenizerSpec) {
    this.encoder = new StreamEncoder(createTokenizer(tokenizer), vocabulary);
  }

  get vocabulary(): Vocabulary {
    return this.encoder.vocabulary;
  }

  get tokenizer(): Tokenizer {
    return this.encoder.tokenizer;
  }

  /** The tokens of a text as ids. @throws NlpError for an unknown token where there is no `<unk>` */
  encode(text: string): Uint32Array {
    return this.encoder.encode(text);
  }

  /** Perplexity of a text read as one stream from the beginning; undefined where nothing is predicted. */
  evaluate(text: string): Promise<StreamScore | undefined> {
    return scoreStream(this.reader(), this.encoder, text);
  }

  /** Probabilities [V] of the token after a prompt (after nothing: after a line end, where there is one). */
  distribution(prompt: string): Float64Array {
    return nextDistribution(this.reader(), this.encoder, prompt);
  }

  /** The likeliest tokens after a prompt. @param count @defaultValue all */
  next(prompt: string, count = this.vocabulary.size): TokenProbability[] {
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

  /** A reader of one stream over the model's weights that takes a token at a time. */
  stepper(): StreamReader<Network> {
    this.#stepper ??= this.#readerOf(1);
    return this.#stepper;
  }

  /** A reader of one stream over the model's weights. */
  reader(): StreamReader<Network> {
    this.#reader ??= this.#readerOf(PART);
    return this.#reader;
  }

  /** The values are there, and a network is about to use them: called once. */
  protected abstract prepare(): void;

  /** A network that reads one stream. @param time tokens of a pass, at most */
  protected abstract networkOf(time: number): Network;

  #readerOf(time: number): StreamReader<Network> {
    if (this.#reader === undefined && this.#stepper === undefined) this.prepare();
    return new StreamReader(this.networkOf(time));
  }
}
