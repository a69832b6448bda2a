/** `--normalize` and `--strip-accents`: asked once, remembered by the model, the same in experiments. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nlp } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-normalise-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const run = (line: string, input = '') => {
  const { status, stdout, stderr } = nlp(line.split(' '), { input, cwd: folder });
  expect(status, stderr).toBe(0);
  return stdout;
};

const composed = 'caf\u00e9';
const decomposed = 'cafe\u0301';
writeFileSync(file('composed.txt'), `one ${composed}\n`);
writeFileSync(file('decomposed.txt'), `one ${decomposed}\n`);

test.each(['word', 'whitespace'])(
  'n-grams, %s: two encodings are one word where that is asked',
  (tokenizer) => {
    const oovs = (model: string, text: string) =>
      JSON.parse(run(`ngram score -m ${model} --json`, text)).oovs;
    const train = `ngram train composed.txt --order 1 --tokenizer ${tokenizer}`;
    run(`${train} -o plain.lm`);
    expect(oovs('plain.lm', `one ${decomposed}\n`)).toBe(1);
    run(`${train} --normalize nfc -o nfc.lm`);
    expect(oovs('nfc.lm', `one ${decomposed}\n`)).toBe(0);
    expect(oovs('nfc.lm', 'one cafe\n')).toBe(1);
    run(`${train} --strip-accents -o bare.lm`);
    expect(oovs('bare.lm', `cafe ${decomposed} ${composed}\n`)).toBe(0);
    const { status, stderr } = nlp(['ngram', 'mix', 'plain.lm:1', 'nfc.lm:1', '-o', 'x.lm'], { cwd: folder });
    expect([status, stderr]).toEqual([3, expect.stringContaining('split text differently')]);
    // ARPA keeps no tokenizer: the note says what to add, and that works.
    const { stderr: note } = nlp(['ngram', 'convert', 'bare.lm', 'bare.arpa'], { cwd: folder });
    const added = /add (--tokenizer .*)\n/.exec(note)?.[1];
    expect(added).toBe(`--tokenizer ${tokenizer} --strip-accents`);
    expect(JSON.parse(run(`ngram score -m bare.arpa --json ${added}`, `${composed}\n`)).oovs).toBe(0);
  },
);

test('tokenize shows what a token stands for; statistics count one word', () => {
  const [token] = JSON.parse(run('tokenize --normalize nfkc --offsets --json', `ﬁ${decomposed}\n`)).tokens;
  expect(token).toEqual({ text: `fi${composed}`, start: 0, end: 6 });
  const both = `${composed} ${decomposed}\n`;
  expect(JSON.parse(run('corpus stats --json', both)).types).toBe(2);
  expect(JSON.parse(run('corpus stats --json --normalize nfc', both)).types).toBe(1);
});

test('a tagger looks words up in its form, and prints them as they were', () => {
  writeFileSync(file('a.tagged'), `one/NUM ${composed}/NOUN\n`.repeat(3));
  writeFileSync(file('b.tagged'), `one/NUM ${decomposed}/NOUN\n`);
  const unknown = () => JSON.parse(run('hmm eval -m a.hmm b.tagged --json')).unknownTokens;
  run('hmm train a.tagged -o a.hmm');
  expect(unknown()).toBe(1);
  run('hmm train a.tagged -o a.hmm --normalize nfc');
  expect(unknown()).toBe(0);
  expect(run('hmm tag -m a.hmm b.tagged')).toBe(`one/NUM ${decomposed}/NOUN\n`);
});

test('experiments', () => {
  writeFileSync(
    file('x.yaml'),
    'name: forms\ncorpus: { train: composed.txt, test: decomposed.txt }\ntrials:\n  - model: ngram\n' +
      '    matrix: { normalize: [none, nfc] }\n    options: { order: 1 }\nmetrics: [oovs]\n',
  );
  run('experiment run x.yaml --output out --reporter json --quiet');
  const stdout = readFileSync(file('out/results.json'), 'utf8');
  const found = [...stdout.matchAll(/"oovs":\s*(\d+)/g)].map(([, count]) => count);
  expect(found.slice(0, 2)).toEqual(['1', '0']);
});
