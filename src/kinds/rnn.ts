/**
 * Recurrent language models, under the names `rnn`, `lstm` and `gru`: files, options, experiments, and what the
 * contract test asks. In experiments the name chooses the cell where the option `cell` does not.
 */
import { inputTable } from '../corpus/input-options.ts';
import { recurrentTable } from '../models/recurrent/options.ts';
import { presets } from '../models/recurrent/presets.ts';
import type { CellName } from '../neural/layers/cell-weights.ts';
import { samplingTable } from '../neural/sampling-options.ts';
import { omitRows, optionTable } from '../options/table.ts';
import { integer, text } from '../options/types.ts';
import { tokenizerTable } from '../text/tokenizer-options.ts';
import type { Kind } from './kind.ts';
import { presetTable, unitTable } from './rnn/settings.ts';
import type { KindVerbs } from './verbs.ts';

const modelTable = optionTable({ model: { type: text('file'), text: 'the model' } });

const verbs: KindVerbs = {
  neuralTrain: {
    summary: 'train a language model on text',
    options: { ...unitTable, ...presetTable },
    modelOptions: (command) => ({
      ...recurrentTable,
      cell: { ...recurrentTable.cell, default: command as CellName },
    }),
    voids: [
      {
        options: ['decay', 'decayEvery'],
        when: ({ schedule, resume }) =>
          resume === undefined && schedule !== 'step' && schedule !== 'exponential',
        why: (option) => `only matters with ${option('schedule')} step or exponential`,
      },
      {
        options: ['validFraction'],
        when: ({ valid, validFraction }) => valid !== undefined && Number(validFraction) > 0,
        why: (option) => `and ${option('valid')} both say what is held out`,
        remedy: 'Leave out one.',
      },
    ],
    notes:
      'With held-out text the model of the best epoch is written, else that of the last.\n' +
      'Ctrl-C writes the checkpoint, where there is one, and says where. A resumed training ends in the same bytes.',
    examples: (cell, option) => [
      `nlp ${cell} train @fables:train -o small.${cell} ${option('hidden')} 64 ${option('epochs')} 1 ${option('checkpoint')} small.state`,
      `nlp ${cell} train @fables:train -o small.${cell} ${option('resume')} small.state ${option('epochs')} 2`,
    ],
    load: () => import('./rnn/train.ts'),
  },
  perplexity: {
    summary: 'perplexity of a text, read as one stream',
    model: modelTable,
    explain: 'which symbols cost the most',
    examples: (cell, option) => [`nlp ${cell} perplexity -m fables.${cell} @fables:test ${option('json')}`],
    load: async () => {
      const [{ streamPerplexity }, { openRecurrent }] = await Promise.all([
        import('./stream/perplexity.ts'),
        import('./rnn/open.ts'),
      ]);
      return streamPerplexity(openRecurrent);
    },
  },
  next: {
    summary: 'what comes after a prompt: a list on stdout, or live while you type on a terminal',
    operand: { name: 'prompt', text: 'the text before it; without it stdin, on a terminal a live list' },
    tokens: 'symbols',
    model: modelTable,
    svg: (option) => `with ${option('explain')}: draw the gates there`,
    explain: 'what the gates did while the prompt was read',
    examples: (cell, option) => [`nlp ${cell} next -m fables.${cell} "The fox s" -k 5 ${option('explain')}`],
    load: () => import('./rnn/next.ts'),
  },
  generate: {
    summary: 'draw text, symbol by symbol, as it is made',
    model: modelTable,
    options: {
      prompt: { type: text(), text: 'how it begins' },
      length: { type: integer(0), default: 500, text: 'how many symbols' },
      ...samplingTable,
    },
    explain: 'with each symbol its probability',
    examples: (cell, option) => [
      `nlp ${cell} generate -m fables.${cell} ${option('prompt')} "The fox" ${option('length')} 200 ${option('temperature')} 0.7 ${option('seed')} 7`,
    ],
    load: async () => {
      const [{ streamGenerate }, { openRecurrent }] = await Promise.all([
        import('./stream/generate.ts'),
        import('./rnn/open.ts'),
      ]);
      return streamGenerate(openRecurrent);
    },
  },
  info: {
    summary: 'what a model or checkpoint is made of',
    operand: 'a model or checkpoint',
    examples: (cell) => [`nlp ${cell} info fables.${cell}`],
    load: () => import('./rnn/info.ts'),
  },
};

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
      ...presetTable,
      ...unitTable,
      tokenizer: { ...tokenizerTable.tokenizer, default: 'char' },
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
      const { trainingOptions } = await import('./rnn/settings.ts');
      // What a schedule says is checked as a schedule.
      const { learningRate, ...rest } = options;
      const plain = typeof learningRate === 'string' ? rest : options;
      resolveRecurrentOptions(await trainingOptions(name, plain));
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
  verbs,
  exampleFiles: (cell, option) => ({
    [`fables.${cell}`]: `nlp ${cell} train @fables:train -o fables.${cell} ${option('hidden')} 64 ${option('epochs')} 1`,
  }),
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
