/** From the text of an experiment file to its checked content; every error has its line and column, and exit 2. */
import type * as z from 'zod';
import { type NlpError, shownValue, usageError } from '../../errors.ts';
import { didYouMean } from '../../options/nearest-name.ts';
import { canonicalJson } from '../../store/canonical-json.ts';
import { metricNames } from '../metric-catalogue.ts';
import { findModel, models, reports } from '../models.ts';
import { corpusRoles, type ExperimentFile, experimentSchema } from './schema.ts';
import { type Path, SpecSource, settingsOption } from './source.ts';

export interface Spec {
  source: SpecSource;
  content: ExperimentFile;
}

const topKeys = 'name description corpus trials repeat metrics assert baseline timeout memory'.split(' ');
const entryKeys = ['model', 'options', 'matrix', 'corpus'];

/**
 * @param settings that go before the file: `key=value`, where the key is a path in the file (`repeat.seeds`, `trials.0.options.order`)
 *   or an option of a model (`order`), and the value is YAML
 * @throws NlpError (exit 2)
 */
export function readSpec(text: string, file: string, settings: readonly string[] = []): Spec {
  const source = new SpecSource(text, file);
  for (const setting of settings) applySetting(source, setting);
  const value = source.value();
  const outcome = experimentSchema.safeParse(value);
  if (!outcome.success) throw firstProblem(source, value, outcome.error.issues);
  // Not zod's copy, which has the keys in the order of the schema: a matrix is unfolded as it is written.
  const content = value as ExperimentFile;
  checkSeeds(source, content);
  checkMatrices(source, content);
  checkMetrics(source, content);
  return { source, content };
}

function applySetting(source: SpecSource, setting: string): void {
  const equals = setting.indexOf('=');
  if (equals < 1) throw usageError(`${setting} has no value`, settingsOption, 'Write key=value.');
  const key = setting.slice(0, equals);
  const value = setting.slice(equals + 1);
  const path = key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (topKeys.includes(String(path[0]))) {
    source.set(path, value, setting);
    return;
  }
  const content = source.value() as { trials?: { model?: unknown }[] } | null;
  const entries = Array.isArray(content?.trials) ? content.trials : [];
  let found = false;
  for (const [i, entry] of entries.entries()) {
    const kind = findModel(entry?.model);
    if (kind === undefined || !Object.hasOwn(kind.options, key)) continue;
    found = true;
    source.remove(['trials', i, 'matrix', key]);
    if (source.has(['trials', i, 'matrix']) && isEmpty(source, i)) source.remove(['trials', i, 'matrix']);
    source.set(['trials', i, 'options', key], value, setting);
  }
  if (found) return;
  const known = [...topKeys, ...models.flatMap((kind) => Object.keys(kind.options))];
  throw usageError(
    `${key} is no key of the file and no option of its models`,
    settingsOption,
    `${didYouMean(key, [...new Set(known)])}Write a path, such as repeat.seeds=[1], or an option, such as order=3.`,
  );
}

function isEmpty(source: SpecSource, i: number): boolean {
  const content = source.value() as { trials: { matrix?: object }[] };
  return Object.keys(content.trials[i].matrix ?? {}).length === 0;
}

function checkSeeds(source: SpecSource, { repeat }: ExperimentFile): void {
  const seeds = repeat?.seeds ?? [];
  const twice = seeds.findIndex((seed, i) => seeds.indexOf(seed) !== i);
  if (twice >= 0)
    throw source.error(source.place(['repeat', 'seeds', twice]), `the seed ${seeds[twice]} is there twice`);
}

function checkMatrices(source: SpecSource, { trials }: ExperimentFile): void {
  for (const [i, { matrix = {} }] of trials.entries()) {
    for (const [name, values] of Object.entries(matrix)) {
      const written = values.map((value) => canonicalJson(value));
      const twice = written.findIndex((value, at) => written.indexOf(value) !== at);
      if (twice < 0) continue;
      const place = source.place(['trials', i, 'matrix', name, twice]);
      throw source.error(
        place,
        `${name} has ${shownValue(values[twice])} twice`,
        'Each would run the same trials.',
      );
    }
  }
}

function checkMetrics(source: SpecSource, { metrics, trials }: ExperimentFile): void {
  const used = models.filter((kind) => trials.some((entry) => entry.model === kind.name));
  for (const [i, metric] of metrics.entries()) {
    const place = source.place(['metrics', i]);
    if (metrics.indexOf(metric) !== i) throw source.error(place, `the metric ${metric} is there twice`);
    if (used.some((kind) => reports(kind, metric))) continue;
    const known = [...new Set(used.flatMap((kind) => kind.metrics))];
    const what = metricNames.includes(metric) ? 'no model here reports' : 'there is no metric called';
    throw source.error(
      place,
      `${what} ${metric}`,
      `${didYouMean(metric, known)}There are ${known.join(', ')}.`,
    );
  }
}

type Issue = z.core.$ZodIssue;

/** The one that comes first in the file; what is missing comes last, as it may only be misspelt. */
function firstProblem(source: SpecSource, value: unknown, issues: readonly Issue[]): NlpError {
  const missing = (issue: Issue) =>
    issue.code !== 'unrecognized_keys' && valueAt(value, issue.path as Path) === undefined;
  const problems = issues.map((issue) => ({
    error: describeIssue(source, value, issue),
    rank: missing(issue) ? 1 : 0,
  }));
  const line = ({ error }: { error: NlpError }) => error.where?.line ?? 0;
  const column = ({ error }: { error: NlpError }) => error.where?.column ?? 0;
  problems.sort((a, b) => a.rank - b.rank || line(a) - line(b) || column(a) - column(b));
  return problems[0].error;
}

function describeIssue(source: SpecSource, value: unknown, issue: Issue): NlpError {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0];
    const known = knownKeys(value, path);
    const what = `there is no key ${key}${path.length === 0 ? '' : ` in ${pathText(path)}`}`;
    const list = known.length === 0 ? '' : `There are ${known.join(', ')}.`;
    return source.error(source.placeOfKey([...path, key]), what, `${didYouMean(key, known)}${list}`.trim());
  }
  const found = valueAt(value, path);
  if (issue.code === 'invalid_union' && path.at(-1) === 'model') {
    const known = models.map((kind) => kind.name);
    const what =
      found === undefined ? 'the entry names no model' : `there is no model called ${nameOf(found)}`;
    const list = `There are ${known.join(', ')}.`;
    return source.error(
      source.place(path),
      what,
      `${didYouMean(typeof found === 'string' ? found : '', known)}${list}`,
    );
  }
  const name = path.length === 0 ? 'the file' : pathText(path);
  if (found === undefined || (found === null && path.length === 0)) {
    const what = path.length === 0 ? 'the file is empty' : `${name} is missing`;
    const remedy = path.length <= 1 ? `An experiment has ${topKeys.join(', ')}.` : undefined;
    return source.error(source.place(path), what, remedy);
  }
  const choices =
    issue.code === 'invalid_value' ? (issue.values.filter((one) => typeof one === 'string') as string[]) : [];
  const suggestion = typeof found === 'string' ? didYouMean(found, choices) : '';
  const message = messageOf(issue).replace(/^Invalid (input|option): /, '');
  return source.error(
    source.place(path),
    `${name} is ${shownValue(found)}: ${message}`,
    suggestion.trim() ||
      (path.length === 0 ? '`nlp experiment init` writes an experiment to start from.' : undefined),
  );
}

/** Of a choice between types, what each would take. */
function messageOf(issue: Issue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const parts = issue.errors.flat().map((one) => one.message.replace(/^Invalid (input|option): /, ''));
  return [...new Set(parts)].join(', or ');
}

function knownKeys(value: unknown, path: Path): readonly string[] {
  if (path.length === 0) return topKeys;
  if (path[0] === 'repeat') return ['seeds'];
  if (path[0] === 'corpus') return corpusRoles;
  const kind = findModel(valueAt(value, [...path.slice(0, 2), 'model']));
  if (path.length === 2) return entryKeys;
  return Object.keys((path[2] === 'corpus' ? kind?.corpora : kind?.options) ?? {});
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/** `trials[0].matrix.order`. */
function pathText(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${key}`))
    .join('');
}

/** A name stands as it is, anything else as JSON. */
function nameOf(value: unknown): string {
  return typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? value : shownValue(value);
}
