/** `nlp crf` as a user runs it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlp } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-crf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const run = (args: string, input = '') => nlp(['crf', ...args.split(' ')], { input, cwd: folder });

const chunks = `He PRP B-NP
reckons VBZ B-VP
the DT B-NP
deficit NN I-NP
. . O

It PRP B-NP
will MD B-VP
narrow VB I-VP
. . O
`;

beforeAll(() => {
  writeFileSync(file('chunks.txt'), chunks);
  const { status, stderr } = run('train chunks.txt --format columns --c2 0.01 -o c.crf -q');
  expect(status, stderr).toBe(0);
});

describe('tagging', () => {
  test('tables with and without the column of labels', () => {
    const { stdout } = run('tag -m c.crf chunks.txt --format columns -q');
    expect(stdout).toBe(
      'He/B-NP reckons/B-VP the/B-NP deficit/I-NP ./O\nIt/B-NP will/B-VP narrow/I-VP ./O\n',
    );
    const bare = chunks.replace(/ [BIO]\S*$/gm, '').replace(/ O$/gm, '');
    expect(run('tag -m c.crf --format columns -q', bare).stdout).toBe(stdout);
  });

  test('words alone are not enough for a model that looks at tags', () => {
    const { status, stderr } = run('tag -m c.crf --format text', 'He reckons\n');
    expect(status).toBe(3);
    expect(stderr).toMatch(/columns/);
  });

  test('--json, --marginals, --nbest and --explain', () => {
    const args = 'tag -m c.crf --format columns --json --marginals --nbest 2 --explain';
    const [line] = run(args, chunks).stdout.split('\n');
    const answer = JSON.parse(line);
    expect(Object.keys(answer)).toEqual([
      'text',
      'tokens',
      'tags',
      'logProbability',
      'marginals',
      'nbest',
      'words',
    ]);
    expect(answer.nbest).toHaveLength(2);
    expect(answer.nbest[0].logProbability).toBeCloseTo(answer.logProbability, 12);
    expect(answer.marginals[0]['B-NP']).toBeGreaterThan(0.5);
    expect(answer.words[0].evidence.length).toBeGreaterThan(0);
    const text = run('tag -m c.crf --format columns --explain -q', chunks).stdout;
    expect(text).toContain('log odds');
  });

  test('raw text, with a model of words', () => {
    expect(run('train @tagged-en:valid --algorithm perceptron -o en.crf -q').status).toBe(0);
    expect(run('tag -m en.crf --constrain iob2 -q', 'The old man.\n').stdout).toMatch(
      /^The\/DET old\/\w+ man\/NOUN \.\/PUNCT\n$/,
    );
  });
});

test('eval by chunk, with predictions written beside', () => {
  const scores = JSON.parse(
    run('eval -m c.crf chunks.txt --format columns --json --predictions p.txt -q').stdout,
  );
  expect(scores).toMatchObject({ accuracy: 1, sentenceAccuracy: 1, f1: 1, tokens: 9, sentences: 2 });
  expect(scores.types.NP).toEqual({ precision: 1, recall: 1, f1: 1, support: 3 });
  expect(readFileSync(file('p.txt'), 'utf8').split('\n')[0]).toBe('1 B-NP B-NP');
  const unseen = chunks.replace('B-VP', 'B-NEW');
  const other = JSON.parse(run('eval -m c.crf --format columns --json -q', unseen).stdout);
  expect(other.types.NEW).toEqual({ precision: 0, recall: 0, f1: 0, support: 1 });
});

test('score: log likelihood, partition and objective', () => {
  const train = JSON.parse(
    run('train chunks.txt --format columns --c1 0.1 --c2 0.01 -o d.crf --json -q').stdout,
  );
  const score = JSON.parse(run('score -m d.crf chunks.txt --format columns --json -q').stdout);
  expect(score.sentences).toHaveLength(2);
  expect(score.objective).toBeCloseTo(train.loss, 6);
});

test('files of attributes, as CRFsuite reads them', () => {
  const features = run('features chunks.txt --format columns --template crfsuite -q').stdout;
  expect(features.split('\n')[0]).toMatch(/^B-NP\tw\[0\]=He\tw\[1\]=reckons/);
  writeFileSync(file('a.txt'), features);
  expect(run('train a.txt --format crfsuite --c2 0.01 -o a.crf -q').status).toBe(0);
  expect(run('train chunks.txt --format columns --template crfsuite --c2 0.01 -o b.crf -q').status).toBe(0);
  const [a, b] = ['a', 'b'].map((name) => JSON.parse(run(`info ${name}.crf --json --top 5`).stdout));
  expect(a.top).toEqual(b.top);
  expect(run('tag -m a.crf a.txt --format crfsuite -q').stdout).toBe(
    run('tag -m b.crf chunks.txt --format columns -q').stdout,
  );
  expect(run('train a.txt --format crfsuite --template pos -o x.crf').status).toBe(2);
});

test('info: greatest weights, transitions, a picture', () => {
  const info = JSON.parse(run('info c.crf --json --transitions --top 3').stdout);
  expect(info.top).toHaveLength(3);
  expect(info.transitions.find((one: { from: string }) => one.from === 'B-VP').to).toBe('I-VP');
  expect(run('info c.crf --transitions --svg c.svg').status).toBe(0);
  expect(readFileSync(file('c.svg'), 'utf8')).toMatch(/^<svg/);
});

describe('mistakes', () => {
  test.each([
    ['train chunks.txt --format columns --template nope -o x.crf', 3, 'one of chunking, ner, pos'],
    ['train chunks.txt --format columns --label 9 -o x.crf', 2, 'There are columns 1 to 3'],
    ['train chunks.txt --format columns --algorithm perceptron --c1 1 -o x.crf', 2, 'cannot matter'],
    ['train chunks.txt --format columns --algorithm lbgfs -o x.crf', 2, 'lbfgs'],
    ['check --against chunks.txt', 3, 'chunks.txt'],
  ])('%s', (args, status, message) => {
    const result = run(args);
    expect(result.status, result.stderr).toBe(status);
    expect(result.stderr).toContain(message);
  });

  test('sentences of other widths name their line', () => {
    const { status, stderr } = run('train --format columns -o x.crf', 'a B\n\nb C D\n');
    expect(status).toBe(3);
    expect(stderr).toContain('3');
  });
});
