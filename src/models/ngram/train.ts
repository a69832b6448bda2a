/**
 * Training in memory: sentences to ids, ids of a text to counts, counts to a model.
 */
import { NlpError } from '../../errors.ts';
import { atOnce } from '../../math/turns.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { orderVocabulary } from '../../text/vocabulary-order.ts';
import { hashCounts } from './corpus-hash.ts';
import { type CountTrie, countingSteps, END, specialWords } from './count-trie.ts';
import { estimatingSteps } from './estimate.ts';
import { countingArena } from './kernel-memory.ts';
import { type NgramOptions, type NgramSettings, resolveNgramOptions } from './options.ts';
import type { NgramParts } from './parts.ts';
import { TokenStream } from './token-stream.ts';

export interface TrainingText {
  /** Ids by the order of adding; sentences one after another, each `<s> w1 ... wk </s>`. Changed by training. */
  tokens: Uint32Array;
  words: Vocabulary;
}

/** What a training command settles besides the options. */
export interface TrainingContext {
  tokenizer?: TokenizerSpec;
  /** Told what could not be estimated. */
  warn?: (message: string) => void;
}

export interface Counts {
  words: Vocabulary;
  trie: CountTrie;
}

/**
 * Sentences that are split into words already, to a model's parts.
 * @throws NlpError for options out of their range (exit 2) and for a text without words (exit 3)
 */
export function trainSentences(
  sentences: Iterable<readonly string[]>,
  options: NgramOptions = {},
  context: TrainingContext = {},
): NgramParts {
  const settings = resolveNgramOptions(options);
  const words = Vocabulary.of(specialWords);
  const stream = new TokenStream(words, { learn: true, markBegin: true });
  for (const sentence of sentences) stream.feedTokens(sentence);
  const tokens = stream.tokens.subarray(0, stream.length);
  return trainOnCounts(countText({ tokens, words }, settings.order), settings, context);
}

/** @throws NlpError (exit 3) for a text without words */
export function countText(text: TrainingText, order: number): Counts {
  return atOnce(countingTextSteps(text, order));
}

/** The same, step by step: it may be interrupted at each `yield`. */
export function* countingTextSteps(text: TrainingText, order: number): Generator<undefined, Counts> {
  const { tokens, words } = text;
  const count = new Uint32Array(words.size);
  for (let i = 0; i < tokens.length; i++) count[tokens[i]]++;
  requireWords(count);
  const { vocabulary: table, newId } = orderVocabulary(words, count, { specials: specialWords.length });
  for (let i = 0; i < tokens.length; i++) tokens[i] = newId[tokens[i]];
  yield;
  const arena = countingArena(tokens.length, table.size, order);
  return { words: table, trie: yield* countingSteps(tokens, table.size, order, arena) };
}

export function trainOnCounts(
  counts: Counts,
  settings: NgramSettings,
  context: TrainingContext = {},
): NgramParts {
  return atOnce(estimatingCountsSteps(counts, settings, context));
}

/** The same, step by step. */
export function* estimatingCountsSteps(
  counts: Counts,
  settings: NgramSettings,
  context: TrainingContext = {},
): Generator<undefined, NgramParts> {
  const { words, trie } = counts;
  const corpus = hashCounts(words, trie);
  const { trie: model, parameters } = yield* estimatingSteps(trie, settings, context.warn ?? (() => {}));
  return {
    trie: model,
    vocabulary: words,
    tokenizer: context.tokenizer,
    provenance: { smoothing: settings.smoothing, options: { ...settings }, parameters, corpus: [corpus] },
  };
}

/** Something besides sentence ends must have been read. @param count [words] by id */
export function requireWords(count: ArrayLike<number>): void {
  for (let id = 0; id < count.length; id++) if (count[id] > 0 && (id > END || id === 0)) return;
  throw new NlpError('there are no words to train on', { remedy: 'Name files with text.' });
}
