/**
 * How the program speaks of errors: one to three lines on stderr (what, where, what to do), and the exit status.
 * A bug prints its stack and asks for a report.
 */
import { formatLocation, NlpError } from '../errors.ts';
import { asCalled } from './called-as.ts';
import { flagName } from './flag-names.ts';
import { shownMessage } from './output.ts';

/** Says on stderr what went wrong and returns the exit status that belongs to it. */
export function reportAndExitStatus(error: unknown): number {
  if (error instanceof NlpError) {
    process.stderr.write(formatError(error.withOptionNames(flagName)));
    return error.exitStatus;
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EPIPE') return 0;
  if (code === 'ENOSPC' || code === 'EIO') {
    process.stderr.write(
      `nlp: <stdout>: ${code === 'ENOSPC' ? 'no space left on the disk' : 'cannot be written'}\n`,
    );
    return 3;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `nlp: internal error: this is a bug in nlp, not in what you did\n${stack}\n` +
      `  Please report it with the command you ran (Node ${process.version}, ${process.platform}).\n`,
  );
  return 4;
}

/** `nlp: file:3:7: what was wrong`, and the remedy indented below. */
export function formatError(error: NlpError): string {
  const place = formatLocation(error.where);
  const head = `nlp: ${shownMessage(`${place ? `${place}: ` : ''}${asCalled(error.what)}`)}\n`;
  return error.remedy ? `${head}  ${shownMessage(asCalled(error.remedy))}\n` : head;
}
