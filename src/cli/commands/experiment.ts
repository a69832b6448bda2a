/** `nlp experiment`: its verbs; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { kindIndex } from '../../kinds/index.ts';
import type { VoidOptions } from '../../options/void-options.ts';
import { addVerbs, type Verb } from '../verb.ts';
import { initTable, reportTable, rerunTable, runTable, schemaTable } from './experiment/options.ts';

/** Standard output takes one of them. */
const tableBesideJson: VoidOptions = {
  options: ['reporter'],
  when: ({ reporter, json }) => json === true && (reporter as string[]).includes('table'),
  why: (option) => `prints a table where ${option('json')} prints JSON`,
  remedy: (option) => `Leave out table, or ${option('json')}: results.json is always written.`,
};

const verbs: readonly Verb[] = [
  {
    name: 'run',
    summary: 'run the trials of a file, as far as their results are not known yet',
    operands: [{ name: 'file', text: 'the experiment: YAML, - for stdin', required: true }],
    options: { ...runTable, ...reportTable },
    notes:
      'results.json is always written. Exit status: 1 for failed assertions and trials, 2 for the file, 3 for data.',
    voids: [tableBesideJson],
    examples: [
      'nlp experiment run smoothing.yaml --output smoothing --jobs 2',
      'nlp experiment run smoothing.yaml --output one --shard 1/2',
      'nlp experiment run smoothing.yaml --output two --shard 2/2',
      'nlp experiment run smoothing.yaml --output quick --set "repeat.seeds=[1]" --set order=3 --json',
      'nlp experiment run smoothing.yaml --output again --baseline smoothing/results.json',
    ],
    run: async () => (await import('./experiment/run.ts')).run,
  },
  {
    name: 'merge',
    summary: 'join the results of shards to those of the whole',
    operands: [
      {
        name: 'results',
        text: 'output folders of run --shard, or their results.json',
        required: true,
        many: true,
      },
    ],
    options: reportTable,
    voids: [tableBesideJson],
    examples: ['nlp experiment merge one two --output whole --reporter table,junit'],
    run: async () => (await import('./experiment/merge.ts')).merge,
  },
  {
    name: 'compare',
    summary: 'two results side by side: differences, and whether they are more than chance',
    operands: [
      { name: 'baseline', text: 'the results.json to compare with', required: true },
      { name: 'results', text: 'the results.json that is compared', required: true },
    ],
    examples: ['nlp experiment compare smoothing/results.json again/results.json'],
    run: async () => (await import('./experiment/compare.ts')).compare,
  },
  {
    name: 'rerun',
    summary: 'repeat trials, and say whether the numbers are identical (else exit 1)',
    operands: [
      { name: 'results', text: 'a results.json', required: true },
      { name: 'trial', text: 'the id of one of its trials (default: all)', isText: true },
    ],
    options: rerunTable,
    examples: ['nlp experiment rerun smoothing/results.json --json'],
    run: async () => (await import('./experiment/rerun.ts')).rerun,
  },
  {
    name: 'schema',
    summary: 'the JSON Schema of experiment files, for editors',
    options: schemaTable,
    hasResults: false,
    notes: 'In the first line of a file: # yaml-language-server: $schema=experiment.schema.json',
    examples: ['nlp experiment schema -o experiment.schema.json'],
    run: async () => (await import('./experiment/files.ts')).schema,
  },
  {
    name: 'init',
    summary: 'write an experiment to start from',
    operands: [
      {
        name: 'model',
        text: `${kindIndex.map(({ name }) => name).join(', ')} (default: "ngram")`,
        isText: true,
        suggestions: kindIndex.map(({ name }) => name),
      },
    ],
    options: initTable,
    hasResults: false,
    voids: [
      {
        options: ['force'],
        when: ({ output }) => output === '-',
        why: 'cannot matter on standard output, where nothing is replaced',
      },
    ],
    examples: ['nlp experiment init hmm -o tagging.yaml'],
    run: async () => (await import('./experiment/files.ts')).init,
  },
];

const exampleFiles = {
  'smoothing.yaml': 'nlp experiment init ngram -o smoothing.yaml',
  smoothing: 'nlp experiment run smoothing.yaml --output smoothing',
  again: 'nlp experiment run smoothing.yaml --output again',
  one: 'nlp experiment run smoothing.yaml --output one --shard 1/2',
  two: 'nlp experiment run smoothing.yaml --output two --shard 2/2',
};

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nA file describes data, models, a matrix of settings, metrics and assertions; a failed assertion exits with 1.\n' +
      '\nExamples:\n' +
      '  nlp experiment init ngram -o smoothing.yaml\n' +
      '  nlp experiment run smoothing.yaml --output smoothing\n' +
      '  nlp experiment run smoothing.yaml --output smoothing --reporter table,junit,markdown,html\n' +
      '  nlp experiment rerun smoothing/results.json\n' +
      '\nHelp for a verb: nlp experiment VERB --help',
  );
  addVerbs(command, verbs, exampleFiles);
}
