/** Settings by name. */
import { bm25Table, type PresetName, type TfidfOptions } from './options.ts';

/**
 * `best` is for English text: Lucene's BM25 with its usual numbers, Porter stems, stop words and feedback. The
 * numbers were not fitted to one collection: the same settings help on three (see the tests). What it sets is
 * recorded in the index also where it is the default.
 */
export const presets: Readonly<Record<PresetName, Omit<TfidfOptions, 'preset'>>> = {
  best: {
    scheme: 'bm25',
    k1: bm25Table.k1.default,
    b: bm25Table.b.default,
    stem: 'porter',
    stopwords: 'english',
    feedback: true,
  },
};
