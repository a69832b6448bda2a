/** `classic-nlp/tfidf`: documents indexed and searched by TF-IDF, SMART weightings and BM25. */

export type { IndexDocument } from './document-store.ts';
export type { TermExplanation } from './explanation.ts';
export type { DocumentLimit, FeedbackOptions, TfidfIndexOptions } from './index-options.ts';
export { presets as tfidfPresets } from './presets.ts';
export type { SchemeOptions } from './scheme.ts';
export type {
  Hit as SearchHit,
  IndexStatistics,
  SearchOptions,
  SearchResult,
  WeightedTerm,
} from './search-types.ts';
export type { Snippet } from './snippet.ts';
export { createStemmer } from './stemmers.ts';
export { stopWordLists } from './stop-words.ts';
export { TfidfModel } from './tfidf-model.ts';
