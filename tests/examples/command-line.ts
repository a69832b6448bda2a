/** Commands as they stand in help, README and tour, run as when they are pasted. */
import { nlp, type RunOptions, type RunResult, shell } from '../cli/run.ts';

/** A word of a shell without anything in it that a shell would change: bare, in single or in double quotes. */
const word = /(?:[\w@%+=:,./^~\u0080-\uffff-]|'[^']*'|"[^"$`\\!]*")+/y;

/**
 * The arguments of `nlp` commands that only follow one another (`nlp A && nlp B`); undefined where the line needs a
 * shell for pipes, redirections, variables or patterns.
 */
export function plainCommands(line: string): string[][] | undefined {
  const commands: string[][] = [];
  let words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (line[at] === ' ') at++;
    else if (line.startsWith('&&', at)) {
      commands.push(words);
      words = [];
      at += 2;
    } else {
      word.lastIndex = at;
      const found = word.exec(line)?.[0];
      if (found === undefined) return undefined;
      // A shell would put a folder there.
      if (found.startsWith('~')) return undefined;
      words.push(found.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double));
      at += found.length;
    }
  }
  commands.push(words);
  return commands.every(([program]) => program === 'nlp') ? commands.map(([, ...args]) => args) : undefined;
}

/** Runs a line as a shell would, without one where it needs none; stops at the first command that fails. */
export function runLine(line: string, options: RunOptions): RunResult {
  const commands = plainCommands(line);
  if (commands === undefined) return shell(line, options);
  let all: RunResult = { status: 0, stdout: '', stderr: '' };
  for (const args of commands) {
    const { status, stdout, stderr } = nlp(args, options);
    all = { status, stdout: all.stdout + stdout, stderr: all.stderr + stderr };
    if (status !== 0) break;
  }
  return all;
}
