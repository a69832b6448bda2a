/** Entry of the program: runs the arguments and turns whatever goes wrong into a message and an exit status. */
import { runProgram } from './program.ts';
import { reportAndExitStatus } from './report.ts';

// A reader that went away (`| head`) is no error; any other failure of stdout is one the user must hear of.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.exit(reportAndExitStatus(error));
});
// Nobody hears the messages then; the results, and the exit status, are as they would have been.
process.stderr.on('error', () => {});

// Unfinished files are removed by an exit handler of store/atomic.ts, so leaving is all there is to do.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.on('SIGHUP', () => process.exit(129));

try {
  await runProgram(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportAndExitStatus(error);
}
