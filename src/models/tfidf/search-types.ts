/** What is asked of an index, and what it answers. */
import type { TermExplanation } from './explanation.ts';
import type { Formulas } from './formulas.ts';
import type { FeedbackOptions, SchemeOptions } from './options.ts';
import type { Snippet } from './snippet.ts';

/** What is not said of weighting and feedback is as the index has it; `feedback: false` turns off what it has. */
export interface SearchOptions extends SchemeOptions, FeedbackOptions {
  /** How many documents to find. @defaultValue 10 */
  count?: number;
  /** Read operators (see query-parser.ts). @defaultValue true */
  operators?: boolean;
  /** Add a snippet to each hit, where the index keeps texts. @defaultValue false */
  snippets?: boolean;
  /** Add to each hit what its score is made of. @defaultValue false */
  explain?: boolean;
  /** Count all documents that match, not only those that are returned. @defaultValue false */
  total?: boolean;
}

/** A document that was found. */
export interface SearchHit {
  /** From 1. */
  rank: number;
  id: string;
  score: number;
  title?: string;
  snippet?: Snippet;
  explanation?: TermExplanation[];
}

export interface SearchResult {
  hits: SearchHit[];
  /** The formulas of the weighting; only with the option `explain`. */
  formulas?: Formulas;
  /** How many documents match; only with the option `total`. */
  total?: number;
}

/** A term of a document. */
export interface WeightedTerm {
  term: string;
  weight: number;
  /** How often it occurs in the document, and in how many documents. */
  tf: number;
  df: number;
  idf: number;
}

export interface IndexStatistics {
  documents: number;
  /** Different terms, and how often they occur in all. */
  terms: number;
  tokens: number;
  /** Pairs of a term and a document that has it. */
  postings: number;
  meanLength: number;
  textBytes: number;
  postingBytes: number;
  memoryBytes: number;
}
