/** The options of an index: all that must be known when it is built, and the weighting it is searched with. */
import { usageError } from '../../errors.ts';
import type { AnalyzerOptions } from './analyzer.ts';
import { createWeighting, type SchemeOptions } from './scheme.ts';

/** A number of documents, or a part of all documents (0 to 1). */
export type DocumentLimit = { count: number } | { fraction: number };

export interface TfidfIndexOptions extends AnalyzerOptions, SchemeOptions {
  /** Terms in fewer documents are left out. @defaultValue { count: 1 } */
  minDf?: DocumentLimit;
  /** Terms in more documents are left out. @defaultValue { fraction: 1 } */
  maxDf?: DocumentLimit;
  /** Keep where in a document each term stands, for phrases. @defaultValue true */
  positions?: boolean;
  /** Keep the texts, for snippets and feedback. @defaultValue true */
  store?: boolean;
  /** Rocchio's feedback as the default of a search. @defaultValue undefined */
  feedback?: FeedbackOptions;
  /** The preset these settings came from, for `info`. */
  preset?: string;
}

/** Pseudo-relevance feedback: see feedback.ts. */
export interface FeedbackOptions {
  /** How many of the best documents are taken for relevant. @defaultValue 8 */
  documents?: number;
  /** How many of their terms are added to the query. @defaultValue 30 */
  terms?: number;
  /** What they weigh against the query itself. @defaultValue 0.5 */
  beta?: number;
}

/** The same with every default filled in; plain JSON. */
export interface IndexOptions extends AnalyzerOptions {
  minDf: DocumentLimit;
  maxDf: DocumentLimit;
  positions: boolean;
  store: boolean;
  scheme: SchemeOptions;
  feedback?: FeedbackOptions;
  preset?: string;
}

/** @throws NlpError (usage) for values out of range */
export function resolveIndexOptions(options: TfidfIndexOptions = {}): IndexOptions {
  const { minDf = { count: 1 }, maxDf = { fraction: 1 }, positions = true, store = true } = options;
  checkLimit(minDf, '--min-df');
  checkLimit(maxDf, '--max-df');
  const scheme: SchemeOptions = { scheme: options.scheme ?? 'bm25' };
  for (const key of ['k1', 'b', 'delta', 'useIdf', 'smoothIdf', 'sublinearTf', 'binary', 'norm'] as const) {
    if (options[key] !== undefined) Object.assign(scheme, { [key]: options[key] });
  }
  createWeighting(scheme);
  const { analyzer, lowercase, tokenPattern, ngrams, stopWords, stem, feedback, preset } = options;
  return {
    analyzer: analyzer ?? 'word',
    lowercase: lowercase ?? true,
    ...(tokenPattern === undefined ? {} : { tokenPattern }),
    ngrams: ngrams ?? [1, 1],
    stopWords: stopWords ?? [],
    ...(stem === undefined ? {} : { stem }),
    minDf,
    maxDf,
    positions,
    store,
    scheme,
    ...(feedback === undefined ? {} : { feedback }),
    ...(preset === undefined ? {} : { preset }),
  };
}

/** The number of documents that a limit stands for; a fraction need not be whole. */
export function limitOf(limit: DocumentLimit, documents: number): number {
  return 'count' in limit ? limit.count : limit.fraction * documents;
}

function checkLimit(limit: DocumentLimit, option: string): void {
  const value = 'count' in limit ? limit.count : limit.fraction;
  const isRight = 'count' in limit ? Number.isInteger(value) && value >= 1 : value >= 0 && value <= 1;
  if (isRight) return;
  throw usageError(
    `${value} is out of range`,
    option,
    'Give a whole number of at least 1, or a part of all documents from 0.0 to 1.0.',
  );
}
