/** Judgements, runs, queries and topics: read, and evaluated against each other. */
import { compareEvaluations } from '../../../src/evaluate/compare-runs.ts';
import { readQrels, readQueries, readRun } from '../../../src/evaluate/read-trec.ts';
import {
  defaultRetrievalMetrics,
  evaluateRun,
  nothingMatched,
} from '../../../src/evaluate/retrieval-metrics.ts';
import { formatRun, parseQrels, parseRun } from '../../../src/evaluate/trec-files.ts';
import { runQueries } from '../../../src/models/tfidf/run-queries.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import { damageJsonLines } from '../damage/json.ts';
import { damageText } from '../damage/text.ts';
import type { Reader, ReaderTools } from '../reader.ts';
import { documents } from './texts.ts';

const qrels = 'q1 0 d1 1\nq1 0 d2 0\nq1 0 d4 2\nq2 0 d3 1\n';
const beirQrels = 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td3\t2\n';
const run = 'q1 Q0 d1 1 3.5 t\nq1 Q0 d4 2 2.25 t\nq1 Q0 d9 3 1e-3 t\nq2 Q0 d3 1 -1 t\n';
const queries = [
  'q1\told fox\nq2\twho saw the crow\n',
  '<top>\n<num> Number: q1\n<title> old fox\n<desc>\nwhat\n</top>\n',
];
const jsonQueries = '{"_id":"q1","text":"old fox"}\n{"_id":"q2","text":"the crow"}\n';
const judged = parseQrels(qrels);
const ranked = parseRun(run);
const metrics = [...defaultRetrievalMetrics, 'ndcg@3', 'p@1'];

export function retrievalReaders(): Reader[] {
  const model = TfidfModel.train(documents);
  const buffers = (...texts: string[]) => texts.map((text) => Buffer.from(text));
  const ask = async (file: string, { check }: ReaderTools) => {
    const asked = await readQueries([file]);
    check('eval', evaluateRun(runQueries(model, asked), judged, metrics).mean);
  };
  return [
    {
      name: 'qrels',
      fileName: 'damaged.qrels',
      seeds: buffers(qrels, beirQrels),
      damage: damageText,
      async use(file, { check }) {
        const found = await readQrels([file]);
        const evaluation = evaluateRun(ranked, found, metrics);
        check('eval', evaluation.mean);
        check('eval --per-query', evaluation.perQuery);
        nothingMatched(ranked, found, evaluation);
      },
    },
    {
      name: 'run',
      fileName: 'damaged.run',
      seeds: buffers(run),
      damage: damageText,
      async use(file, { check }) {
        const found = await readRun([file]);
        const evaluation = evaluateRun(found, judged, metrics);
        check('eval', evaluation.mean);
        check(
          'eval --baseline',
          compareEvaluations(evaluation, evaluateRun(ranked, judged, metrics), metrics, 1),
        );
        // What is written again is read again.
        parseRun([...formatRun(found, 'again')].join(''));
      },
    },
    {
      name: 'queries',
      fileName: 'damaged.queries',
      seeds: buffers(...queries),
      damage: damageText,
      use: ask,
    },
    {
      name: 'queries jsonl',
      fileName: 'damaged.jsonl',
      seeds: buffers(jsonQueries),
      damage: damageJsonLines,
      use: ask,
    },
  ];
}
