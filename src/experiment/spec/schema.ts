/** The schema of experiment files: one zod object, from which the JSON Schema for editors is made too. */
import * as z from 'zod';
import type { JsonValue } from '../../kinds/trial.ts';
import { describeRow } from '../../options/table.ts';
import { type ModelOfTrial, models } from '../models.ts';
import { zodSchema } from './zod-schema.ts';

export interface TrialEntry {
  model: string;
  matrix?: Record<string, JsonValue[]>;
  options?: Record<string, JsonValue>;
  corpus?: Record<string, string | string[]>;
}

export interface ExperimentFile {
  name: string;
  description?: string;
  corpus?: Record<string, string | string[]>;
  trials: TrialEntry[];
  repeat?: { seeds: number[] };
  metrics: string[];
  assert?: string[];
  baseline?: string;
  timeout?: number;
  memory?: number;
}

/** The roles of all models. */
export const corpusRoles: readonly string[] = [
  ...new Set(models.flatMap((kind) => Object.keys(kind.corpora))),
];

const inputs = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** @internal */
export const experimentSchema: z.ZodType<ExperimentFile> = z
  .strictObject({
    name: z.string().min(1).max(200).describe('what the reports call it'),
    description: z.string().optional().describe('what it is for'),
    corpus: corporaSchema(corpusRoles).optional(),
    trials: z
      .array(
        z.discriminatedUnion('model', models.map(entrySchema) as unknown as [EntrySchema, ...EntrySchema[]]),
      )
      .min(1)
      .describe('what is trained and measured'),
    repeat: z
      .strictObject({
        seeds: z.array(z.int().min(0)).min(1).describe('a trial for each seed (default: [1])'),
      })
      .optional(),
    metrics: z.array(z.string().min(1)).min(1).describe('what is reported; charts show the first'),
    assert: z
      .array(z.string().min(1))
      .optional()
      .describe('expressions that must be true; one with a bare metric is checked for each trial'),
    baseline: z
      .string()
      .min(1)
      .optional()
      .describe('a results.json to compare with; one that the command is given goes before'),
    timeout: z.number().positive().max(2e6).optional().describe('seconds that a trial may take'),
    memory: z.int().min(16).optional().describe("megabytes of a worker's heap"),
  })
  .describe('an experiment of nlp: nlp experiment run FILE');

/** The JSON Schema of the file, draft 2020-12. */
export function jsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(experimentSchema, { io: 'input' }) as Record<string, unknown>;
  return { $schema, title: 'nlp experiment', ...rest };
}

type EntrySchema = z.ZodObject<{ model: z.ZodLiteral<string> }>;

function entrySchema(kind: ModelOfTrial): EntrySchema {
  const schedules = new Set(Object.keys(kind.schedules ?? {}));
  const options: Record<string, z.ZodType> = {};
  const matrix: Record<string, z.ZodType> = {};
  for (const [name, row] of Object.entries(kind.options)) {
    if (row.inExperiments === false) continue;
    const description = describeRow(row);
    const schema = zodSchema(row.type).describe(description);
    const accepted = schedules.has(name)
      ? z.union([schema, z.string().min(1)]).describe(`${description}, or an expression of epoch (from 0)`)
      : schema;
    options[name] = accepted.optional();
    matrix[name] = z.array(accepted).min(1).optional();
  }
  const roles = Object.keys(kind.corpora);
  const entry = z.strictObject({
    model: z.literal(kind.name),
    options: z.strictObject(options).optional().describe('the same for all of these trials'),
    matrix: z.strictObject(matrix).optional().describe('lists: a trial for each combination'),
    corpus: corporaSchema(roles).optional().describe('instead of, or beside, those of the experiment'),
  });
  return entry as unknown as EntrySchema;
}

function corporaSchema(roles: readonly string[]): z.ZodType<Record<string, string | string[]>> {
  const what = (role: string) => {
    const users = models.filter((kind) => Object.hasOwn(kind.corpora, role));
    return users.map((kind) => `${kind.name}: ${kind.corpora[role].what}`).join('; ');
  };
  const members = roles.map((role): [string, z.ZodType] => [role, inputs.describe(what(role)).optional()]);
  const schema = z
    .strictObject(Object.fromEntries(members))
    .describe('files, folders, globs or @name:split by role, as on the command line');
  return schema as unknown as z.ZodType<Record<string, string | string[]>>;
}
