/** Lines without an end: a limit with a message, before memory is gone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStreamText } from '../../src/corpus/stream-text.ts';
import { readQueries } from '../../src/evaluate/read-trec.ts';
import { nlp } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => path.join(folder, name);
const long = `${'ab '.repeat((1 << 23) / 3 + 1)}\n`;

beforeAll(() => {
  writeFileSync(inFolder('a.txt'), 'one two three\n');
  writeFileSync(inFolder('a.tagged'), 'a/A b/B\n');
  nlp(['ngram', 'train', inFolder('a.txt'), '--order', '1', '-o', inFolder('a.lm')]);
  nlp(['hmm', 'train', inFolder('a.tagged'), '-o', inFolder('a.hmm')]);
  nlp(['tfidf', 'index', inFolder('a.txt'), '--format', 'lines', '-o', inFolder('a.idf')]);
});

test.each([
  ['tokenize'],
  ['ngram score -m a.lm'],
  ['hmm tag -m a.hmm'],
  ['hmm decode -m a.hmm'],
  ['hmm likelihood -m a.hmm'],
  ['tfidf search -m a.idf'],
])('%s refuses a line that it cannot answer at once', (command) => {
  const words = command.split(' ').map((word) => (word.startsWith('a.') ? inFolder(word) : word));
  const { status, stdout, stderr } = nlp(words, { input: long });
  expect([status, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/<stdin>:1: the line is longer than 8 MiB\n.*Break it into lines/s);
});

test('a text that is kept whole has a limit, which names the place', async () => {
  const text = 'one\ntwo\nthree\n';
  await expect(readStreamText([], { text }, true, 10)).rejects.toThrow('goes on after 10 characters');
  expect((await readStreamText([], { text }, true, 14)).text).toBe(text);
});

test('queries of a file without line ends at its end are read as before', async () => {
  writeFileSync(inFolder('q'), '1\tone\n2\ttwo');
  expect(await readQueries([inFolder('q')])).toEqual([
    { id: '1', text: 'one' },
    { id: '2', text: 'two' },
  ]);
});
