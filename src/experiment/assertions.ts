/**
 * Assertions: expressions over the results that must be true. One that names a metric, an option or the seed by
 * itself is checked for each trial that has it; any other is checked once, with a model's name as the list of its
 * trials. `baseline` is the same trial of the other results (see match-trials.ts), or by model the lists of its trials.
 */

import type { JsonValue } from '../kinds/trial.ts';
import { listFunctions as listFunctionNames, numberFunctions } from './expressions/check.ts';
import { compileExpression, type Expression, type Scope } from './expressions/compile.ts';
import { ExpressionError } from './expressions/expression-error.ts';
import { listFunctions, type TrialValues } from './expressions/lists.ts';
import { differentCorpora, matchTrials } from './match-trials.ts';
import { findModel, reports } from './models.ts';
import {
  type AssertionResult,
  type MetricInfo,
  metricOf,
  type Results,
  type TrialResult,
} from './results.ts';

export interface AssertionText {
  text: string;
  line?: number;
  column?: number;
}

export interface Assertion extends AssertionText {
  expression: Expression;
  /** The names that make it one for each trial; empty for one that is checked once. */
  own: readonly string[];
}

/** What assertions may speak of. */
export interface Vocabulary {
  metrics: readonly MetricInfo[];
  models: readonly string[];
  options: readonly string[];
}

export interface AssertionContext {
  metrics: readonly MetricInfo[];
  trials: readonly TrialResult[];
  /** True where trials of other shards are missing. */
  partial: boolean;
  baseline?: Results;
}

/** What every trial has besides metrics and options. */
const common = ['id', 'model', 'seed'];

export function vocabularyOf(results: Pick<Results, 'metrics' | 'trials'>): Vocabulary {
  return {
    metrics: results.metrics,
    models: [...new Set(results.trials.map((trial) => trial.model))],
    options: [...new Set(results.trials.flatMap((trial) => Object.keys(trial.options)))],
  };
}

/** @throws ExpressionError for what is no expression, or speaks of what is not there */
export function compileAssertion(assertion: AssertionText, vocabulary: Vocabulary): Assertion {
  const metrics = vocabulary.metrics.flatMap(({ name }) => namesOf(name));
  // A model's name is its list, even if some model has an option of that name.
  const options = vocabulary.options.filter((name) => !vocabulary.models.includes(name));
  const own = [...new Set([...metrics, ...options, ...common])];
  const names = [...new Set([...vocabulary.models, 'baseline', ...own])];
  const directions = new Map(
    vocabulary.metrics.flatMap(({ name, direction }) =>
      [name, ...namesOf(name)].map((alias): [string, MetricInfo['direction']] => [alias, direction]),
    ),
  );
  const directionOf = (metric: string) => {
    const direction = directions.get(metric);
    return direction === 'none' ? undefined : direction;
  };
  const quoted = vocabulary.metrics.map(({ name }) => name);
  const allowed = {
    names: names.filter((name) => /^[A-Za-z_]\w*$/.test(name)),
    functions: [...numberFunctions, ...listFunctionNames],
    properties: [...new Set([...names.filter((name) => name !== 'baseline'), ...quoted])],
  };
  const expression = compileExpression(assertion.text, allowed, listFunctions(directionOf));
  const ofBaseline = [...expression.baselineProperties].filter((name) => !vocabulary.models.includes(name));
  const bare = own.filter((name) => expression.names.has(name));
  return { ...assertion, expression, own: [...new Set([...bare, ...ofBaseline])] };
}

/** The outcome of an assertion: one for each trial, or one. Never throws: what cannot be evaluated has failed. */
export function checkAssertion(assertion: Assertion, context: AssertionContext): AssertionResult[] {
  const { text, line, column, own } = assertion;
  const place = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  if (own.length === 0) {
    if (context.partial) {
      const message = 'looks at all trials: it is checked when the parts are merged';
      return [{ text, passed: null, message, seen: {}, ...place }];
    }
    return [{ text, ...judge(assertion, scopesOf(context).all, context), ...place }];
  }
  const results = trialsFor(assertion, context).map((trial): AssertionResult => {
    if (trial.status === 'failed') {
      return { text, trial: trial.id, passed: null, message: 'the trial failed', seen: {}, ...place };
    }
    const judged = judge(assertion, scopeOfTrial(trial, context), context);
    const remark = remarkOn(trial, assertion, context);
    const message = [judged.message, remark].filter((part) => part !== undefined).join('; ');
    return { text, trial: trial.id, ...judged, ...(message === '' ? {} : { message }), ...place };
  });
  if (results.length > 0) return results;
  const message = `no trial has ${own.join(' and ')}`;
  return [{ text, passed: context.partial ? null : false, message, seen: {}, ...place }];
}

/** What a reader must know of the baseline that a trial was held against. */
function remarkOn(
  trial: TrialResult,
  { expression }: Assertion,
  context: AssertionContext,
): string | undefined {
  if (context.baseline === undefined || !expression.names.has('baseline')) return undefined;
  const same = scopesOf(context).before.get(trial.id);
  if (same === undefined) return 'the baseline has no such trial';
  const different = differentCorpora(same, trial);
  if (different.length === 0) return undefined;
  return `the baseline was measured with another ${different.join(' and ')} corpus`;
}

/** Evaluates once more with an eye on mistakes instead of numbers. @throws ExpressionError */
export function proveAssertion(assertion: Assertion, context: AssertionContext): void {
  const trials = trialsFor(assertion, context);
  if (assertion.own.length > 0 && trials.length === 0)
    throw new ExpressionError(`no trial has ${assertion.own.join(' and ')}`);
  const scopes =
    assertion.own.length === 0
      ? [scopesOf(context).all]
      : trials.map((trial) => scopeOfTrial(trial, context));
  for (const scope of scopes) requireTruth(assertion.expression.evaluate(scope));
}

/** The trials that have what an assertion names; one that failed would have its kind's metrics. */
function trialsFor({ own }: Assertion, { trials, metrics }: AssertionContext): TrialResult[] {
  const metricOfName = new Map(metrics.flatMap(({ name }) => namesOf(name).map((alias) => [alias, name])));
  return trials.filter((trial) => {
    const values = valuesOf(trial, metrics);
    const kind = trial.status === 'failed' ? findModel(trial.model) : undefined;
    return own.every((name) => {
      const metric = metricOfName.get(name);
      const missed = kind !== undefined && metric !== undefined && reports(kind, metric);
      return Object.hasOwn(values, name) || missed;
    });
  });
}

function judge(
  { expression }: Assertion,
  scope: Scope,
  { metrics }: AssertionContext,
): Pick<AssertionResult, 'passed' | 'message' | 'seen' | 'timings'> {
  const timing = metrics.filter((metric) => metric.timing).flatMap(({ name }) => namesOf(name));
  const seen: Record<string, JsonValue> = {};
  const measured: Record<string, JsonValue> = {};
  for (const part of expression.parts) {
    const isTiming = timing.some((name) => part.mentions.has(name));
    try {
      (isTiming ? measured : seen)[part.text] = toJson(part.evaluate(scope));
    } catch {
      // The whole expression says it below, or never comes to this part.
    }
  }
  const timings = Object.keys(measured).length === 0 ? {} : { timings: { seen: measured } };
  try {
    return { passed: requireTruth(expression.evaluate(scope)), seen, ...timings };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { passed: false, message: error.what, seen, ...timings };
  }
}

function requireTruth(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const found = typeof value === 'object' && value !== null ? 'a list or a trial' : JSON.stringify(value);
  throw new ExpressionError(
    `the assertion is ${found}, neither true nor false`,
    'Compare it, as in min(a.b) < 180.',
  );
}

/** What names stand for, worked out once for all assertions of a context. */
interface Scopes {
  all: Scope;
  /** The trials of the baseline by the id of the trial they belong to; those that failed are left out. */
  before: ReadonlyMap<string, TrialResult>;
}

const scopes = new WeakMap<AssertionContext, Scopes>();

function scopesOf(context: AssertionContext): Scopes {
  let known = scopes.get(context);
  if (known === undefined) {
    const { trials, metrics, baseline } = context;
    const before = baseline === undefined ? null : byModel(baseline.trials, metrics);
    known = {
      all: { ...byModel(trials, metrics), baseline: before },
      before: new Map(
        [...matchTrials(baseline?.trials ?? [], trials)].filter(([, { status }]) => status === 'ok'),
      ),
    };
    scopes.set(context, known);
  }
  return known;
}

function byModel(
  trials: readonly TrialResult[],
  metrics: readonly MetricInfo[],
): Record<string, TrialValues[]> {
  const models: Record<string, TrialValues[]> = Object.create(null);
  for (const trial of trials) {
    models[trial.model] ??= [];
    if (trial.status === 'ok') models[trial.model].push(valuesOf(trial, metrics));
  }
  return models;
}

function scopeOfTrial(trial: TrialResult, context: AssertionContext): Scope {
  const { metrics } = context;
  const { all, before } = scopesOf(context);
  const same = before.get(trial.id);
  return {
    ...all,
    ...valuesOf(trial, metrics),
    baseline: same === undefined ? null : valuesOf(same, metrics),
  };
}

/** The values of a trial by name. A metric that is not finite is infinite on its worse side. */
function valuesOf(trial: TrialResult, metrics: readonly MetricInfo[]): TrialValues {
  const values: Record<string, unknown> = Object.create(null);
  Object.assign(values, trial.options);
  for (const { name, direction } of metrics) {
    const value = metricOf(trial, name);
    if (value === undefined) continue;
    const worst = direction === 'lower' ? Number.POSITIVE_INFINITY : Number.NaN;
    for (const alias of [name, ...namesOf(name)]) values[alias] = value ?? worst;
  }
  return Object.assign(values, { id: trial.id, model: trial.model, seed: trial.seed });
}

/** How expressions call a metric: `ndcg@10` is `ndcg10`. */
function namesOf(metric: string): string[] {
  return [metric.replace(/@/g, '')];
}

function toJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  return Object.hasOwn(value, 'id') ? String((value as TrialValues).id) : '...';
}
