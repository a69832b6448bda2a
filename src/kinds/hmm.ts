/** Hidden Markov models: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { optionTable } from '../options/table.ts';
import { choice, integer, number } from '../options/types.ts';
import type { Kind } from './kind.ts';

const taggerTable = optionTable({
  preset: {
    type: choice(['best', 'tnt']),
    default: 'best',
    text: 'the choices that are not given; tnt are those of Brants (2000)',
  },
  order: { type: choice([1, 2], 'n'), defaultText: '2', text: 'how many tags a tag depends on' },
  suffix: { type: integer(0, 100), text: 'letters of the longest suffix that tells of unknown words' },
  rare: { type: integer(1, 1e6), text: 'words seen at most that often teach what unknown words are' },
});

const taggingTable = optionTable({
  beam: {
    type: number({ minimum: 1, placeholder: 'factor' }),
    defaultText: 'none, exact',
    text: 'drop paths so many times less probable than the best',
  },
});

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
    options: { ...taggerTable, ...taggingTable, ...inputTable },
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
