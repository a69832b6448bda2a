/** A default is said once: the command that trains and an experiment start from the same. */
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { kindIndex, loadKinds } from '../../src/kinds/index.ts';
import type { Kind } from '../../src/kinds/kind.ts';
import { shownDefault } from '../../src/options/table.ts';

const program = await createProgram('all');
const kinds = (await loadKinds()).filter(({ contract }) => contract.train !== undefined);

/** What help says of each option of a verb: key and default, where it has one. */
function defaultsOf(command: string, verb: string): Map<string, string> {
  const found = program.commands
    .find((one) => one.name() === command)
    ?.commands.find((one) => one.name() === verb);
  const defaults = new Map<string, string>();
  for (const option of found?.options ?? []) {
    const { defaultValue: value, defaultValueDescription: text } = option;
    if (value !== undefined) defaults.set(option.attributeName(), text ?? JSON.stringify(value));
  }
  return defaults;
}

const commandsOf = ({ name }: Kind) => [
  name,
  ...Object.keys(kindIndex.find((entry) => entry.name === name)?.aliases ?? {}),
];

const cases = kinds.flatMap((kind) => commandsOf(kind).map((command) => ({ command, kind })));

test.each(cases)('$command: the verb that trains has the defaults of experiments', ({ command, kind }) => {
  const verb = kind.contract.train?.command.split(' ')[1] ?? '';
  const defaults = defaultsOf(command, verb);
  let compared = 0;
  for (const [key, row] of Object.entries({ ...kind.options, ...kind.experiment?.options })) {
    const [onCommandLine, inTable] = [defaults.get(key), shownDefault(row)];
    // The name of the command may be the choice itself: `nlp gru`.
    if (onCommandLine === undefined || inTable === undefined || onCommandLine === `"${command}"`) continue;
    expect(onCommandLine, key).toBe(inTable);
    compared++;
  }
  expect(compared).toBeGreaterThan(1);
});
