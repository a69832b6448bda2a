/**
 * What a command costs before it has done anything, as a whole process beside a bare Node.
 * Wanted: `nlp --version` at most 1.2 times `node -e 0`, `nlp eliza` on one line at most 2 times.
 */
import { fileURLToPath } from 'node:url';
import { type BenchResult, bench, runProcess } from './harness.ts';

const program = fileURLToPath(new URL('../../bin/nlp.js', import.meta.url));

export async function run(): Promise<BenchResult[]> {
  const command = (name: string, args: string[], input?: string) => ({
    name,
    run: () => runProcess(process.execPath, args, input),
    work: 1,
  });
  const rows = [
    command('node -e 0', ['-e', '0']),
    command('nlp --version', [program, '--version']),
    command('nlp eliza, one line', [program, 'eliza'], 'I am sad\n'),
    command('nlp --help', [program, '--help']),
    command('nlp tokenize, one line', [program, 'tokenize'], 'Not again!\n'),
  ];
  return [await bench('start-up, whole processes', rows, { unit: 'run', runs: 21, warmUps: 3 })];
}
