/** The options of Baum-Welch: how many states are looked for, and when the search ends. */
import { usageError } from '../../errors.ts';
import { seedTable } from '../../options/seed-option.ts';
import { type OptionsOf, optionTable } from '../../options/table.ts';
import { integer, number } from '../../options/types.ts';

export const baumWelchTable = optionTable({
  states: { type: integer(1, 10_000, 'k'), text: 'how many states' },
  iterations: { type: integer(1), default: 100, text: 'at most that many' },
  tolerance: {
    type: number({ minimum: 0 }),
    default: 1e-4,
    text: 'end when the log likelihood rises by less; 0 never ends early',
  },
  restarts: { type: integer(1), default: 5, text: 'random starts, of which the best is kept' },
  ...seedTable,
});

export type BaumWelchOptions = OptionsOf<typeof baumWelchTable>;

/**
 * Checks that a number of states is given, or a model to start from, and that the two agree.
 * @throws NlpError (exit 2)
 */
export function checkStates(
  states: number | undefined,
  init?: { states: readonly unknown[] },
): asserts states is number {
  if (states === undefined && init === undefined) {
    throw usageError(
      'the number of states is not given',
      'states',
      (option) => `Give ${option('states')} K, or ${option('init')} MODEL.`,
    );
  }
  if (init !== undefined && states !== undefined && states !== init.states.length) {
    throw usageError(
      (option) => `${option('init')} has ${init.states.length} states, not ${states}`,
      'states',
      'Leave it out.',
    );
  }
}
