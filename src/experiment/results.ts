/**
 * What an experiment found: the content of `results.json`, format version 1.
 *
 * Everything outside members called `timings` depends only on the experiment file, its corpora and the program, so
 * two runs, or the merged parts of a run, are equal byte for byte once these members are left out (`withoutTimings`).
 * Within version 1 members may be added, never renamed or removed; readers ignore those they do not know.
 * Numbers that are not finite (a perplexity of infinity, the mean of nothing) are `null`.
 */
import type { JsonValue, TrialScores } from '../kinds/trial.ts';

export const resultsFormat = 'nlp-experiment-results';
export const resultsVersion = 1;

export interface Results {
  format: typeof resultsFormat;
  version: typeof resultsVersion;
  /** The name in the experiment file. */
  name: string;
  /** Which plan these trials are of: parts are merged only if it is the same. */
  plan: {
    /** SHA-256 of the plan: trials, options, seeds, corpora, metrics and assertions. */
    sha256: string;
    /** Trials of the whole plan, whichever are in this file. */
    trials: number;
  };
  /** The part of the plan this file holds, counted from 1; absent in whole and merged results. */
  shard?: { index: number; count: number };
  /** The results that `baseline` in assertions meant. */
  baseline?: { name: string; sha256: string };
  /** The metrics that were asked for, in that order; the first is the one that charts show. */
  metrics: MetricInfo[];
  /** By `index`. */
  trials: TrialResult[];
  assertions: AssertionResult[];
  /** A group of trials that differ in nothing but the seed, in the order of their first trial. */
  aggregates: Aggregate[];
  timings?: RunTimings;
}

export interface MetricInfo {
  /** Such as `perplexity` or `ndcg@10`. */
  name: string;
  /** Which way is better; `none` for counts. */
  direction: 'lower' | 'higher' | 'none';
  /** Such as `bits`, `seconds` or `words`; empty for a plain ratio. */
  unit: string;
  /** Measured by a clock or of memory: another run gives another number. Such a metric stands in `timings`. */
  timing: boolean;
}

export type MetricValues = Record<string, number | null>;

export interface TrialResult {
  /** Unique within the plan, the same in every run of it. */
  id: string;
  /** Place in the plan, from 0. */
  index: number;
  /** What all seeds of the same settings have in common. */
  group: string;
  /** The kind of model, such as `ngram`. */
  model: string;
  /** Names as in the experiment file (camelCase). */
  options: Record<string, JsonValue>;
  seed: number;
  status: 'ok' | 'failed';
  /** Why, if it failed. */
  failure?: TrialFailure;
  /** Those that are no timings; empty if it failed. */
  metrics: MetricValues;
  /** What each sentence (query, document) added to the metrics: what the paired bootstrap draws from. */
  scores?: TrialScores;
  /** What of single units a reader should know, such as replies that were expected otherwise; absent without any. */
  remarks?: string[];
  /** A command that repeats this trial alone. */
  command: string;
  /** By role, such as `train` and `test`. */
  corpora: Record<string, CorpusRecord>;
  environment: Environment;
  timings?: TrialTimings;
}

export interface TrialFailure {
  /** `error`: the program said no; `crash`: the worker ended (a bug, a signal); the others say it. */
  kind: 'error' | 'crash' | 'out-of-memory' | 'timeout';
  /** What was wrong, where, what to do. */
  message: string;
}

export interface CorpusRecord {
  /** As written in the experiment file. */
  input: string;
  sha256: string;
  bytes: number;
}

export interface Environment {
  /** Of this program. */
  version: string;
  /** Such as `v20.19.0`. */
  node: string;
  /** Such as `linux` and `x64`. */
  platform: string;
  arch: string;
}

export interface TrialTimings {
  /** Wall clock, from the start of the trial to its last metric; of the first run, where it came from the cache. */
  seconds: number | null;
  /** Taken from the cache. */
  cached: boolean;
  /** The metrics that are timings, such as `tokensPerSecond`. */
  metrics: MetricValues;
}

export interface AssertionResult {
  /** As written in the experiment file. */
  text: string;
  /** The trial it was checked for, by id, if it is one that is checked once a trial. */
  trial?: string;
  /** null: not checked, because `message` (such as trials of other shards). */
  passed: boolean | null;
  /** Why it could not be checked, or what its evaluation said. Without numbers that are timings. */
  message?: string;
  /** The values it looked at, by the text of the subexpression; no timings. */
  seen: Record<string, JsonValue>;
  /** Where it stands in the experiment file. */
  line?: number;
  column?: number;
  /** The values it looked at that are timings. */
  timings?: { seen: Record<string, JsonValue> };
}

export interface Aggregate {
  group: string;
  model: string;
  options: Record<string, JsonValue>;
  /** Of its trials that did not fail, in their order. */
  seeds: number[];
  /** How many failed. */
  failed: number;
  metrics: Record<string, Summary>;
  timings?: { metrics: Record<string, Summary> };
}

/** A metric over seeds; values that are null are left out. */
export interface Summary {
  /** Values that were summed up. */
  n: number;
  mean: number | null;
  /** Sample standard deviation (n - 1); null for fewer than two. */
  sd: number | null;
  min: number | null;
  /** Quantiles, linear between the two nearest values. */
  q25: number | null;
  median: number | null;
  q75: number | null;
  max: number | null;
  /** The 95% confidence interval of the mean (Student's t, n - 1 degrees of freedom); null for fewer than two. */
  low: number | null;
  high: number | null;
}

export interface RunTimings {
  /** Wall clock of the whole run; absent in merged results. */
  seconds?: number;
  jobs?: number;
}

/** A metric of a trial, timing or not; undefined where it has none of that name, null where it is not finite. */
export function metricOf(trial: TrialResult, name: string): number | null | undefined {
  if (Object.hasOwn(trial.metrics, name)) return trial.metrics[name];
  const timings = trial.timings?.metrics;
  return timings !== undefined && Object.hasOwn(timings, name) ? timings[name] : undefined;
}

/** A summary of a metric over seeds, timing or not. */
export function summaryOf(aggregate: Aggregate, name: string): Summary | undefined {
  if (Object.hasOwn(aggregate.metrics, name)) return aggregate.metrics[name];
  const timings = aggregate.timings?.metrics;
  return timings !== undefined && Object.hasOwn(timings, name) ? timings[name] : undefined;
}

/** The part that is the same in every run: a copy in which every member called `timings` is left out. */
export function withoutTimings(results: Results): Results {
  const { timings: _, ...rest } = results;
  return {
    ...rest,
    trials: results.trials.map(({ timings: _, ...trial }) => trial),
    assertions: results.assertions.map(({ timings: _, ...assertion }) => assertion),
    aggregates: results.aggregates.map(({ timings: _, ...aggregate }) => aggregate),
  };
}
