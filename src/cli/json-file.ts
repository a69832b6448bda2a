/** Reads a JSON file that was named on the command line. */
import { readFile } from 'node:fs/promises';
import { fromSystemError, NlpError } from '../errors.ts';

/** @throws NlpError where it cannot be read or is no JSON; a byte order mark is allowed */
export async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new NlpError(`is not valid JSON: ${(cause as SyntaxError).message}`, { where: { file }, cause });
  }
}
