/**
 * From a tokenizer's settings to the tokenizer.
 */
import { shownValue, usageError } from '../errors.ts';
import { CharTokenizer } from './char-tokenizer.ts';
import { normaliserOf } from './normalise/normaliser.ts';
import { NormalisingTokenizer } from './normalising-tokenizer.ts';
import { PtbTokenizer } from './ptb-tokenizer.ts';
import { TrainedTokenizer } from './subword/trained-tokenizer.ts';
import { type SpecType, TOKENIZER_TYPES, type Tokenizer, type TokenizerSpec } from './tokenizer.ts';
import { newestSpec } from './tokenizer-spec.ts';
import { WhitespaceTokenizer } from './whitespace-tokenizer.ts';
import { WordTokenizer } from './word-tokenizer.ts';

const classes: Record<SpecType, new (spec: TokenizerSpec) => Tokenizer> = {
  word: WordTokenizer,
  whitespace: WhitespaceTokenizer,
  char: CharTokenizer,
  ptb: PtbTokenizer,
  trained: TrainedTokenizer,
};

/**
 * Makes a tokenizer from its type, by the newest rules, or from settings of which any may be left out. Settings that
 * say `word` and no version mean the first rules, as in files that were written before the second.
 * @throws NlpError (exit status 2) for a type that does not exist.
 */
export function createTokenizer(spec: SpecType | Partial<TokenizerSpec> = 'word'): Tokenizer {
  const given = typeof spec === 'string' ? newestSpec(spec) : spec;
  const { type = 'word' } = given;
  if (Object.hasOwn(classes, type)) {
    const whole: TokenizerSpec = { ...newestSpec('word'), ...given };
    if (given.type !== undefined && given.version === undefined) delete whole.version;
    const tokenizer = new classes[type](whole);
    const normaliser = normaliserOf(whole);
    return normaliser === undefined ? tokenizer : new NormalisingTokenizer(whole, tokenizer, normaliser);
  }
  throw usageError(
    `no tokenizer ${shownValue(type)}`,
    'tokenizer',
    `Choose one of ${TOKENIZER_TYPES.join(', ')}.`,
  );
}
