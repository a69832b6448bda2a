/** Retrieval in experiments: as `nlp tfidf index` and `nlp tfidf eval`. */
import * as z from 'zod';
import { defaultMetrics, isMetric } from '../../evaluate/retrieval-metrics.ts';
import type { DocumentLimit, TfidfIndexOptions } from '../../models/tfidf/index-options.ts';
import { compactScores } from '../results.ts';
import type { ModelKind, TrialOptions, TrialOutcome, TrialTask } from './kind.ts';
import { inputOptionSchemas, inputOptionsOf, secondsSince, whole } from './options.ts';

const documentLimit = z
  .union([z.number().min(0), z.string().regex(/^\d*\.?\d+$/)])
  .describe('a count, or a part of all documents with a point in it ("1.0" is all of them)');

export const tfidf: ModelKind = {
  name: 'tfidf',
  options: {
    preset: z.enum(['best']).describe('best: stems, stop words and feedback, for English'),
    scheme: z.string().describe('tfidf, bm25[-robertson|-atire|+|l], or a SMART pair such as ltc.lnc'),
    k1: z.number().min(0).describe('BM25: how soon repetition stops counting (default: 1.2)'),
    b: z.number().min(0).max(1).describe('BM25: how much length counts (default: 0.75)'),
    delta: z.number().min(0).describe('bm25+ and bm25l: the least that an occurrence counts'),
    idf: z.boolean().describe('tfidf: whether to use idf (default: true)'),
    smoothIdf: z.boolean().describe('tfidf: ln((1 + N) / (1 + df)) + 1 (default: true)'),
    sublinearTf: z.boolean().describe('tfidf: 1 + ln(tf) for tf'),
    binary: z.boolean().describe('tfidf: 1 for tf'),
    norm: z.enum(['l1', 'l2', 'none']).describe('tfidf: length of a vector'),
    analyzer: z.enum(['word', 'char']).describe('terms are words or characters'),
    ngrams: z.tuple([whole(1, 20), whole(1, 20)]).describe('shortest and longest n-gram (default: [1, 1])'),
    stopwords: z.enum(['english', 'korean', 'none']).describe('a list of words to leave out'),
    stem: z.string().describe('porter, snowball, snowball-german, ..., none'),
    tokenPattern: z.string().describe('what a word is: a regular expression'),
    lowercase: z.boolean().describe('lower-case every term (default: true)'),
    minDf: documentLimit,
    maxDf: documentLimit,
    feedback: z.union([z.boolean(), whole(1, 1e6)]).describe('search again with terms of the best documents'),
    feedbackTerms: whole(1, 1e6).describe('how many terms feedback adds'),
    feedbackBeta: z.number().min(0).describe('what they weigh against the query'),
    depth: whole(1, 1e9).describe('documents a query (default: 1000)'),
    ...inputOptionSchemas,
  },
  corpora: {
    documents: { required: true, what: 'the documents to search' },
    queries: { required: true, what: 'queries: id, tab, text a line' },
    qrels: { required: true, what: 'judgements: query, 0, document, grade a line' },
  },
  metrics: [
    ...defaultMetrics,
    'queries',
    'documents',
    'trainSeconds',
    'testSeconds',
    'documentsPerSecond',
    'queriesPerSecond',
  ],
  knowsMetric: isMetric,
  async check(options) {
    const { TfidfModel } = await import('../../models/tfidf/tfidf-model.ts');
    TfidfModel.build([], await indexOptions(options)).plan('a');
  },
  run,
};

async function run({ options, corpora, metrics }: TrialTask): Promise<TrialOutcome> {
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
async function indexOptions(given: TrialOptions): Promise<TfidfIndexOptions> {
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
