/**
 * Recurrent language models, under the names `rnn`, `lstm` and `gru`: files, options, experiments, and what the
 * contract test asks. In experiments the name chooses the cell where the option `cell` does not.
 */
import { inputTable } from '../corpus/input-options.ts';
import { recurrentTable } from '../models/recurrent/options.ts';
import { presets } from '../models/recurrent/presets.ts';
import { omitRows, optionTable } from '../options/table.ts';
import { choice } from '../options/types.ts';
import { tokenizerTable } from '../text/tokenizer-options.ts';
import type { Kind } from './kind.ts';

const presetTable = optionTable({
  preset: {
    type: choice(Object.keys(presets)),
    text: 'best, or small for texts below half a megabyte; options beside it win',
  },
  unit: { type: choice(['char', 'word']), text: 'a short form of tokenizer' },
  tokenizer: { ...tokenizerTable.tokenizer, default: 'char' },
});

export const rnn: Kind = {
  name: 'rnn',
  files: {
    rnn: {
      title: 'a recurrent language model',
      command: 'nlp rnn',
      load: async () => (await import('../models/recurrent/model.ts')).RecurrentModel,
    },
    'rnn-checkpoint': {
      title: 'the checkpoint of a training',
      command: (option) => `nlp rnn train ${option('resume')}`,
      load: async () => (await import('../models/recurrent/checkpoint.ts')).Checkpoint,
    },
  },
  options: recurrentTable,
  experiment: {
    options: {
      // The seed is the trial's own.
      ...omitRows(recurrentTable, 'seed'),
      lowercase: tokenizerTable.lowercase,
      ...presetTable,
      ...omitRows(inputTable, 'separator'),
    },
    corpora: {
      train: { required: true, what: 'text to train on' },
      valid: { required: false, what: 'held-out text, instead of the last part of train' },
      test: { required: true, what: 'text to measure on' },
    },
    metrics: [
      'perplexity',
      'bitsPerToken',
      'bitsPerCharacter',
      'trainLoss',
      'validLoss',
      'tokens',
      'parameters',
      'epochs',
      'trainSeconds',
      'testSeconds',
      'tokensPerSecond',
    ],
    schedules: {
      learningRate: ({ preset, epochs }) =>
        (epochs as number | undefined) ?? presets[preset as string]?.epochs ?? recurrentTable.epochs.default,
    },
    async check(options, name) {
      const { resolveRecurrentOptions } = await import('../models/recurrent/options.ts');
      const { trainingOptions } = await import('./trials/rnn.ts');
      // What a schedule says is checked as a schedule.
      const { learningRate, ...rest } = options;
      const plain = typeof learningRate === 'string' ? rest : options;
      resolveRecurrentOptions(trainingOptions(name, plain, 1));
    },
    run: async (trial) => (await import('./trials/rnn.ts')).run(trial),
    template: `# Which cell? The learning rate falls from epoch to epoch. Run: nlp experiment run FILE
name: cells
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: rnn
    matrix: { cell: [rnn, lstm, gru] }
    options: { hidden: 32, epochs: 2, learningRate: "0.01 * 0.7 ^ epoch" }
metrics: [perplexity, bitsPerCharacter, tokensPerSecond]
assert:
  - "max(rnn.perplexity) < 15"
  - "best(rnn, 'perplexity').cell != 'rnn'"
`,
  },
  hasOwnCommand: true,
  contract: {
    train: {
      command: 'lstm train',
      operands: ['@fables:test'],
      options: { output: 'MODEL', hidden: 16, epochs: 1 },
    },
    trainOnNothing: { command: 'lstm train', operands: ['EMPTY'], options: { output: 'AGAIN' } },
    answer: [
      { command: 'lstm perplexity', options: { model: 'MODEL' } },
      { command: 'rnn perplexity', options: { model: 'MODEL' } },
    ],
    answerWithOther: { command: 'lstm perplexity', options: { model: 'OTHER' } },
    input: 'The fox saw the crow.\nNobody ever wrote \u{1F98A} here.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['perplexity', 'bitsPerToken', 'bitsPerCharacter', 'tokens'],
  },
};
