/**
 * `results.json` read and written. Reading trusts nothing: every member is checked, and the first one that is wrong
 * is named. Writing gives one spelling for each content: keys in code point order, a member a line down to the
 * members of a trial, numbers that are not finite as null.
 */
import * as z from 'zod';
import { NlpError, shownValue } from '../errors.ts';
import type { TrialScores } from '../kinds/trial.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { JsonReader, maximumDepth } from '../store/json-reader.ts';
import { compareCodePoints } from '../text/code-points.ts';
import { type Environment, type Results, resultsFormat, resultsVersion } from './results.ts';

/** Levels that are written a member a line: the document, a list of trials, a trial, its members. */
const openLevels = 4;

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256 in hexadecimal' });
const values = z.record(z.string(), z.number().nullable());
const plain = z.record(z.string(), z.json());
const number = z.number().nullable();
const summary = z.object({
  n: count,
  mean: number,
  sd: number,
  min: number,
  q25: number,
  median: number,
  q75: number,
  max: number,
  low: number,
  high: number,
});
const unitScores = z
  .object({
    transform: z.enum(['ratio', 'exp', 'exp2', 'exp10']),
    above: z.array(number),
    below: z.array(z.number()).optional(),
  })
  .refine((scores) => scores.below === undefined || scores.below.length === scores.above.length, {
    error: 'has not as many numbers in "below" as in "above"',
  });
/** @internal */
export const scoresSchema: z.ZodType<TrialScores> = z.object({
  unit: z.string(),
  corpus: z.string(),
  metrics: z.record(z.string(), unitScores),
});
/** @internal */
export const environmentSchema: z.ZodType<Environment> = z.object({
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  arch: z.string(),
});
const trial = z.object({
  id: z.string().min(1),
  index: count,
  group: z.string(),
  model: z.string(),
  options: plain,
  seed: z.int(),
  status: z.enum(['ok', 'failed']),
  failure: z
    .object({ kind: z.enum(['error', 'crash', 'out-of-memory', 'timeout']), message: z.string() })
    .optional(),
  metrics: values,
  scores: scoresSchema.optional(),
  remarks: z.array(z.string()).optional(),
  command: z.string(),
  corpora: z.record(z.string(), z.object({ input: z.string(), sha256, bytes: count })),
  environment: environmentSchema,
  timings: z.object({ seconds: number, cached: z.boolean(), metrics: values }).optional(),
});
const assertion = z.object({
  text: z.string(),
  trial: z.string().optional(),
  passed: z.boolean().nullable(),
  message: z.string().optional(),
  seen: plain,
  line: count.optional(),
  column: count.optional(),
  timings: z.object({ seen: plain }).optional(),
});
const aggregate = z.object({
  group: z.string(),
  model: z.string(),
  options: plain,
  seeds: z.array(z.int()),
  failed: count,
  metrics: z.record(z.string(), summary),
  timings: z.object({ metrics: z.record(z.string(), summary) }).optional(),
});
/** `results.json`, version 1. */
const schema: z.ZodType<Results> = z.object({
  format: z.literal(resultsFormat),
  version: z.literal(resultsVersion),
  name: z.string(),
  plan: z.object({ sha256, trials: count }),
  shard: z.object({ index: z.int().min(1), count: z.int().min(1) }).optional(),
  baseline: z.object({ name: z.string(), sha256 }).optional(),
  metrics: z.array(
    z.object({
      name: z.string(),
      direction: z.enum(['lower', 'higher', 'none']),
      unit: z.string(),
      timing: z.boolean(),
    }),
  ),
  trials: z.array(trial),
  assertions: z.array(assertion),
  aggregates: z.array(aggregate),
  timings: z.object({ seconds: z.number().optional(), jobs: count.optional() }).optional(),
});

/**
 * @param text the content of a results file
 * @param file its name, for errors
 * @throws NlpError (exit 3) that names the first member that is wrong
 */
export function parseResults(text: string, file: string): Results {
  const value = parseJson(text.replace(/^\uFEFF/, ''), file);
  if (isDeeper(value, maximumDepth)) throw wrong(`is nested deeper than ${maximumDepth} levels`, file);
  const { format, version } = (value ?? {}) as Partial<Results>;
  if (format !== resultsFormat) {
    throw wrong('is no results file of nlp experiment', file, 'Name a results.json.');
  }
  if (typeof version === 'number' && version > resultsVersion) {
    const remedy = 'Update nlp.';
    throw wrong(
      `was written in version ${version} of the format; this program reads ${resultsVersion}`,
      file,
      remedy,
    );
  }
  const results = check(value, file);
  const ids = new Set<string>();
  for (const { id, index } of results.trials) {
    if (ids.has(id)) throw wrong(`the trial ${shownValue(id)} stands in it twice`, file);
    if (index >= results.plan.trials) {
      throw wrong(`trial ${shownValue(id)} is number ${index} of a plan of ${results.plan.trials}`, file);
    }
    ids.add(id);
  }
  return results;
}

/** The one spelling of a results file, with a line end. */
export function formatResults(results: Results): string {
  const trials = [...results.trials].sort((a, b) => a.index - b.index);
  return `${spell(finite({ ...results, trials }), 0)}\n`;
}

function check(value: unknown, file: string): Results {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0];
  let found: unknown = value;
  for (const key of issue.path) found = (found as Record<PropertyKey, unknown> | undefined)?.[key];
  const what = found === undefined ? 'is missing' : `is ${shownValue(found)}: ${issue.message}`;
  throw wrong(`${pathText(issue.path)} ${what}`, file);
}

/** Whether a value has more levels; only as many are looked into. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The strict reader knows where; it is asked only now because it is slower.
    const reader = new JsonReader(text, (what, position) => {
      const before = text.slice(0, position).split('\n');
      const where = { file, line: before.length, column: before[before.length - 1].length + 1 };
      return new NlpError(`is no JSON: ${what}`, { where, remedy: remake });
    });
    reader.value();
    reader.end();
    throw wrong('is no JSON', file);
  }
}

const remake = 'Make it again with nlp experiment run.';

function wrong(what: string, file: string, remedy = remake): NlpError {
  return new NlpError(what, { where: { file }, remedy });
}

/** `trials[3].seed`. */
function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    text += typeof key === 'number' ? `[${key}]` : `${text === '' ? '' : '.'}${String(key)}`;
  }
  return text === '' ? 'the document' : text;
}

/** A copy without numbers that are not finite, and without members of the one name that readers drop. */
function finite(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(finite);
  const members = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(members.map(([key, member]) => [key, finite(member)]));
}

function spell(value: unknown, level: number): string {
  if (typeof value !== 'object' || value === null || level >= openLevels) return canonicalJson(value);
  const isList = Array.isArray(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return isList ? '[]' : '{}';
  if (!isList) members.sort(([a], [b]) => compareCodePoints(a, b));
  const indent = ' '.repeat(2 * level + 2);
  const lines = members.map(([key, member]) => {
    return `${indent}${isList ? '' : `${JSON.stringify(key)}: `}${spell(member, level + 1)}`;
  });
  return `${isList ? '[' : '{'}\n${lines.join(',\n')}\n${' '.repeat(2 * level)}${isList ? ']' : '}'}`;
}
