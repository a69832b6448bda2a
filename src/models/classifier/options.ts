/** What can be chosen when a classifier is trained, which choices belong to which model, and the preset. */
import { usageError } from '../../errors.ts';
import { type OptionsOf, optionTable, resolveOptions, type SettingsOf } from '../../options/table.ts';
import { choice, integer, integers, number, type OptionType, text, toggle } from '../../options/types.ts';
import { tokenizerTable } from '../../text/tokenizer-options.ts';

export const classifierModels = [
  'naive-bayes',
  'bernoulli',
  'complement',
  'logistic',
  'svm',
  'fasttext',
  'cnn',
] as const;
export type ClassifierModel = (typeof classifierModels)[number];

const longestNgram = 20;

const ngramRange: OptionType<readonly [number, number]> = {
  schema: {
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: longestNgram },
    minItems: 2,
    maxItems: 2,
  },
  placeholder: 'from,to',
  what: `the shortest and the longest, from 1 to ${longestNgram}, such as 1,2`,
  read(given) {
    const match = /^(\d+)(?:[,-](\d+))?$/.exec(given.trim());
    if (match === null) return undefined;
    const range = [Number(match[1]), Number(match[2] ?? match[1])] as const;
    return range.every((n) => n >= 1 && n <= longestNgram) ? range : undefined;
  },
  write: (range) => range.join(','),
};

const featureTable = optionTable({
  features: {
    type: choice(['word', 'char', 'char_wb'], 'unit'),
    default: 'word',
    text: 'n-grams of words, of characters, or of characters within words',
  },
  ngrams: { type: ngramRange, defaultText: '1,2; of characters 1,3', text: 'shortest and longest n-gram' },
  minDf: { type: integer(1), default: 1, text: 'leave out n-grams that fewer texts have' },
  weighting: {
    type: choice(['count', 'binary', 'tfidf', 'sublinear']),
    default: 'count',
    text: 'what an n-gram counts in a text; sublinear is tfidf with 1 + ln(count)',
  },
});

const bayesTable = optionTable({
  alpha: { type: number({ above: 0, maximum: 1e9 }), default: 1, text: 'naive Bayes: added to every count' },
});

const marginTable = optionTable({
  c: {
    type: number({ above: 0, maximum: 1e12 }),
    default: 1,
    letter: '',
    text: 'logistic, svm: weight of the errors against large coefficients',
  },
  classWeight: {
    type: choice(['none', 'balanced']),
    default: 'none',
    text: 'logistic, svm: whether rare classes count more',
  },
  tolerance: {
    type: number({ above: 0, maximum: 1 }),
    defaultText: '0.01 (svm), 1e-4 (logistic)',
    text: 'logistic, svm: how near the optimum is near enough',
  },
});

const fasttextTable = optionTable({
  dimensions: { type: integer(1, 10_000), default: 100, text: 'fasttext: size of the vectors' },
  buckets: { type: integer(0, 1e9), default: 2_000_000, text: 'fasttext: hash buckets of n-grams' },
  minN: { type: integer(0, 20), default: 0, text: 'fasttext: shortest n-gram of characters' },
  maxN: { type: integer(0, 20), default: 0, text: 'fasttext: longest n-gram of characters; 0 for none' },
  wordNgrams: { type: integer(1, 10), default: 1, text: 'fasttext: longest n-gram of words' },
  loss: { type: choice(['softmax', 'hs', 'ova', 'ns']), default: 'softmax', text: 'fasttext: the loss' },
  negative: { type: integer(1, 1000), default: 5, text: 'fasttext: wrong labels drawn with the loss ns' },
});

const cnnTable = optionTable({
  embedding: { type: integer(1, 4096), default: 128, text: 'cnn: size of the vectors of words' },
  widths: {
    type: integers({ minimum: 1, maximum: 50, most: 16, what: 'widths of windows, such as 3,4,5' }),
    default: [3, 4, 5],
    defaultText: '3,4,5',
    text: 'cnn: widths of the windows',
  },
  filters: { type: integer(1, 4096), default: 100, text: 'cnn: filters of each width' },
  dropout: {
    type: number({ minimum: 0, maximum: 0.99 }),
    default: 0.5,
    text: 'cnn: what is dropped before the output',
  },
  vectors: {
    type: text('file'),
    text: 'cnn: vectors of words to begin with, word2vec text',
    inExperiments: false,
  },
  static: { type: toggle(), default: false, text: 'cnn: the vectors stay as they are' },
  maxLength: { type: integer(1, 100_000), default: 400, text: 'cnn: tokens of a text that are read' },
  batch: { type: integer(1, 65536), default: 50, text: 'cnn: texts a step' },
  optimizer: {
    type: choice(['adam', 'adamw', 'sgd', 'rmsprop', 'adagrad', 'adadelta']),
    default: 'adam',
    text: 'cnn: the optimizer',
  },
  validFraction: {
    type: number({ minimum: 0, maximum: 0.9 }),
    default: 0,
    text: 'cnn: part of the texts that is held out and decides which epoch is kept',
  },
  patience: { type: integer(1), text: 'cnn: epochs without a better one after which it stops' },
});

const steppingTable = optionTable({
  epochs: {
    type: integer(1, 100_000),
    defaultText: '5 (fasttext), 4 (cnn)',
    text: 'fasttext, cnn: times through the texts',
  },
  learningRate: {
    type: number({ above: 0, maximum: 1000 }),
    defaultText: '0.1 (fasttext), 0.001 (cnn)',
    text: 'fasttext, cnn: size of a step',
  },
  minCount: {
    type: integer(1),
    defaultText: '1 (fasttext), 2 (cnn)',
    text: 'fasttext, cnn: leave out words that are rarer',
  },
});

export const classifierTable = optionTable({
  preset: {
    type: choice(['best']),
    text: 'best: tfidf of characters, svm; good in any language; options beside it win',
  },
  model: { type: choice(classifierModels), default: 'naive-bayes', text: 'which classifier' },
  ...featureTable,
  tokenizer: { ...tokenizerTable.tokenizer, text: 'how words are found' },
  lowercase: {
    type: toggle(),
    default: true,
    text: 'lower-case the text',
    textOff: 'keep capitals apart',
  },
  ...bayesTable,
  ...marginTable,
  ...fasttextTable,
  ...cnnTable,
  ...steppingTable,
  seed: { type: integer(0), default: 1, text: 'seed of everything random' },
});

export type ClassifierOptions = OptionsOf<typeof classifierTable>;

export interface ClassifierSettings
  extends Omit<
    SettingsOf<typeof classifierTable>,
    'preset' | 'ngrams' | 'epochs' | 'learningRate' | 'minCount'
  > {
  epochs: number;
  learningRate: number;
  minCount: number;
  ngrams: readonly [number, number];
}

/** Found on held-out parts of Korean and English reviews and of names. */
const best: ClassifierOptions = {
  model: 'svm',
  features: 'char',
  ngrams: [1, 3],
  minDf: 2,
  weighting: 'sublinear',
  c: 0.3,
};

/** Which models the options are for that are not for all. */
const owners: Readonly<Record<string, readonly ClassifierModel[]>> = {
  ...owned(featureTable, 'naive-bayes', 'bernoulli', 'complement', 'logistic', 'svm'),
  ...owned(bayesTable, 'naive-bayes', 'bernoulli', 'complement'),
  ...owned(marginTable, 'logistic', 'svm'),
  ...owned(fasttextTable, 'fasttext'),
  ...owned(cnnTable, 'cnn'),
  ...owned(steppingTable, 'fasttext', 'cnn'),
};

function owned(table: object, ...models: ClassifierModel[]) {
  return Object.fromEntries(Object.keys(table).map((key) => [key, models]));
}

/**
 * Options with every default in place, the preset's under what was given.
 * @throws NlpError (exit 2) for a value out of range, and for an option that belongs to another model
 */
export function resolveClassifierOptions(given: ClassifierOptions = {}): ClassifierSettings {
  const { preset, ...own } = given;
  const chosen = preset === undefined ? own : { ...presetFor(own.model), ...own };
  const { preset: _, ...settings } = resolveOptions(classifierTable, chosen);
  const { model, features, minN, maxN } = settings;
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined || !Object.hasOwn(owners, key) || owners[key].includes(model)) continue;
    throw usageError(
      `belongs to ${owners[key].join(', ')}, not to ${model}`,
      key,
      (option) => `Leave it out, or choose another ${option('model')}.`,
    );
  }
  if (settings.patience !== undefined && settings.validFraction === 0) {
    throw usageError('needs held-out texts', 'patience', (option) => `Give a ${option('validFraction')}.`);
  }
  const ngrams = settings.ngrams ?? (features === 'word' ? [1, 2] : [1, 3]);
  if (ngrams[0] > ngrams[1]) {
    throw usageError(`${ngrams.join(',')} begins above its end`, 'ngrams', 'Give the shorter length first.');
  }
  if (minN > maxN && maxN > 0) {
    throw usageError(`is ${minN}, above ${maxN}`, 'minN', (option) => `Raise ${option('maxN')}.`);
  }
  if (settings.static && settings.vectors === undefined) {
    throw usageError('needs vectors to keep', 'static', (option) => `Give ${option('vectors')}.`);
  }
  const epochs = settings.epochs ?? (model === 'cnn' ? 4 : 5);
  const minCount = settings.minCount ?? (model === 'cnn' ? 2 : 1);
  const learningRate = settings.learningRate ?? (model === 'cnn' ? 0.001 : 0.1);
  return { ...settings, ngrams, epochs, learningRate, minCount };
}

/** Of the preset, what is for the model that was asked for. */
function presetFor(model: ClassifierModel | undefined): ClassifierOptions {
  if (model === undefined || model === best.model) return best;
  const entries = Object.entries(best).filter(
    ([key]) => key !== 'model' && (!Object.hasOwn(owners, key) || owners[key].includes(model)),
  );
  return Object.fromEntries(entries);
}

/** Settings as a model file keeps them: those of its model. */
export function recordOf(settings: ClassifierSettings): Record<string, unknown> {
  const { seed: _seed, vectors: _vectors, tokenizer: _tokenizer, lowercase: _lowercase, ...rest } = settings;
  return Object.fromEntries(
    Object.entries(rest).filter(
      ([key]) => !Object.hasOwn(owners, key) || owners[key].includes(settings.model),
    ),
  );
}
