/** The ten settings of scikit-learn 1.2.1: idf, vectors and query products to 1e-12. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TfidfOptions } from '../../../src/models/tfidf/options.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import { describeShared, hasShared, sharedPath } from '../../shared.ts';

interface Case {
  options: Record<string, unknown>;
  vocabulary_size: number;
  idf: Record<string, number> | null;
  vectors: Record<string, number>[];
  query_document_dot_products: number[][];
}

interface Reference {
  documents: string[];
  queries: string[];
  cases: Case[];
}

/** scikit-learn's names and values as ours. */
function translate(options: Record<string, unknown>): TfidfOptions {
  const limit = (value: unknown) => value as number;
  const names: Record<string, (value: unknown) => TfidfOptions> = {
    smooth_idf: (value) => ({ smoothIdf: value as boolean }),
    sublinear_tf: (value) => ({ sublinearTf: value as boolean }),
    norm: (value) => ({ norm: (value ?? 'none') as 'l1' | 'none' }),
    use_idf: (value) => ({ idf: value as boolean }),
    min_df: (value) => ({ minDf: limit(value) }),
    max_df: (value) => ({ maxDf: limit(value) }),
    ngram_range: (value) => ({ ngrams: value as [number, number] }),
    binary: (value) => ({ binary: value as boolean }),
    lowercase: (value) => ({ lowercase: value as boolean }),
  };
  const translated: TfidfOptions = { scheme: 'tfidf' };
  for (const [name, value] of Object.entries(options)) Object.assign(translated, names[name](value));
  return translated;
}

describeShared('scikit-learn', () => {
  const file = sharedPath('reference/tfidf/sklearn-small.json');
  const reference: Reference = hasShared
    ? (JSON.parse(readFileSync(file, 'utf8')) as Reference)
    : { documents: [], queries: [], cases: [] };

  test('there are ten settings', () => expect(reference.cases.length).toBe(10));

  test.each(reference.cases.map((item) => [JSON.stringify(item.options), item] as const))(
    '%s',
    (_name, item) => {
      const documents = reference.documents.map((text, i) => ({ id: `d${i}`, text }));
      const model = TfidfModel.train(documents, translate(item.options));
      const idf = new Map<string, number>();
      for (const [i, expected] of item.vectors.entries()) {
        const vector = model.vector(`d${i}`);
        expect(vector.map(({ term }) => term).sort()).toEqual(Object.keys(expected).sort());
        for (const { term, weight, idf: own } of vector) {
          expect(Math.abs(weight - expected[term])).toBeLessThan(1e-12);
          idf.set(term, own);
        }
      }
      expect(idf.size).toBe(item.vocabulary_size);
      for (const [term, value] of Object.entries(item.idf ?? {})) {
        expect(Math.abs((idf.get(term) ?? Number.NaN) - value)).toBeLessThan(1e-12);
      }
      for (const [q, query] of reference.queries.entries()) {
        const { hits } = model.search(query, { count: documents.length, operators: false });
        const scores = new Map(hits.map(({ id, score }) => [id, score]));
        for (const [d, expected] of item.query_document_dot_products[q].entries()) {
          expect(Math.abs((scores.get(`d${d}`) ?? 0) - expected)).toBeLessThan(1e-12);
        }
      }
    },
  );
});
