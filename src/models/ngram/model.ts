/**
 * An n-gram language model: a backoff trie, its vocabulary, and what is asked of them.
 */
import { NlpError } from '../../errors.ts';
import type { Random } from '../../math/random.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { ModelFile } from '../model-file.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import type { ContentHash } from './corpus-hash.ts';
import { END, ROOT, specialWords, UNKNOWN } from './count-trie.ts';
import { drawWord, mostLikely, nextWords, type SamplingOptions } from './distribution.ts';
import { type SentenceScore, scoreSentence } from './explain.ts';
import { modelFileOf, partsOf } from './file.ts';
import { kernelMemory } from './kernel-memory.ts';
import { type NgramOptions, resolveNgramOptions } from './options.ts';
import { matchNode, startState, stateAfter } from './scoring.ts';
import type { Smoothing } from './smoothing-names.ts';
import { stupidBackoffWeight } from './stupid-backoff.ts';
import { TokenStream } from './token-stream.ts';
import { countText, type TrainingContext, trainOnCounts } from './train.ts';

/** What is known of how a model came about; all of it is absent for a model read from an ARPA file. */
export interface NgramProvenance {
  smoothing?: Smoothing | 'mixture';
  /** Every option of the training, for `info`. */
  options: Record<string, unknown>;
  /** For each order what the smoothing fitted, such as discounts. */
  parameters?: number[][];
  corpus?: ContentHash[];
}

export interface NgramParts {
  trie: BackoffTrie;
  words: Vocabulary;
  /** Absent for ARPA files, which remember none. */
  tokenizer?: TokenizerSpec;
  provenance: NgramProvenance;
}

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
  readonly words: Vocabulary;
  readonly tokenizer: TokenizerSpec | undefined;
  readonly provenance: NgramProvenance;

  constructor(parts: NgramParts) {
    this.trie = parts.trie;
    this.words = parts.words;
    this.tokenizer = parts.tokenizer;
    this.provenance = parts.provenance;
  }

  /**
   * Trains on sentences that are split into words already.
   * @param context the tokenizer that the model shall remember, and who is told of fallbacks
   * @throws NlpError for options out of their range (exit 2) and for a text without words (exit 3)
   */
  static train(
    sentences: Iterable<readonly string[]>,
    options: NgramOptions = {},
    context: TrainingContext = {},
  ): NgramModel {
    const settings = resolveNgramOptions(options);
    const words = Vocabulary.of(specialWords);
    const stream = new TokenStream(words, { learn: true, markBegin: true });
    for (const sentence of sentences) stream.feedTokens(sentence);
    const tokens = stream.tokens.subarray(0, stream.length);
    return new NgramModel(trainOnCounts(countText({ tokens, words }, settings.order), settings, context));
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
    const { levelStart } = this.trie;
    return levelStart.slice(1).map((end, i) => end - levelStart[i]);
  }

  /** log10 of what a step to a shorter context costs where that context was never seen; 0 but for stupid backoff. */
  get stepPrice(): number {
    return this.provenance.smoothing === 'stupid-backoff' ? Math.log10(stupidBackoffWeight) : 0;
  }

  /** The id of a word, that of `<unk>` where it is unknown; `<s>` and `</s>` are no words of a text. */
  idOf(token: string): number {
    const id = this.words.find(token);
    return id <= END ? UNKNOWN : id;
  }

  /** Log10 probability of a sentence and of each of its words, `</s>` included. */
  score(tokens: readonly string[]): SentenceScore {
    return scoreSentence(this, tokens);
  }

  /** The state after `<s>` and some words. */
  stateOf(tokens: readonly string[]): number {
    const { trie } = this;
    let state = startState(trie);
    for (const token of tokens) state = stateAfter(trie, matchNode(trie, state, this.idOf(token)));
    return state;
  }

  /**
   * The distribution of the next word, most likely first; sums to 1 over all words for every proper smoothing.
   * Scores of stupid backoff are scaled to sum to 1.
   */
  next(tokens: readonly string[], k = Number.POSITIVE_INFINITY): WordProbability[] {
    const probability = nextWords(this.trie, this.stateOf(tokens));
    let scale = 1;
    if (this.stepPrice !== 0) scale = 1 / probability.reduce((sum, p) => sum + p, 0);
    return mostLikely(probability, Math.min(k, probability.length)).map((id) => ({
      token: this.words.token(id),
      probability: probability[id] * scale,
    }));
  }

  /** Draws words until the sentence ends or `length` is reached. */
  generate(random: Random, options: GenerateOptions = {}): string[] {
    const { trie } = this;
    const tokens = [...(options.prompt ?? [])];
    let state = this.stateOf(tokens);
    let scratch: Float64Array | undefined;
    for (let i = 0; i < (options.length ?? 50); i++) {
      scratch = nextWords(trie, state, scratch);
      const word = drawWord(scratch, random, options);
      if (word === -1 || word === END) break;
      tokens.push(this.words.token(word));
      state = stateAfter(trie, matchNode(trie, state, word));
    }
    return tokens;
  }

  /** The words of a node's n-gram, from its first. */
  ngramOf(node: number): string[] {
    const { trie } = this;
    const ids: number[] = [];
    for (let at = node; at !== ROOT; ) {
      ids.push(trie.word[at]);
      at = contextOf(trie, at);
    }
    return ids.reverse().map((id) => this.words.token(id));
  }
}

/** The node without its last word: the context whose children include it. */
function contextOf(trie: BackoffTrie, node: number): number {
  if (node < trie.levelStart[1]) return ROOT;
  let low = 0;
  let high = trie.backoff.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (trie.first[middle] <= node) low = middle;
    else high = middle;
  }
  return low;
}

/** @throws NlpError where two models cannot be compared word by word */
export function requireSameTokenizer(a: NgramModel, b: NgramModel): void {
  const [one, other] = [a.tokenizer, b.tokenizer].map(
    (spec) => spec && JSON.stringify([spec.type, spec.lowercase]),
  );
  if (one !== undefined && other !== undefined && one !== other) {
    throw new NlpError('the models split text differently', {
      remedy: 'Train both with the same --tokenizer and --lowercase.',
    });
  }
}
