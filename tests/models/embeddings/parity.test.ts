/** Equal to the reference numbers: updates, trees, tables, hashes, counts; similarity, analogies, neighbours. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { largestDifference } from '../../../src/evaluate/document-difference.ts';
import { recompute } from '../../../src/models/embeddings/parity.ts';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../golden/${name}.json`, import.meta.url), 'utf8'));

const updates = golden('embedding-updates');

test.each(['cases', 'fastTextHashes', 'fastTextWordNgrams'])('%s of single updates to 1e-12', (part) => {
  const { worst, at } = largestDifference(recompute(updates)[part], updates[part]);
  expect(worst, at).toBeLessThan(1e-12);
});

test('counts, PPMI and cosines of its singular vectors to 1e-12', () => {
  const { worst, at } = largestDifference(recompute(updates).counted, updates.counted);
  expect(worst, at).toBeLessThan(1e-12);
});

test('similarity with ties, 3CosAdd, 3CosMul and neighbours to 1e-12', () => {
  const document = golden('embedding-eval');
  const { worst, at } = largestDifference(recompute(document), document);
  expect(worst, at).toBeLessThan(1e-12);
});

test('a changed result is not copied from the document', () => {
  const document = golden('embedding-eval');
  document.cases[0].spearman = 0;
  document.cases[0].analogies['3CosAdd restrict=24'].correct = 0;
  const result = recompute(document).cases[0];
  expect(result.spearman).toBeGreaterThan(0.9);
  expect(result.analogies['3CosAdd restrict=24'].correct).toBe(25);
});

test('a document of another form is refused', () => {
  for (const document of [null, 3, {}, { cases: [] }, { cases: [{}] }, { cases: [{ words: [] }] }])
    expect(() => recompute(document)).toThrow('is no reference document');
});
