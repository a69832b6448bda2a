/** What careless and hostile users do: broken streams, names that steer the terminal, endless and giant inputs. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nlp, shell, temporaryFolder } from './run.ts';

const hasFullDevice = existsSync('/dev/full');

describe('streams that fail', () => {
  test.runIf(hasFullDevice)('a stderr that fails changes neither results nor exit status', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), 'Hello there\n');
    expect(shell('nlp tokenize a.txt 2>/dev/full', { cwd: folder })).toMatchObject({
      status: 0,
      stdout: 'Hello there\n',
    });
    expect(shell('nlp tokenize missing.txt 2>/dev/full', { cwd: folder }).status).toBe(3);
    expect(shell('nlp eliza --nope 2>/dev/full', { cwd: folder }).status).toBe(2);
  });

  test.runIf(hasFullDevice)('a full disk is told in a line, also by --version', () => {
    for (const command of ['nlp --version', 'nlp --help', 'nlp tokenize --text hi']) {
      const { status, stderr } = shell(`${command} >/dev/full`);
      expect({ command, status }).toEqual({ command, status: 3 });
      expect(stderr).toMatch(/^nlp: <stdout>: .*\n$/);
    }
  });
});

describe('names and settings', () => {
  test('a file name cannot break a message into lines or steer the terminal', () => {
    const { status, stderr } = nlp(['tokenize', 'one\ntwo\u001b[31m.txt']);
    expect(status).toBe(3);
    expect(stderr).toBe('nlp: one\\x0atwo\\x1b[31m.txt: no such file or folder\n  Check the path.\n');
  });

  test('a corpus with more than one split in its name is refused', () => {
    const { status, stderr } = nlp(['tokenize', '@fables:test:train']);
    expect(status).toBe(3);
    expect(stderr).toContain('no split "test:train"');
  });

  test('wrong usage of eliza is told before the greeting', () => {
    for (const [args, wanted] of [
      [['eliza', '--encoding', 'utf16'], 2],
      [['eliza', '--text', 'hello', 'file.txt'], 2],
      [['eliza', 'missing.txt'], 3],
    ] as const) {
      const { status, stdout } = nlp(args);
      expect({ args, status, stdout }).toEqual({ args, status: wanted, stdout: '' });
    }
  });

  test.runIf(existsSync('/dev/zero'))('a tokenizer file without an end is refused', () => {
    const { status, stderr } = nlp(['tokenize', '--tokenizer', '/dev/zero', '--text', 'hello']);
    expect(stderr).toContain('is not JSON');
    expect(status).toBe(3);
  });
});

describe('help and its mistakes', () => {
  test('help of a verb is that of the verb', () => {
    const { status, stdout } = nlp(['help', 'corpus', 'split']);
    expect(status).toBe(0);
    expect(stdout).toContain('--ratio');
    expect(stdout).toBe(nlp(['corpus', 'split', '--help']).stdout);
  });

  test.each([[['help', 'elisa']], [['elisa', '--help']], [['elisa', '-h', '--json']]])('nlp %j', (args) => {
    const { status, stdout, stderr } = nlp(args);
    expect(stderr).toMatch(/unknown command 'elisa'\n.*eliza/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test('a mistake in a verb points to the help of the verb', () => {
    expect(nlp(['corpus', 'convert']).stderr).toContain('`nlp corpus convert --help`');
    expect(nlp(['eliza', 'check']).stderr).toContain('`nlp eliza check --help`');
  });
});

test('a giant line is refused by tokenize, not a crash', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'line.txt');
  writeFileSync(file, 'ab '.repeat(3_000_000));
  for (const tokenizer of ['word', 'char']) {
    const { status, stdout, stderr } = nlp(['tokenize', '--json', '--quiet', '--tokenizer', tokenizer, file]);
    expect(stderr).toMatch(/line\.txt:1: the line is longer than 8 MiB\n/);
    expect(stdout).toBe('');
    expect(status).toBe(3);
  }
});

describe('corpus split', () => {
  test('inputs of several formats are not mixed in one file', () => {
    const folder = temporaryFolder();
    const { status, stderr } = nlp(['corpus', 'split', '@tagged-en:test', '@fables:test', '-o', folder]);
    expect(stderr).toMatch(/@fables:test: is read as prose, the inputs before it as tagged\n/);
    expect(status).toBe(3);
    expect(existsSync(path.join(folder, 'train.tag'))).toBe(false);
  });

  test('a file in place of the folder is named as such', () => {
    const file = path.join(temporaryFolder(), 'parts');
    writeFileSync(file, '');
    const { status, stderr } = nlp(['corpus', 'split', '@fables:test', '-o', file]);
    expect(stderr).toContain('is a file, not a folder');
    expect(status).toBe(3);
  });

  test('of prose it counts paragraphs, and says how the parts are read', () => {
    const folder = temporaryFolder();
    const { status, stdout, stderr } = nlp(['corpus', 'split', '@fables:test', '-o', folder]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/train\.txt {2}\d+ paragraphs\n/);
    expect(stderr).toContain('--format prose');
  });
});

test.runIf(spawnSync('bash', ['--version']).status === 0)(
  'completion works in a bash without bash-completion, without a word on stderr',
  () => {
    const { status, stdout, stderr } = shell(
      'eval "$(nlp completion bash)"; unset -f compopt; compopt() { :; }; ' +
        'COMP_WORDS=(nlp corpus sp); COMP_CWORD=2; _nlp_complete; echo "$COMPREPLY"',
    );
    expect(stderr).toBe('');
    expect(stdout).toBe('split\n');
    expect(status).toBe(0);
  },
);

test('a title is not doubled on the way through smart', () => {
  const once = nlp(['corpus', 'convert', '@library', '--to', 'smart']).stdout;
  const twice = nlp(['corpus', 'convert', '--format', 'smart', '--to', 'smart'], { input: once });
  expect(twice.stdout).toBe(once);
  expect(once.match(/^Yeast at work in flour and water$/gm)).toHaveLength(1);
});
