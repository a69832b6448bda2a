/**
 * From an experiment file to its trials: matrix times seeds, in the order of the file, the last key of a matrix
 * fastest and seeds before everything. Ids, order and shards depend on nothing but the file.
 */
import { createHash } from 'node:crypto';
import { type Location, NlpError } from '../errors.ts';
import type { JsonValue, TrialOptions, TrialTask } from '../kinds/trial.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { type Assertion, compileAssertion, vocabularyOf } from './assertions.ts';
import { Corpora, type HashedCorpus } from './corpora.ts';
import { ExpressionError } from './expressions/expression-error.ts';
import { describeMetric } from './metric-catalogue.ts';
import { findModel, type ModelOfTrial } from './models.ts';
import type { CorpusRecord, MetricInfo } from './results.ts';
import type { Spec } from './spec/read-spec.ts';
import type { TrialEntry } from './spec/schema.ts';
import type { Path } from './spec/source.ts';

export interface PlannedTrial {
  id: string;
  index: number;
  group: string;
  task: TrialTask;
  corpora: Record<string, CorpusRecord>;
  /** The same, to see whether they are still what they were. */
  sources: Record<string, HashedCorpus>;
  /** What its result is cached under: SHA-256 of all that it depends on. */
  key: string;
}

export interface Plan {
  name: string;
  sha256: string;
  metrics: MetricInfo[];
  trials: PlannedTrial[];
  assertions: Assertion[];
  /** Seconds a trial. */
  timeout?: number;
  /** Megabytes of a worker's heap. */
  memory?: number;
}

/** More would be a mistake. */
const maximumTrials = 100_000;
/** Of what is cached; raised when results of the same options change or are kept otherwise. */
const cacheVersion = 4;

/**
 * @param version of this program
 * @throws NlpError with file, line and column: exit 2 for the file, 3 for a corpus that is not there
 */
export async function makePlan(spec: Spec, version: string): Promise<Plan> {
  const { content } = spec;
  const corpora = new Corpora();
  const seeds = content.repeat?.seeds ?? [1];
  const trials: PlannedTrial[] = [];
  const groups = new Set<string>();
  const ids = new Set<string>();
  for (const [i, entry] of content.trials.entries()) {
    const kind = findModel(entry.model) as ModelOfTrial;
    const hashed = await corporaOf(spec, i, kind, corpora);
    const cells = combinations(entry.matrix ?? {});
    if (trials.length + cells.length * seeds.length > maximumTrials)
      throw spec.source.error(spec.source.place(['trials', i]), `more than ${maximumTrials} trials`);
    for (const cell of cells) {
      const options: TrialOptions = { ...entry.options, ...cell };
      await checkOptions(spec, i, kind, options);
      const schedules = await schedulesOf(spec, i, kind, options);
      const group = unique(groupName(kind.name, cell), groups);
      const safe = unique(fileSafe(group), ids, '-');
      for (const seed of seeds) {
        const task: TrialTask = {
          model: kind.name,
          options,
          seed,
          corpora: mapValues(hashed, ({ inputs }) => inputs),
          metrics: content.metrics,
          schedules,
        };
        trials.push({
          id: `${safe}-seed=${seed}`,
          index: trials.length,
          group,
          task,
          corpora: mapValues(hashed, ({ record }) => record),
          sources: hashed,
          key: cacheKey(task, hashed, version),
        });
      }
    }
  }
  const metrics = content.metrics.map(describeMetric);
  return {
    name: content.name,
    sha256: planHash(content.name, trials, content.metrics, content.assert ?? []),
    metrics,
    trials,
    assertions: compileAssertions(spec, trials, metrics),
    timeout: content.timeout,
    memory: content.memory,
  };
}

/** The part of the trials that a shard runs: dealt out in turn. @param shard.index from 1 */
export function shardOf(
  trials: readonly PlannedTrial[],
  shard: { index: number; count: number },
): PlannedTrial[] {
  return trials.filter(({ index }) => index % shard.count === shard.index - 1);
}

/** What a trial's result depends on, hashed. */
function cacheKey(task: TrialTask, corpora: Record<string, HashedCorpus>, version: string): string {
  const { model, options, seed } = task;
  const texts = mapValues(corpora, ({ record, shape }) => ({ sha256: record.sha256, shape }));
  return sha256({ cacheVersion, version, model, options, seed, corpora: texts });
}

async function corporaOf(
  { source, content }: Spec,
  i: number,
  kind: ModelOfTrial,
  corpora: Corpora,
): Promise<Record<string, HashedCorpus>> {
  const found: Record<string, HashedCorpus> = {};
  const entry = content.trials[i];
  for (const [role, { required, what }] of Object.entries(kind.corpora)) {
    const own = entry.corpus?.[role];
    const inputs = own ?? content.corpus?.[role];
    if (inputs === undefined) {
      if (!required) continue;
      const message = `${kind.name} needs corpus.${role}: ${what}`;
      throw source.error(
        source.place(['trials', i]),
        message,
        `Add ${role} to corpus, here or for all trials.`,
      );
    }
    const path: Path = own === undefined ? ['corpus', role] : ['trials', i, 'corpus', role];
    found[role] = await located(source.place(path), () => corpora.get(inputs));
  }
  return found;
}

async function checkOptions({ source, content }: Spec, i: number, kind: ModelOfTrial, options: TrialOptions) {
  try {
    await kind.check?.(options, kind.name);
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    const key = error.where?.option ?? '';
    const what = key === '' ? error.what : `${key}: ${error.what}`;
    throw source.error(source.place(pathOfOption(content.trials[i], i, key)), what, error.remedy);
  }
}

async function schedulesOf({ source, content }: Spec, i: number, kind: ModelOfTrial, options: TrialOptions) {
  const values: Record<string, number[]> = {};
  for (const [name, epochsOf] of Object.entries(kind.schedules ?? {})) {
    const text = options[name];
    if (typeof text !== 'string') continue;
    const { scheduleValues } = await import('./expressions/schedule.ts');
    try {
      values[name] = scheduleValues(text, epochsOf(options));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const path = [...pathOfOption(content.trials[i], i, name)];
      const list = content.trials[i].matrix?.[name];
      if (list !== undefined) path.push(list.indexOf(text));
      throw source.error(source.place(path, error.offset), `${name}: ${error.what}`, error.remedy);
    }
  }
  return values;
}

function pathOfOption(entry: TrialEntry, i: number, name: string): Path {
  if (Object.hasOwn(entry.matrix ?? {}, name)) return ['trials', i, 'matrix', name];
  return Object.hasOwn(entry.options ?? {}, name) ? ['trials', i, 'options', name] : ['trials', i];
}

function compileAssertions(
  { source, content }: Spec,
  trials: readonly PlannedTrial[],
  metrics: MetricInfo[],
) {
  const vocabulary = {
    ...vocabularyOf({ metrics, trials: [] }),
    models: [...new Set(trials.map(({ task }) => task.model))],
    options: [...new Set(trials.flatMap(({ task }) => Object.keys(task.options)))],
  };
  return (content.assert ?? []).map((text, i) => {
    const { line, column } = source.place(['assert', i]);
    try {
      return compileAssertion({ text, line, column }, vocabulary);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      throw source.error(source.place(['assert', i], error.offset), error.what, error.remedy);
    }
  });
}

/** An error of a corpus with the place where the file names it. */
async function located<Value>(where: Location, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    const what = error.where === undefined ? error.what : error.message;
    throw new NlpError(what, { where, remedy: error.remedy, exitStatus: error.exitStatus, cause: error });
  }
}

/** Every combination of one value a key. */
function combinations(matrix: Record<string, JsonValue[]>): TrialOptions[] {
  let cells: TrialOptions[] = [{}];
  for (const [name, values] of Object.entries(matrix)) {
    if (cells.length * values.length > maximumTrials)
      throw new NlpError(`a matrix of more than ${maximumTrials} trials`, { exitStatus: 2 });
    cells = cells.flatMap((cell) => values.map((value) => ({ ...cell, [name]: value })));
  }
  return cells;
}

/** `ngram order=2 smoothing=witten-bell`. */
function groupName(model: string, cell: TrialOptions): string {
  const parts = Object.entries(cell).map(([name, value]) => {
    const text = typeof value === 'string' ? value : canonicalJson(value);
    return `${name}=${text}`;
  });
  return [model, ...parts].join(' ');
}

/** For a shell, a file name and a URL: a list without its brackets, and a hash where more than that is lost. */
function fileSafe(group: string): string {
  const plain = group.replace(/ /g, '-').replace(/["[\]]/g, '');
  const safe = plain.replace(/[^\w.=,+-]/g, '_');
  if (safe.length <= 100 && safe === plain) return safe;
  return `${safe.slice(0, 80)}-${sha256(group).slice(0, 8)}`;
}

function unique(name: string, taken: Set<string>, mark = ' '): string {
  let result = name;
  for (let i = 2; taken.has(result); i++) result = `${name}${mark}${i}`;
  taken.add(result);
  return result;
}

function planHash(
  name: string,
  trials: readonly PlannedTrial[],
  metrics: string[],
  assertions: string[],
): string {
  const parts = trials.map(({ id, task, corpora }) => ({
    id,
    model: task.model,
    options: task.options,
    seed: task.seed,
    corpora: mapValues(corpora, ({ sha256 }) => sha256),
  }));
  return sha256({ name, trials: parts, metrics, assertions });
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function mapValues<Value, Result>(object: Record<string, Value>, map: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)])) as Record<
    string,
    Result
  >;
}
