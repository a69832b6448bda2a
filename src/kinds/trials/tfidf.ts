/** A trial of retrieval: as `nlp tfidf index` and `nlp tfidf eval`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { defaultMetrics, isMetric } from '../../evaluate/retrieval-metrics.ts';
import type { DocumentLimit, TfidfIndexOptions } from '../../models/tfidf/index-options.ts';
import {
  compactScores,
  secondsSince,
  type TrialOptions,
  type TrialOutcome,
  type TrialTask,
} from '../trial.ts';

export async function run({ options, corpora, metrics }: TrialTask): Promise<TrialOutcome> {
  const [{ TfidfModel }, { fromDocument }, { readDocuments }, { evaluateRun }, files] = await Promise.all([
    import('../../models/tfidf/tfidf-model.ts'),
    import('../../models/tfidf/from-document.ts'),
    import('../../corpus/documents.ts'),
    import('../../evaluate/retrieval-metrics.ts'),
    import('../../evaluate/trec-files.ts'),
  ]);
  const start = performance.now();
  const model = TfidfModel.build([], await indexOptions(options));
  const field = options.field as string | undefined;
  for await (const batch of readDocuments(corpora.documents, inputOptionsOf(options))) {
    model.add(batch.map((document) => fromDocument(document, { field })));
  }
  const trainSeconds = secondsSince(start);
  const queries = files.parseQueries(await readText(corpora.queries), corpora.queries[0]);
  const qrels = files.parseQrels(await readText(corpora.qrels), corpora.qrels[0]);

  const testStart = performance.now();
  const k = (options.depth as number | undefined) ?? 1000;
  const run = new Map(
    queries.map(({ id, text }) => {
      const { hits } = model.search(text, { k, operators: false });
      return [id, hits.map(({ id: document, score }) => ({ id: document, score }))];
    }),
  );
  const testSeconds = secondsSince(testStart);
  const wanted = [...new Set([...defaultMetrics, ...metrics.filter(isMetric)])];
  const { mean, perQuery } = evaluateRun(run, qrels, wanted);
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

/** The names of the command line's options as those of the library. */
export async function indexOptions(given: TrialOptions): Promise<TfidfIndexOptions> {
  const { presets } = await import('../../models/tfidf/presets.ts');
  const { stopWordList } = await import('../../models/tfidf/stop-words.ts');
  const options: TfidfIndexOptions = given.preset === undefined ? {} : { ...presets[given.preset as string] };
  const same = ['scheme', 'k1', 'b', 'delta', 'smoothIdf', 'sublinearTf', 'binary', 'norm'] as const;
  const analysis = ['analyzer', 'ngrams', 'tokenPattern', 'lowercase'] as const;
  for (const name of [...same, ...analysis])
    if (given[name] !== undefined) Object.assign(options, { [name]: given[name] });
  if (given.idf !== undefined) options.useIdf = given.idf as boolean;
  if (given.stem !== undefined) options.stem = given.stem === 'none' ? undefined : (given.stem as string);
  if (given.stopwords !== undefined)
    options.stopWords = given.stopwords === 'none' ? [] : stopWordList(given.stopwords as string);
  if (given.minDf !== undefined) options.minDf = limitOf(given.minDf as number | string);
  if (given.maxDf !== undefined) options.maxDf = limitOf(given.maxDf as number | string);
  const { feedback, feedbackTerms, feedbackBeta } = given;
  if (feedback === false) options.feedback = undefined;
  else if (feedback !== undefined || feedbackTerms !== undefined || feedbackBeta !== undefined) {
    options.feedback = {
      ...presets.best.feedback,
      ...(typeof feedback === 'number' ? { documents: feedback } : {}),
      ...(feedbackTerms === undefined ? {} : { terms: feedbackTerms as number }),
      ...(feedbackBeta === undefined ? {} : { beta: feedbackBeta as number }),
    };
  }
  return options;
}

function limitOf(value: number | string): DocumentLimit {
  const isCount = typeof value === 'number' ? Number.isInteger(value) && value >= 1 : /^\d+$/.test(value);
  return isCount ? { count: Number(value) } : { fraction: Number(value) };
}

async function readText(inputs: string[]): Promise<string> {
  const { readLines } = await import('../../corpus/lines.ts');
  const lines: string[] = [];
  for await (const batch of readLines(inputs, { fingerprint: false }))
    for (const { text } of batch) lines.push(text);
  return lines.join('\n');
}
