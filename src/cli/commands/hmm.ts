/** `nlp hmm`: the verbs that are special to hidden Markov models; what each does is loaded when it runs. */
import type { Command } from 'commander';
import { baumWelchTable } from '../../models/hmm/baum-welch-options.ts';
import { omitRows, optionTable } from '../../options/table.ts';
import { integer, text, toggle } from '../../options/types.ts';
import { addVerbs, outputRow, type Verb } from '../verb.ts';

const sequences = 'sequences of symbols, one a line';
const modelTable = optionTable({ model: { type: text('file'), letter: 'm', text: 'a model or .json' } });

const verbs: readonly Verb[] = [
  {
    name: 'fit',
    summary: 'learn states from sequences of symbols, one a line (Baum-Welch)',
    inputs: true,
    options: {
      output: { ...outputRow, letter: 'o', text: 'the model to write; .json writes it as JSON' },
      ...omitRows(baumWelchTable, 'seed'),
      init: {
        type: text('file'),
        text: 'start from this model instead: .json, a model of fit, or a tagger',
      },
    },
    required: ['output'],
    voids: [
      {
        options: ['restarts', 'seed'],
        when: ({ init }) => init !== undefined,
        why: (option) => `cannot matter with ${option('init')}: there are no random starts`,
      },
    ],
    seed: true,
    explain: 'with --json: the most probable symbols of each state',
    notes:
      '--json prints {"logLikelihoods","iterations","converged","restart"}: natural logs before each iteration.',
    examples: [
      'printf "a b a b\\nb a b\\n" | nlp hmm fit --states 2 -o ab.hmm',
      'nlp hmm train @tagged-en:train -o en.hmm',
      'nlp hmm fit --text "the dog barks" --init en.hmm --iterations 2 -o more.hmm',
    ],
    run: async () => (await import('./hmm/fit.ts')).fit,
  },
  {
    name: 'likelihood',
    summary: `log likelihood of ${sequences}`,
    inputs: true,
    options: modelTable,
    required: ['model'],
    explain: 'the log likelihood of each symbol given those before it',
    notes:
      'A symbol that the model does not know says nothing about the state (factor 1); "unseen" counts them.',
    examples: ['echo "a b a" | nlp hmm likelihood -m ab.hmm'],
    run: async () => (await import('./hmm/likelihood.ts')).likelihood,
  },
  {
    name: 'decode',
    summary: `the states behind ${sequences}`,
    inputs: true,
    options: {
      ...modelTable,
      posterior: {
        type: toggle(),
        text: 'the most probable state at each position; --explain and --json say how probable',
      },
      svg: { type: text('file'), text: 'draw the trellis of the first sequence', isWritten: true },
    },
    required: ['model'],
    explain: 'the trellis with scores and back-pointers; with --posterior alpha, beta and the posterior',
    notes:
      '--json prints {"path","logProbability"} or, with --posterior, {"posteriors"} a line; null where the\n' +
      'sequence is impossible.',
    examples: [
      'echo "a b a" | nlp hmm decode -m ab.hmm --explain',
      'echo "a b a" | nlp hmm decode -m ab.hmm --posterior --explain',
      'echo "a b a" | nlp hmm decode -m ab.hmm --svg trellis.svg',
    ],
    run: async () => (await import('./hmm/decode.ts')).decode,
  },
  {
    name: 'sample',
    summary: 'draw sequences with their states',
    options: {
      ...modelTable,
      count: { type: integer(1), default: 1, text: 'how many' },
      length: { type: integer(1), default: 10, text: 'how long' },
      states: { type: toggle(), text: 'print symbol/state' },
    },
    required: ['model'],
    seed: true,
    examples: ['nlp hmm sample -m ab.hmm --count 3 --seed 7'],
    run: async () => (await import('./hmm/sample.ts')).sample,
  },
];

export function configure(command: Command, made?: Readonly<Record<string, string>>): void {
  command.addHelpText(
    'after',
    '\nExamples:\n' +
      '  nlp hmm train @tagged-en:train -o en.hmm\n' +
      '  nlp hmm tag -m en.hmm --text "The cat sat on the mat."\n' +
      '  nlp hmm tag -m en.hmm --text "The cat sat on the mat." --explain\n' +
      '  nlp hmm eval -m en.hmm @tagged-en:test\n' +
      '  printf "a b a b\\nb a b\\n" | nlp hmm fit --states 2 -o ab.hmm\n' +
      '\nHelp for a verb: nlp hmm VERB --help',
  );
  addVerbs(command, verbs, made);
}
