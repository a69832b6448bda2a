/** `nlp corpus`: its verbs; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { corpusFormats, formatTable } from '../../corpus/formats.ts';
import { type OptionTable, optionTable } from '../../options/table.ts';
import { choice, integer, text, toggle } from '../../options/types.ts';
import type { VoidOptions } from '../../options/void-options.ts';
import { TOKENIZER_TYPES } from '../../text/tokenizer.ts';
import { tokenizerFileTable } from '../../text/tokenizer-options.ts';
import { addVerbs, svgRow, type Verb } from '../verb.ts';

const itemKinds = [...new Set(formatTable.flatMap(({ reads }) => reads as readonly string[]))].sort();

/** What files are read as, where that is not what their format is made for. */
const itemsTable = optionTable({
  as: {
    type: choice(itemKinds, 'items'),
    defaultText: 'what the format is made for',
    text: 'what to read',
  },
  label: { type: text('name'), text: 'the column or key of the label, for --as labelled' },
});

/** The label is a column of labelled texts alone. */
const itemsVoids: readonly VoidOptions[] = [
  {
    options: ['label'],
    when: ({ as, to }) => (as !== undefined ? as !== 'labelled' : to !== 'fasttext'),
    why: (option) => `only matters with ${option('as')} labelled`,
    remedy: (option) => `Leave it out, or add ${option('as')} labelled.`,
  },
];

/** Without a default, so that a tokenizer that was asked for differs from the one that is taken where nothing is said. */
const statsTokenizer = optionTable({
  tokenizer: {
    type: text('name'),
    defaultText: '"word"',
    suggestions: TOKENIZER_TYPES,
    text: tokenizerFileTable.tokenizer.text,
  },
  lowercase: tokenizerFileTable.lowercase,
  normalize: { ...tokenizerFileTable.normalize, default: undefined, defaultText: '"none"' },
  stripAccents: tokenizerFileTable.stripAccents,
});

const showTable: OptionTable = optionTable({
  lines: { type: integer(0), letter: 'n', default: 5, text: 'how many lines of it to show' },
});

const splitTable: OptionTable = optionTable({
  ratio: { type: text('shares'), default: '8:1:1', text: 'shares of the parts' },
  by: { type: choice(['sentence', 'document'], 'unit'), default: 'sentence', text: 'what is kept together' },
  output: { type: text('folder'), default: '.', text: 'where the parts go', isWritten: true },
  force: { type: toggle(), letter: 'f', text: 'replace files that are there' },
});

const convertTable: OptionTable = optionTable({
  to: { type: choice(corpusFormats, 'format'), text: 'the format to write' },
  target: { type: text('file'), text: 'the other side of pairs: a line for each line of the input' },
  output: { type: text('file'), text: 'instead of standard output', isWritten: true },
});

const verbs: readonly Verb[] = [
  {
    name: 'list',
    summary: 'the built-in corpora',
    examples: ['nlp corpus list --json'],
    run: async () => (await import('./corpus/catalog.ts')).list,
  },
  {
    name: 'show',
    summary: 'what a built-in corpus is, and how it begins',
    operands: [
      { name: 'name', text: 'such as fables or @fables:test', required: true, isInput: true, isText: true },
    ],
    options: showTable,
    examples: ['nlp corpus show tagged-ko -n 3'],
    run: async () => (await import('./corpus/catalog.ts')).show,
  },
  {
    name: 'stats',
    summary: 'sentences, tokens, types, tags, labels, ...',
    inputs: true,
    options: {
      ...itemsTable,
      ...statsTokenizer,
      top: { type: integer(0), default: 10, text: 'how many of the most frequent tokens' },
      ...svgRow('draw how often types occur by rank (Zipf), and what a vocabulary covers'),
    },
    voids: itemsVoids,
    examples: [
      'nlp corpus stats @text-ko',
      'nlp corpus stats @fables --svg zipf.svg',
      'echo "to be or not to be" | nlp corpus stats',
    ],
    run: async () => (await import('./corpus/inspect.ts')).stats,
  },
  {
    name: 'split',
    summary: 'deal a corpus into train, valid and test',
    inputs: true,
    options: splitTable,
    seed: true,
    examples: ['nlp corpus split @fables --ratio 9:1 --by document -o parts'],
    run: async () => (await import('./corpus/split.ts')).split,
  },
  {
    name: 'convert',
    summary: 'write a corpus in another format',
    inputs: true,
    options: { ...itemsTable, ...convertTable },
    required: ['to'],
    hasResults: false,
    notes: `Formats:\n${formatTable.map(({ name, text: what }) => `  ${name.padEnd(10)}${what}`).join('\n')}`,
    voids: itemsVoids,
    examples: [
      'nlp corpus convert @tagged-en:test --to conllu | head -n 8',
      'nlp corpus convert @reviews --to jsonl -o reviews.jsonl',
      'nlp corpus convert @reviews:test --to fasttext | head -n 3',
    ],
    run: async () => (await import('./corpus/split.ts')).convertInputs,
  },
  {
    name: 'check',
    summary: 'find what is wrong with a corpus; exit 3 on errors',
    inputs: true,
    options: {
      ...itemsTable,
      limit: { type: integer(0), default: 100, text: 'how many findings to print' },
    },
    voids: itemsVoids,
    examples: ['nlp corpus check @library'],
    run: async () => (await import('./corpus/inspect.ts')).check,
  },
];

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nExamples:\n' +
      '  nlp corpus list\n' +
      '  nlp corpus show fables\n' +
      '  nlp corpus stats @fables:train\n' +
      '  nlp corpus check @tagged-en',
  );
  addVerbs(command, verbs);
}
