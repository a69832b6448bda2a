/** Files that experiment commands read: the experiment itself, and results. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fromSystemError, type Location, NlpError } from '../../../errors.ts';
import type { Results } from '../../../experiment/results.ts';
import { parseResults } from '../../../experiment/results-file.ts';
import type { Baseline } from '../../../experiment/run.ts';

/** @throws NlpError (exit 3) where there is no such file, (exit 2) where it is no UTF-8 */
export async function readSpecText(file: string): Promise<string> {
  const bytes = file === '-' ? await readStdin() : await read(file);
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
  const bytes = await read(file);
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

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
