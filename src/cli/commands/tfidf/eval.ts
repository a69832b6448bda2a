/** `nlp tfidf eval`: a ranking against judgements. */
import { NlpError, usageError } from '../../../errors.ts';
import { compareEvaluations, type MetricComparison } from '../../../evaluate/compare-runs.ts';
import { readQrels, readQueries, readRun } from '../../../evaluate/read-trec.ts';
import {
  defaultRetrievalMetrics,
  evaluateRun,
  nothingMatched,
  parseRetrievalMetrics,
  type RetrievalEvaluation,
} from '../../../evaluate/retrieval-metrics.ts';
import { formatRun, type RetrievalRun } from '../../../evaluate/trec-files.ts';
import type { FeedbackOptions, SchemeOptions } from '../../../models/tfidf/options.ts';
import { runQueries } from '../../../models/tfidf/run-queries.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { writeTextAtomically } from '../../../store/atomic.ts';
import { loadModel } from '../../../store/load-model.ts';
import { note, Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { renderTable } from '../../render/table.ts';

type Weighting = SchemeOptions & FeedbackOptions;

interface EvalFlags {
  model?: string;
  queries?: string;
  qrels: string;
  runFile?: string;
  depth: number;
  metrics?: string;
  perQuery?: boolean;
  baseline?: string;
  saveRun?: string;
  failUnder?: number;
  seed: number;
  json?: boolean;
  color?: boolean;
  quiet?: boolean;
}

export async function evaluate(flags: EvalFlags, weighting: Weighting): Promise<void> {
  const metrics =
    flags.metrics === undefined ? defaultRetrievalMetrics : parseRetrievalMetrics(flags.metrics);
  const qrels = await readQrels([flags.qrels]);
  const run = await readOrMakeRun(flags, weighting);
  if (flags.saveRun !== undefined) await writeTextAtomically(flags.saveRun, formatRun(run, 'nlp'));
  const all = metrics.includes('map') ? metrics : [...metrics, 'map'];
  const evaluation = evaluateRun(run, qrels, all);
  let comparison: Record<string, MetricComparison> | undefined;
  if (flags.baseline !== undefined) {
    const baseline = evaluateRun(await readRun([flags.baseline]), qrels, metrics);
    comparison = compareEvaluations(evaluation, baseline, metrics, flags.seed);
    if (baseline.answeredQueries === 0) {
      note(`warning: ${flags.baseline} has no query that is judged: it counts 0 everywhere`, flags.quiet);
    }
  }
  const warning = nothingMatched(run, qrels, evaluation);
  if (warning !== undefined) note(warning, flags.quiet);
  await print(evaluation, metrics, comparison, warning, flags);
  const { failUnder } = flags;
  if (failUnder !== undefined && evaluation.mean.map < failUnder) {
    throw new NlpError(`map is ${evaluation.mean.map}, below ${failUnder}`, { exitStatus: 1 });
  }
}

async function readOrMakeRun(flags: EvalFlags, weighting: Weighting): Promise<RetrievalRun> {
  const { runFile, model: file, queries, depth } = flags;
  if (runFile !== undefined) {
    if (file === undefined && queries === undefined) return readRun([runFile]);
    throw usageError(
      (option) => `says what was found already, beside ${option('model')} or ${option('queries')}`,
      'runFile',
      'Give a run, or an index and queries.',
    );
  }
  if (file === undefined || queries === undefined) {
    const missing = file === undefined ? 'model' : 'queries';
    throw usageError(
      'is missing',
      missing,
      (option) => `Give an index (${option('model')}) and ${option('queries')}, or ${option('runFile')}.`,
    );
  }
  const model = await loadModel(file, TfidfModel);
  return runQueries(model, await readQueries([queries]), { ...weighting, depth });
}

async function print(
  { mean, perQuery, queries, answeredQueries, judgedDocuments }: RetrievalEvaluation,
  metrics: readonly string[],
  comparison: Record<string, MetricComparison> | undefined,
  warning: string | undefined,
  flags: EvalFlags,
): Promise<void> {
  const output = new Output();
  const chosen = (values: Record<string, number>) =>
    Object.fromEntries(metrics.map((name) => [name, values[name]]));
  if (flags.json) {
    const each = [...perQuery].map(([query, values]) => ({ query, ...chosen(values) }));
    output.json({
      ...chosen(mean),
      queries,
      answeredQueries,
      judgedDocuments,
      ...(warning === undefined ? {} : { warning }),
      ...(flags.perQuery ? { perQuery: each } : {}),
      ...(comparison === undefined ? {} : { comparison }),
    });
    return output.flush();
  }
  const palette = await loadPalette(process.stdout, flags.color);
  const right = (title: string) => ({ title, align: 'right' as const });
  if (flags.perQuery) {
    const rows = [...perQuery].map(([query, values]) => [
      query,
      ...metrics.map((name) => values[name].toFixed(4)),
    ]);
    for (const line of renderTable([{ title: 'query' }, ...metrics.map(right)], rows, palette))
      output.line(line);
    output.line();
  }
  const columns = [{ title: 'metric' }, right('mean')];
  if (comparison !== undefined) columns.push(right('baseline'), right('difference'), right('p'));
  const rows = metrics.map((name) => {
    const row = [name, mean[name].toFixed(4)];
    const other = comparison?.[name];
    if (other !== undefined)
      row.push(other.baseline.toFixed(4), other.difference.toFixed(4), other.p.toFixed(4));
    return row;
  });
  rows.push(['queries', String(queries), ...(comparison === undefined ? [] : ['', '', ''])]);
  for (const line of renderTable(columns, rows, palette)) output.line(line);
  await output.flush();
}
