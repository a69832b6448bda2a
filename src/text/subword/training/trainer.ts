/**
 * Trains a tokenizer: texts are added line by line with their line breaks, then a description (tokenizer.json) is made.
 *
 *   bpe        ids: special tokens, the 256 byte symbols by code point (with split metaspace: <unk>, the byte tokens and
 *              the characters), then the merges in order
 *   wordpiece  ids: special tokens, characters that begin words, characters that continue them, then what is merged by
 *              the rule of bpe; that rule is this project's definition, as the usual trainer's result depends on chance
 *   unigram    ids: special tokens, then pieces by their probability
 */
import { NlpError, usageError } from '../../../errors.ts';
import { type OptionsOf, resolveOptions, type SettingsOf } from '../../../options/table.ts';
import { compareCodePoints } from '../../code-points.ts';
import { buildNormaliser } from '../build/normaliser.ts';
import { buildPreTokenizer } from '../build/pre-tokenizer.ts';
import { byteCharacters, toByteCharacters } from '../byte-alphabet.ts';
import { addedToken, wordPieceDescription } from '../files.ts';
import { JsonPart } from '../json-part.ts';
import { byteToken } from '../models/byte-tokens.ts';
import type { TokenizerDescription } from '../parts.ts';
import { cutBeforeMark } from '../pre-tokenizers/metaspace.ts';
import { type Surroundings, surroundingsOf } from './description.ts';
import { learnMerges } from './learn-merges.ts';
import { learnUnigram } from './learn-unigram.ts';
import { trainingTable } from './options.ts';
import type { CountedWord } from './seed-pieces.ts';
import { WordCounts } from './word-counts.ts';

export type TrainerOptions = OptionsOf<typeof trainingTable>;

export interface LearntTokenizer {
  description: TokenizerDescription;
  /** Tokens in all. */
  tokens: number;
  words: number;
  distinctWords: number;
  /** Characters that the vocabulary had no room for: they are unknown. */
  leftOut: number;
}

/** Told how many tokens there are, as they are learnt. */
type Progress = (tokens: number) => void;

const defaultSpecial = {
  bpe: [],
  wordpiece: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'],
  unigram: ['<pad>', '</s>', '<unk>'],
};
const fallbackSpecial = ['<unk>', '<s>', '</s>'];

export class SubwordTrainer {
  readonly #settings: Omit<SettingsOf<typeof trainingTable>, 'special'>;
  readonly #special: string[];
  readonly #surroundings: Surroundings;
  readonly #words: WordCounts;

  constructor({ special = [], ...options }: TrainerOptions = {}) {
    const settings = resolveOptions(trainingTable, options);
    const { type } = settings;
    const split = settings.split ?? ({ bpe: 'gpt2', wordpiece: 'bert', unigram: 'metaspace' } as const)[type];
    const form = settings.normalize ?? ({ bpe: 'none', wordpiece: 'bert', unigram: 'nfkc' } as const)[type];
    this.#settings = { ...settings, split };
    const usual = type === 'bpe' && split === 'metaspace' ? fallbackSpecial : defaultSpecial[type];
    this.#special = [...new Set([...usual, ...special])];
    this.#surroundings = surroundingsOf(type, split, form);
    const { normalizer, pre_tokenizer } = this.#surroundings;
    const cut =
      pre_tokenizer === null
        ? cutBeforeMark('\u2581')
        : buildPreTokenizer(new JsonPart(pre_tokenizer, 'pre_tokenizer')).preTokenizer;
    this.#words = new WordCounts(
      cut,
      normalizer === null ? undefined : buildNormaliser(new JsonPart(normalizer, 'normalizer')),
    );
  }

  /** Counts the words of a text: a line with its line break. */
  add(text: string): void {
    this.#words.add(text);
  }

  finish(onProgress?: Progress): LearntTokenizer {
    const words = this.#words.sorted();
    if (words.length === 0)
      throw new NlpError('there is no word to learn from', { remedy: 'Give text that is not empty.' });
    const learnt = {
      bpe: () => this.#bpe(words, onProgress),
      wordpiece: () => this.#wordPiece(words, onProgress),
      unigram: () => this.#unigram(words, onProgress),
    }[this.#settings.type]();
    return { ...learnt, words: this.#words.total, distinctWords: words.length };
  }

  #bpe(
    words: [string, number][],
    onMerge?: Progress,
  ): { description: TokenizerDescription; tokens: number; leftOut: number } {
    const { isByteLevel } = this.#surroundings;
    const characters = isByteLevel
      ? [...byteCharacters].sort(compareCodePoints)
      : this.#characters(words, 256);
    const tokens = [...this.#special];
    if (!isByteLevel) for (let byte = 0; byte < 256; byte++) tokens.push(byteToken(byte));
    tokens.push(...characters);
    this.#requireRoom(tokens.length);
    const ids = new Map(tokens.map((token, id) => [token, id]));
    const unknown = ids.get('<unk>') ?? -1;
    const merges = learnMerges({
      tokens,
      // A character without a token is a gap: nothing is merged with it.
      words: words.flatMap(([word, count]) =>
        runsOf(
          Array.from(isByteLevel ? toByteCharacters(word) : word, (one) => ids.get(one) ?? unknown),
          unknown,
        ).map((run) => [run, count] as const),
      ),
      ...this.#limits(),
      onMerge,
    });
    const model = {
      type: 'BPE',
      dropout: null,
      unk_token: isByteLevel ? null : '<unk>',
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: !isByteLevel,
      byte_fallback: !isByteLevel,
      ignore_merges: false,
      vocab: vocabularyOf(tokens),
      merges: merges.map(([left, right]) => [tokens[left], tokens[right]]),
    };
    return { description: this.#describe(model), tokens: tokens.length, leftOut: 0 };
  }

  #wordPiece(
    words: [string, number][],
    onMerge?: Progress,
  ): { description: TokenizerDescription; tokens: number; leftOut: number } {
    const counts = new Map<string, number>();
    for (const [word, count] of words) {
      let prefix = '';
      for (const character of word) {
        counts.set(prefix + character, (counts.get(prefix + character) ?? 0) + count);
        prefix = '##';
      }
    }
    const room = this.#settings.vocabSize - this.#special.length;
    this.#requireRoom(this.#special.length + 1);
    const all = [...counts.keys()];
    const kept = counts.size <= room ? all : mostFrequent(counts, room >> 1);
    const isContinuing = (token: string) => token.startsWith('##') && token.length > 2;
    const tokens = [
      ...this.#special,
      ...kept.filter((token) => !isContinuing(token)).sort(compareCodePoints),
      ...kept.filter(isContinuing).sort(compareCodePoints),
    ];
    const ids = new Map(tokens.map((token, id) => [token, id]));
    learnMerges({
      tokens,
      words: words.flatMap(([word, count]) => {
        const symbols = Array.from(
          word,
          (character, i) => ids.get(i === 0 ? character : `##${character}`) ?? -1,
        );
        return runsOf(symbols, -1).map((run) => [run, count] as const);
      }),
      ...this.#limits(),
      continuingPrefix: '##',
      onMerge,
    });
    const description = wordPieceDescription(vocabularyOf(tokens), true);
    const { normalizer, pre_tokenizer, decoder } = this.#surroundings;
    const added = this.#special.map((token, id) => addedToken(id, token));
    return {
      description: { ...description, added_tokens: added, normalizer, pre_tokenizer, decoder },
      tokens: tokens.length,
      leftOut: counts.size - kept.length,
    };
  }

  #unigram(
    words: [string, number][],
    onRound?: Progress,
  ): { description: TokenizerDescription; tokens: number; leftOut: number } {
    const room = this.#settings.vocabSize - this.#special.length;
    this.#requireRoom(this.#special.length + 1);
    const known = new Set(this.#characters(words, 0));
    const all = new Set(words.flatMap(([word]) => Array.from(word)));
    const kept = words.flatMap(([word, count]) => {
      const runs = known.size === all.size ? [word] : knownRuns(word, known);
      const last = this.#words.last.get(word) ?? 0;
      return runs.map((run, i): CountedWord => [run, count, i + 1 === runs.length ? last : 0]);
    });
    const { texts, scores } = learnUnigram({
      words: kept,
      pieces: room,
      maxTokenLength: this.#settings.maxTokenLength,
      onRound,
    });
    const unknown = this.#special.indexOf('<unk>');
    const vocab = [
      ...this.#special.map((token) => [token, 0] as const),
      ...texts.map((text, i) => [text, scores[i]] as const),
    ];
    // The score of what is special plays no part: it must not be the least.
    const model = { type: 'Unigram', unk_id: unknown, vocab, byte_fallback: false };
    return { description: this.#describe(model), tokens: vocab.length, leftOut: all.size - known.size };
  }

  /** The characters of all words by code point; where there are too many, the most frequent for half of the room. */
  #characters(words: readonly [string, number][], taken: number): string[] {
    const counts = new Map<string, number>();
    for (const [word, count] of words)
      for (const character of word) counts.set(character, (counts.get(character) ?? 0) + count);
    const room = this.#settings.vocabSize - this.#special.length - taken;
    const kept = counts.size <= room ? [...counts.keys()] : mostFrequent(counts, Math.max(0, room >> 1));
    return kept.sort(compareCodePoints);
  }

  #limits(): { vocabularySize: number; minFrequency: number; maxTokenLength: number | undefined } {
    const { vocabSize, minFrequency, maxTokenLength } = this.#settings;
    return { vocabularySize: vocabSize, minFrequency, maxTokenLength };
  }

  #requireRoom(least: number): void {
    if (this.#settings.vocabSize >= least) return;
    throw usageError(
      `is ${this.#settings.vocabSize}, but special tokens and characters alone are ${least}`,
      'vocabSize',
      `Give at least ${least + 1}.`,
    );
  }

  #describe(model: Record<string, unknown>): TokenizerDescription {
    const { normalizer, pre_tokenizer, decoder } = this.#surroundings;
    return {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: this.#special.map((token, id) => addedToken(id, token)),
      normalizer,
      pre_tokenizer,
      post_processor: null,
      decoder,
      model,
    };
  }
}

function vocabularyOf(tokens: readonly string[]): Record<string, number> {
  return Object.fromEntries(tokens.map((token, id) => [token, id]));
}

function mostFrequent(counts: ReadonlyMap<string, number>, size: number): string[] {
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || compareCodePoints(a, b))
    .slice(0, size)
    .map(([token]) => token);
}

/** The parts of a list between gaps. */
function runsOf(symbols: readonly number[], gap: number): number[][] {
  if (!symbols.includes(gap)) return [[...symbols]];
  const runs: number[][] = [[]];
  for (const symbol of symbols) {
    if (symbol === gap) runs.push([]);
    else runs[runs.length - 1].push(symbol);
  }
  return runs.filter((run) => run.length > 0);
}

/** The parts of a word between characters that are not known. */
function knownRuns(word: string, known: ReadonlySet<string>): string[] {
  const runs = [''];
  for (const character of word) {
    if (known.has(character)) runs[runs.length - 1] += character;
    else runs.push('');
  }
  return runs.filter((run) => run !== '');
}
