/**
 * The settings of a tokenizer: those in force, the same settings compared, and settings from untrusted JSON. What has its
 * first or usual value is left out, so that files say the same as before there was a choice.
 */
import { type Location, NlpError } from '../errors.ts';
import { NORMAL_FORMS, type NormalForm } from './normalise/forms.ts';
import { type SpecType, TOKENIZER_TYPES, type TokenizerSpec, WORD_VERSION } from './tokenizer.ts';

/** What may be asked for beside the type. */
export interface TokenizerChoices {
  lowercase?: boolean;
  normalize?: NormalForm;
  stripAccents?: boolean;
}

/** The settings of a tokenizer by the rules of today. */
export function newestSpec(type: SpecType, choices: TokenizerChoices = {}): TokenizerSpec {
  const spec: TokenizerSpec = { type, lowercase: false };
  if (type === 'word') spec.version = WORD_VERSION;
  return withChoices(spec, choices);
}

/** Settings with others instead; what is not given, or says no, stays as it is. */
export function withChoices(
  spec: TokenizerSpec,
  { lowercase, normalize = 'none', stripAccents }: TokenizerChoices,
): TokenizerSpec {
  return {
    ...spec,
    ...(lowercase ? { lowercase } : {}),
    ...(normalize === 'none' ? {} : { normalize }),
    ...(stripAccents ? { stripAccents } : {}),
  };
}

/** Whether two tokenizers cut every text alike. */
export function isSameTokenizer(a: TokenizerSpec, b: TokenizerSpec): boolean {
  return (
    a.type === b.type &&
    a.lowercase === b.lowercase &&
    (a.type !== 'word' || a.version === b.version) &&
    a.normalize === b.normalize &&
    a.stripAccents === b.stripAccents &&
    (a.description === b.description || JSON.stringify(a.description) === JSON.stringify(b.description))
  );
}

/** Whether a tokenizer goes by the rules of today, as one that is called by its name does. */
export function isNewest(spec: TokenizerSpec): boolean {
  return spec.version === newestSpec(spec.type).version;
}

/** Whether tokens are what stands between the ASCII blanks of a text, byte for byte. */
export function splitsAtBlanksOnly(spec: TokenizerSpec): boolean {
  return isSameTokenizer(spec, { type: 'whitespace', lowercase: false });
}

/** A key of the settings, whether a value is right, and which they are. */
const rows: Record<keyof TokenizerSpec, [is: (value: unknown) => boolean, what: string]> = {
  type: [
    (value) => value === 'trained' || (TOKENIZER_TYPES as readonly unknown[]).includes(value),
    TOKENIZER_TYPES.join(', '),
  ],
  lowercase: [isSwitch, 'true or false'],
  version: [(value) => value === 1 || value === WORD_VERSION, `1 or ${WORD_VERSION}`],
  normalize: [(value) => (NORMAL_FORMS as readonly unknown[]).includes(value), NORMAL_FORMS.join(', ')],
  stripAccents: [isSwitch, 'true or false'],
  description: [
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'an object, as tokenizer.json has it',
  ],
};

/**
 * Checks settings that were read from a model file or a tokenizer file.
 * @param where told in errors
 * @throws NlpError (exit status 3) naming what is wrong: not an object, an unknown type, setting or value.
 */
export function parseTokenizerSpec(json: unknown, where?: Location): TokenizerSpec {
  const remedy = `A tokenizer looks like {"type":"word","version":2,"lowercase":true}; types are ${TOKENIZER_TYPES.join(', ')}.`;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new NlpError(`the tokenizer is ${describe(json)}, not an object`, { where, remedy });
  }
  const settings = json as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    if (!Object.hasOwn(rows, key)) {
      throw new NlpError(`the tokenizer has an unknown setting ${describe(key)}`, { where, remedy });
    }
  }
  const type = Object.hasOwn(settings, 'type') ? settings.type : undefined;
  if (!rows.type[0](type)) {
    throw new NlpError(`the tokenizer's type is ${describe(type)}`, { where, remedy });
  }
  for (const [key, [is, what]] of Object.entries(rows)) {
    if (!Object.hasOwn(settings, key) || is(settings[key])) continue;
    throw new NlpError(`the tokenizer's "${key}" is ${describe(settings[key])}, not ${what}`, {
      where,
      remedy,
    });
  }
  const { version, description, ...choices } = settings as TokenizerChoices & {
    version?: number;
    description?: TokenizerSpec['description'];
  };
  const spec: TokenizerSpec = { type: type as SpecType, lowercase: false };
  if ((type === 'trained') !== (description !== undefined)) {
    throw new NlpError(
      type === 'trained' ? 'the trained tokenizer has no "description"' : `${type} takes no "description"`,
      { where, remedy },
    );
  }
  if (description !== undefined) return { ...spec, description };
  if (version === WORD_VERSION && type === 'word') spec.version = version;
  return withChoices(spec, choices);
}

/** The settings for whoever looks at a model: of a trained tokenizer its model and size stand for its description. */
export function briefSpec({ description, ...spec }: TokenizerSpec): Record<string, unknown> {
  if (description === undefined) return spec;
  const { type, vocab } = description.model as { type?: string; vocab: object };
  return { ...spec, model: type, tokens: Object.keys(vocab).length };
}

/** What tells how a text is cut, for messages: `word, lower case, nfc`. */
export function describeSpec({
  type,
  lowercase,
  normalize,
  stripAccents,
  description,
}: TokenizerSpec): string {
  const { type: model, vocab } = (description?.model ?? {}) as { type?: string; vocab?: object };
  const trained = model && vocab && `${model} of ${Object.keys(vocab).length} tokens`;
  return [type, trained, lowercase && 'lower case', normalize, stripAccents && 'no accents']
    .filter(Boolean)
    .join(', ');
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean';
}

function describe(value: unknown): string {
  const text = value === undefined ? 'missing' : (JSON.stringify(value) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
