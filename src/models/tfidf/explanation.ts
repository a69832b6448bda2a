/** Why a document has its score: what each term of the query adds to it. The parts add up to the score exactly. */
import { type Formulas, numericFormulas } from './formulas.ts';
import { PostingCursor } from './posting-cursor.ts';
import { kernelValue } from './prepared-weighting.ts';
import { contribution, type PlannedTerm, type QueryPlan } from './query-plan.ts';
import type { SearchIndex } from './search-index.ts';

export interface TermExplanation {
  term: string;
  /** How often it occurs in the document, and in how many documents. */
  tf: number;
  df: number;
  idf: number;
  /** How often it is in the query; feedback makes fractions of it. */
  queryTf: number;
  /** The term's weight in this query: query weight times document idf. */
  weight: number;
  /** What tf and the document's length make of it: `contribution` = `weight` * `value`, up to the last bits. */
  value: number;
  /** The document's factor: 1 / norm for vectors, K = k1 (1 - b + b L / average L) for BM25. */
  lengthNorm: number;
  contribution: number;
  /** The formulas of the weighting with the numbers of this term and document. */
  formulas: Formulas;
  expansions?: string[];
}

/** The terms of a plan that a document has, largest contribution first. */
export function explainScore(index: SearchIndex, plan: QueryPlan, document: number): TermExplanation[] {
  const found: TermExplanation[] = [];
  for (const term of plan.terms) {
    const tf = frequencyOf(index, term, document);
    if (tf === 0) continue;
    const { label, df, idf, queryTf, weight, expansions } = term;
    const lengthNorm = plan.prepared.factors[document];
    found.push({
      term: label,
      tf,
      df,
      idf,
      queryTf,
      weight,
      value: kernelValue(plan.prepared, tf, document),
      lengthNorm,
      contribution: contribution(plan, term, tf, document),
      formulas: numericFormulas(index, plan.prepared, document, { tf, df, lengthNorm }),
      ...(expansions === undefined ? {} : { expansions }),
    });
  }
  return found.sort((a, b) => b.contribution - a.contribution || (a.term < b.term ? -1 : 1));
}

function frequencyOf(index: SearchIndex, term: PlannedTerm, document: number): number {
  if (typeof term.postings !== 'number') {
    const at = term.postings.documents.indexOf(document);
    return at < 0 ? 0 : term.postings.frequencies[at];
  }
  const cursor = new PostingCursor();
  for (const segment of index.segments) {
    const local = document - segment.firstDocument;
    if (local < 0 || local >= segment.documents || !cursor.open(segment, term.postings)) continue;
    while (cursor.nextBlock()) {
      if (cursor.documents[cursor.count - 1] < local) continue;
      for (let i = 0; i < cursor.count; i++) {
        if (cursor.documents[i] === local) return cursor.frequencies[i];
      }
      return 0;
    }
  }
  return 0;
}
