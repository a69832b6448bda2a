/** Conditional random fields: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { crfTable } from '../models/crf/crf-options.ts';
import { decodingTable } from '../models/crf/decoding-options.ts';
import { optionTable } from '../options/table.ts';
import { choice, integer, text, toggle } from '../options/types.ts';
import type { Kind } from './kind.ts';
import type { KindVerbs } from './verbs.ts';

const modelTable = optionTable({ model: { type: text('file'), letter: 'm', text: 'a model' } });
const labelTable = optionTable({
  label: {
    type: text('column'),
    text: 'the column of labels: its number from 1 or its name (else the last)',
  },
});

const verbs: KindVerbs = {
  train: {
    summary: 'learn weights from labelled sentences',
    options: {
      ...labelTable,
      ...optionTable({
        threads: {
          type: integer(1, 32),
          default: 2,
          text: 'threads; the bytes of the model are the same for any number',
        },
        seed: { type: integer(0), default: 1, text: 'seed of everything random (sgd, perceptron)' },
      }),
    },
    modelOptions: crfTable,
    notes: (option) =>
      `${option('json')} ends with {"iterations","loss","converged","features","seconds"}; the loss is in nats, penalties included.`,
    examples: (_, option) => [
      'nlp crf train @tagged-en:train -o en.crf',
      `nlp crf train @tagged-en:train ${option('algorithm')} perceptron -o fast.crf`,
      `nlp crf train @tagged-ko:train ${option('c1')} 0.5 ${option('c2')} 0.1 -o ko.crf`,
    ],
    load: () => import('./crf/train.ts'),
  },
  tag: {
    summary: 'label sentences: word/LABEL lines',
    model: modelTable,
    options: {
      ...decodingTable,
      ...optionTable({
        marginals: { type: toggle(), default: false, text: 'how probable the labels of each token are' },
        nbest: { type: integer(1, 1000), text: 'the n most probable sequences' },
      }),
    },
    explain: 'the weights that speak for each label against the runner-up',
    notes: (option) =>
      `${option('json')} prints {"text","tokens","tags","logProbability"} a line (natural log), and "marginals" or\n"nbest" where they are asked for.`,
    examples: (_, option) => [
      'echo "The old man boats." | nlp crf tag -m en.crf',
      `nlp crf tag -m en.crf ${option('text')} "A zorbing wug." ${option('explain')}`,
    ],
    load: () => import('./crf/tag.ts'),
  },
  eval: {
    summary: 'compare with correct labels, by token and by chunk',
    model: 'a model; twice to compare two',
    metric: 'accuracy',
    unit: 'labels',
    options: {
      ...decodingTable,
      ...optionTable({
        scheme: {
          type: choice(['conlleval', 'strict-iob2'], 'name'),
          default: 'conlleval',
          text: 'what a chunk is: as the script of CoNLL-2000 counts, or only B-X I-X ...',
        },
        predictions: {
          type: text('file'),
          isWritten: true,
          text: 'write token number, correct label, label given',
        },
      }),
    },
    examples: () => ['nlp crf train @tagged-en:train -o en.crf', 'nlp crf eval -m en.crf @tagged-en:test'],
    load: () => import('./crf/eval.ts'),
  },
  info: {
    summary: 'what a model has learnt: its greatest weights',
    operand: 'a model',
    svg: 'draw the weights of pairs of labels as a picture',
    options: optionTable({
      top: { type: integer(0, 100_000), default: 20, text: 'how many weights to show, the greatest' },
      transitions: { type: toggle(), default: false, text: 'the weights of pairs of labels, too' },
    }),
    examples: (_, option) => [`nlp crf info en.crf ${option('top')} 10 ${option('transitions')}`],
    load: () => import('./crf/info.ts'),
  },
};

export const crf: Kind = {
  name: 'crf',
  files: {
    crf: {
      title: 'a conditional random field',
      command: 'nlp crf',
      load: async () => (await import('../models/crf/crf.ts')).crfLoader,
    },
  },
  options: crfTable,
  experiment: {
    options: { ...crfTable, ...decodingTable, ...labelTable, ...inputTable },
    corpora: {
      train: { required: true, what: 'labelled sentences to train on' },
      test: { required: true, what: 'labelled sentences to measure on' },
    },
    metrics: [
      'accuracy',
      'sentenceAccuracy',
      'precision',
      'recall',
      'f1',
      'tokens',
      'sentences',
      'trainSeconds',
      'testSeconds',
      'tokensPerSecond',
      'sentencesPerSecond',
    ],
    run: async (trial) => (await import('./trials/crf.ts')).run(trial),
    template: `# Weights instead of counts: does the CRF tag better than the HMM? Run: nlp experiment run FILE
name: weights
corpus: { train: "@tagged-en:train", test: "@tagged-en:test" }
trials:
  - model: hmm
  - model: crf
    matrix: { algorithm: [perceptron] }
metrics: [accuracy, sentenceAccuracy]
assert:
  - "max(crf.accuracy) > 0.85"
`,
  },
  verbs,
  hasOwnCommand: true,
  exampleFiles: () => ({ 'en.crf': 'nlp crf train @tagged-en:train -o en.crf' }),
  contract: {
    train: {
      command: 'crf train',
      operands: ['@tagged-en:valid'],
      options: { output: 'MODEL', iterations: 10 },
    },
    trainOnNothing: {
      command: 'crf train',
      operands: ['EMPTY'],
      options: { format: 'tagged', output: 'AGAIN' },
    },
    answer: [{ command: 'crf tag', options: { model: 'MODEL' } }],
    answerWithOther: { command: 'crf tag', options: { model: 'OTHER' } },
    input: 'The old man sat down.\nWho knows a zorbing wug?\n\nNo.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['text', 'tokens', 'tags', 'logProbability'],
  },
};
