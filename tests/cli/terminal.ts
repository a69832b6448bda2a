/** Runs the real program on a terminal of its own, which `script` (util-linux) gives it, and presses keys. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { plainEnvironment, program } from './run.ts';

/** `test`, or a skip that says what it is of, where there is no `script`. */
export function testOnTerminal(what: string): typeof test.skip {
  if (process.platform === 'linux' && existsSync('/usr/bin/script')) return test;
  console.log(`skipped: ${what} (no /usr/bin/script here)`);
  return test.skip;
}

/** Plays on a terminal of 80 by 24: whenever the screen shows what is waited for, a key is pressed. */
export async function walk(
  args: string[],
  steps: [RegExp, string][],
): Promise<{ text: string; status: number | null }> {
  const command = `stty cols 80 rows 24; exec ${[process.execPath, program, ...args].map((word) => `'${word}'`).join(' ')}`;
  const env = { ...plainEnvironment(), TERM: 'xterm', NO_COLOR: '1' };
  const child = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], { env, timeout: 30_000 });
  let text = '';
  let waiting = steps;
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    if (waiting.length > 0 && waiting[0][0].test(text)) {
      child.stdin.write(waiting[0][1]);
      waiting = waiting.slice(1);
    }
  });
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { text, status };
}
