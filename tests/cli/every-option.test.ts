/**
 * Every option of every verb matters: with it something else is printed or written, as every-option.ts shows in a case
 * for each. An option without a case fails, so that none is added that does nothing. Whatever makes an option void
 * refuses it: void-options.test.ts.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command, Option } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { type OptionCase, type VerbCases, verbCases } from './every-option.ts';
import { makeInputs } from './every-option-inputs.ts';
import { nlp } from './run.ts';

let folder: string;

beforeAll(() => {
  folder = makeInputs();
});

/** All that a run leaves: exit status, both streams, files; without what the clock says. */
function run(line: string): { status: number | null; rest: string } {
  const out = path.join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const before = new Map(
    ['docs.idx', 'exp.copy.yaml'].map((name) => [name, readFileSync(path.join(folder, name))]),
  );
  const { status, stdout, stderr } = nlp(
    line.split(' ').map((word) => word.replaceAll('␣', ' ')),
    { cwd: folder },
  );
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}c`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file} ${readFileSync(file).toString('latin1')}`);
  for (const [name, bytes] of before) writeFileSync(path.join(folder, name), bytes);
  const timeless = `${stdout}\n${stderr}\n${files.join('\n')}`
    .replace(/"(?:tokensPerSecond|trainSeconds|testSeconds|seconds|wallSeconds)":\s*[\d.e-]+/g, '')
    .replace(/[\d.]+ s\b/g, '');
  return { status, rest: timeless };
}

const known = new Map<string, ReturnType<typeof run>>();

function runOnce(line: string) {
  const found = known.get(line) ?? run(line);
  known.set(line, found);
  return found;
}

/** The lines without and with an option; undefined where there is a reason instead. */
function linesOf(key: string, cases: VerbCases): [without: string, given: string] | undefined {
  const { input = 'text.txt', options, tagged = '' } = cases;
  const on = (file: string) => cases.line.replace(/\bIN\b/, file);
  const own: OptionCase | undefined = options[key];
  if (own !== undefined) {
    if (typeof own === 'string') return [on(input), `${on(input)} ${own}`];
    if (Array.isArray(own)) return [`${on(input)} ${own[0]}`, `${on(input)} ${own[0]} ${own[1]}`];
    if ('same' in (own as object)) return undefined;
    const { line, add } = own as { line: string; add: string };
    const start = line.replace(/\bIN\b/, input);
    return [start, `${start} ${add}`];
  }
  const pair = (file: string, add: string): [string, string] => [on(file), `${on(file)} ${add}`];
  const { field } = cases;
  switch (key) {
    case 'text':
      return [on(input), on(`--text ${cases.text ?? 'Never'}`)];
    case 'format':
      return pair('records.txt', '--format jsonl');
    case 'field':
      return pair(field?.[0] ?? 'docs.jsonl', `--field ${field?.[1] ?? 'title'}`);
    case 'separator':
      return pair(`underscore.tag ${tagged}`.trim(), '--separator _');
    case 'encoding':
      return pair('latin.tag', '--encoding latin1');
    case 'json':
      return cases.line.includes('--json')
        ? [on(input).replace(' --json', ''), on(input)]
        : [on(input), `${on(input)} --json`];
    case 'explain':
      return [on(input), `${on(input)} --explain`];
    default:
      return undefined;
  }
}

/** What every verb has; that they work is shown by program.test.ts. */
const everywhere = ['quiet', 'color'];

function optionsOf(command: Command): Option[] {
  return command.options.filter((option) => !everywhere.includes(option.attributeName()));
}

const program = await createProgram('all');
const verbs = program.commands
  .flatMap((command) => [
    ...(command.options.length > 0 ? [{ name: command.name(), command }] : []),
    ...command.commands.map((verb) => ({ name: `${command.name()} ${verb.name()}`, command: verb })),
  ])
  .filter(({ name }) => !/^(?:lstm|gru|bayes|logistic|cnn) /.test(name));

test('every verb has its cases, and no others are there', () => {
  expect(Object.keys(verbCases).sort()).toEqual(verbs.map(({ name }) => name).sort());
});

test('the other names of a command have the same options', () => {
  const shape = (name: string) =>
    program.commands
      .find((command) => command.name() === name)
      ?.commands.map((verb) => [verb.name(), verb.options.map(({ flags }) => flags)]);
  expect(shape('lstm')).toEqual(shape('rnn'));
  expect(shape('gru')).toEqual(shape('rnn'));
  for (const name of ['bayes', 'logistic', 'cnn']) expect(shape(name)).toEqual(shape('classify'));
});

describe.each(verbs)('$name', ({ name, command }) => {
  const cases = verbCases[name];

  test('the line of its cases works, and twice gives the same', () => {
    const line = cases.line.replace(/\bIN\b/, cases.input ?? 'text.txt');
    const first = runOnce(line);
    expect(first.status, first.rest).toBe(0);
    expect(run(line)).toEqual(first);
  });

  test('every case is of an option that it has', () => {
    const keys = command.options.map((option) => option.attributeName());
    for (const key of Object.keys(cases.options)) expect(keys).toContain(key);
  });

  test('every option changes the result', () => {
    const failures: string[] = [];
    for (const option of optionsOf(command)) {
      const key = option.attributeName();
      const own = cases.options[key];
      if (option.mandatory && own === undefined) continue;
      if (typeof own === 'object' && 'same' in own) continue;
      const lines = linesOf(key, cases);
      if (lines === undefined) {
        failures.push(`${option.flags} has no case`);
        continue;
      }
      const [without, given] = lines.map(runOnce);
      if (given.status === 2 || given.status === 4)
        failures.push(`${lines[1]}: exit ${given.status}: ${given.rest}`);
      else if (JSON.stringify(without) === JSON.stringify(given))
        failures.push(`${lines[1]}: changes nothing`);
    }
    expect(failures).toEqual([]);
  });
});
