/** A trial of retrieval: as `nlp tfidf index` and `nlp tfidf eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { NlpError } from '../../errors.ts';
import { defaultRetrievalMetrics, isRetrievalMetric } from '../../evaluate/retrieval-metrics.ts';
import { evaluationTable, tfidfTable } from '../../models/tfidf/options.ts';
import { pickOptions } from '../../options/table.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

export async function run({ options, corpora, metrics }: TrialTask): Promise<TrialOutcome> {
  const [{ trainOnCorpus }, { runQueries }, { evaluateRun, nothingMatched }, { readQrels, readQueries }] =
    await Promise.all([
      import('../../models/tfidf/train.ts'),
      import('../../models/tfidf/run-queries.ts'),
      import('../../evaluate/retrieval-metrics.ts'),
      import('../../evaluate/read-trec.ts'),
    ]);
  const start = performance.now();
  const model = await trainOnCorpus(
    corpora.documents,
    pickOptions(tfidfTable, options),
    inputOptionsOf(options),
  );
  const trainSeconds = secondsSince(start);
  const queries = await readQueries(corpora.queries);
  const qrels = await readQrels(corpora.qrels);

  const testStart = performance.now();
  const found = runQueries(model, queries, pickOptions(evaluationTable, options));
  const testSeconds = secondsSince(testStart);
  const wanted = [...new Set([...defaultRetrievalMetrics, ...metrics.filter(isRetrievalMetric)])];
  const evaluation = evaluateRun(found, qrels, wanted);
  const { mean, perQuery } = evaluation;
  if (evaluation.answeredQueries === 0) {
    throw new NlpError(nothingMatched(found, qrels, evaluation) ?? '', {
      remedy: 'Queries and judgements must be of one collection.',
    });
  }
  return {
    metrics: {
      ...mean,
      queries: qrels.size,
      documents: model.size,
      trainSeconds,
      testSeconds,
      documentsPerSecond: model.size / trainSeconds,
      queriesPerSecond: queries.length / testSeconds,
    },
    scores: {
      unit: 'query',
      corpus: 'qrels',
      metrics: Object.fromEntries(
        wanted.map((name) => {
          const above = compactScores([...perQuery.values()].map((values) => values[name]));
          return [name, { transform: 'ratio' as const, above }];
        }),
      ),
    },
  };
}
