/** Settings by name. */
import { feedbackDefaults } from './feedback.ts';
import type { TfidfIndexOptions } from './index-options.ts';
import { stopWordLists } from './stop-words.ts';

/**
 * `best` is for English text: Lucene's BM25, Porter stems, stop words and feedback. Its k1 is in the lower half of the
 * usual 1.2 to 2 (Manning, Raghavan and Schuetze, Introduction to Information Retrieval, 2008, section 11.4.3): with
 * stems a word repeats more often. The numbers were not fitted to one collection: the same settings help on three
 * (see the tests).
 */
export const presets: Readonly<Record<string, TfidfIndexOptions>> = {
  best: {
    scheme: 'bm25',
    k1: 1.5,
    b: 0.75,
    stem: 'porter',
    stopWords: stopWordLists.english,
    feedback: feedbackDefaults,
    preset: 'best',
  },
};
