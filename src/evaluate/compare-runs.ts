/** Whether one retrieval system is better than another: means of both, and how likely chance alone is. */
import { Random } from '../math/random.ts';
import { pairedRandomisationTest } from './randomisation-test.ts';
import type { RetrievalEvaluation } from './retrieval-metrics.ts';

export interface MetricComparison {
  /** The mean of the baseline. */
  baseline: number;
  /** The mean of the other minus that of the baseline. */
  difference: number;
  /** Two-sided, of the paired randomisation test over queries. */
  p: number;
}

/**
 * Compares two evaluations of the same judgements, metric by metric; each test begins with the same seed.
 * @param metrics names that both have
 */
export function compareEvaluations(
  evaluation: RetrievalEvaluation,
  baseline: RetrievalEvaluation,
  metrics: readonly string[],
  seed: number,
): Record<string, MetricComparison> {
  const compared: Record<string, MetricComparison> = {};
  const queries = [...evaluation.perQuery.keys()];
  for (const name of metrics) {
    const values = ({ perQuery }: RetrievalEvaluation) =>
      queries.map((query) => perQuery.get(query)?.[name] ?? 0);
    const test = pairedRandomisationTest(values(baseline), values(evaluation), Random.from(seed));
    compared[name] = { baseline: baseline.mean[name], difference: test.difference, p: test.p };
  }
  return compared;
}
