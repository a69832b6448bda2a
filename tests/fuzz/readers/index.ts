/** Every reader of the program. A new kind of model takes part by its descriptor; another kind of file adds a row to one of these. */
import type { Reader } from '../reader.ts';
import { corpusReaders } from './corpora.ts';
import { elizaReaders } from './eliza.ts';
import { experimentReaders } from './experiments.ts';
import { modelReaders } from './models.ts';
import { otherReaders } from './others.ts';
import { retrievalReaders } from './retrieval.ts';

export async function allReaders(): Promise<Reader[]> {
  const lists = [
    await modelReaders(),
    corpusReaders(),
    retrievalReaders(),
    elizaReaders(),
    await experimentReaders(),
    otherReaders(),
  ];
  return lists.flat();
}
