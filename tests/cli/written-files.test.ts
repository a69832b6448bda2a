/** A command that writes a file says so in one line; `--quiet` and `--json` silence it. */
import { expect, test } from 'vitest';
import { nlp, temporaryFolder } from './run.ts';

test.each([
  ['ngram train --text fox --smoothing witten-bell', 'a.lm'],
  ['ngram count --text fox', 'a.counts'],
  ['ngram train --text fox --smoothing witten-bell', 'a.arpa'],
  ['hmm train @tagged-en:valid', 'a.hmm'],
  ['hmm fit --text fox --states 2', 'a.hmm'],
  ['tfidf index --text fox', 'a.index'],
  ['corpus convert --text fox --to jsonl', 'a.jsonl'],
  ['experiment schema', 'a.json'],
  ['experiment init ngram', 'a.yaml'],
])('%s -o %s', (command, file) => {
  const cwd = temporaryFolder();
  const { status, stderr } = nlp([...command.split(' '), '-o', file], { cwd });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stderr.split('\n').filter((line) => line.includes(file))).toHaveLength(1);
});

test.each(['-q', '--json'])('%s: not a word', (flag) => {
  const cwd = temporaryFolder();
  expect(nlp(['hmm', 'fit', '--text', 'fox', '--states', '2', '-o', 'a.hmm', flag], { cwd }).stderr).toBe('');
});
