/**
 * The job summary of GitHub Actions: a file named by GITHUB_STEP_SUMMARY to which a step appends Markdown. GitHub
 * refuses what is longer than 1 MiB a step as a whole, so a report that would be too long is shortened.
 */
import { appendFile, stat } from 'node:fs/promises';
import { fromSystemError } from '../../errors.ts';

/** Bytes of a step's summary. */
const limit = 1024 * 1024;

/**
 * @param markdown makes the report with at most so many rows a table
 * @param file the value of GITHUB_STEP_SUMMARY
 * @returns false where it is not set and nothing was written
 * @throws NlpError that names the file where it cannot be written
 */
export async function appendStepSummary(
  markdown: (rows: number) => string,
  file = process.env.GITHUB_STEP_SUMMARY,
): Promise<boolean> {
  if (file === undefined || file === '') return false;
  const room = limit - (await sizeOf(file));
  let text = '';
  for (let rows = 200; rows >= 1; rows = Math.floor(rows / 4)) {
    text = `${markdown(rows)}\n`;
    if (Buffer.byteLength(text) <= room) break;
  }
  if (Buffer.byteLength(text) > room)
    text = room > 200 ? '\nThe report is too long for a job summary.\n' : '';
  try {
    await appendFile(file, text);
  } catch (error) {
    throw fromSystemError(error, file, 'write');
  }
  return true;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
