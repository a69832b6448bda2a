/** `nlp experiment init`: a file to start from, for each kind of model, that passes as it is. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { templateNames } from '../../src/experiment/templates.ts';
import { processorSeconds } from './experiment-runs.ts';
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
  const first = processorSeconds(folder, 'nlp experiment run my.yaml --jobs 2');
  expect(first.status).toBe(0);
  expect(first.seconds).toBeLessThan(120);
  const second = processorSeconds(folder, 'nlp experiment run my.yaml');
  expect(readFileSync(path.join(folder, 'err.txt'), 'utf8')).toMatch(/known already/);
  expect(second.seconds).toBeLessThan(2);
});

test('init replaces no file', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'my.transcript'), 'mine');
  const { stderr, status } = nlp(['experiment', 'init', 'eliza', '-o', 'my.yaml'], { cwd: folder });
  expect(stderr).toMatch(/my.transcript: is there already/);
  expect(status).toBe(2);
  expect(existsSync(path.join(folder, 'my.yaml'))).toBe(false);
});
