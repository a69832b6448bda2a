/** Classifiers of texts, under the names `classify`, `bayes`, `logistic` and `cnn`, which choose the model. */
import { inputTable } from '../corpus/input-options.ts';
import { classifierTable } from '../models/classifier/options.ts';
import { omitRows, optionTable } from '../options/table.ts';
import { integer, text } from '../options/types.ts';
import { defaultModelOf } from './classify/default-model.ts';
import type { Kind } from './kind.ts';
import type { KindVerbs } from './verbs.ts';

const modelTable = optionTable({
  model: { type: text('file'), letter: 'm', text: 'a classifier; also a .bin or .ftz of fastText' },
});

const verbs: KindVerbs = {
  train: {
    summary: 'learn classes from labelled texts',
    options: optionTable({
      threads: { type: integer(1, 256), text: 'cnn: how many threads work on it; the result is the same' },
    }),
    modelOptions: (command) => ({
      ...classifierTable,
      model: { ...classifierTable.model, default: defaultModelOf(command) },
    }),
    notes:
      'Texts: tsv, csv or jsonl with columns text and label, fasttext (__label__x), or a folder or file a class.',
    examples: (command, option) => [
      `nlp ${command} train @reviews:train -o reviews.${command}`,
      `nlp classify train @reviews:train ${option('model')} svm ${option('features')} char ${option('ngrams')} 1,4 ${option('weighting')} tfidf -o reviews.svm`,
    ],
    load: () => import('./classify/train.ts'),
  },
  predict: {
    summary: 'the class of each text, a line each',
    model: modelTable,
    explain: 'what each word, n-gram or window adds to the score of the class over the next',
    notes: (option) =>
      `${option('json')} prints {"text","labels":[{"label","probability"}]} a line; "score" where the model has no probabilities.`,
    examples: (command, option) => [
      `nlp ${command} train @reviews:train -o reviews.${command}`,
      `nlp ${command} predict -m reviews.${command} ${option('text')} "A wonderful little book." ${option('probabilities')}`,
      `echo "Never again." | nlp ${command} predict -m reviews.${command} ${option('explain')}`,
    ],
    load: () => import('./classify/predict.ts'),
  },
  eval: {
    summary: 'compare with correct labels; or train and compare in folds',
    model: 'a classifier; twice to compare two',
    metric: 'accuracy',
    unit: 'texts',
    svg: 'draw there who was taken for whom',
    options: optionTable({
      folds: {
        type: integer(2, 1000),
        text: 'train anew with the options of the model, in so many folds of these texts',
      },
    }),
    examples: (command, option) => [
      `nlp ${command} train @reviews:train -o reviews.${command}`,
      `nlp ${command} eval -m reviews.${command} @reviews:test`,
      `nlp ${command} eval -m reviews.${command} @reviews:train ${option('folds')} 5`,
    ],
    load: () => import('./classify/eval.ts'),
  },
  info: {
    summary: 'what a model is made of, with what speaks most for each class',
    operand: 'a classifier',
    options: optionTable({
      top: { type: integer(0, 10_000), default: 10, text: 'how many features a class' },
    }),
    examples: (command, option) => [
      `nlp ${command} train @reviews:train -o reviews.${command}`,
      `nlp ${command} info reviews.${command} ${option('top')} 5`,
    ],
    load: () => import('./classify/info.ts'),
  },
};

export const classify: Kind = {
  name: 'classify',
  files: {
    classify: {
      title: 'a classifier of texts',
      command: 'nlp classify',
      load: async () => (await import('../models/classifier/loader.ts')).classifierLoader,
    },
  },
  options: classifierTable,
  experiment: {
    // The seed is the trial's own.
    options: { ...omitRows(classifierTable, 'seed', 'vectors', 'static'), ...inputTable },
    corpora: {
      train: { required: true, what: 'labelled texts to train on' },
      test: { required: true, what: 'labelled texts to measure on' },
    },
    metrics: [
      'accuracy',
      'macroF1',
      { name: 'weightedF1', direction: 'higher', unit: '' },
      { name: 'mcc', direction: 'higher', unit: '' },
      { name: 'logLoss', direction: 'lower', unit: 'nats' },
      { name: 'brier', direction: 'lower', unit: '' },
      { name: 'ece', direction: 'lower', unit: '' },
      { name: 'rocAuc', direction: 'higher', unit: '' },
      'documents',
      'parameters',
      'trainSeconds',
      'testSeconds',
      'documentsPerSecond',
    ],
    async check(options) {
      const { resolveClassifierOptions } = await import('../models/classifier/options.ts');
      const { pickOptions } = await import('../options/table.ts');
      resolveClassifierOptions(pickOptions(classifierTable, options));
    },
    run: async (trial) => (await import('./trials/classify.ts')).run(trial),
    template: `# Which classifier, and which features? Run: nlp experiment run FILE
name: reviews
corpus: { train: "@reviews:train", test: "@reviews:test" }
trials:
  - model: classify
    matrix: { model: [naive-bayes, logistic, svm] }
  - model: classify
    options: { model: svm, weighting: tfidf }
    matrix: { features: [word, char, char_wb] }
metrics: [accuracy, macroF1, rocAuc, trainSeconds]
assert:
  - "max(classify.accuracy) > 0.6"
`,
  },
  verbs,
  hasOwnCommand: true,
  contract: {
    train: { command: 'bayes train', operands: ['@reviews:train'], options: { output: 'MODEL' } },
    trainOnNothing: {
      command: 'bayes train',
      operands: ['EMPTY'],
      options: { format: 'tsv', output: 'AGAIN' },
    },
    answer: [
      { command: 'bayes predict', options: { model: 'MODEL' } },
      { command: 'classify predict', options: { model: 'MODEL' } },
    ],
    answerWithOther: { command: 'classify predict', options: { model: 'OTHER' } },
    input: 'A wonderful book.\nI hated every page.\n조용하고 좋은 책.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['text', 'labels'],
  },
};
