/**
 * The README says what really happens: every `$ command` of its console blocks is run in a folder of its own (with
 * the files the commands before it made), and prints what stands below it. A line `...` stands for any lines.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository, temporaryFolder } from '../cli/run.ts';
import { runLine } from './command-line.ts';

interface Command {
  line: string;
  expected: string;
}

function consoleBlocks(file: string): Command[][] {
  const text = readFileSync(path.join(repository, file), 'utf8');
  return [...text.matchAll(/^```console\n([\s\S]*?)^```/gm)].map((match) => {
    const commands: Command[] = [];
    for (const line of match[1].split('\n')) {
      const last = commands.at(-1);
      if (line.startsWith('$ ')) commands.push({ line: line.slice(2), expected: '' });
      else if (last?.line.endsWith('\\')) last.line += `\n${line}`;
      else if (last !== undefined) last.expected += `${line}\n`;
    }
    return commands;
  });
}

/** Compares line by line; `...` skips to the next line that is named. */
function expectOutput(actual: string, expected: string): void {
  const pieces = expected.trimEnd().split(/^\.\.\.$/m);
  let rest = actual.replace(/[ \t]+$/gm, '');
  for (const [index, piece] of pieces.entries()) {
    const wanted = piece.replace(/^\n|\n$/g, '');
    if (index === 0) expect(rest.slice(0, wanted.length)).toBe(wanted);
    else expect(rest).toContain(wanted);
    rest = rest.slice(rest.indexOf(wanted) + wanted.length);
  }
  if (pieces.length === 1) expect(rest.trim()).toBe('');
}

/** Runs every second block of a README, from the first or from the second, so that two files share the work. */
export function testReadme(file: string, from: 0 | 1): void {
  const blocks = consoleBlocks(file);

  test(`${file} shows commands`, () => {
    expect(blocks.flat().length).toBeGreaterThan(3);
  });

  test.each(
    blocks
      .map((commands, index) => ({ name: `block ${index + 1}: ${commands[0]?.line}`, commands }))
      .filter((_, index) => index % 2 === from),
  )(`${file}: $name`, { timeout: 300_000 }, ({ commands }) => {
    const folder = temporaryFolder();
    for (const { line, expected } of commands) {
      const { status, stdout, stderr } = runLine(line, { cwd: folder, timeout: 280_000 });
      expect(status, stderr).toBe(0);
      if (expected.trim() !== '') expectOutput(stdout, expected);
    }
  });
}
