/** JSON files: what other programs write, and read. */
import { NlpError } from '../errors.ts';
import { writeTextAtomically } from './atomic.ts';
import { readWhole } from './read-whole.ts';

/** @throws NlpError where it cannot be read or is no JSON; a byte order mark is allowed */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = (await readWhole(file)).toString('utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new NlpError(`is not valid JSON: ${(cause as SyntaxError).message}`, { where: { file }, cause });
  }
}

/** Writes a value as one line; nothing half-written is left where that fails. @throws NlpError */
export function writeJsonFile(file: string, value: unknown): Promise<void> {
  return writeTextAtomically(file, [`${JSON.stringify(value)}\n`]);
}

/** Whether a file is JSON, by its name. */
export function isJsonName(file: string): boolean {
  return /\.json$/i.test(file);
}
