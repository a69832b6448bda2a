/**
 * From a tokenizer's settings to the tokenizer, and from untrusted JSON to the settings.
 */
import { type Location, NlpError, shownValue, usageError } from '../errors.ts';
import { CharTokenizer } from './char-tokenizer.ts';
import { PtbTokenizer } from './ptb-tokenizer.ts';
import { TOKENIZER_TYPES, type Tokenizer, type TokenizerSpec, type TokenizerType } from './tokenizer.ts';
import { WhitespaceTokenizer } from './whitespace-tokenizer.ts';
import { WordTokenizer } from './word-tokenizer.ts';

const classes: Record<TokenizerType, new (spec: TokenizerSpec) => Tokenizer> = {
  word: WordTokenizer,
  whitespace: WhitespaceTokenizer,
  char: CharTokenizer,
  ptb: PtbTokenizer,
};

/**
 * Makes a tokenizer from its type, or from settings of which any may be left out (`word`, no lower-casing).
 * @throws NlpError (exit status 2) for a type that does not exist.
 */
export function createTokenizer(spec: TokenizerType | Partial<TokenizerSpec> = {}): Tokenizer {
  const { type = 'word', lowercase = false } = typeof spec === 'string' ? { type: spec } : spec;
  if (Object.hasOwn(classes, type)) return new classes[type]({ type, lowercase });
  throw usageError(
    `no tokenizer ${shownValue(type)}`,
    'tokenizer',
    `Choose one of ${TOKENIZER_TYPES.join(', ')}.`,
  );
}

/**
 * Checks settings that were read from a model file or a tokenizer file.
 * @param where told in errors
 * @throws NlpError (exit status 3) naming what is wrong: not an object, an unknown type, setting or value.
 */
export function parseTokenizerSpec(json: unknown, where?: Location): TokenizerSpec {
  const remedy = `A tokenizer looks like {"type":"word","lowercase":true}; types are ${TOKENIZER_TYPES.join(', ')}.`;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new NlpError(`the tokenizer is ${describe(json)}, not an object`, { where, remedy });
  }
  const settings = json as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    if (key !== 'type' && key !== 'lowercase') {
      throw new NlpError(`the tokenizer has an unknown setting ${describe(key)}`, { where, remedy });
    }
  }
  const given = Object.hasOwn(settings, 'type') ? settings.type : undefined;
  const type = TOKENIZER_TYPES.find((known) => known === given);
  if (type === undefined) {
    throw new NlpError(`the tokenizer's type is ${describe(given)}`, { where, remedy });
  }
  const lowercase = Object.hasOwn(settings, 'lowercase') ? settings.lowercase : false;
  if (typeof lowercase !== 'boolean') {
    throw new NlpError(`the tokenizer's "lowercase" is ${describe(lowercase)}, not true or false`, {
      where,
      remedy,
    });
  }
  return { type, lowercase };
}

function describe(value: unknown): string {
  const text = value === undefined ? 'missing' : (JSON.stringify(value) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
