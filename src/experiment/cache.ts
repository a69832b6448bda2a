/**
 * Finished trials on disk, by the hash of all that they depend on: what makes a second run quick and lets an
 * interrupted one go on. An entry appears whole or not at all, so several runs may share a cache; an entry that
 * cannot be read counts as none, and so does one whose content is not what its checksum says: what was edited is not
 * believed. Failures are not kept: they are tried again.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import type { TrialScores } from '../kinds/trial.ts';
import { checkWritable, writeTextAtomically } from '../store/atomic.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { readWhole } from '../store/read-whole.ts';
import { makeFolder } from './folder.ts';
import type { Environment } from './results.ts';
import { environmentSchema, scoresSchema } from './results-file.ts';

/** A finished trial. */
export interface CachedTrial {
  key: string;
  /** All metrics that its kind reports; null where not finite. */
  metrics: Record<string, number | null>;
  scores?: TrialScores;
  remarks?: string[];
  seconds: number;
  environment: Environment;
}

/** As it lies on the disk. */
const schema: z.ZodType<CachedTrial & { sha256: string }> = z.strictObject({
  key: z.string(),
  metrics: z.record(z.string(), z.number().nullable()),
  scores: scoresSchema.optional(),
  remarks: z.array(z.string()).optional(),
  seconds: z.number(),
  environment: environmentSchema,
  sha256: z.string(),
});

export class TrialCache {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws NlpError (exit 3) where the folder cannot be made or written to */
  static async open(folder: string): Promise<TrialCache> {
    await makeFolder(folder);
    await checkWritable(path.join(folder, 'new.json'));
    return new TrialCache(folder);
  }

  async find(key: string): Promise<CachedTrial | undefined> {
    try {
      const outcome = schema.safeParse(JSON.parse((await readWhole(this.#file(key))).toString('utf8')));
      if (!outcome.success) return undefined;
      const { sha256, ...trial } = outcome.data;
      return trial.key === key && checksumOf(trial) === sha256 ? trial : undefined;
    } catch {
      return undefined;
    }
  }

  async add(trial: CachedTrial): Promise<void> {
    await writeTextAtomically(this.#file(trial.key), [
      `${JSON.stringify({ ...trial, sha256: checksumOf(trial) })}\n`,
    ]);
  }

  #file(key: string): string {
    return path.join(this.#folder, `${key}.json`);
  }
}

/** Of all that an entry says, whatever the order of its members. */
function checksumOf(trial: CachedTrial): string {
  // As it is read again: without members that are undefined.
  const plain: unknown = JSON.parse(JSON.stringify(trial));
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}
