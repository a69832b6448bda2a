/** `bin/setup.js`: builds when a source changed and only then; a build that fails leaves the old one whole. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from './run.ts';

function setup(folder: string, ...args: string[]) {
  const script = path.join(folder, 'bin', 'setup.js');
  const environment = { ...process.env, npm_execpath: undefined };
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: environment, input: '' });
}

/** A copy of the repository for all tests here, each of which begins with what the one before left. */
const folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
const cache = path.join(folder, 'dist', 'models', 'eliza', 'cache', 'doctor.cache');
const extra = path.join(folder, 'src', 'extra.ts');
const builtExtra = path.join(folder, 'dist', 'extra.js');

beforeAll(() => {
  for (const name of ['bin', 'src', 'corpora', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(path.join(repository, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(args: string[], input = '') {
  const file = path.join(folder, 'bin', 'nlp.js');
  return spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', input });
}

test('a program that is not built says what to do', () => {
  const { status, stderr } = program([]);
  expect(stderr).toContain('npm start');
  expect(status).toBe(2);
});

test('what is not built is built', { timeout: 180_000 }, () => {
  expect(setup(folder, 'build').stderr).toBe('setup: building\n');
  // ELIZA's scripts are read ahead by the build.
  expect(existsSync(cache)).toBe(true);
  expect(existsSync(path.join(folder, 'dist', 'math', 'kernels.wasm'))).toBe(true);
});

test('what is built is not built again', () => {
  expect(setup(folder, 'build').stderr).toBe('');
});

test('a script of ELIZA that was edited is read again, and the next build reads it ahead', {
  timeout: 180_000,
}, () => {
  const script = path.join(folder, 'corpora', 'eliza', 'doctor.script');
  writeFileSync(script, readFileSync(script, 'utf8').replace('HELLO', 'GOOD EVENING'));
  expect(program(['eliza'], 'x').stdout).toMatch(/^GOOD EVENING/);
  expect(readFileSync(cache, 'utf8')).not.toContain('GOOD EVENING');
  expect(setup(folder, 'start', 'eliza', '--text', 'x').stdout).toMatch(/^GOOD EVENING/);
  expect(readFileSync(cache, 'utf8')).toContain('GOOD EVENING');
});

test('a new source is built, the kernels of the last build are kept', { timeout: 180_000 }, () => {
  const kernels = path.join(folder, 'dist', 'math', 'kernels.wasm');
  // What no compiler writes shows whether one ran.
  writeFileSync(kernels, Buffer.concat([readFileSync(kernels), Buffer.from([0, 1, 0])]));
  const marked = readFileSync(kernels);
  writeFileSync(extra, '/** Short-lived. */\nexport const extra = 1;\n');
  expect(setup(folder, 'build').stderr).toBe('setup: building\n');
  expect(existsSync(builtExtra)).toBe(true);
  expect(readFileSync(kernels).equals(marked)).toBe(true);
});

test('a build that fails says where, and leaves the old one whole', { timeout: 180_000 }, () => {
  writeFileSync(extra, 'export const extra: number = "one";\n');
  const { status, stderr } = setup(folder, 'start', 'eliza');
  expect(status).toBe(1);
  expect(stderr).toContain('extra.ts');
  expect(existsSync(builtExtra)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.build'))).toEqual([]);
});

test('a kernel that changed is compiled, and a source that went away is gone from the build', {
  timeout: 180_000,
}, () => {
  const source = path.join(folder, 'src', 'math', 'kernels', 'index.ts');
  writeFileSync(source, `${readFileSync(source, 'utf8')}\n// changed\n`);
  rmSync(extra);
  expect(setup(folder, 'build').stderr).toBe('setup: building\n');
  expect(existsSync(builtExtra)).toBe(false);
  const compiled = readFileSync(path.join(folder, 'dist', 'math', 'kernels.wasm'));
  expect(compiled.equals(readFileSync(path.join(repository, 'dist', 'math', 'kernels.wasm')))).toBe(true);
});

test('an unknown task is refused by name', () => {
  const { status, stderr } = setup(folder, 'tset');
  expect(status).toBe(1);
  expect(stderr).toContain('tset');
});
