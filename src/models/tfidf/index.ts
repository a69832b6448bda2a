/** `classic-nlp/tfidf`: documents indexed and searched by TF-IDF, SMART weightings and BM25. */

export type { IndexDocument } from './document-store.ts';
export type { TermExplanation } from './explanation.ts';
export type { FeedbackOptions, SchemeOptions, TfidfOptions } from './options.ts';
export { presets as tfidfPresets } from './presets.ts';
export { runQueries } from './run-queries.ts';
export type {
  IndexStatistics,
  SearchHit,
  SearchOptions,
  SearchResult,
  WeightedTerm,
} from './search-types.ts';
export type { Snippet } from './snippet.ts';
export { createStemmer } from './stemmers.ts';
export { stopWordLists } from './stop-words.ts';
export { TfidfModel } from './tfidf-model.ts';
export { addCorpus, type CorpusOptions, trainOnCorpus } from './train.ts';
