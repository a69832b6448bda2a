/**
 * Runs the built program as a user's shell would: `nlp` in a process that is shared by the runs of a test file,
 * `nlpProcess` and `shell` in processes of their own, for tests of what only a process has (signals, pipes, limits).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runHere } from './run-here.ts';

export const repository: string = fileURLToPath(new URL('../..', import.meta.url));
export const program: string = path.join(repository, 'bin', 'nlp.js');

export interface RunResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  input?: string | Buffer;
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** Milliseconds. @defaultValue 60 000 */
  timeout?: number;
}

/** What a run may find changed in a process that others used before; all else needs one of its own. */
const harmless = new Set(['NO_COLOR', 'FORCE_COLOR', 'TERM', 'GITHUB_STEP_SUMMARY']);

/** `nlp ARGS`, with the input on stdin (empty by default) and no colour settings inherited. */
export function nlp(args: readonly string[], options: RunOptions = {}): RunResult {
  const { env = {} } = options;
  if (!Object.keys(env).every((name) => harmless.has(name))) return nlpProcess(args, options);
  const { input = '', cwd = repository, timeout = 60_000 } = options;
  return runHere({ args, input, cwd, env: { ...plainEnvironment(), NLP_TRIALS: 'here', ...env } }, timeout);
}

/** The same in a process of its own. */
export function nlpProcess(args: readonly string[], options: RunOptions = {}): RunResult {
  const result = spawnSync(process.execPath, [program, ...args], {
    input: options.input ?? '',
    cwd: options.cwd ?? repository,
    env: { ...plainEnvironment(), ...options.env },
    encoding: 'utf8',
    timeout: options.timeout ?? 60_000,
    maxBuffer: 1 << 28,
  });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** A shell line with `nlp` on its path: for pipes and redirections, and for commands as they stand in the README. */
export function shell(line: string, options: RunOptions = {}): RunResult {
  const define = `nlp() { "${process.execPath}" "${program}" "$@"; }\n`;
  const result = spawnSync('bash', ['-o', 'pipefail', '-c', define + line], {
    input: options.input ?? '',
    cwd: options.cwd ?? repository,
    env: { ...plainEnvironment(), ...options.env },
    encoding: 'utf8',
    timeout: options.timeout ?? 60_000,
  });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Without settings of colour, and without npm, which may have started the tests: see src/cli/called-as.ts. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, npm_lifecycle_event: _task, ...environment } = process.env;
  return environment;
}
