/** A result never takes the place of what it was made from, by whatever name the two are called. */
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nlp, temporaryFolder } from './run.ts';

const prose = 'The fox saw the crow.\nThe crow saw the fox.\n';
const tagged = 'The/DT fox/NN ran/VB\nA/DT crow/NN sang/VB\n';

/** Runs a command that would write over `in.txt`; the file must be as it was, and nothing new beside it. */
function refused(command: string, content: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'in.txt'), content);
  mkdirSync(path.join(folder, 'sub'));
  symlinkSync(path.join(folder, 'in.txt'), path.join(folder, 'sub', 'link'));
  linkSync(path.join(folder, 'in.txt'), path.join(folder, 'sub', 'hard'));
  const before = readdirSync(folder);
  const { status, stderr } = nlp(command.split(' '), { cwd: folder });
  expect({ command, status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('read') });
  expect(readFileSync(path.join(folder, 'in.txt'), 'utf8')).toBe(content);
  expect(readdirSync(folder)).toEqual(before);
  return stderr;
}

test.each([
  ['ngram train in.txt -o in.txt', prose],
  ['ngram count in.txt -o in.txt', prose],
  ['ngram train --vocab in.txt --text hello -o in.txt', 'hello\n'],
  ['hmm train in.txt --format tagged -o in.txt', tagged],
  ['hmm fit in.txt --states 2 -o in.txt', 'a b\n'],
  ['rnn train in.txt -o in.txt', prose],
  ['rnn train in.txt -o model --checkpoint in.txt', prose],
  ['rnn train in.txt -o model --svg in.txt', prose],
  ['rnn train --text hello --valid in.txt -o in.txt', prose],
  ['rnn gradients in.txt --svg in.txt', prose],
  ['tfidf index in.txt -o in.txt', prose],
  ['corpus convert in.txt --to jsonl -o in.txt', prose],
  ['eliza in.txt --transcript in.txt', prose],
])('refused: nlp %s', (command, content) => {
  expect(refused(command, content)).toContain('in.txt: is also read: the result would replace it');
});

test.each(['./in.txt', 'sub/../in.txt', 'sub/link', 'sub/hard'])('refused under the name %s', (name) => {
  expect(refused(`ngram train in.txt -o ${name}`, prose)).toContain('the same file as in.txt');
});

test('refused where the input is found in a folder or by a pattern', () => {
  refused('ngram train . -o in.txt', prose);
  refused('ngram train in.* -o in.txt', prose);
});

test('a model is not replaced by what is made of it', () => {
  const folder = temporaryFolder();
  const run = (command: string) => nlp(command.split(' '), { cwd: folder });
  expect(run('ngram train --text hello --smoothing witten-bell -o a.lm').status).toBe(0);
  const model = readFileSync(path.join(folder, 'a.lm'));
  for (const command of [
    'ngram convert a.lm a.lm',
    'ngram mix a.lm:0.5 a.lm:0.5 -o a.lm',
    'ngram prune a.lm --threshold 1e-6 -o a.lm',
  ]) {
    expect({ command, status: run(command).status }).toEqual({ command, status: 2 });
    expect(readFileSync(path.join(folder, 'a.lm'))).toEqual(model);
  }
});

test('an index that is changed in its place is written', () => {
  const folder = temporaryFolder();
  const run = (command: string) => nlp(command.split(' '), { cwd: folder });
  expect(run('tfidf index --text hello -o a.index').status).toBe(0);
  writeFileSync(path.join(folder, 'b.txt'), 'good day');
  expect(run('tfidf add -m a.index b.txt --id-prefix y').status).toBe(0);
  expect(run('tfidf add -m a.index b.txt --id-prefix x -o a.index').status).toBe(0);
});

test('the corpus of an experiment is not replaced by its results', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'out'));
  writeFileSync(path.join(folder, 'out', 'results.json'), prose);
  const spec = `name: a
corpus: { train: out/results.json, test: "@fables:test" }
trials: [{ model: ngram, options: { format: text } }]
metrics: [perplexity]
`;
  writeFileSync(path.join(folder, 'a.yaml'), spec);
  const { status } = nlp(['experiment', 'run', 'a.yaml', '--output', 'out'], { cwd: folder });
  expect(status).toBe(2);
  expect(readFileSync(path.join(folder, 'out', 'results.json'), 'utf8')).toBe(prose);
});
