/** A zero, or a number that looks good, that only means that nothing matched: a warning on stderr, and a field of JSON. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeInputs } from './every-option-inputs.ts';
import { nlp } from './run.ts';

let folder: string;

beforeAll(() => {
  folder = makeInputs(['ngram', 'hmm', 'tfidf']);
  writeFileSync(path.join(folder, 'others.txt'), 'q 0 d 1\n');
  writeFileSync(path.join(folder, 'empty.txt'), '');
  run(
    'rnn train text.txt -o words.rnn --unit word --hidden 4 --embedding 4 --epochs 1 --min-count 1 -q --json',
  );
});

function run(line: string) {
  return nlp(
    line.split(' ').map((word) => word.replaceAll('␣', ' ')),
    { cwd: folder },
  );
}

test.each([
  ['ngram perplexity -m f.lm --text zorb␣wug', 'knows none of the 2 words'],
  ['rnn perplexity -m words.rnn --text zorb␣wug', 'knows no symbol'],
  ['hmm eval -m en.hmm --text zorb/N␣wug/V', 'knows no word'],
  ['tfidf eval -m docs.idx --queries queries.tsv --qrels others.txt', 'no query is judged'],
  ['corpus stats empty.txt', 'there is no token'],
])('%s', (line, warning) => {
  const { status, stdout, stderr } = run(`${line} --json`);
  expect(status, stderr).toBe(0);
  expect(stderr).toContain(warning);
  expect(JSON.parse(stdout).warning).toContain(warning);
  expect(run(line).stderr).toContain(warning);
});

test.each([
  ['hmm likelihood -m ab.hmm --text zorb␣wug', 'none of the 2 symbols'],
  ['tfidf search -m docs.idx zorb --json', 'no document matches'],
  ['tfidf search -m docs.idx zorb --run x', 'no document matches'],
  ['tfidf vectors docs.jsonl --min-df 100', 'every vector is empty'],
  ['ngram perplexity -m f.lm', 'the input is empty'],
  ['rnn perplexity -m words.rnn', 'the input is empty'],
  ['hmm eval -m en.hmm', 'the input is empty'],
])('%s', (line, warning) => {
  const { status, stderr } = run(line);
  expect(status).toBe(0);
  expect(stderr).toContain(warning);
  expect(run(`${line} -q`).stderr).toBe('');
});

test.each([
  'ngram perplexity -m f.lm --text the␣zorb',
  'hmm likelihood -m ab.hmm --text the␣zorb',
  'hmm eval -m en.hmm --text fox/N␣wug/V',
  'tfidf search -m docs.idx fox --json',
  'rnn perplexity -m words.rnn --text the␣zorb␣the',
])('where something matches nothing is said: %s', (line) => {
  expect(run(line).stderr).not.toContain('warning');
});

test('two models that never differ are not called different by chance', () => {
  const { stdout } = run('hmm eval -m en.hmm -m en.hmm tagged.tag');
  expect(stdout).toContain('nothing to test');
});
