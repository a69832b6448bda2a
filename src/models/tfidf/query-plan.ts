/**
 * A query ready to be run: its weighted terms, and which documents may be found.
 *
 * Contributions are rounded to a grid so coarse that adding them is exact: the sum is the same in any order, so
 * that skipping ahead finds the very scores that adding everything up would give, and an explanation adds up to the
 * last bit. With B at least the largest possible score, q = ceil(log2 B) + 1 and M = 1.5 * 2^q, (x + M) - M is x
 * rounded to a multiple of 2^(q-52); sums of such numbers below 2^q need no more than 53 bits. What rounding
 * changes is below 2^-50 of the best possible score.
 */
import { kernelValue, type PreparedWeighting } from './prepared-weighting.ts';

/** Postings that are made for a query: a phrase, a prefix, words that are nearly alike. */
export interface ListedPostings {
  /** Numbers in the index, ascending. */
  documents: Uint32Array;
  frequencies: Uint32Array;
}

export interface PlannedTerm {
  /** As it is shown: `wing`, `"boundary layer"`, `aero*`. */
  label: string;
  /** What a word of the index it stands for, or the postings that were made for it. */
  postings: number | ListedPostings;
  df: number;
  /** How often it is in the query. */
  queryTf: number;
  /** w(t) of weighting.ts. */
  weight: number;
  idf: number;
  /** The words behind a prefix or a fuzzy word. */
  expansions?: string[];
}

export interface QueryPlan {
  terms: PlannedTerm[];
  prepared: PreparedWeighting;
  /** Bit d is set where document d may be found; absent where all may. */
  allowed: Uint32Array | undefined;
  /** The M of the grid. */
  grid: number;
}

/** The M for scores of at most `bound`. */
export function gridFor(bound: number): number {
  if (!(bound > 0)) return 1.5;
  const exponent = Math.ceil(Math.log2(bound)) + 1;
  return 1.5 * 2 ** Math.min(exponent, 1000);
}

/** What a term adds to the score of a document in which it occurs tf times. */
export function contribution(plan: QueryPlan, term: PlannedTerm, tf: number, document: number): number {
  return term.weight * kernelValue(plan.prepared, tf, document) + plan.grid - plan.grid;
}
