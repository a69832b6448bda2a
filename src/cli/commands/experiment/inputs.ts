/** Files that experiment commands read: the experiment itself, and results. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Location, NlpError } from '../../../errors.ts';
import type { Results } from '../../../experiment/results.ts';
import { parseResults } from '../../../experiment/results-file.ts';
import type { Baseline } from '../../../experiment/run.ts';
import { longestSpec } from '../../../experiment/spec/source.ts';
import { readWhole, readWholeStream } from '../../../store/read-whole.ts';

/** @throws NlpError (exit 3) where there is no such file, (exit 2) where it is no UTF-8 */
export async function readSpecText(file: string): Promise<string> {
  // A character has up to four bytes.
  const most = 4 * longestSpec;
  const bytes =
    file === '-' ? await readWholeStream(process.stdin, '<stdin>', most) : await readWhole(file, most);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NlpError('is no text in UTF-8', { where: { file }, exitStatus: 2 });
  }
}

/** Results by the name of their file or of the folder they are in. @throws NlpError (exit 3) */
export async function readResults(name: string): Promise<{ file: string; results: Results; sha256: string }> {
  const status = await stat(name).catch(() => undefined);
  const file = status?.isDirectory() ? path.join(name, 'results.json') : name;
  const bytes = await readWhole(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, results: parseResults(bytes.toString('utf8'), file), sha256 };
}

/** @param where the baseline is named; without it, the option */
export async function readBaseline(
  name: string | undefined,
  where?: Location,
): Promise<Baseline | undefined> {
  if (name === undefined) return undefined;
  try {
    const { results, sha256 } = await readResults(name);
    return { results, sha256 };
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    throw new NlpError(`the baseline cannot be used: ${error.message}`, {
      where: where ?? { option: 'baseline' },
      remedy: error.remedy,
      exitStatus: error.exitStatus,
      cause: error,
    });
  }
}
