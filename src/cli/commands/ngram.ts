/** `nlp ngram`: the verbs that are special to it; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { countingTable, modelTable } from '../../kinds/ngram/tables.ts';
import { ngramTable } from '../../models/ngram/options.ts';
import { optionTable, pickRows } from '../../options/table.ts';
import { choice, number, text, toggle } from '../../options/types.ts';
import { TOKENIZER_TYPES } from '../../text/tokenizer.ts';
import { textChoicesTable } from '../../text/tokenizer-options.ts';
import { addVerbs, type Verb } from '../verb.ts';

const file = text('file');

const outputTable = optionTable({ output: { type: file, text: 'the model to write', isWritten: true } });

const convertTable = optionTable({
  output: { type: file, text: 'the file to write', isWritten: true },
  tokenizer: {
    type: text('name'),
    suggestions: TOKENIZER_TYPES,
    text: 'the tokenizer that the model shall remember (from ARPA)',
  },
  lowercase: { type: textChoicesTable.lowercase.type, text: 'that it shall lower-case (from ARPA)' },
  normalize: {
    type: textChoicesTable.normalize.type,
    text: 'the form of Unicode that it shall bring text into (from ARPA)',
  },
  stripAccents: { type: toggle(), text: 'that it shall take accents off (from ARPA)' },
});

const mixTable = optionTable({
  ...outputTable,
  vocabulary: {
    type: choice(['union', 'intersection'], 'which'),
    text: 'where the models know different words',
  },
});

const pruneTable = optionTable({
  threshold: {
    type: number({ minimum: 0 }),
    text: 'relative change of perplexity below which one goes, as 1e-8',
  },
  ...outputTable,
});

const verbs: readonly Verb[] = [
  {
    name: 'count',
    summary: 'count n-grams, to merge and train on',
    inputs: true,
    options: {
      output: { ...outputTable.output, text: 'the counts to write' },
      ...pickRows(ngramTable, 'order'),
      ...countingTable,
    },
    required: ['output'],
    examples: ['nlp ngram count @fables:train -o fables.counts'],
    run: async () => (await import('./ngram/counts.ts')).count,
  },
  {
    name: 'merge',
    summary: 'add up counts: the same bytes as from counting everything at once',
    operands: [{ name: 'counts', text: 'files written by `count` or `merge`', required: true, many: true }],
    options: {
      output: { ...outputTable.output, text: 'the counts to write' },
      ...pickRows(countingTable, 'temp'),
    },
    required: ['output'],
    examples: [
      'nlp ngram count @fables:train -o a.counts',
      'nlp ngram count @fables:valid -o b.counts',
      'nlp ngram merge a.counts b.counts -o all.counts',
      'nlp ngram train --counts all.counts -o all.lm',
    ],
    run: async () => (await import('./ngram/counts.ts')).merge,
  },
  {
    name: 'score',
    summary: 'log10 probability of each sentence',
    inputs: true,
    options: { ...modelTable, words: { type: toggle(), text: 'add every word' } },
    required: ['model'],
    explain: 'for every word: which n-gram matched, its count and discount, which backoffs were paid',
    notes: 'A line a sentence: log10 probability, tokens (with </s>), OOVs, perplexity, the sentence.',
    examples: ['nlp ngram score -m fables.lm --text "The fox ran away." --explain'],
    run: async () => (await import('./ngram/score.ts')).score,
  },
  {
    name: 'convert',
    summary: 'between ARPA and the own format, by extension',
    operands: [
      { name: 'from', text: 'a model', required: true },
      { name: 'to', text: 'the file to write', isWritten: true },
    ],
    options: convertTable,
    examples: ['nlp ngram convert fables.lm fables.arpa'],
    run: async () => (await import('./ngram/convert.ts')).convert,
  },
  {
    name: 'mix',
    summary: 'the weighted mixture of several models as one model',
    operands: [{ name: 'models', text: 'MODEL:WEIGHT, as in a.lm:0.6 b.lm:0.4', required: true, many: true }],
    options: mixTable,
    required: ['output'],
    examples: [
      'nlp ngram train @fables:train -o a.lm',
      'nlp ngram train @library -o b.lm',
      'nlp ngram mix a.lm:0.6 b.lm:0.4 --vocabulary union -o mixed.lm',
    ],
    run: async () => (await import('./ngram/convert.ts')).mix,
  },
  {
    name: 'prune',
    summary: 'drop the n-grams that matter least (entropy pruning, Stolcke 1998)',
    operands: [{ name: 'model', text: 'a model', required: true }],
    options: pruneTable,
    required: ['threshold', 'output'],
    examples: ['nlp ngram prune fables.lm --threshold 1e-6 -o small.lm'],
    run: async () => (await import('./ngram/convert.ts')).prune,
  },
];

export function configure(command: Command, made?: Readonly<Record<string, string>>): void {
  command.addHelpText(
    'after',
    '\nA model argument may be an ARPA file of any toolkit (.arpa, .arpa.gz).\n' +
      '\nExamples:\n' +
      '  nlp ngram train @fables:train -o fables.lm --order 3\n' +
      '  echo "The fox saw the crow ." | nlp ngram score -m fables.lm --words\n' +
      '  nlp ngram perplexity -m fables.lm @fables:test\n' +
      '  nlp ngram generate -m fables.lm --count 3 --seed 7\n' +
      '  nlp ngram convert fables.lm fables.arpa.gz\n' +
      '\nHelp for a verb: nlp ngram VERB --help',
  );
  addVerbs(command, verbs, made);
}
