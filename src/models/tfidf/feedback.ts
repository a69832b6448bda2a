/**
 * Pseudo-relevance feedback: the best documents of a first search are taken for relevant, and their most telling
 * terms join the query. After J. Rocchio, "Relevance feedback in information retrieval", 1971, without negative
 * examples; two choices are our own: a document is a vector of what its terms would contribute, made unit length,
 * and counts by the square of its score, so that in a small collection a poor eighth document does little harm.
 */
import type { FeedbackSettings } from './feedback-settings.ts';
import type { ScoredDocument } from './max-score.ts';
import { kernelValue } from './prepared-weighting.ts';
import type { QueryPlan } from './query-plan.ts';
import { planTerms } from './query-planner.ts';
import type { SearchIndex } from './search-index.ts';

/**
 * The plan of the second search. Operators keep their hold on it: what was required or excluded still is.
 * @param best the result of the first search, best first
 */
export function expandPlan(
  index: SearchIndex,
  plan: QueryPlan,
  best: readonly ScoredDocument[],
  { documents, terms, beta }: FeedbackSettings,
): QueryPlan {
  const weights = new Map<number, number>();
  let most = 0;
  for (const term of plan.terms) most = Math.max(most, term.queryTf);
  for (const { postings, queryTf } of plan.terms) {
    if (typeof postings === 'number') weights.set(postings, queryTf / most);
  }
  const found = centroid(index, plan, best.slice(0, documents));
  const chosen = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, terms);
  const largest = chosen[0]?.[1] ?? 0;
  if (!(largest > 0)) return plan;
  for (const [term, weight] of chosen) {
    weights.set(term, (weights.get(term) ?? 0) + (beta * weight) / largest);
  }
  return planTerms(index, plan.prepared, weights, plan.allowed);
}

/** The documents' mean vector, each weighted by the square of its score. */
function centroid(index: SearchIndex, plan: QueryPlan, best: readonly ScoredDocument[]): Map<number, number> {
  const { prepared } = plan;
  const frequencies = index.documentFrequencies.values;
  const sum = new Map<number, number>();
  let total = 0;
  for (const { score } of best) total += score * score;
  if (!(total > 0)) return sum;
  for (const { document, score } of best) {
    const vector: [number, number][] = [];
    let squares = 0;
    for (const [term, tf] of index.termsOf(document)) {
      if (prepared.active?.[term] === 0) continue;
      const idf = Math.max(0, prepared.weighting.idf(frequencies[term], prepared.documents));
      const weight = kernelValue(prepared, tf, document) * idf;
      vector.push([term, weight]);
      squares += weight * weight;
    }
    if (squares === 0) continue;
    const scale = (score * score) / total / Math.sqrt(squares);
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight * scale);
  }
  return sum;
}
