/** `nlp crf`: the verbs that are special to conditional random fields; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { optionTable } from '../../options/table.ts';
import { choice, text } from '../../options/types.ts';
import { addVerbs, type Verb } from '../verb.ts';

const modelTable = optionTable({ model: { type: text('file'), letter: 'm', text: 'a model' } });

const verbs: readonly Verb[] = [
  {
    name: 'score',
    summary: 'how probable the given labels are under a model',
    inputs: true,
    options: modelTable,
    required: ['model'],
    notes:
      '--json prints {"sentences":[{"logLikelihood","logPartition"}],"logLikelihood","logPartition","objective"}, natural\n' +
      'logs; the objective is -logLikelihood + c2 sum w^2 + c1 sum |w|, with the penalties the model was trained with.',
    examples: ['nlp crf train @tagged-en:train -o en.crf', 'nlp crf score -m en.crf @tagged-en:test'],
    run: async () => (await import('./crf/score.ts')).score,
  },
  {
    name: 'features',
    summary: 'what a template makes of sentences: the attributes of each token, as CRFsuite reads them',
    inputs: true,
    options: optionTable({
      template: { type: text('name or file'), text: 'chunking, ner, pos, crfsuite, crfpp, or a file' },
      label: { type: text('column'), text: 'the column of labels: its number from 1 or its name' },
    }),
    notes: 'Without inputs and with --template alone, the template itself is printed.',
    examples: [
      'nlp crf features --template pos',
      'nlp crf features @tagged-en:test --template pos | head -3',
    ],
    run: async () => (await import('./crf/features.ts')).features,
  },
  {
    name: 'check',
    summary: 'analytic against numeric gradients; or a reference document with every result recomputed',
    options: optionTable({
      against: { type: text('file'), text: 'a document of cases, optima, taggings or templates' },
      precision: {
        type: choice(['float64', 'float32'], 'name'),
        default: 'float64',
        text: 'float32 asks the kernels, which also work in float64',
      },
    }),
    seed: true,
    examples: ['nlp crf check'],
    run: async () => (await import('./crf/check.ts')).check,
  },
];

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nExamples:\n' +
      '  nlp crf train @tagged-en:train -o en.crf\n' +
      '  nlp crf tag -m en.crf --text "The cat sat on the mat." --explain\n' +
      '  nlp crf eval -m en.crf @tagged-en:test\n' +
      '\nHelp for a verb: nlp crf VERB --help',
  );
  addVerbs(command, verbs);
}
