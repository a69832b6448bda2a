/**
 * One tokenizer for all models: how text becomes tokens, and where in the text each token stood.
 *
 * Offsets count UTF-16 code units of the text that was passed in (what `String.prototype.slice` takes), so
 * `text.slice(start, end)` is the token as written, before normalising, lower-casing or the conventions of `ptb` change it.
 */

import type { UnicodeForm } from './normalise/forms.ts';

/** All tokenizers that need no training, the default first: the one list that commands, experiments and errors read. */
export const TOKENIZER_TYPES = ['word', 'whitespace', 'char', 'ptb'] as const;

export type TokenizerType = (typeof TOKENIZER_TYPES)[number];

/** A trained tokenizer is one type more, which has no name but a file. */
export type SpecType = TokenizerType | 'trained';

/** The rules of `word` that are in force: 2 keeps numbers, names and addresses whole (joined-words.ts). */
export const WORD_VERSION = 2;

/** What a model file remembers of its tokenizer; plain data, so that it can be saved as JSON. */
export interface TokenizerSpec {
  type: SpecType;
  /** Lower-case every token (Unicode default case conversion). @defaultValue false */
  lowercase: boolean;
  /** Of the rules of `word`; absent for the first. */
  version?: typeof WORD_VERSION;
  /** The form of Unicode that the text is brought into first; absent for none. */
  normalize?: UnicodeForm;
  /** Whether the text loses its accents first; absent for false. */
  stripAccents?: true;
  /** Of a trained tokenizer all that there is to it, as tokenizer.json has it. */
  description?: Readonly<Record<string, unknown>>;
}

/** A token, and the part of the text it stands for: `text.slice(start, end)`. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

export interface Tokenizer {
  readonly spec: TokenizerSpec;
  /** The tokens of a text, in order. */
  tokenize(text: string): string[];
  /**
   * The same with offsets, in flat form for hot loops: token i is `text.slice(offsets[2i], offsets[2i + 1])`.
   * `out` is used when it is long enough (2 numbers a token), else a longer array is returned; the number of
   * tokens is `count`.
   */
  offsets(text: string, out?: Uint32Array): { offsets: Uint32Array; count: number };
  /** The same as objects, for explanations and JSON. */
  tokens(text: string): Token[];
  /** Joins tokens to text: exact for `char`, readable for the others (a space between tokens, none before punctuation). */
  detokenize(tokens: readonly string[]): string;
}
