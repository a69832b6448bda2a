/** `bin/setup.js`: builds when a source changed and only then; a build that fails leaves the old one whole. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
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
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from './run.ts';

function setup(folder: string, ...args: string[]) {
  const script = path.join(folder, 'bin', 'setup.js');
  const environment = { ...process.env, npm_execpath: undefined };
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: environment, input: '' });
}

/**
 * A copy of the repository for all tests here, each of which begins with what the one before left. Of the build it
 * has the kernels alone: whoever runs the tests has just built all of it.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
const inFolder = (...parts: string[]) => path.join(folder, ...parts);
const cache = inFolder('dist', 'models', 'eliza', 'cache', 'doctor.cache');
const script = inFolder('corpora', 'eliza', 'doctor.script');
const source = (name: string) => inFolder('src', `${name}.ts`);
const built = (name: string) => inFolder('dist', `${name}.js`);
const compiled = ['math', 'text'].map((name) => path.join('dist', name, 'kernels.wasm'));
const kernels = () => compiled.map((file) => readFileSync(inFolder(file)));

beforeAll(() => {
  for (const name of ['bin', 'src', 'corpora', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(path.join(repository, name), inFolder(name), { recursive: true });
  }
  const dist = path.join(repository, 'dist');
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (/^(\.kernels|kernels\.wasm)$/.test(path.basename(file)))
      cpSync(path.join(dist, file), inFolder('dist', file));
  }
  symlinkSync(path.join(repository, 'node_modules'), inFolder('node_modules'), 'dir');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(args: string[], input = '') {
  return spawnSync(process.execPath, [inFolder('bin', 'nlp.js'), ...args], { encoding: 'utf8', input });
}

test('a program that is not built says what to do', () => {
  const { status, stderr } = program([]);
  expect(stderr).toContain('npm start');
  expect(status).toBe(2);
});

test('what is not built is built', { timeout: 180_000 }, () => {
  writeFileSync(source('old'), '/** Goes away. */\nexport const old = 1;\n');
  expect(setup(folder, 'build').stderr).toBe('setup: building\n');
  expect(existsSync(built('old'))).toBe(true);
  // ELIZA's scripts are read ahead by the build.
  expect(existsSync(cache)).toBe(true);
  expect(kernels()).toEqual(compiled.map((file) => readFileSync(path.join(repository, file))));
});

test('what is built is not built again', () => {
  expect(setup(folder, 'build').stderr).toBe('');
});

test('a script of ELIZA that was edited is read again', () => {
  writeFileSync(script, readFileSync(script, 'utf8').replace('HELLO', 'GOOD EVENING'));
  expect(program(['eliza'], 'x').stdout).toMatch(/^GOOD EVENING/);
  expect(readFileSync(cache, 'utf8')).not.toContain('GOOD EVENING');
});

describe('what changed is built', () => {
  // What no compiler writes shows which kernels went through one.
  const mark = Buffer.from([0, 1, 0]);
  let before: Buffer[];

  beforeAll(() => {
    before = kernels();
    for (const file of compiled) appendFileSync(inFolder(file), mark);
    appendFileSync(inFolder('src', 'text', 'kernels', 'index.ts'), '\n// changed\n');
    writeFileSync(source('extra'), '/** Short-lived. */\nexport const extra = 1;\n');
    rmSync(source('old'));
    const { stdout, stderr } = setup(folder, 'start', 'eliza', '--text', 'x');
    expect(stderr).toBe('setup: building\n');
    expect(stdout).toMatch(/^GOOD EVENING/);
  });

  test('a new source', () => expect(existsSync(built('extra'))).toBe(true));

  test('a source that went away is gone', () => expect(existsSync(built('old'))).toBe(false));

  test('an edited script of ELIZA is read ahead', () =>
    expect(readFileSync(cache, 'utf8')).toContain('GOOD EVENING'));

  test('kernels that changed are compiled, the others are those of the last build', () => {
    const [math, text] = kernels();
    expect(text.equals(before[1])).toBe(true);
    expect(math.equals(Buffer.concat([before[0], mark]))).toBe(true);
  });
});

test('a build that fails says where, and leaves the old one whole', { timeout: 180_000 }, () => {
  writeFileSync(source('extra'), 'export const extra: number = "one";\n');
  const { status, stderr } = setup(folder, 'start', 'eliza');
  expect(status).toBe(1);
  expect(stderr).toContain('extra.ts');
  expect(existsSync(built('extra'))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.build'))).toEqual([]);
});

test('an unknown task is refused by name', () => {
  const { status, stderr } = setup(folder, 'tset');
  expect(status).toBe(1);
  expect(stderr).toContain('tset');
});
