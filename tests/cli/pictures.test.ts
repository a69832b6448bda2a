/** Commands that draw for a slide: each picture is there, is whole, shows what it should, and says what it leaves out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nlp, temporaryFolder } from './run.ts';

function drawn(folder: string, args: string[], input = ''): { svg: string; stdout: string; stderr: string } {
  const file = path.join(folder, 'picture.svg');
  const { status, stdout, stderr } = nlp([...args, '--svg', file], { input });
  expect(stderr).not.toContain('internal');
  expect(status).toBe(0);
  const svg = readFileSync(file, 'utf8');
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  return { svg, stdout, stderr };
}

const shownTexts = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)</g), ([, text]) => text);

test('a tagger draws trellis, confusion matrix and transitions', () => {
  const folder = temporaryFolder();
  const model = path.join(folder, 'm.hmm');
  nlp(['hmm', 'train', '@tagged-en:train', '-o', model]);
  const { svg, stdout, stderr } = drawn(folder, ['hmm', 'tag', '-m', model], 'The old man boats.\nNo.\n');
  expect(stdout.split('\n')[0]).toBe('The/DET old/ADJ man/NOUN boats/NOUN ./PUNCT');
  expect(shownTexts(svg)).toEqual(
    expect.arrayContaining(
      ['old', 'boats', 'ADJ', '&lt;s>', '&lt;/s>'].map((text) =>
        text.replace('&lt;', '&#60;').replace('>', '&#62;'),
      ),
    ),
  );
  expect(stderr).toContain('shows the first of 2');
  const confusion = drawn(folder, ['hmm', 'eval', '-m', model, '@tagged-en:test']).svg;
  expect(shownTexts(confusion)).toContain('share of the row');
  const transitions = drawn(folder, ['hmm', 'info', model]);
  expect(shownTexts(transitions.svg)).toContain('probability');
  expect(transitions.stdout).toMatch(/P\(symbol \| state\)/);
});

test('a sequence model draws its trellis and prints it, with alpha and beta', () => {
  const folder = temporaryFolder();
  const model = path.join(folder, 'm.json');
  nlp(['hmm', 'fit', '--states', '2', '-o', model], { input: 'a b a b\nb a b\na a b\n' });
  const { svg, stdout } = drawn(folder, ['hmm', 'decode', '-m', model, '--explain'], 'a b b\n');
  expect(shownTexts(svg)).toEqual(expect.arrayContaining(['a', 'b', 's1', 's2']));
  expect(stdout).toMatch(/\[-\d+\.\d\d < s[12]\s*\]/);
  const tables = nlp(['hmm', 'decode', '-m', model, '--posterior', '--explain'], { input: 'a b b\n' }).stdout;
  expect(tables).toMatch(/symbol +state +alpha +beta +posterior/);
  expect(tables).toMatch(/P\(sequence\) = /);
  const empty = nlp(['hmm', 'decode', '-m', model, '--svg', path.join(folder, 'none.svg')]);
  expect(empty.stderr).toContain('nothing to draw');
});

test('n-grams, corpora, searches and gates are drawn', () => {
  const folder = temporaryFolder();
  const [model, index, network] = ['m.lm', 'i.st', 'n.gru'].map((name) => path.join(folder, name));
  nlp(['ngram', 'train', '@fables:test', '-o', model]);
  expect(shownTexts(drawn(folder, ['ngram', 'info', model]).svg)).toContain('3-grams');
  expect(shownTexts(drawn(folder, ['ngram', 'perplexity', '-m', model, '@fables:valid']).svg)).toContain(
    '2 words before',
  );
  const zipf = shownTexts(drawn(folder, ['corpus', 'stats', '@fables:test']).svg);
  expect(zipf).toEqual(expect.arrayContaining(['rank', 'share of the tokens']));
  nlp(['tfidf', 'index', '@library', '-o', index]);
  const search = drawn(folder, ['tfidf', 'search', '-m', index, 'bread', 'yeast', '-k', '3']);
  expect(shownTexts(search.svg)).toEqual(expect.arrayContaining(['bread', 'yeast']));
  expect(search.stdout).not.toContain('idf =');
  nlp([
    'gru',
    'train',
    '--text',
    'abab '.repeat(200),
    '-o',
    network,
    '--hidden',
    '4',
    '--epochs',
    '1',
    '--batch',
    '4',
  ]);
  const gates = shownTexts(drawn(folder, ['gru', 'next', '-m', network, 'ab', '--explain']).svg);
  expect(gates).toEqual(expect.arrayContaining(['Layer 1, update: each unit over the text', '4']));
});

test('the state of a cell, which has no bound, has a scale up to the largest value shown', () => {
  const folder = temporaryFolder();
  const network = path.join(folder, 'n.lstm');
  const line = 'lstm train --hidden 4 --epochs 30 --batch 4 --learning-rate 0.05';
  nlp([...line.split(' '), '--text', 'aab '.repeat(200), '-o', network]);
  const { svg } = drawn(folder, ['lstm', 'next', '-m', network, 'aab aab', '--explain']);
  const { gates } = JSON.parse(
    nlp(['lstm', 'next', '-m', network, 'aab aab', '--explain', '--json']).stdout,
  ) as { gates: { gate: string; units: number[][] }[] };
  const cells = gates.filter(({ gate }) => gate === 'cell').flatMap(({ units }) => units.flat());
  const most = Math.max(...cells.map(Math.abs));
  expect(most).toBeGreaterThan(1);
  const texts = shownTexts(svg);
  const map = texts.slice(texts.indexOf('Layer 1, cell: each unit over the text'));
  expect(map).toContain(String(Math.ceil(most)));
  expect(texts.slice(0, texts.indexOf('What the cells hold'))).not.toContain('1 |cell|');
  expect(texts.slice(texts.indexOf('What the cells hold'))).toContain('1 |cell|');
});
