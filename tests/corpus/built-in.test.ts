/** The built-in corpora are what the catalogue says they are. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../corpora', import.meta.url));
interface Entry {
  name: string;
  kind: string;
  files: Record<string, { path: string; sha256: string; bytes: number }>;
}
const { corpora } = JSON.parse(readFileSync(path.join(folder, 'catalog.json'), 'utf8')) as {
  corpora: Entry[];
};
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

test('the six corpora are there', () => {
  const names = corpora.map((corpus) => corpus.name);
  expect(names).toEqual(['fables', 'tagged-en', 'text-ko', 'tagged-ko', 'reviews', 'library']);
});

describe.each(corpora)('$name', ({ files }) => {
  test.each(Object.values(files))(
    '$path has the size and hash of the catalogue',
    ({ path: file, sha256, bytes }) => {
      const content = readFileSync(path.join(folder, file));
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect(content.toString('utf8')).toBe(content.toString('utf8').normalize('NFC'));
      expect(content.includes('\r')).toBe(false);
    },
  );
});

test('no file lies in corpora that nobody named', () => {
  const named = new Set(corpora.flatMap((corpus) => Object.values(corpus.files).map((file) => file.path)));
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !named.has(file) && !/^eliza\/.+\.script$/.test(file));
  expect(found.sort()).toEqual(['README.md', 'catalog.json']);
});

test('the prose is large enough to train on, and its splits share no paragraph', () => {
  const splits = ['train', 'valid', 'test'].map((split) => read(`fables/${split}.txt`));
  expect(splits.join('').length).toBeGreaterThan(150_000);
  const [train, valid, held] = splits.map((text) => new Set(text.split('\n\n').filter((p) => p.length > 60)));
  expect([...valid, ...held].filter((paragraph) => train.has(paragraph))).toEqual([]);
});

test.each([
  ['tagged-en', 500],
  ['tagged-ko', 100],
])('%s has Universal tags only', (name, least) => {
  const universal = /^(ADJ|ADP|ADV|AUX|CCONJ|DET|INTJ|NOUN|NUM|PART|PRON|PROPN|PUNCT|SCONJ|SYM|VERB|X)$/;
  const sentences = ['train', 'valid', 'test'].flatMap((split) => lines(read(`${name}/${split}.tag`)));
  expect(sentences.length).toBeGreaterThan(least);
  const tags = new Set(
    sentences.flatMap((line) => line.split(' ').map((t) => t.slice(t.lastIndexOf('/') + 1))),
  );
  expect([...tags].filter((tag) => !universal.test(tag))).toEqual([]);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('the reviews are balanced and unique', () => {
  const rows = ['train', 'valid', 'test'].flatMap((split) => lines(read(`reviews/${split}.tsv`)).slice(1));
  const cells = rows.map((row) => row.split('\t'));
  expect(cells.every((cell) => cell.length === 3)).toBe(true);
  const positive = cells.filter(([, label]) => label === 'positive').length;
  expect(positive / cells.length).toBeCloseTo(0.5, 1);
  expect(new Set(cells.map(([id]) => id)).size).toBe(cells.length);
});

test('the judgements of the library name documents and queries that exist', () => {
  const documents = lines(read('library/docs.jsonl')).map((line) => JSON.parse(line) as { id: string });
  const ids = new Set(documents.map((document) => document.id));
  const queries = new Set(lines(read('library/queries.tsv')).map((line) => line.split('\t')[0]));
  expect(ids.size).toBeGreaterThanOrEqual(200);
  expect(queries.size).toBeGreaterThanOrEqual(20);
  const relevant = new Map<string, number>();
  for (const line of lines(read('library/qrels.txt'))) {
    const [query, , document, grade] = line.split(' ');
    expect(ids.has(document) && queries.has(query)).toBe(true);
    if (Number(grade) > 0) relevant.set(query, (relevant.get(query) ?? 0) + 1);
  }
  for (const query of queries) expect(relevant.get(query)).toBeGreaterThanOrEqual(4);
});
