/** Settings by name. */
import { feedbackDefaults } from './feedback.ts';
import type { TfidfIndexOptions } from './index-options.ts';
import { stopWordLists } from './stop-words.ts';

/**
 * `best` is for English text: Lucene's BM25 with its usual numbers, Porter stems, stop words and feedback. The
 * numbers were not fitted to one collection: the same settings help on three (see the tests).
 */
export const presets: Readonly<Record<string, TfidfIndexOptions>> = {
  best: {
    scheme: 'bm25',
    k1: 1.2,
    b: 0.75,
    stem: 'porter',
    stopWords: stopWordLists.english,
    feedback: feedbackDefaults,
    preset: 'best',
  },
};
