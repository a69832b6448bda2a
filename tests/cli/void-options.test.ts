/** Options that cannot matter beside others are refused, with both named, before anything is read. */
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commandTable } from '../../src/cli/command-table.ts';
import { usageError } from '../../src/errors.ts';
import { loadKinds } from '../../src/kinds/index.ts';
import { refuseVoid } from '../../src/options/void-options.ts';
import { nlp } from './run.ts';

const refused: [line: string, flag: string, beside: string][] = [
  ...[
    '--vocab x',
    '--lowercase',
    '--skip-symbols',
    '--tokenizer word',
    '--format text',
    '--encoding latin1',
    '--field x',
  ].map((flag): [string, string, string] => [
    `ngram train --counts x -o y ${flag}`,
    flag.split(' ')[0],
    '--counts',
  ]),
  ['ngram train x -o y --alpha 2', '--alpha', '--smoothing'],
  [
    'ngram train x -o y --smoothing laplace --no-interpolate-unigrams',
    '--no-interpolate-unigrams',
    '--smoothing',
  ],
  ['ngram generate -m x --temperature 0 --top-k 3', '--top-k', '--temperature'],
  ['ngram generate -m x --temperature 0 --top-p 0.5', '--top-p', '--temperature'],
  ['lstm generate -m x --temperature 0 --top-k 3', '--top-k', '--temperature'],
  ['ngram next -m x --all -k 3 y', '-k', '--all'],
  ['hmm fit x -o y --init z --restarts 2', '--restarts', '--init'],
  ['hmm fit x -o y --init z --seed 2', '--seed', '--init'],
];

test.each(refused)('%s', (line, flag, beside) => {
  const { status, stderr } = nlp(line.split(' '));
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toMatch(new RegExp(`^nlp: ${flag}:.*${beside}`));
});

test('beside what gives them a meaning they are not refused', () => {
  for (const line of [
    'ngram train --text a -o /dev/null --smoothing lidstone --alpha 2',
    'ngram train --text a -o /dev/null --no-interpolate-unigrams',
  ]) {
    expect(nlp(line.split(' ')).stderr).not.toMatch(/matter/);
  }
});

test('every rule of a kind speaks of options that its verb has', async () => {
  for (const kind of await loadKinds()) {
    const entry = commandTable.find(({ name }) => name === kind.name);
    if (entry === undefined) continue;
    const command = new Command(kind.name);
    (await entry.load(undefined)).configure(command);
    for (const [name, verb] of Object.entries(kind.verbs ?? {})) {
      const own = command.commands.find((one) => one.name() === name);
      for (const { options } of verb?.voids ?? [])
        for (const key of options) expect(own?.options.map((one) => one.attributeName())).toContain(key);
    }
  }
});

test('a rule names the option that was given', () => {
  const rule = { options: ['a', 'b'], when: () => true, why: 'cannot matter' };
  expect(() => refuseVoid([rule], { b: 1 })).toThrow(usageError('cannot matter', 'b', 'Leave it out.'));
  expect(() => refuseVoid([rule], { c: 1 })).not.toThrow();
});
