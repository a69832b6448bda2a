/** Long results: to a file that appears whole, or to stdout as they come. */
import { writeTextAtomically } from '../../../store/atomic.ts';
import { Output } from '../../output.ts';

/** @param lines each with its line feed; an empty string where a reader waits for those before it */
export async function printLines(
  file: string | undefined,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  if (file !== undefined) return writeTextAtomically(file, lines);
  const output = new Output();
  try {
    for await (const line of lines) {
      const full = line === '' ? output.flush() : output.write(line);
      if (full) await full;
    }
  } finally {
    await output.flush();
  }
}
