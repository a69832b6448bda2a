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

/** Whether the first three singular values and the next all differ: else their vectors are not determined. */
const isDetermined = (values: number[]) =>
  values.slice(0, 3).every((value, i) => value - values[i + 1] > 1e-9);

test('counts, PPMI, singular values and cosines of their vectors to 1e-12', () => {
  const ours = recompute(updates).counted;
  let determined = 0;
  for (const [c, corpus] of updates.counted.entries())
    for (const [v, variant] of corpus.variants.entries()) {
      const cosines = isDetermined(variant.singularValues);
      if (cosines) determined++;
      const without = cosines ? [] : Object.keys(variant).filter((key) => key.startsWith('cosine'));
      const { worst, at } = largestDifference(ours[c].variants[v], variant, without);
      expect(worst, `${c}.${v}.${at}`).toBeLessThan(1e-12);
    }
  expect(determined).toBe(5);
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
