/** `nlp classify check`: another program's document with every result as this program finds it. */
import { NlpError } from '../../../errors.ts';
import type { Precision } from '../../../math/backend.ts';
import { computeCase } from '../../../models/classifier/check/index.ts';
import { readJsonFile } from '../../../store/json-file.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';

interface CheckFlags extends CommonFlags {
  against: string;
  precision: Precision;
  tolerance: number;
}

export async function check({ against: file, precision, tolerance, json }: CheckFlags): Promise<void> {
  const document = ((await readJsonFile(file)) ?? {}) as { cases?: unknown };
  const { cases } = document;
  if (!Array.isArray(cases) || cases.length === 0) {
    throw new NlpError('holds no "cases"', {
      where: { file },
      remedy: 'Give a list of cases under "cases".',
    });
  }
  const found: unknown[] = [];
  for (const [i, one] of cases.entries()) {
    try {
      found.push(await computeCase(one, precision));
    } catch (error) {
      if (!(error instanceof NlpError)) throw error;
      throw new NlpError(`case ${i + 1}: ${error.what}`, {
        where: { file },
        remedy: error.remedy,
        cause: error,
      });
    }
  }
  const output = new Output();
  if (json) output.json({ ...document, cases: found });
  const excess: string[] = [];
  for (const [i, one] of cases.entries()) {
    const { worst, at } = difference(found[i], one, '');
    if (!json)
      output.line(
        `case ${i + 1}: largest difference ${worst.toExponential(2)}${at === '' ? '' : ` at ${at}`}`,
      );
    if (!(worst <= tolerance)) excess.push(`case ${i + 1}${at}`);
  }
  await output.flush();
  if (excess.length > 0) {
    throw new NlpError(`differs by more than ${tolerance}: ${excess.slice(0, 3).join(', ')}`, {
      where: { file },
      exitStatus: 1,
    });
  }
}

/** The largest difference of two documents' numbers, and where it is; what one lacks, or is no number, is infinite. */
function difference(ours: unknown, theirs: unknown, at: string): { worst: number; at: string } {
  if (typeof theirs === 'number' && typeof ours === 'number') return { worst: Math.abs(ours - theirs), at };
  if (typeof theirs !== 'object' || theirs === null || typeof ours !== 'object' || ours === null) {
    return { worst: ours === theirs ? 0 : Number.POSITIVE_INFINITY, at };
  }
  let found = { worst: 0, at: '' };
  for (const key of Object.keys(theirs)) {
    // Their own remark on how near they came.
    if (key === 'gradientMaxNorm') continue;
    const values = [ours, theirs].map((one) => (one as Record<string, unknown>)[key]);
    const inner = difference(values[0], values[1], `${at}.${key}`);
    if (inner.worst > found.worst) found = inner;
  }
  return found;
}
