/** The examples that `--help` shows, by command. */
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { temporaryFolder } from '../cli/run.ts';
import { runLine } from './command-line.ts';

/** Every `  nlp ...` line below "Example" in a help text. */
export function examplesIn(help: string): string[] {
  const tail = /^Examples?:\n((?: {2}.*\n?)+)/m.exec(help)?.[1] ?? '';
  return tail
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What `--help` prints, without a process for it. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  return help;
}

/** The distinct examples of each command and its verbs, and of the program itself under `nlp`. */
export async function helpExamples(): Promise<Map<string, string[]>> {
  const loaded = await createProgram('all');
  const examples = new Map([['nlp', examplesIn(helpOf(loaded))]]);
  for (const command of loaded.commands) {
    const lines = [command, ...command.commands].flatMap((each) => examplesIn(helpOf(each)));
    examples.set(command.name(), [...new Set(lines)]);
  }
  return examples;
}

/** Runs the examples of a command in the order in which they stand, in one folder, as whoever follows them does. */
export function testExamples(command: string, examples: readonly string[]): void {
  test.skipIf(examples.length === 0)(
    `every example of ${command} works when it is pasted`,
    {
      timeout: 300_000,
    },
    () => {
      const folder = temporaryFolder();
      for (const example of examples) {
        const { status, stderr } = runLine(example, { cwd: folder, timeout: 280_000 });
        expect({ example, status, stderr }).toMatchObject({ status: 0 });
      }
    },
  );
}

/**
 * The examples of another name of the same command: word for word those of `first` with this name, and they work with
 * the training cut short, since those of `first` show how long it takes.
 */
export function testSameExamples(command: string, first: string, all: ReadonlyMap<string, string[]>): void {
  const examples = all.get(command) ?? [];

  test(`the examples of ${command} are those of ${first}`, () => {
    expect(examples.length).toBeGreaterThan(0);
    const renamed = all
      .get(first)
      ?.map((line) => line.replaceAll(new RegExp(`\\b${first}\\b`, 'g'), command));
    expect(examples).toEqual(renamed);
  });

  testExamples(
    command,
    examples.map((line) => (/ train .*--preset/.test(line) ? `${line} --epochs 1 --hidden 32` : line)),
  );
}
