/** `bin/setup.js`: builds when a source changed and only then; a build that fails leaves the old one whole. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository, temporaryFolder } from './run.ts';

function setup(folder: string, ...args: string[]) {
  const script = path.join(folder, 'bin', 'setup.js');
  const environment = { ...process.env, npm_execpath: undefined };
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: environment, input: '' });
}

test('builds what is stale, and nothing that is not', { timeout: 180_000 }, () => {
  const folder = temporaryFolder();
  for (const name of ['bin', 'src', 'corpora', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(path.join(repository, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'dir');

  const unbuilt = spawnSync(process.execPath, [path.join(folder, 'bin', 'nlp.js')], { encoding: 'utf8' });
  expect(unbuilt.stderr).toContain('npm start');
  expect(unbuilt.status).toBe(2);

  expect(setup(folder, 'build').stderr).toBe('setup: building\n');
  expect(setup(folder, 'build').stderr).toBe('');

  // ELIZA's scripts are read ahead by the build; one that was edited is read again.
  const cache = path.join(folder, 'dist', 'models', 'eliza', 'cache', 'doctor.cache');
  expect(existsSync(cache)).toBe(true);
  const script = path.join(folder, 'corpora', 'eliza', 'doctor.script');
  const edited = readFileSync(script, 'utf8').replace('HELLO', 'GOOD EVENING');
  writeFileSync(script, edited);
  const greeting = () => setup(folder, 'start', 'eliza', '--text', 'x').stdout.split('\n')[0];
  const stale = spawnSync(process.execPath, [path.join(folder, 'bin', 'nlp.js'), 'eliza'], {
    encoding: 'utf8',
    input: 'x',
  });
  expect(stale.stdout).toMatch(/^GOOD EVENING/);
  expect(readFileSync(cache, 'utf8')).not.toContain('GOOD EVENING');
  expect(greeting()).toMatch(/^GOOD EVENING/);
  expect(readFileSync(cache, 'utf8')).toContain('GOOD EVENING');

  // A source that went away must not live on in the build.
  const extra = path.join(folder, 'src', 'extra.ts');
  writeFileSync(extra, '/** Short-lived. */\nexport const extra = 1;\n');
  expect(setup(folder, 'build').stderr).toBe('setup: building\n');
  expect(existsSync(path.join(folder, 'dist', 'extra.js'))).toBe(true);
  writeFileSync(extra, 'export const extra: number = "one";\n');
  const failed = setup(folder, 'start', 'eliza');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('extra.ts');
  expect(existsSync(path.join(folder, 'dist', 'extra.js'))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.build'))).toEqual([]);

  const unknown = setup(folder, 'tset');
  expect(unknown.status).toBe(1);
  expect(unknown.stderr).toContain('tset');
});
