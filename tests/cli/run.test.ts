/** A run in the shared process is what a run in a process of its own is. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nlp, nlpProcess, type RunOptions, temporaryFolder } from './run.ts';

test.each<[string, string[], RunOptions]>([
  ['a result', ['corpus', 'list'], {}],
  ['help', ['tokenize', '--help'], {}],
  ['wrong usage', ['tokenize', '--tokenizer', 'wrod'], {}],
  ['a file that is not there', ['ngram', 'info', 'nowhere.lm'], {}],
  ['input', ['eliza'], { input: 'I am sad\nMy sister never calls.' }],
  ['input of bytes', ['tokenize', '--json'], { input: Buffer.from('caf\u00e9 \ud83d\ude00\n') }],
  ['colour', ['tour', 'eliza'], { env: { FORCE_COLOR: '1' } }],
])('%s', (_, args, options) => {
  expect(nlp(args, options)).toEqual(nlpProcess(args, options));
});

test('a run finds nothing of the one before', () => {
  const folder = temporaryFolder();
  const first = nlp(['tokenize', '--text', 'one two'], { cwd: folder, env: { FORCE_COLOR: '1' } });
  nlp(['ngram', 'info', 'nowhere.lm'], { input: 'left over' });
  expect(nlp(['tokenize', '--text', 'one two'], { cwd: folder, env: { FORCE_COLOR: '1' } })).toEqual(first);
});

test('one that takes too long is ended, and another can follow', () => {
  const folder = temporaryFolder();
  const args = ['rnn', 'train', '@fables', '--epochs', '1000', '-o', 'never.rnn'];
  expect(nlp(args, { cwd: folder, timeout: 1500 }).status).toBeNull();
  expect(nlp(['corpus', 'list']).status).toBe(0);
  expect(readdirSync(folder)).not.toContain('never.rnn');
});
