/** The options of conditional random fields. */
import { usageError } from '../../errors.ts';
import { type OptionsOf, optionTable, resolveOptions, type SettingsOf } from '../../options/table.ts';
import { choice, integer, number, text, toggle } from '../../options/types.ts';

export const crfTable = optionTable({
  template: {
    type: text('name or file'),
    defaultText: 'by the columns: chunking, ner or pos',
    text: 'what is looked at: chunking, ner, pos, crfsuite, crfpp, or a file in the syntax of CRF++',
  },
  algorithm: {
    type: choice(['lbfgs', 'sgd', 'perceptron']),
    default: 'lbfgs',
    text: 'how weights are learnt: L-BFGS to the optimum, stochastic gradient, or averaged perceptron',
  },
  c1: { type: number({ minimum: 0, maximum: 1e9 }), default: 0, text: 'weight of the L1 penalty (lbfgs)' },
  c2: { type: number({ minimum: 0, maximum: 1e9 }), default: 1, text: 'weight of the L2 penalty' },
  iterations: {
    type: integer(1, 1e6),
    defaultText: 'lbfgs: until it converges; sgd 30, perceptron 10',
    text: 'at most so many iterations, or passes over the text',
  },
  tolerance: {
    type: number({ minimum: 0, maximum: 1 }),
    default: 1e-5,
    text: 'lbfgs ends where ten iterations gain less than this share of the loss',
  },
  minFrequency: {
    type: number({ minimum: 0, maximum: 1e9 }),
    default: 0,
    text: 'leave out what was seen with a label less often',
  },
  allStates: {
    type: toggle(),
    default: false,
    text: 'weights for labels with attributes never seen together',
  },
  allTransitions: { type: toggle(), default: false, text: 'weights for labels never seen after each other' },
});

export type CrfOptions = OptionsOf<typeof crfTable>;
export type CrfSettings = SettingsOf<typeof crfTable>;

/** @throws NlpError (exit 2) for an option out of range, or one that cannot matter beside another */
export function resolveCrfOptions(options: CrfOptions): CrfSettings {
  const settings = resolveOptions(crfTable, options);
  const { algorithm } = settings;
  const lost = (key: 'c1' | 'c2' | 'tolerance') => {
    if (options[key] !== undefined)
      throw usageError(
        `cannot matter with ${algorithm}`,
        key,
        (option) => `Leave ${option(key)} out, or train with lbfgs.`,
      );
  };
  if (algorithm !== 'lbfgs') {
    lost('c1');
    lost('tolerance');
  }
  if (algorithm === 'perceptron') lost('c2');
  return settings;
}
