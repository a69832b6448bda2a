/** `nlp tfidf eval`: a ranking against judgements. */
import { NlpError, usageError } from '../../../errors.ts';
import { pairedRandomisationTest } from '../../../evaluate/randomisation-test.ts';
import {
  defaultMetrics,
  type Evaluation,
  evaluateRun,
  isMetric,
} from '../../../evaluate/retrieval-metrics.ts';
import {
  formatRunLine,
  parseQrels,
  parseQueries,
  parseRun,
  type Qrels,
  type RetrievalRun,
} from '../../../evaluate/trec-files.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { Random } from '../../../math/random.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { writeTextAtomically } from '../../../store/atomic.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { renderTable } from '../../render/table.ts';
import { type FeedbackFlags, feedbackOptions, readText, type SchemeFlags, schemeOptions } from './options.ts';

interface EvalFlags extends SchemeFlags, FeedbackFlags {
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
}

interface Comparison {
  baseline: number;
  difference: number;
  p: number;
}

export async function evaluate(flags: EvalFlags): Promise<void> {
  const metrics = metricNames(flags.metrics);
  const { failUnder } = flags;
  if (failUnder !== undefined && !(failUnder >= 0 && failUnder <= 1)) {
    throw usageError(`${failUnder} is no value of map`, '--fail-under', 'Give a number from 0 to 1.');
  }
  const qrels = parseQrels(await readText(flags.qrels), flags.qrels);
  if (qrels.size === 0) {
    const remedy = 'Each line has four fields: query, 0, document, grade.';
    throw new NlpError('there are no judgements in it', { where: { file: flags.qrels }, remedy });
  }
  const run = await readOrMakeRun(flags);
  if (flags.saveRun !== undefined) await writeTextAtomically(flags.saveRun, runLines(run));
  const all = metrics.includes('map') ? metrics : [...metrics, 'map'];
  const evaluation = evaluateRun(run, qrels, all);
  const comparison =
    flags.baseline === undefined
      ? undefined
      : await compare(flags.baseline, evaluation, qrels, metrics, flags.seed);
  await print(evaluation, metrics, comparison, flags);
  if (failUnder !== undefined && evaluation.mean.map < failUnder) {
    throw new NlpError(`map is ${evaluation.mean.map}, below ${failUnder}`, { exitStatus: 1 });
  }
}

function metricNames(text: string | undefined): string[] {
  if (text === undefined) return defaultMetrics;
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (isMetric(name)) continue;
    throw usageError(
      `there is no metric '${name}'`,
      '--metrics',
      'Known: map, mrr, rprec, bpref, ndcg, and ndcg@K, p@K, recall@K.',
    );
  }
  return [...new Set(names)];
}

async function readOrMakeRun(flags: EvalFlags): Promise<RetrievalRun> {
  const { runFile, model: file, queries } = flags;
  if (runFile !== undefined) {
    if (file === undefined && queries === undefined) return parseRun(await readText(runFile), runFile);
    throw usageError(
      '--run-file with --model or --queries',
      '--run-file',
      'Give a run, or an index and queries.',
    );
  }
  if (file === undefined || queries === undefined) {
    const missing = file === undefined ? '--model' : '--queries';
    throw usageError(`${missing} is missing`, missing, 'Give an index (-m) and --queries, or --run-file.');
  }
  const model = await loadModel(file, TfidfModel);
  const options = {
    ...schemeOptions(flags),
    k: flags.depth,
    feedback: feedbackOptions(flags),
    operators: false,
  };
  const run: RetrievalRun = new Map();
  for (const { id, text } of parseQueries(await readText(queries), queries)) {
    run.set(
      id,
      model.search(text, options).hits.map(({ id: document, score }) => ({ id: document, score })),
    );
  }
  return run;
}

function* runLines(run: RetrievalRun): Generator<string> {
  for (const [query, entries] of run) {
    for (const [i, { id, score }] of entries.entries())
      yield `${formatRunLine(query, id, i + 1, score, 'nlp')}\n`;
  }
}

async function compare(
  file: string,
  evaluation: Evaluation,
  qrels: Qrels,
  metrics: readonly string[],
  seed: number,
): Promise<Record<string, Comparison>> {
  const baseline = evaluateRun(parseRun(await readText(file), file), qrels, metrics);
  const result: Record<string, Comparison> = {};
  for (const name of metrics) {
    const values = (of: Evaluation) => [...qrels.keys()].map((query) => of.perQuery.get(query)?.[name] ?? 0);
    const test = pairedRandomisationTest(values(baseline), values(evaluation), Random.from(seed));
    result[name] = { baseline: baseline.mean[name], difference: test.difference, p: test.p };
  }
  return result;
}

async function print(
  { mean, perQuery, queries }: Evaluation,
  metrics: readonly string[],
  comparison: Record<string, Comparison> | undefined,
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
