/** Entry of the program: runs the arguments and turns whatever goes wrong into a message and an exit status. */

// A reader that went away (`| head`) is no error; any other failure of stdout is one the user must hear of.
process.stdout.on('error', async (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.exit(await report(error));
});

// Unfinished files are removed by an exit handler of store/atomic.ts, so leaving is all there is to do.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.on('SIGHUP', () => process.exit(129));

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = await report(error);
}

/**
 * The program, with a short cut: a plain `nlp eliza` away from a terminal has no options to parse, and runs without
 * loading the parser. The same function with the same defaults. For its sake, too, stderr is opened and report.ts
 * loaded only when they are needed.
 */
async function run(given: readonly string[]): Promise<void> {
  if (isPlainEliza(given) && !process.stdin.isTTY) {
    const { answerStdin } = await import('./commands/eliza/answer.ts');
    return answerStdin(given[2]);
  }
  openStderr();
  const { runProgram } = await import('./program.ts');
  return runProgram(given);
}

/** `eliza`, or `eliza --script NAME`; whatever looks unusual is for the parser. */
function isPlainEliza([command, option, name, ...rest]: readonly string[]): boolean {
  if (command !== 'eliza' || rest.length > 0) return false;
  if (option === undefined) return true;
  return (option === '--script' || option === '-s') && name !== undefined && !name.startsWith('-');
}

async function report(error: unknown): Promise<number> {
  openStderr();
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EMFILE' || code === 'ENFILE') {
    // Nothing more can be loaded: not even what would say it better.
    process.stderr.write(
      'nlp: too many open files\n  Raise the limit (ulimit -n 1024), or close other programs.\n',
    );
    return 3;
  }
  const { reportAndExitStatus } = await import('./report.ts');
  return reportAndExitStatus(error);
}

/** When nobody hears the messages, the results and the exit status are as they would have been. */
function openStderr(): void {
  process.stderr.on('error', () => {});
}
