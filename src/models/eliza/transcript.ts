/**
 * A conversation as a file: the greeting, then for each turn `> input` and the reply, a line each. A golden transcript
 * is one that must come out again, reply for reply.
 */
import { readLines } from '../../corpus/lines.ts';
import type { Inputs } from '../../corpus/types.ts';
import { NlpError } from '../../errors.ts';
import { Eliza } from './engine.ts';
import type { ElizaScript } from './types.ts';

export interface Transcript {
  greeting: string;
  turns: { input: string; reply: string }[];
}

/** The conversation that a script has with someone who says these things. */
export function recordTranscript(script: ElizaScript, inputs: readonly string[]): Transcript {
  const eliza = new Eliza(script);
  return {
    greeting: eliza.greeting,
    turns: inputs.map((input) => ({ input, reply: eliza.respond(input).reply })),
  };
}

/** @returns whether the greeting is what the script says, then whether each reply is */
export function compareTranscript(script: ElizaScript, { greeting, turns }: Transcript): boolean[] {
  const eliza = new Eliza(script);
  const same = [eliza.greeting === greeting];
  for (const { input, reply } of turns) same.push(eliza.respond(input).reply === reply);
  return same;
}

export function formatTranscript({ greeting, turns }: Transcript): string {
  const lines = [greeting, ...turns.flatMap(({ input, reply }) => [`> ${input}`, reply])];
  return lines.map((line) => `${line}\n`).join('');
}

/** @throws NlpError with the line of what is no transcript */
export async function readTranscript(inputs: Inputs): Promise<Transcript> {
  let greeting: string | undefined;
  let waiting: string | undefined;
  let last: { file: string; line: number } | undefined;
  const turns: Transcript['turns'] = [];
  for await (const lines of readLines(inputs, { fingerprint: false })) {
    for (const { text, file, line } of lines) {
      last = { file, line };
      if (greeting === undefined) greeting = text;
      else if (waiting !== undefined) {
        turns.push({ input: waiting, reply: text });
        waiting = undefined;
      } else if (text.startsWith('> ')) waiting = text.slice(2);
      else throw noTranscript('here an input should be, which begins with "> "', last);
    }
  }
  const [first] = inputs;
  if (greeting === undefined) {
    throw noTranscript('the transcript is empty', { file: typeof first === 'string' ? first : first?.name });
  }
  if (waiting !== undefined) throw noTranscript('the last input has no reply', last);
  return { greeting, turns };
}

function noTranscript(what: string, where: { file?: string; line?: number } | undefined): NlpError {
  return new NlpError(what, {
    where,
    remedy: 'A transcript is the greeting, then `> input` and its reply, a line each.',
  });
}
