/** `nlp rnn` and its other names `nlp lstm`, `nlp gru`: the verbs that are special to recurrent networks. */
import type { Command } from 'commander';
import { unitTable } from '../../kinds/rnn/settings.ts';
import { optionTable, pickRows } from '../../options/table.ts';
import { choice, integer, number, type OptionType, text } from '../../options/types.ts';
import { addVerbs, type Verb } from '../verb.ts';

const file = text('file');

/** A file each time the option is given. */
const files: OptionType<readonly string[]> = {
  schema: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 64 },
  placeholder: 'file',
  what: 'a file',
  read: (name) => [name],
};

const importTable = optionTable({
  output: { type: file, text: 'the model to write', isWritten: true },
  vocabulary: {
    type: file,
    defaultText: 'numbers',
    text: 'the symbols in the order of ids: a JSON list, or a model whose symbols they are',
  },
  unit: { type: unitTable.unit.type, text: 'what the symbols are' },
  ...pickRows(unitTable, 'tokenizer'),
});

const gradientsTable = optionTable({
  model: {
    type: files,
    repeatable: true,
    defaultText: 'trains one of each cell on the text',
    text: 'a model; again for another',
  },
  steps: { type: integer(2, 1000), default: 50, text: 'steps back' },
  windows: { type: integer(1, 4096), default: 32, text: 'places of the text over which it is averaged' },
  hidden: { type: integer(1, 4096), default: 64, text: 'without models: hidden units' },
  epochs: { type: integer(1, 1000), default: 1, text: 'without models: epochs of training' },
  svg: { type: file, text: 'draw the chart there', isWritten: true },
});

const checkTable = optionTable({
  against: { type: file, text: 'a JSON file of cases, computed by another program' },
  precision: {
    type: choice(['float32', 'float64']),
    defaultText: 'both, with --json float64',
    text: 'with --against',
  },
  tolerance: {
    type: number({ minimum: 0 }),
    defaultText: '1e-6; with --against 1e-5 and 1e-9',
    text: 'the largest error',
  },
});

const verbsOf = (cell: string): readonly Verb[] => [
  {
    name: 'import',
    summary: 'make a model of the weights of a PyTorch module (members embedding, rnn, output)',
    operands: [{ name: 'file', text: 'its state dict as safetensors', required: true }],
    options: importTable,
    required: ['output'],
    examples: [`nlp ${cell} import fables.${cell} --vocabulary fables.${cell} -o again.${cell}`],
    run: async () => (await import('./rnn/import.ts')).importModel,
  },
  {
    name: 'gradients',
    summary: 'how far back the gradient of the loss reaches, cell beside cell',
    inputs: true,
    options: gradientsTable,
    seed: true,
    voids: [
      {
        options: ['hidden', 'epochs', 'seed'],
        when: ({ model }) => model !== undefined,
        why: (option) => `cannot matter with ${option('model')}: nothing is trained`,
      },
    ],
    examples: [`nlp ${cell} gradients @fables:test --steps 30 --hidden 32`],
    run: async () => (await import('./rnn/gradients.ts')).gradients,
  },
  {
    name: 'check',
    summary: 'analytic against numeric gradients of every parameter; or numbers of another program',
    options: checkTable,
    seed: true,
    voids: [
      {
        options: ['precision'],
        when: ({ against }) => against === undefined,
        why: (option) => `only matters with ${option('against')}`,
      },
      {
        options: ['seed'],
        when: ({ against }) => against !== undefined,
        why: (option) => `cannot matter with ${option('against')}: the numbers are those of its cases`,
      },
    ],
    notes:
      'Errors are relative: to a parameter’s own gradient, with --against to the largest number of a tensor.',
    examples: [`nlp ${cell} check`],
    run: async () => (await import('./rnn/check.ts')).check,
  },
];

/** The name under which the command was called is the cell that it trains. */
export function configure(command: Command, made?: Readonly<Record<string, string>>): void {
  const cell = command.name();
  command.addHelpText(
    'after',
    '\nAll three names take any model of the family; `train` trains the cell of its name.\n' +
      '\nExamples:\n' +
      `  nlp ${cell} train @fables:train -o fables.${cell} --preset small\n` +
      `  nlp ${cell} generate -m fables.${cell} --prompt "The fox" --length 200 --temperature 0.7\n` +
      `  nlp ${cell} perplexity -m fables.${cell} @fables:test\n` +
      `\nHelp for a verb: nlp ${cell} VERB --help`,
  );
  addVerbs(command, verbsOf(cell), made);
}
