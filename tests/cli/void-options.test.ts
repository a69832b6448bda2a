/** Options that cannot matter beside others are refused, with both named, before anything is read. */
import { Command } from 'commander';
import { beforeAll, expect, test } from 'vitest';
import { commandTable } from '../../src/cli/command-table.ts';
import { usageError } from '../../src/errors.ts';
import { loadKinds } from '../../src/kinds/index.ts';
import { refuseVoid } from '../../src/options/void-options.ts';
import { makeInputs } from './every-option-inputs.ts';
import { nlp } from './run.ts';

let folder: string;

beforeAll(() => {
  folder = makeInputs(['ngram', 'hmm', 'tfidf']);
});

const refused: [line: string, flag: string, beside: string][] = [
  ...[
    '--vocab x',
    '--lowercase',
    '--skip-symbols',
    '--tokenizer word',
    '--format text',
    '--encoding latin1',
    '--field x',
  ].map((flag): [string, string, string] => [
    `ngram train --counts x -o y ${flag}`,
    flag.split(' ')[0],
    '--counts',
  ]),
  ['ngram train x -o y --alpha 2', '--alpha', '--smoothing'],
  [
    'ngram train x -o y --smoothing laplace --no-interpolate-unigrams',
    '--no-interpolate-unigrams',
    '--smoothing',
  ],
  ['ngram generate -m x --temperature 0 --top-k 3', '--top-k', '--temperature'],
  ['ngram generate -m x --temperature 0 --top-p 0.5', '--top-p', '--temperature'],
  ['lstm generate -m x --temperature 0 --top-k 3', '--top-k', '--temperature'],
  ['ngram next -m x --all -k 3 y', '-k', '--all'],
  [
    'ngram train x -o y --smoothing mle --no-interpolate-unigrams',
    '--no-interpolate-unigrams',
    '--smoothing',
  ],
  ['ngram train x -o y --smoothing witten-bell --strict-discounts', '--strict-discounts', '--smoothing'],
  ['ngram generate -m x --temperature 0 --seed 3', '--seed', '--temperature'],
  ['lstm next -m x --text a b', '--text', 'prompt'],
  ['ngram score -m x --text a --encoding latin1', '--encoding', '--text'],
  ['eliza --text a --encoding latin1', '--encoding', '--text'],
  ['lstm train x -o y --decay 0.5', '--decay', '--schedule'],
  ['lstm train x -o y --schedule cosine --decay-every 2', '--decay-every', '--schedule'],
  ['lstm train x -o y --valid z --valid-fraction 0.1', '--valid-fraction', '--valid'],
  ['lstm gradients x -m y --hidden 3', '--hidden', '--model'],
  ['lstm gradients x -m y --epochs 3', '--epochs', '--model'],
  ['lstm gradients x -m y --seed 3', '--seed', '--model'],
  ['lstm check --precision float32', '--precision', '--against'],
  ['lstm check --against x --seed 3', '--seed', '--against'],
  ['tfidf index x -o y --analyzer char --stem porter', '--stem', '--analyzer'],
  ['tfidf index x -o y --analyzer char --stopwords english', '--stopwords', '--analyzer'],
  ['tfidf vectors x --analyzer char --token-pattern a', '--token-pattern', '--analyzer'],
  ['tfidf index x -o y --scheme tfidf --k1 2', '--k1', '--scheme'],
  ['tfidf index x -o y --scheme ltc.lnc --b 0', '--b', '--scheme'],
  ['tfidf index x -o y --delta 2', '--delta', '--scheme'],
  ['tfidf index x -o y --scheme tfidf --binary --sublinear-tf', '--sublinear-tf', '--binary'],
  ['tfidf vectors x --no-idf --no-smooth-idf', '--no-smooth-idf', 'idf'],
  ['tfidf vectors x --k1 2', '--k1', '--scheme'],
  ['tfidf vectors x --scheme bm25 --norm l1', '--norm', '--scheme'],
  ['tfidf index x -o y --no-feedback --feedback-terms 3', '--feedback-terms', 'feedback'],
  ['tfidf search -m x y --run t --json', '--json', '--run'],
  ['tfidf search -m x y --run t --explain', '--explain', '--run'],
  ['tfidf search -m x y --operators', '--operators', '--queries'],
  ['tfidf eval --run-file x --qrels y --depth 3', '--depth', '--run-file'],
  ['tfidf eval --run-file x --qrels y --scheme tfidf', '--scheme', '--run-file'],
  ['tfidf eval -m x --queries y --qrels z --seed 3', '--seed', '--baseline'],
  ['tfidf info x -m y', '--model', 'argument'],
  ['corpus stats x --label y', '--label', '--as'],
  ['corpus stats --text x --as documents --label y', '--label', '--as'],
  ['experiment init ngram -o - --force', '--force', 'output'],
  ['experiment run x --reporter table,html --json', '--reporter', '--json'],
  ['hmm fit x -o y --init z --restarts 2', '--restarts', '--init'],
  ['hmm fit x -o y --init z --seed 2', '--seed', '--init'],
];

test.each(refused)('%s', (line, flag, beside) => {
  const { status, stderr } = nlp(line.split(' '));
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toMatch(new RegExp(`^nlp: ${flag}:.*${beside}`));
});

/** What only a file says: these come after it was opened. */
test.each([
  ['corpus stats @tagged-en:test --tokenizer char', '--tokenizer', 'tagged'],
  ['corpus stats @tagged-en:test --lowercase', '--lowercase', 'tagged'],
  ['tokenize README.md --separator _', '--separator', 'prose'],
  ['tokenize --text a --field x', '--field', 'text'],
  ['hmm fit --text a -o /dev/null --states 1 --separator _', '--separator', 'text'],
  ['hmm tag -m MODELS/en.hmm --text a --json --separator _', '--separator', 'text'],
  ['ngram convert MODELS/f.lm /dev/null --tokenizer char', '--tokenizer', 'remembers'],
  ['ngram score -m MODELS/f.lm --text a --lowercase', '--lowercase', 'remembers'],
  ['tfidf search -m MODELS/docs.idx fox --binary', '--binary', '--scheme bm25'],
  ['tfidf search -m MODELS/docs.idx fox --scheme ltc.lnc --k1 2', '--k1', '--scheme ltc.lnc'],
  ['tfidf keywords -m MODELS/docs.idx 1 --delta 2', '--delta', '--scheme bm25'],
  ['tfidf similar -m MODELS/docs.idx 1 --scheme tfidf --b 0', '--b', '--scheme tfidf'],
])('%s', (line, flag, why) => {
  const { status, stderr } = nlp(line.replace('MODELS', folder).split(' '));
  expect(status).toBe(2);
  expect(stderr).toMatch(new RegExp(`^nlp: ${flag}:.*${why}`, 'm'));
});

test('beside what gives them a meaning they are not refused', () => {
  for (const line of [
    'ngram train --text a -o /dev/null --smoothing lidstone --alpha 2',
    'ngram train --text a -o /dev/null --no-interpolate-unigrams',
  ]) {
    expect(nlp(line.split(' ')).stderr).not.toMatch(/matter/);
  }
});

test('every rule of a kind speaks of options that its verb has', async () => {
  for (const kind of await loadKinds()) {
    const entry = commandTable.find(({ name }) => name === kind.name);
    if (entry === undefined) continue;
    const command = new Command(kind.name);
    (await entry.load(undefined)).configure(command);
    for (const [name, verb] of Object.entries(kind.verbs ?? {})) {
      const own = command.commands.find((one) => one.name() === (name === 'neuralTrain' ? 'train' : name));
      for (const { options } of verb?.voids ?? [])
        for (const key of options) expect(own?.options.map((one) => one.attributeName())).toContain(key);
    }
  }
});

test('a rule names the option that was given', () => {
  const rule = { options: ['a', 'b'], when: () => true, why: 'cannot matter' };
  expect(() => refuseVoid([rule], { b: 1 })).toThrow(usageError('cannot matter', 'b', 'Leave it out.'));
  expect(() => refuseVoid([rule], { c: 1 })).not.toThrow();
});
