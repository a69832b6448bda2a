/** The rules common to all commands: help, wrong usage, exit status, colour, interruption, completion. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandTable } from '../../src/cli/command-table.ts';
import { examplesIn } from '../examples/help.ts';
import { nlp, nlpProcess, program, repository, temporaryFolder } from './run.ts';

const names = commandTable.map((entry) => entry.name);

describe('help', () => {
  test('names every command, and is what `nlp` alone prints', () => {
    const { status, stdout, stderr } = nlp(['--help']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    for (const name of names) expect(stdout).toContain(name);
    expect(nlp([]).stdout).toBe(stdout);
    expect(nlp(['help']).stdout).toBe(stdout);
  });

  test.each(names)('nlp %s --help explains, with examples', (name) => {
    const { status, stdout } = nlp([name, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: nlp ${name}`);
    expect(examplesIn(stdout).length).toBeGreaterThan(0);
    expect(nlp(['help', name]).stdout).toBe(stdout);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });
});

describe('version', () => {
  test('is that of the package', () => {
    const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
    expect(nlpProcess(['--version']).stdout).toBe(`${version}\n`);
    expect(nlpProcess(['-V']).stdout).toBe(`${version}\n`);
    expect(nlpProcess(['--no-color', '--version']).stdout).toBe(`${version}\n`);
  });
});

describe('wrong usage exits 2 with what, and what to do', () => {
  test.each<[string[], RegExp]>([
    [['elisa'], /elisa.*\n.*eliza/],
    [['eliza', '--scirpt', 'x'], /--scirpt.*\n.*--script/],
    [['tokenize', '--tokenizer'], /--tokenizer/],
    [['tokenize', '--format', 'pdf'], /pdf/],
    [['tokenize', '--tokenizer', 'wrod'], /wrod/],
    [['tour', 'elisa'], /elisa/],
    [['tour', '--lang', 'fr'], /Allowed choices are en, ko/],
    [['ngram', 'train', 'x', '-o', 'y', '--smoothing', 'kneser-nay'], /Did you mean kneser-ney/],
    [['ngram', 'train', 'x', '-o', 'y', '--smoothin', 'mle'], /--smoothin.*\n.*--smoothing/],
    [['corpus'], /verb/],
    [['corpus', 'lst'], /lst/],
    [['completion', 'tcsh'], /tcsh/],
    [['completion'], /shell/],
    [['eliza', 'check'], /file/],
    [['--nonsense'], /--nonsense/],
  ])('nlp %j', (args, message) => {
    const { status, stdout, stderr } = nlp(args);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nlp: /);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('colour', () => {
  const colored = (args: string[], env: Record<string, string>) =>
    nlp(args, { env }).stdout.includes('\u001B[');
  test('--no-color before NO_COLOR before FORCE_COLOR', () => {
    expect(colored(['tour', 'eliza'], {})).toBe(false);
    expect(colored(['tour', 'eliza'], { FORCE_COLOR: '1' })).toBe(true);
    expect(colored(['tour', 'eliza'], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(colored(['tour', 'eliza', '--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(colored(['--no-color', 'tour', 'eliza'], { FORCE_COLOR: '1' })).toBe(false);
    expect(colored(['tour', 'eliza'], { FORCE_COLOR: '0' })).toBe(false);
    expect(colored(['tour', 'eliza'], { FORCE_COLOR: '1', NO_COLOR: '' })).toBe(true);
  });
});

test('Ctrl-C exits 130', async () => {
  const child = spawn(process.execPath, [program, 'eliza'], { stdio: ['pipe', 'pipe', 'pipe'] });
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [status] = await once(child, 'exit');
  expect(status).toBe(130);
});

test('a bug is reported as one: stack, and exit 4', () => {
  const folder = temporaryFolder();
  const report = path.join(repository, 'src', 'cli', 'report.ts');
  const script = path.join(folder, 'bug.mts');
  writeFileSync(
    script,
    `import { reportAndExitStatus } from ${JSON.stringify(report)};
process.exitCode = reportAndExitStatus(new TypeError('x is not a function'));\n`,
  );
  const tsx = path.join(repository, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const { status, stderr } = spawnSync(process.execPath, [tsx, script], { encoding: 'utf8' });
  expect(stderr).toMatch(/bug in nlp.*\n.*TypeError: x is not a function\n\s+at /);
  expect(status).toBe(4);
});

test.each(['-v', 'version'])('nlp %s is --version', (given) => {
  expect(nlp([given])).toEqual(nlp(['--version']));
});

test('a verb without its command: the commands that have it are named', () => {
  const { status, stderr } = nlp(['perplexity', '-m', 'a.lm', 'a.txt']);
  expect(status).toBe(2);
  expect(stderr).toContain('nlp ngram perplexity, nlp rnn perplexity');
});

test('a long option with one dash is refused, and writes no file', () => {
  const { status, stderr } = nlp(['ngram', 'train', '-order', '3', '--text', 'a']);
  expect(status).toBe(2);
  expect(stderr).toContain('two dashes: --order');
});

test('a text in the place of a file: --text is named', () => {
  const { status, stderr } = nlp(['tokenize', 'The fox ran']);
  expect(status).toBe(3);
  expect(stderr).toContain('--text');
});
