/** What is asked of an index, and what it answers. */
import type { TermExplanation } from './explanation.ts';
import type { FeedbackOptions } from './index-options.ts';
import type { SchemeOptions } from './scheme.ts';
import type { Snippet } from './snippet.ts';

export interface SearchOptions extends SchemeOptions {
  /** How many documents to find. @defaultValue 10 */
  k?: number;
  /** Read operators (see query-parser.ts). @defaultValue true */
  operators?: boolean;
  /** Pseudo-relevance feedback; `false` turns off what the index has as its default. */
  feedback?: FeedbackOptions | false;
  /** Add a snippet to each hit, where the index keeps texts. @defaultValue false */
  snippets?: boolean;
  /** Add to each hit what its score is made of. @defaultValue false */
  explain?: boolean;
  /** Count all documents that match, not only those that are returned. @defaultValue false */
  total?: boolean;
}

export interface Hit {
  /** From 1. */
  rank: number;
  id: string;
  score: number;
  title?: string;
  snippet?: Snippet;
  explanation?: TermExplanation[];
}

export interface SearchResult {
  hits: Hit[];
  /** How many documents match; only with the option `total`. */
  total?: number;
}

export interface WeightedTerm {
  term: string;
  weight: number;
  tf: number;
  df: number;
  idf: number;
}

export interface IndexStatistics {
  documents: number;
  terms: number;
  tokens: number;
  postings: number;
  meanLength: number;
  textBytes: number;
  postingBytes: number;
  memoryBytes: number;
}
