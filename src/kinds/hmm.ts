/** Hidden Markov models: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { taggerTable, taggingTable } from '../models/hmm/tagger-options.ts';
import { omitRows, optionTable } from '../options/table.ts';
import { integer, text } from '../options/types.ts';
import { TOKENIZER_TYPES } from '../text/tokenizer.ts';
import { textChoicesTable } from '../text/tokenizer-options.ts';
import type { Kind } from './kind.ts';
import type { KindVerbs } from './verbs.ts';

const modelTable = optionTable({ model: { type: text('file'), letter: 'm', text: 'a tagger' } });

const verbs: KindVerbs = {
  train: {
    summary: 'learn a tagger from tagged text',
    output: 'the model to write; .json writes its first-order view',
    options: optionTable({
      tokenizer: {
        type: text('name'),
        default: 'auto',
        suggestions: ['auto', ...TOKENIZER_TYPES],
        text: 'for raw text: word, whitespace, char, ptb, a file, or auto: whichever cuts like the corpus',
      },
      ...omitRows(textChoicesTable, 'lowercase'),
    }),
    modelOptions: taggerTable,
    examples: (_, option) => [
      'nlp hmm train @tagged-en:train -o en.hmm',
      `nlp hmm train @tagged-ko:train -o ko.hmm ${option('order')} 1`,
    ],
    load: () => import('./hmm/train.ts'),
  },
  tag: {
    summary: 'tag text: word/TAG lines',
    model: modelTable,
    options: taggingTable,
    svg: 'draw the trellis of the first sentence',
    explain: 'the trellis: candidates, scores, where each came from, and the evidence for each word',
    notes: (option) =>
      `${option('json')} prints {"text","tokens","tags","logProbability"} a line (natural log).`,
    examples: (_, option) => [
      'echo "The old man boats." | nlp hmm tag -m en.hmm',
      `nlp hmm tag -m en.hmm ${option('text')} "A zorbing wug." ${option('explain')}`,
      `nlp hmm tag -m en.hmm ${option('text')} "The old man boats." ${option('svg')} boats.svg`,
    ],
    load: () => import('./hmm/tag.ts'),
  },
  eval: {
    summary: 'compare with correct tags',
    model: 'a tagger; twice to compare two',
    metric: 'accuracy',
    unit: 'words',
    svg: 'draw the confusion matrix of the (first) model',
    options: taggingTable,
    examples: (_, option) => [
      'nlp hmm eval -m en.hmm @tagged-en:test',
      `nlp hmm train @tagged-en:train ${option('preset')} tnt -o tnt.hmm`,
      'nlp hmm eval -m en.hmm -m tnt.hmm @tagged-en:test',
      `nlp hmm eval -m en.hmm @tagged-en:test ${option('svg')} confusion.svg`,
    ],
    load: () => import('./hmm/eval.ts'),
  },
  info: {
    summary:
      'what a model is made of: initial, transition and emission probabilities, the transitions as a heat map',
    operand: 'a model or .json',
    svg: 'draw the transitions as a picture',
    options: optionTable({
      top: {
        type: integer(1, 1000),
        default: 24,
        text: 'how many states or tags to show, the most frequent',
      },
      emissions: {
        type: integer(1),
        default: 10,
        text: 'how many symbols or words of each to show, the most probable',
      },
    }),
    examples: (_, option) => [`nlp hmm info en.hmm ${option('svg')} en.svg`],
    load: () => import('./hmm/info.ts'),
  },
};

export const hmm: Kind = {
  name: 'hmm',
  files: {
    hmm: {
      title: 'a hidden Markov model',
      command: 'nlp hmm',
      load: async () => (await import('../models/hmm/hmm.ts')).hmmLoader,
    },
  },
  options: taggerTable,
  experiment: {
    options: {
      ...taggerTable,
      ...taggingTable,
      ...omitRows(textChoicesTable, 'lowercase'),
      ...inputTable,
    },
    corpora: {
      train: { required: true, what: 'tagged text to train on' },
      test: { required: true, what: 'tagged text to measure on' },
    },
    metrics: [
      'accuracy',
      'knownAccuracy',
      'unknownAccuracy',
      'sentenceAccuracy',
      'macroF1',
      'tokens',
      'unknownTokens',
      'sentences',
      'trainSeconds',
      'testSeconds',
      'tokensPerSecond',
      'sentencesPerSecond',
    ],
    run: async (trial) => (await import('./trials/hmm.ts')).run(trial),
    template: `# How good a tagger, and does the longer history help? Run: nlp experiment run FILE
name: tagging
corpus: { train: "@tagged-en:train", test: "@tagged-en:test" }
trials:
  - model: hmm
    matrix: { preset: [best, tnt], order: [1, 2] }
metrics: [accuracy, knownAccuracy, unknownAccuracy, sentencesPerSecond]
assert:
  - "max(hmm.accuracy) > 0.85"
  - "mean(where(hmm, 'preset', 'best').accuracy) > mean(where(hmm, 'preset', 'tnt').accuracy)"
`,
  },
  verbs,
  exampleFiles: (_, option) => ({
    'en.hmm': 'nlp hmm train @tagged-en:train -o en.hmm',
    'ab.hmm': `printf "a b a b\\nb a b\\n" | nlp hmm fit ${option('states')} 2 -o ab.hmm`,
  }),
  hasOwnCommand: true,
  contract: {
    train: { command: 'hmm train', operands: ['@tagged-en:train'], options: { output: 'MODEL' } },
    trainOnNothing: {
      command: 'hmm train',
      operands: ['EMPTY'],
      options: { format: 'tagged', output: 'AGAIN' },
    },
    answer: [{ command: 'hmm tag', options: { model: 'MODEL' } }],
    answerWithOther: { command: 'hmm tag', options: { model: 'OTHER' } },
    input: 'The old man sat down.\nWho knows a zorbing wug?\n\nNo.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['text', 'tokens', 'tags', 'logProbability'],
  },
};
