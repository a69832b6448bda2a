/** `nlp ngram`: its verbs; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { ngramTable } from '../../models/ngram/options.ts';
import { samplingTable } from '../../neural/sampling-options.ts';
import { optionTable } from '../../options/table.ts';
import { integer, number, text, toggle } from '../../options/types.ts';
import { addVerbs, type Verb } from '../verb.ts';
import {
  convertTable,
  countingTable,
  mixTable,
  modelTable,
  outputTable,
  pruneTable,
} from './ngram/options.ts';

const orderTable = optionTable({ order: ngramTable.order });
const tempTable = optionTable({ temp: countingTable.temp });

const verbs: readonly Verb[] = [
  {
    name: 'train',
    summary: 'train a model on text or on counts',
    inputs: true,
    options: {
      output: { ...outputTable.output, text: 'the model to write; .arpa or .arpa.gz writes ARPA' },
      counts: { type: text('file'), text: 'train on the counts of `count` or `merge` instead of text' },
      ...countingTable,
    },
    modelOptions: ngramTable,
    required: ['output'],
    examples: [
      'nlp ngram train @fables:train -o fables.lm',
      'nlp ngram train @fables -o fables.lm --order 5 --prune 0,0,1 --tokenizer whitespace',
      'nlp ngram train @fables -o fables.arpa.gz --smoothing witten-bell',
    ],
    run: async () => (await import('./ngram/train.ts')).train,
  },
  {
    name: 'count',
    summary: 'count n-grams, to merge and train on',
    inputs: true,
    options: {
      output: { ...outputTable.output, text: 'the counts to write' },
      ...orderTable,
      ...countingTable,
    },
    required: ['output'],
    examples: ['nlp ngram count @fables -o fables.counts'],
    run: async () => (await import('./ngram/train.ts')).count,
  },
  {
    name: 'merge',
    summary: 'add up counts: the same bytes as from counting everything at once',
    operands: [{ name: 'counts', text: 'files written by `count` or `merge`', required: true, many: true }],
    options: { output: { ...outputTable.output, text: 'the counts to write' }, ...tempTable },
    required: ['output'],
    examples: [
      'nlp ngram count @fables:train -o a.counts',
      'nlp ngram count @fables:test -o b.counts',
      'nlp ngram merge a.counts b.counts -o all.counts',
      'nlp ngram train --counts all.counts -o all.lm',
    ],
    run: async () => (await import('./ngram/train.ts')).merge,
  },
  {
    name: 'score',
    summary: 'log10 probability of each sentence',
    inputs: true,
    options: { ...modelTable, words: { type: toggle(), text: 'add every word' } },
    required: ['model'],
    explain: 'for every word: which n-gram matched, which backoffs were paid',
    notes: 'A line a sentence: log10 probability, tokens (with </s>), OOVs, perplexity, the sentence.',
    examples: ['nlp ngram score -m fables.lm --text "The fox ran away." --explain'],
    run: async () => (await import('./ngram/score.ts')).score,
  },
  {
    name: 'perplexity',
    summary: 'perplexity of a text',
    inputs: true,
    options: {
      ...modelTable,
      failOver: { type: number({ minimum: 0 }), text: 'exit with 1 where the perplexity is above this' },
      threads: countingTable.threads,
    },
    required: ['model'],
    explain: 'how often n-grams of each length matched',
    examples: ['nlp ngram perplexity -m fables.lm @fables:test --json'],
    run: async () => (await import('./ngram/perplexity.ts')).perplexity,
  },
  {
    name: 'next',
    summary: 'the next word: a list on stdout, or live while you type on a terminal',
    operands: [{ name: 'context', text: 'the words before it; without them on a terminal: a live list' }],
    options: {
      ...modelTable,
      k: { type: integer(1), default: 10, text: 'how many words' },
      all: { type: toggle(), text: 'all words' },
      text: { type: text(), text: 'the context, instead of the argument' },
    },
    required: ['model'],
    explain: 'show which n-gram each probability came from',
    examples: ['nlp ngram next -m fables.lm "the fox" -k 5'],
    run: async () => (await import('./ngram/next.ts')).next,
  },
  {
    name: 'generate',
    summary: 'draw sentences from the model',
    options: {
      ...modelTable,
      prompt: { type: text(), text: 'how each begins' },
      count: { type: integer(1), default: 1, text: 'how many' },
      length: { type: integer(0), default: 50, text: 'at most that many words each' },
      ...samplingTable,
    },
    required: ['model'],
    seed: true,
    explain: 'with each word its probability and the n-gram it came from',
    examples: ['nlp ngram generate -m fables.lm --prompt "The fox" --count 3 --top-p 0.9 --seed 7'],
    run: async () => (await import('./ngram/generate.ts')).generate,
  },
  {
    name: 'info',
    summary: 'what a model is made of',
    operands: [{ name: 'model', text: 'a model, counts or ARPA file', required: true }],
    examples: ['nlp ngram info fables.lm'],
    run: async () => (await import('./ngram/info.ts')).info,
  },
  {
    name: 'convert',
    summary: 'between ARPA and the own format, by extension',
    operands: [
      { name: 'from', text: 'a model', required: true },
      { name: 'to', text: 'the file to write' },
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

export function configure(command: Command): void {
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
  addVerbs(command, verbs);
}
