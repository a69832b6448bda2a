/**
 * How good a ranking is, with the definitions of NIST's trec_eval 9. A document is relevant from grade 1 on; gains
 * of nDCG are the grades themselves, discounted by log2(rank + 1).
 *   map       mean over relevant documents of the precision at their ranks, 0 for those not found
 *   rprec     precision at rank R, R = number of relevant documents
 *   bpref     Buckley and Voorhees, "Retrieval evaluation with incomplete information", SIGIR 2004: judged
 *             documents only
 */

import { shownValue, usageError } from '../errors.ts';
import { didYouMean } from '../options/nearest-name.ts';
import { type Qrels, type RetrievalRun, rankRun } from './trec-files.ts';

/** Names are those of the JSON output: `map`, `rprec`, `mrr`, `bpref`, `ndcg`, `p@10`, `recall@100`, `ndcg@10`, ... */
export type RetrievalMetrics = Record<string, number>;

export interface RetrievalEvaluation {
  /** Means over the queries. */
  mean: RetrievalMetrics;
  /** Of each judged query, in the order of the judgements. */
  perQuery: Map<string, RetrievalMetrics>;
  /** How many queries the means are over. */
  queries: number;
  /** How many of them the run has documents for: at 0, the ids of run and judgements have nothing in common. */
  answeredQueries: number;
  /** How many of the documents found are judged. */
  judgedDocuments: number;
}

export const defaultRetrievalMetrics = ['map', 'ndcg@10', 'p@10', 'recall@100', 'mrr', 'rprec', 'bpref'];

/** True for a name that `evaluateRun` knows. */
export function isRetrievalMetric(name: string): boolean {
  return /^(map|mrr|rprec|bpref|ndcg|(ndcg|p|recall)@[1-9]\d{0,8})$/.test(name);
}

/**
 * Metrics as they are asked for, such as `map,P@5`.
 * @throws NlpError (usage) for a name that there is none of
 */
export function parseRetrievalMetrics(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (isRetrievalMetric(name)) continue;
    throw usageError(
      `there is no metric ${shownValue(name)}`,
      'metrics',
      `${didYouMean(name, ['map', 'mrr', 'rprec', 'bpref', 'ndcg', 'recall@100'])}Known: map, mrr, rprec, bpref, ndcg, and ndcg@K, p@K, recall@K.`,
    );
  }
  return [...new Set(names)];
}

/**
 * Judged queries that the run does not have count 0, queries without judgements are left out (trec_eval -c).
 * @param metrics names that `isRetrievalMetric` knows
 */
export function evaluateRun(
  run: RetrievalRun,
  qrels: Qrels,
  metrics: readonly string[] = defaultRetrievalMetrics,
): RetrievalEvaluation {
  const perQuery = new Map<string, RetrievalMetrics>();
  const mean: RetrievalMetrics = Object.fromEntries(metrics.map((name) => [name, 0]));
  let answeredQueries = 0;
  let judgedDocuments = 0;
  for (const [query, judgements] of qrels) {
    const ranking = rankRun(run.get(query) ?? []);
    if (run.has(query)) answeredQueries++;
    for (const id of ranking) if (judgements.has(id)) judgedDocuments++;
    const own = evaluateRanking(ranking, judgements, metrics);
    perQuery.set(query, own);
    for (const name of metrics) mean[name] += own[name];
  }
  for (const name of metrics) mean[name] = qrels.size === 0 ? 0 : mean[name] / qrels.size;
  return { mean, perQuery, queries: qrels.size, answeredQueries, judgedDocuments };
}

/** Why all metrics of a run are 0 although nothing was measured; undefined where something was. */
export function nothingMatched(
  run: RetrievalRun,
  qrels: Qrels,
  { answeredQueries, judgedDocuments }: RetrievalEvaluation,
): string | undefined {
  const example = (ids: Iterable<string>) => {
    for (const id of ids) return shownValue(id);
    return 'none';
  };
  if (answeredQueries === 0) {
    const [asked, judged] = [example(run.keys()), example(qrels.keys())];
    return `no query is judged: queries are called such as ${asked}, in the judgements ${judged}`;
  }
  if (judgedDocuments > 0) return undefined;
  const found = example([...run.values()].flatMap((documents) => documents.slice(0, 1)).map(({ id }) => id));
  const judged = example([...qrels.values()].flatMap((grades) => [...grades.keys()].slice(0, 1)));
  return `no document found is judged: documents are called such as ${found}, in the judgements ${judged}`;
}

/**
 * The metrics of one ranking.
 * @param ranking ids, best first
 * @param judgements grade of each judged id
 */
export function evaluateRanking(
  ranking: readonly string[],
  judgements: ReadonlyMap<string, number>,
  metrics: readonly string[] = defaultRetrievalMetrics,
): RetrievalMetrics {
  const grades = ranking.map((id) => judgements.get(id));
  const ideal = [...judgements.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  return Object.fromEntries(metrics.map((name) => [name, metricOf(name, grades, judgements, ideal)]));
}

type Grades = readonly (number | undefined)[];

function metricOf(
  name: string,
  grades: Grades,
  judgements: ReadonlyMap<string, number>,
  ideal: readonly number[],
): number {
  const relevant = ideal.length;
  if (relevant === 0) return 0;
  const [kind, cutText] = name.split('@');
  const cut = cutText === undefined ? grades.length : Number(cutText);
  switch (kind) {
    case 'map':
      return averagePrecision(grades, relevant);
    case 'mrr': {
      const first = grades.findIndex(isRelevant);
      return first < 0 ? 0 : 1 / (first + 1);
    }
    case 'rprec':
      return countRelevant(grades, relevant) / relevant;
    case 'p':
      return countRelevant(grades, cut) / cut;
    case 'recall':
      return countRelevant(grades, cut) / relevant;
    case 'ndcg':
      return discountedGain(grades, cut) / discountedGain(ideal, cutText === undefined ? relevant : cut);
    default:
      return binaryPreference(grades, judgements, relevant);
  }
}

function isRelevant(grade: number | undefined): boolean {
  return grade !== undefined && grade > 0;
}

function countRelevant(grades: Grades, cut: number): number {
  let count = 0;
  for (let i = 0; i < grades.length && i < cut; i++) if (isRelevant(grades[i])) count++;
  return count;
}

function averagePrecision(grades: Grades, relevant: number): number {
  let found = 0;
  let sum = 0;
  for (let i = 0; i < grades.length; i++) {
    if (!isRelevant(grades[i])) continue;
    found++;
    sum += found / (i + 1);
  }
  return sum / relevant;
}

function discountedGain(grades: Grades, cut: number): number {
  let sum = 0;
  for (let i = 0; i < grades.length && i < cut; i++) sum += Math.max(0, grades[i] ?? 0) / Math.log2(i + 2);
  return sum;
}

function binaryPreference(grades: Grades, judgements: ReadonlyMap<string, number>, relevant: number): number {
  let nonrelevant = 0;
  for (const grade of judgements.values()) if (grade === 0) nonrelevant++;
  let above = 0;
  let sum = 0;
  for (const grade of grades) {
    if (grade === undefined || grade < 0) continue;
    if (!isRelevant(grade)) above++;
    else sum += above === 0 ? 1 : 1 - Math.min(above, relevant) / Math.min(nonrelevant, relevant);
  }
  return sum / relevant;
}
