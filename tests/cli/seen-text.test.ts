/** Whoever measures a model on text that it was trained on is warned; whoever measures on other text is not. */
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { helpExamples } from '../examples/help.ts';
import { nlp, repository, temporaryFolder } from './run.ts';

interface Answers {
  stderr: string;
  json: { testedOnTrainingText?: boolean; models?: object[] };
}

function ask(command: string, cwd: string): Answers {
  const { status, stdout, stderr } = nlp([...command.split(' '), '--json'], { cwd });
  expect({ command, status, stderr }).toMatchObject({ status: 0 });
  return { stderr, json: JSON.parse(stdout) };
}

test.each([
  [
    'hmm train @tagged-en:test @tagged-en:valid -o model',
    'hmm eval -m model @tagged-en:test',
    '@tagged-en:train',
  ],
  [
    'ngram train @fables:test @fables:valid -o model',
    'ngram perplexity -m model @fables:test',
    '@fables:train',
  ],
  [
    'ngram train @fables:test --tokenizer whitespace -o model.arpa',
    'ngram perplexity -m model.arpa @fables:test',
    '@fables:train',
  ],
  [
    'rnn train @fables:test @fables:valid --hidden 4 --embedding 4 --batch 64 --epochs 1 -o model',
    'rnn perplexity -m model @fables:test',
    '@fables:valid @fables:train',
  ],
])('%s', (train, evaluate, other) => {
  const folder = temporaryFolder();
  expect(nlp(train.split(' '), { cwd: folder }).status).toBe(0);
  const seen = ask(evaluate, folder);
  expect(seen.json.testedOnTrainingText).toBe(true);
  expect(seen.stderr).toContain('trained on');
  const both = ask(evaluate.replace(/@\S+$/, other), folder);
  const isPart = other.includes(' ');
  expect(both.json.testedOnTrainingText).toBe(isPart ? true : undefined);
  if (isPart) expect(both.stderr).toContain('a part of this text');
  else expect(both.stderr).not.toContain('trained on');
});

test('two taggers: each that has seen the text says so', () => {
  const folder = temporaryFolder();
  nlp(['hmm', 'train', '@tagged-en:test', '-o', 'a.hmm'], { cwd: folder });
  nlp(['hmm', 'train', '@tagged-en:valid', '-o', 'b.hmm'], { cwd: folder });
  const { json, stderr } = ask('hmm eval -m a.hmm -m b.hmm @tagged-en:test', folder);
  expect(json.models?.map((one) => 'testedOnTrainingText' in one)).toEqual([true, false]);
  expect(stderr).toMatch(/a\.hmm was trained on this text/);
  expect(stderr).not.toContain('b.hmm was');
});

test('the name of the file makes no difference', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.txt'), 'The/DT fox/NN ran/VB\n');
  copyFileSync(path.join(folder, 'a.txt'), path.join(folder, 'b.txt'));
  nlp('hmm train a.txt --format tagged -o a.hmm'.split(' '), { cwd: folder });
  expect(ask('hmm eval -m a.hmm b.txt --format tagged', folder).json.testedOnTrainingText).toBe(true);
});

test('an experiment warns, once for each pair of corpora', () => {
  const folder = temporaryFolder();
  const spec = (train: string) => `name: a
corpus: { train: "${train}", test: "@fables:test" }
trials: [{ model: ngram, matrix: { order: [1, 2] } }]
metrics: [perplexity]
`;
  writeFileSync(path.join(folder, 'a.yaml'), spec('@fables'));
  writeFileSync(path.join(folder, 'b.yaml'), spec('@fables:valid'));
  const { stderr } = nlp(['experiment', 'run', 'a.yaml'], { cwd: folder });
  expect(stderr.match(/warning: the corpus train \(@fables\) has the text of the corpus test/g)).toHaveLength(
    1,
  );
  expect(nlp(['experiment', 'run', 'b.yaml'], { cwd: folder }).stderr).not.toContain('warning');
});

test('no example of help trains on more than a split for training, where there is one', async () => {
  const corpora = JSON.parse(nlp(['corpus', 'list', '--json'], { cwd: repository }).stdout) as {
    name: string;
    files: object;
  }[];
  const split = corpora.filter(({ files }) => 'test' in files).map(({ name }) => name);
  const leaking = new RegExp(`(hmm|ngram|rnn|lstm|gru) (train|count) @(${split.join('|')})(:test)?( |$)`);
  for (const examples of (await helpExamples()).values()) {
    for (const example of examples.flat()) expect(example).not.toMatch(leaking);
  }
});
