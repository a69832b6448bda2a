/** `nlp classify` and its other names: the verbs that are special to classifiers. */
import type { Command } from 'commander';
import { calibrationMethods } from '../../models/classifier/calibrated.ts';
import { optionTable } from '../../options/table.ts';
import { choice, number, text } from '../../options/types.ts';
import { addVerbs, outputRow, type Verb } from '../verb.ts';

const calibrateTable = optionTable({
  output: { ...outputRow, letter: 'o', text: 'the calibrated model to write' },
  method: {
    type: choice(calibrationMethods),
    default: 'temperature',
    text: 'one factor for all classes, a sigmoid a class, or a step function a class',
  },
});

const checkTable = optionTable({
  against: { type: text('file'), text: 'a JSON file of cases, computed by another program' },
  precision: { type: choice(['float32', 'float64']), default: 'float64', text: 'of networks' },
  tolerance: { type: number({ minimum: 0 }), default: 1e-6, text: 'the largest difference' },
});

const verbsOf = (command: string): readonly Verb[] => [
  {
    name: 'compare',
    summary: 'do two classifiers differ by more than chance? (McNemar)',
    operands: [
      { name: 'a', text: 'a classifier', required: true },
      { name: 'b', text: 'another', required: true },
    ],
    inputs: true,
    examples: [
      `nlp ${command} train @reviews:train -o reviews.${command}`,
      'nlp classify train @reviews:train --preset best -o reviews.svm',
      `nlp ${command} compare reviews.${command} reviews.svm @reviews:test`,
    ],
    run: async () => (await import('./classify/compare.ts')).compare,
  },
  {
    name: 'calibrate',
    summary: 'probabilities that hold, fitted on texts that training has not seen',
    operands: [{ name: 'model', text: 'a classifier', required: true }],
    inputs: true,
    options: calibrateTable,
    required: ['output'],
    examples: [
      'nlp classify train @reviews:train --preset best -o reviews.svm',
      `nlp ${command} calibrate reviews.svm @reviews:valid --method platt -o calibrated.${command}`,
    ],
    run: async () => (await import('./classify/calibrate.ts')).calibrate,
  },
  {
    name: 'check',
    summary: 'compute again what another program has computed',
    options: checkTable,
    required: ['against'],
    examples: [],
    run: async () => (await import('./classify/check.ts')).check,
  },
];

/** The name under which the command was called is the model that it trains. */
export function configure(command: Command): void {
  const name = command.name();
  command.addHelpText(
    'after',
    '\nAll names take any classifier; `train` trains the model of its name.\n' +
      '\nExamples:\n' +
      `  nlp ${name} train @reviews:train -o reviews.${name}\n` +
      `  nlp ${name} predict -m reviews.${name} --text "A wonderful little book." --explain\n` +
      `  nlp ${name} eval -m reviews.${name} @reviews:test\n` +
      `\nHelp for a verb: nlp ${name} VERB --help`,
  );
  addVerbs(command, verbsOf(name));
}
