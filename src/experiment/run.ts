/** Runs a plan, or a shard of it: what is cached is taken from there, the rest is given to worker processes. */

import { aggregate } from './aggregate.ts';
import type { AssertionContext } from './assertions.ts';
import { checkAssertion } from './assertions.ts';
import type { CachedTrial, TrialCache } from './cache.ts';
import { hasChanged } from './corpora.ts';
import { findModel, reports } from './models.ts';
import { type Plan, type PlannedTrial, shardOf } from './plan.ts';
import { WorkerPool } from './pool.ts';
import {
  type Environment,
  type MetricInfo,
  type Results,
  resultsFormat,
  resultsVersion,
  type TrialFailure,
  type TrialResult,
} from './results.ts';

export interface RunOptions {
  cache: TrialCache;
  /** Worker processes. */
  jobs: number;
  /** From 1. */
  shard?: { index: number; count: number };
  /** Run what is cached, too. */
  force?: boolean;
  baseline?: Baseline;
  environment: Environment;
  onProgress?: (progress: RunProgress) => void;
}

export interface Baseline {
  results: Results;
  /** Of its file. */
  sha256: string;
}

/** Called when a trial starts and when it is done. */
export interface RunProgress {
  trial: PlannedTrial;
  /** Absent at its start. */
  result?: TrialResult;
  done: number;
  total: number;
}

export async function runPlan(plan: Plan, options: RunOptions): Promise<Results> {
  const start = performance.now();
  const { cache, shard, environment, onProgress } = options;
  const chosen = shard === undefined ? plan.trials : shardOf(plan.trials, shard);
  const results: TrialResult[] = [];
  const finish = (trial: PlannedTrial, result: TrialResult) => {
    results.push(result);
    onProgress?.({ trial, result, done: results.length, total: chosen.length });
  };
  const pending: PlannedTrial[] = [];
  for (const trial of chosen) {
    const cached = options.force ? undefined : await cache.find(trial.key);
    if (cached !== undefined && hasAll(trial, cached))
      finish(trial, resultOf(trial, plan.metrics, cached, true));
    else pending.push(trial);
  }
  const pool = new WorkerPool({ jobs: options.jobs, timeout: plan.timeout, memory: plan.memory });
  const onExit = () => pool.close();
  process.on('exit', onExit);
  try {
    await pool.run(
      pending,
      (trial) => onProgress?.({ trial, done: results.length, total: chosen.length }),
      async (trial, answer) => {
        if ('failure' in answer) {
          finish(trial, failedResult(trial, answer.failure, environment));
          return;
        }
        // Its numbers would be kept under the hash of another text.
        const changed = await changedCorpus(trial);
        if (changed !== undefined) {
          const message = `the corpus ${changed} (${trial.corpora[changed].input}) changed while the trials ran`;
          finish(trial, failedResult(trial, { kind: 'error', message }, environment));
          return;
        }
        const entry: CachedTrial = { key: trial.key, ...answer.outcome, environment };
        await cache.add(entry);
        finish(trial, resultOf(trial, plan.metrics, entry, false));
      },
    );
  } finally {
    process.off('exit', onExit);
  }
  results.sort((a, b) => a.index - b.index);
  const context: AssertionContext = {
    metrics: plan.metrics,
    trials: results,
    partial: results.length < plan.trials.length,
    baseline: options.baseline?.results,
  };
  return {
    format: resultsFormat,
    version: resultsVersion,
    name: plan.name,
    plan: { sha256: plan.sha256, trials: plan.trials.length },
    ...(shard === undefined ? {} : { shard }),
    ...baselineRecord(options.baseline),
    metrics: plan.metrics,
    trials: results,
    assertions: plan.assertions.flatMap((assertion) => checkAssertion(assertion, context)),
    aggregates: aggregate(results),
    timings: { seconds: (performance.now() - start) / 1000, jobs: options.jobs },
  };
}

/** The role of a corpus whose files are not what they were when the run began. */
async function changedCorpus({ sources }: PlannedTrial): Promise<string | undefined> {
  for (const [role, corpus] of Object.entries(sources)) if (await hasChanged(corpus)) return role;
  return undefined;
}

export function baselineRecord(baseline: Baseline | undefined): Pick<Results, 'baseline'> {
  if (baseline === undefined) return {};
  return { baseline: { name: baseline.results.name, sha256: baseline.sha256 } };
}

/** A command that repeats one trial of results in the file `results.json`. */
function commandOf(id: string): string {
  return `nlp experiment rerun results.json ${id}`;
}

function hasAll({ task }: PlannedTrial, { metrics }: CachedTrial): boolean {
  const kind = findModel(task.model);
  if (kind === undefined) return false;
  return task.metrics.every((name) => !reports(kind, name) || Object.hasOwn(metrics, name));
}

/** The wanted metrics of a finished trial, timings apart. */
export function resultOf(
  trial: PlannedTrial,
  metrics: readonly MetricInfo[],
  { metrics: values, scores, remarks, seconds, environment }: CachedTrial,
  cached: boolean,
): TrialResult {
  const pick = (timing: boolean) =>
    Object.fromEntries(
      metrics
        .filter((metric) => metric.timing === timing && Object.hasOwn(values, metric.name))
        .map(({ name }) => [name, values[name]]),
    );
  const wanted = Object.entries(scores?.metrics ?? {}).filter(([name]) =>
    metrics.some((metric) => metric.name === name),
  );
  const kept =
    scores === undefined || wanted.length === 0
      ? {}
      : { scores: { unit: scores.unit, corpus: scores.corpus, metrics: Object.fromEntries(wanted) } };
  return {
    ...headOf(trial),
    status: 'ok',
    metrics: pick(false),
    ...kept,
    ...(remarks === undefined ? {} : { remarks }),
    environment,
    timings: { seconds, cached, metrics: pick(true) },
  };
}

function failedResult(trial: PlannedTrial, failure: TrialFailure, environment: Environment): TrialResult {
  return {
    ...headOf(trial),
    status: 'failed',
    failure,
    metrics: {},
    environment,
    timings: { seconds: null, cached: false, metrics: {} },
  };
}

function headOf({ id, index, group, task, corpora }: PlannedTrial) {
  const { model, options, seed } = task;
  return { id, index, group, model, options, seed, command: commandOf(id), corpora };
}
