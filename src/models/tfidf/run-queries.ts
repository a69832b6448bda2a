/** The queries of a test collection, asked one after the other: what evaluation measures. */
import type { RetrievalQuery } from '../../evaluate/query.ts';
import type { RetrievalRun } from '../../evaluate/trec-files.ts';
import { type OptionsOf, pickOptions, resolveOptions } from '../../options/table.ts';
import { evaluationTable, type FeedbackOptions, type SchemeOptions } from './options.ts';
import type { TfidfModel } from './tfidf-model.ts';

export type RunOptions = SchemeOptions & FeedbackOptions & OptionsOf<typeof evaluationTable>;

/** The best documents for each query, which is read as plain words. @throws NlpError (usage) for options out of range */
export function runQueries(
  model: TfidfModel,
  queries: readonly RetrievalQuery[],
  options: RunOptions = {},
): RetrievalRun {
  const { depth } = resolveOptions(evaluationTable, pickOptions(evaluationTable, { ...options }));
  const asked = { ...options, count: depth, operators: false };
  return new Map(
    queries.map(({ id, text }) => {
      const { hits } = model.search(text, asked);
      return [id, hits.map(({ id: document, score }) => ({ id: document, score }))];
    }),
  );
}
