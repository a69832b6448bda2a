/** Test collections: Cranfield's numbers to the digit, and a preset that helps on all of them. */
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { readQrels, readQueries } from '../../../src/evaluate/read-trec.ts';
import { evaluateRun } from '../../../src/evaluate/retrieval-metrics.ts';
import type { TfidfOptions } from '../../../src/models/tfidf/options.ts';
import { runQueries } from '../../../src/models/tfidf/run-queries.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import { describeShared, sharedPath } from '../../shared.ts';

interface Collection {
  documents: string;
  queries: string;
  qrels: string;
  options: InputOptions;
}

const library: Collection = {
  documents: '@library',
  queries: '@library:queries',
  qrels: '@library:qrels',
  options: {},
};
const shared = (name: string, file: string): Collection => ({
  documents: sharedPath(`data/ir/${name}/${file}`),
  queries: sharedPath(`data/ir/${name}/queries.tsv`),
  qrels: sharedPath(`data/ir/${name}/qrels.txt`),
  options: { format: 'smart', encoding: 'latin1' },
});
const cranfield = shared('cranfield', 'docs.smart.gz');

async function measure(collection: Collection, options: TfidfOptions) {
  const model = TfidfModel.train([], options);
  for await (const batch of readDocuments([collection.documents], collection.options)) {
    // The text of a SMART document has its title in it.
    const isSmart = collection.options.format === 'smart';
    model.add(batch.map(({ id, text, title }) => (isSmart ? { id, text } : { id, text, title })));
  }
  const run = runQueries(model, await readQueries([collection.queries]));
  return evaluateRun(run, await readQrels([collection.qrels]));
}

describeShared('Cranfield', () => {
  test('tf-idf', async () => {
    const { mean, queries } = await measure(cranfield, { scheme: 'tfidf' });
    expect(queries).toBe(225);
    expect(mean.map).toBeCloseTo(0.2804, 4);
    expect(mean['ndcg@10']).toBeCloseTo(0.3618, 4);
    expect(mean['p@10']).toBeCloseTo(0.2284, 4);
    expect(mean.mrr).toBeCloseTo(0.5102, 4);
  });

  test('BM25', async () => {
    const { mean } = await measure(cranfield, { scheme: 'bm25' });
    expect(mean.map).toBeCloseTo(0.2789, 4);
    expect(mean['ndcg@10']).toBeCloseTo(0.3609, 4);
  });

  test('Porter stems and stop words', async () => {
    const { mean } = await measure(cranfield, { preset: 'best', feedback: false });
    expect(mean.map).toBeGreaterThan(0.316);
    expect(mean.map).toBeLessThan(0.327);
  });

  test('the preset', async () => {
    expect((await measure(cranfield, { preset: 'best' })).mean.map).toBeGreaterThan(0.345);
  });
});

describeShared('ADI', () => {
  test('the preset helps here too', async () => {
    const adi = shared('adi', 'docs.smart');
    const plain = (await measure(adi, {})).mean.map;
    expect(plain).toBeGreaterThan(0.33);
    expect((await measure(adi, { preset: 'best' })).mean.map).toBeGreaterThan(plain + 0.05);
  });
});

describe('the built-in library', () => {
  test('the preset helps here too', async () => {
    const plain = (await measure(library, {})).mean.map;
    expect(plain).toBeGreaterThan(0.35);
    expect((await measure(library, { preset: 'best' })).mean.map).toBeGreaterThan(plain + 0.1);
  });
});
