/** Signals are heard within a second, and answered with their exit status, while a command computes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nlp, program } from './run.ts';

const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What takes minutes when nobody ends it. */
const commands: [string, string[], input?: string][] = [
  ['hmm fit', ['hmm', 'fit', 'text', '--states', '20', '--iterations', '100000', '-q', '-o', 'x.hmm']],
  ['hmm sample --count', ['hmm', 'sample', '-m', 'a.hmm', '--count', '100000000']],
  ['hmm sample --length', ['hmm', 'sample', '-m', 'a.hmm', '--length', '100000000']],
  ['ngram generate --count', ['ngram', 'generate', '-m', 'a.lm', '--count', '100000000']],
  ['ngram generate --json', ['ngram', 'generate', '-m', 'a.lm', '--count', '100000000', '--json']],
  ['ngram next', ['ngram', 'next', '-m', 'a.lm', '--all', '--json'], 'The fox\n'.repeat(200_000)],
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
  const lines = Array.from({ length: 2000 }, (_, i) =>
    Array.from({ length: 200 }, (_, j) => 'abcdefghij'[(i * j + j * j) % 10]).join(' '),
  );
  writeFileSync(path.join(folder, 'text'), lines.join('\n'));
  const made = [
    nlp(['hmm', 'fit', 'text', '--states', '2', '--iterations', '1', '-q', '-o', 'a.hmm'], { cwd: folder }),
    nlp(['ngram', 'train', '@library', '-q', '-o', 'a.lm'], { cwd: folder }),
  ];
  expect(made.map(({ status }) => status)).toEqual([0, 0]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What prints nothing before its end. */
const isSilent = (args: string[]) => args.includes('fit') || args.includes('--length');

/** Resolves when a command is in the midst of its work: a little after its first line, or after so long without any. */
async function isAtWork(child: ChildProcess, output: string, silent: boolean): Promise<void> {
  if (silent) return wait(1500);
  while (child.exitCode === null && statSync(output).size === 0) await wait(20);
  await wait(300);
}

type Signal = keyof typeof statuses;

const cases: [Signal, ...(typeof commands)[number]][] = [
  ...commands.map((command): [Signal, ...typeof command] => ['SIGINT', ...command]),
  ['SIGTERM', ...commands[0]],
  ['SIGHUP', ...commands[0]],
];

test.each(cases)('%s is heard by %s', async (signal, _, args, input = '') => {
  // Into a file, where nothing ever waits for a reader.
  const output = path.join(folder, 'output');
  const file = openSync(output, 'w');
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['pipe', file, 'ignore'] });
  closeSync(file);
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await isAtWork(child, output, isSilent(args));
  expect(child.exitCode).toBe(null);
  child.kill(signal);
  const seen = await Promise.race([ended, wait(1000, 'not heard')]);
  child.kill('SIGKILL');
  expect(seen).toBe(statuses[signal]);
});
