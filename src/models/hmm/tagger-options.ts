/**
 * The options of the tagger, and two sets of them: `tnt`, the tagger of T. Brants, "TnT: A Statistical Part-of-Speech
 * Tagger", ANLP 2000, and `best`, which has been the most accurate on held-out parts of English and Korean corpora.
 */
import { NlpError } from '../../errors.ts';
import { type OptionsOf, omitRows, optionTable, resolveOptions } from '../../options/table.ts';
import { choice, integer, number, type OptionType, toggle } from '../../options/types.ts';

/** What commands and experiments offer. What has no default is chosen by the preset. */
export const taggerTable = optionTable({
  preset: {
    type: choice(['best', 'tnt']),
    default: 'best',
    text: 'the choices that are not given; tnt are those of Brants (2000)',
  },
  order: { type: choice([1, 2], 'n'), defaultText: '2', text: 'how many tags a tag depends on' },
  suffix: { type: integer(0, 100), text: 'letters of the longest suffix that tells of unknown words' },
  rare: { type: integer(1, 1e6), text: 'words seen at most that often teach what unknown words are' },
});

const thetaOrNumber: OptionType<'theta' | number> = {
  schema: { anyOf: [{ enum: ['theta'] }, { type: 'number', exclusiveMinimum: 0, maximum: 1e6 }] },
  placeholder: 'x',
  what: "'theta' or a number above 0",
  read: (text) => (text === 'theta' ? text : number({ above: 0, maximum: 1e6 }).read(text)),
};

/** What the library can choose besides; every row's default is the preset's. */
const detailTable = optionTable({
  transitions: {
    type: choice(['discounting', 'deleted-interpolation']),
    text: "how tag n-grams are smoothed: three absolute discounts, or Brants's deleted interpolation",
  },
  prefix: {
    type: integer(0, 100),
    text: 'letters of the longest prefix that tells of unknown words; 0 for none',
  },
  shapes: {
    type: choice(['capital', 'full']),
    text: 'affixes are counted apart by capitalisation alone, or also by digits, hyphens and all capitals',
  },
  abstraction: {
    type: thetaOrNumber,
    text: "weight of the shorter affix: Brants's theta, or that many pseudo-counts",
  },
  lowerInitial: {
    type: toggle(),
    text: 'a capitalised first word counts as its lower-case form where that is the more frequent',
  },
  lowerForm: { type: toggle(), text: 'a capitalised unknown word asks what its lower-case form is' },
  context: {
    type: number({ minimum: 0, maximum: 1e6 }),
    text: 'weight of the tag alone in P(word | previous tag, tag); 0 makes the word depend on its tag only',
  },
  lexiconPrior: {
    type: number({ minimum: 0, maximum: 1e6 }),
    text: 'pseudo-counts that affixes add to the counts of words seen at most smoothedCount times',
  },
  smoothedCount: { type: integer(0, 1e6), text: 'most counts of a word that affixes have a say in' },
  candidateThreshold: {
    type: number({ minimum: 0, maximum: 1 - Number.EPSILON }),
    text: 'tags less probable than this, relative to the most probable, are no candidates of an unknown word',
  },
});

const table = { ...taggerTable, ...detailTable };

/** How a tagger tags. */
export const taggingTable = optionTable({
  beam: {
    type: number({ minimum: 1, placeholder: 'factor' }),
    defaultText: 'none, exact',
    text: 'drop paths so many times less probable than the best',
  },
});

export type TaggerOptions = OptionsOf<typeof table>;
export type TaggingOptions = OptionsOf<typeof taggingTable>;
export type TaggerPreset = NonNullable<TaggerOptions['preset']>;

/** Every choice made; what a model file records. */
export type TaggerSettings = Required<Omit<TaggerOptions, 'preset'>>;

const presets: Record<TaggerPreset, TaggerSettings> = {
  best: {
    order: 2,
    transitions: 'discounting',
    suffix: 10,
    prefix: 5,
    rare: 3,
    shapes: 'full',
    abstraction: 2,
    lowerInitial: true,
    lowerForm: true,
    context: 30,
    lexiconPrior: 0.2,
    smoothedCount: 20,
    candidateThreshold: 1e-3,
  },
  tnt: {
    order: 2,
    transitions: 'deleted-interpolation',
    suffix: 10,
    prefix: 0,
    rare: 10,
    shapes: 'capital',
    abstraction: 'theta',
    lowerInitial: false,
    lowerForm: false,
    context: 0,
    lexiconPrior: 0,
    smoothedCount: 0,
    candidateThreshold: 1e-4,
  },
};

/** A preset with some choices made otherwise. @throws NlpError (exit 2) for a value out of range */
export function resolveTaggerOptions(options: TaggerOptions = {}): TaggerSettings {
  const { preset, ...changes } = resolveOptions(table, options);
  return { ...presets[preset], ...changes };
}

/** How far below the best a log score may be. @throws NlpError (exit 2) for a beam below 1 */
export function logBeam(options: TaggingOptions): number {
  if (options.beam === undefined) return Number.POSITIVE_INFINITY;
  return Math.log(resolveOptions(taggingTable, options).beam ?? 1);
}

/** What some settings are called in model files. */
const storedNames: Readonly<Record<string, string>> = {
  suffix: 'suffixLength',
  prefix: 'prefixLength',
  rare: 'rareCount',
};

/** Settings as a model file keeps them. */
export function recordOfTagger(settings: TaggerSettings): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [storedNames[key] ?? key, value]));
}

/** The settings that a record stands for. @throws NlpError for a name or a value that no tagger has */
export function taggerOfRecord(record: Readonly<Record<string, unknown>>): TaggerSettings {
  const keys = new Map(Object.entries(storedNames).map(([key, name]) => [name, key]));
  const given = Object.entries(record).map(([name, value]) => [keys.get(name) ?? name, value]);
  try {
    return { ...presets.best, ...resolveOptions(omitRows(table, 'preset'), Object.fromEntries(given)) };
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    throw new NlpError(`the options of the model are none of a tagger's: ${error.message}`, { cause: error });
  }
}
