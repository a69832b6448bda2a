/** `nlp experiment init`: a file to start from, for each kind of model, that passes as it is. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { templateNames } from '../../src/experiment/templates.ts';
import { nlp, temporaryFolder } from './run.ts';

test('init - prints a file, where it is one', () => {
  const folder = temporaryFolder();
  const { stdout, status } = nlp(['experiment', 'init', 'ngram', '-o', '-'], { cwd: folder });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^name: smoothing$/m);
  expect(nlp(['experiment', 'init', 'eliza', '-o', '-'], { cwd: folder }).status).toBe(2);
  expect(readdirSync(folder)).toEqual([]);
});

test.each(templateNames)('init %s gives an experiment that passes', (name) => {
  const folder = temporaryFolder();
  expect(nlp(['experiment', 'init', name, '-o', 'my.yaml'], { cwd: folder }).status).toBe(0);
  const run = () => nlp(['experiment', 'run', 'my.yaml'], { cwd: folder });
  expect(run()).toMatchObject({ status: 0 });
  const start = performance.now();
  const { status, stderr } = run();
  expect(performance.now() - start).toBeLessThan(2000);
  expect(status).toBe(0);
  expect(stderr).toMatch(/known already/);
});

test('init replaces no file', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'my.transcript'), 'mine');
  const { stderr, status } = nlp(['experiment', 'init', 'eliza', '-o', 'my.yaml'], { cwd: folder });
  expect(stderr).toMatch(/my.transcript: is there already/);
  expect(status).toBe(2);
  expect(existsSync(path.join(folder, 'my.yaml'))).toBe(false);
});
