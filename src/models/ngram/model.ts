/**
 * An n-gram language model: a backoff trie, its vocabulary, and what is asked of them.
 */

import { NlpError } from '../../errors.ts';
import type { Random } from '../../math/random.ts';
import type { ModelFile } from '../../model-file.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { isSameTokenizer } from '../../text/tokenizer-spec.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { type BackoffTrie, ngramCounts } from './backoff-trie.ts';
import { END } from './count-trie.ts';
import { drawWord, mostLikely, nextWords, type SamplingOptions } from './distribution.ts';
import { explainSentence, type WordExplanation } from './explain.ts';
import { modelFileOf, partsOf } from './file.ts';
import { kernelMemory } from './kernel-memory.ts';
import type { NgramOptions } from './options.ts';
import type { NgramParts, NgramProvenance } from './parts.ts';
import { idOf, matchNode, type PerplexityResult, startState, stateAfter } from './scoring.ts';
import { type SentenceScore, scoreSentence } from './sentence-score.ts';
import { stupidBackoffWeight } from './stupid-backoff.ts';
import type { TrainingContext } from './train.ts';

export interface WordProbability {
  token: string;
  probability: number;
}

export interface GenerateOptions extends SamplingOptions {
  /** At most that many words. @defaultValue 50 */
  length?: number;
  /** The words that the text begins with. */
  prompt?: readonly string[];
}

export class NgramModel {
  static readonly kind = 'ngram';
  static readonly version = 1;

  readonly trie: BackoffTrie;
  readonly vocabulary: Vocabulary;
  readonly tokenizer: TokenizerSpec | undefined;
  readonly provenance: NgramProvenance;

  constructor(parts: NgramParts) {
    this.trie = parts.trie;
    this.vocabulary = parts.vocabulary;
    this.tokenizer = parts.tokenizer;
    this.provenance = parts.provenance;
  }

  /**
   * Trains on sentences that are split into words already.
   * @param context the tokenizer that the model shall remember, and who is told of fallbacks
   * @throws NlpError for options out of their range (exit 2) and for a text without words (exit 3)
   */
  static async train(
    sentences: Iterable<readonly string[]>,
    options: NgramOptions = {},
    context: TrainingContext = {},
  ): Promise<NgramModel> {
    // What trains is not loaded for a model that is only asked.
    const { trainSentences } = await import('./train.ts');
    return new NgramModel(trainSentences(sentences, options, context));
  }

  /** Large models lie where kernels reach them. */
  static allocate(bytes: number): Uint8Array | undefined {
    return kernelMemory(bytes);
  }

  /** @throws NlpError for what cannot be a model */
  static fromModelFile(file: ModelFile): NgramModel {
    return new NgramModel(partsOf(file));
  }

  toModelFile(): ModelFile {
    return modelFileOf(this);
  }

  get order(): number {
    return this.trie.order;
  }

  /** The number of n-grams of each order. */
  get ngrams(): number[] {
    return ngramCounts(this.trie);
  }

  /** log10 of what a step to a shorter context costs where that context was never seen; 0 but for stupid backoff. */
  get stepPrice(): number {
    return this.provenance.smoothing === 'stupid-backoff' ? Math.log10(stupidBackoffWeight) : 0;
  }

  /** The log probability of a sentence and of each of its words, `</s>` included. */
  score(tokens: readonly string[]): SentenceScore {
    return scoreSentence(this, tokens);
  }

  /** The same with the n-gram that matched each word, and the backoffs that were paid. */
  explain(tokens: readonly string[]): WordExplanation[] {
    return explainSentence(this, tokens);
  }

  /**
   * Perplexity of a text, sentence by sentence; undefined for a text without any.
   * @param characters code points of the text, one for each line end; bits per character are NaN without them
   */
  async evaluate(
    sentences: Iterable<readonly string[]>,
    characters: number = Number.NaN,
  ): Promise<PerplexityResult | undefined> {
    return (await import('./evaluate.ts')).evaluateSentences(this, sentences, characters);
  }

  /** The state after `<s>` and some words. */
  stateOf(tokens: readonly string[]): number {
    const { trie } = this;
    let state = startState(trie);
    for (const token of tokens)
      state = stateAfter(trie, matchNode(trie, state, idOf(this.vocabulary, token)));
    return state;
  }

  /**
   * The distribution of the next word, most likely first; sums to 1 over all words for every proper smoothing.
   * Scores of stupid backoff are scaled to sum to 1.
   */
  next(tokens: readonly string[], count = Number.POSITIVE_INFINITY): WordProbability[] {
    const probability = nextWords(this.trie, this.stateOf(tokens));
    let scale = 1;
    if (this.stepPrice !== 0) scale = 1 / probability.reduce((sum, p) => sum + p, 0);
    return mostLikely(probability, Math.min(count, probability.length)).map((id) => ({
      token: this.vocabulary.token(id),
      probability: probability[id] * scale,
    }));
  }

  /** Draws words until the sentence ends or `length` is reached. */
  generate(random: Random, options: GenerateOptions = {}): string[] {
    return [...(options.prompt ?? []), ...this.draw(random, options)];
  }

  /** The same word by word, without the prompt. */
  *draw(random: Random, options: GenerateOptions = {}): Generator<string, void> {
    const { trie, vocabulary } = this;
    let state = this.stateOf(options.prompt ?? []);
    let scratch: Float64Array | undefined;
    for (let i = 0; i < (options.length ?? 50); i++) {
      scratch = nextWords(trie, state, scratch);
      const word = drawWord(scratch, random, options);
      if (word === -1 || word === END) break;
      yield vocabulary.token(word);
      state = stateAfter(trie, matchNode(trie, state, word));
    }
  }
}

/** @throws NlpError where two models cannot be compared word by word */
export function requireSameTokenizer(a: NgramModel, b: NgramModel): void {
  const [one, other] = [a.tokenizer, b.tokenizer];
  if (one !== undefined && other !== undefined && !isSameTokenizer(one, other)) {
    throw new NlpError('the models split text differently', {
      remedy: (option) => `Train both anew with the same ${option('tokenizer')} and the options beside it.`,
    });
  }
}
