/** The examples that `--help` shows, by command. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
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

/** The examples of each command: a list for its own page, and one for the page of each verb; `nlp` is the program. */
export async function helpExamples(): Promise<Map<string, string[][]>> {
  const loaded = await createProgram('all');
  const examples = new Map([['nlp', [examplesIn(helpOf(loaded))]]]);
  for (const command of loaded.commands) {
    const pages = [command, ...command.commands].map((each) => examplesIn(helpOf(each)));
    examples.set(
      command.name(),
      pages.filter((lines) => lines.length > 0),
    );
  }
  return examples;
}

/**
 * Runs the examples of each page in the order in which they stand, in a folder that was empty, as whoever pastes that
 * page alone does. What several pages begin with is run once, and its folder copied.
 */
export function testExamples(command: string, pages: readonly (readonly string[])[]): void {
  const root = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const folders = new Map<string, string>();

  /** The folder in which these lines have run. */
  function after(lines: readonly string[]): string {
    const key = lines.join('\n');
    const known = folders.get(key);
    if (known !== undefined) return known;
    const before = lines.length === 0 ? undefined : after(lines.slice(0, -1));
    const folder = path.join(root, String(folders.size));
    if (before === undefined) mkdirSync(folder);
    else {
      cpSync(before, folder, { recursive: true });
      const example = lines[lines.length - 1];
      const { status, stderr } = runLine(example, { cwd: folder, timeout: 280_000 });
      expect({ example, status, stderr }).toMatchObject({ status: 0 });
    }
    folders.set(key, folder);
    return folder;
  }

  test.skipIf(pages.length === 0)(
    `the examples of each help page of ${command} work when they are pasted alone`,
    { timeout: 300_000 },
    () => {
      for (const lines of pages) after(lines);
    },
  );
}

/**
 * The examples of another name of the same command: word for word those of `first` with this name, and they work with
 * the training cut short, since those of `first` show how long it takes.
 */
export function testSameExamples(
  command: string,
  first: string,
  all: ReadonlyMap<string, readonly (readonly string[])[]>,
): void {
  const pages = all.get(command) ?? [];

  test(`the examples of ${command} are those of ${first}`, () => {
    expect(pages.length).toBeGreaterThan(0);
    const renamed = all
      .get(first)
      ?.map((lines) => lines.map((line) => line.replaceAll(new RegExp(`\\b${first}\\b`, 'g'), command)));
    expect(pages).toEqual(renamed);
  });

  testExamples(
    command,
    pages.map((lines) =>
      lines.map((line) =>
        / train .*--(?:preset|hidden 64)/.test(line) ? `${line} --epochs 1 --hidden 32` : line,
      ),
    ),
  );
}
