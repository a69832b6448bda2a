/**
 * A conversation as a file: the greeting, then for each turn `> input` and the reply, a line each. A golden transcript
 * is one that must come out again, reply for reply.
 */
import { readLines } from '../../corpus/lines.ts';
import type { Inputs } from '../../corpus/types.ts';
import { formatLocation, NlpError } from '../../errors.ts';
import { Eliza } from './engine.ts';
import type { ElizaScript } from './types.ts';

export interface Transcript {
  greeting: string;
  turns: TranscriptTurn[];
  /** Where the greeting stands; only of one that was read. */
  place?: string;
}

export interface TranscriptTurn {
  input: string;
  reply: string;
  /** File and line of the reply, only of one that was read. */
  place?: string;
}

/** A reply that is not what the transcript says. */
export interface TranscriptDifference {
  /** File and line of it, where that is known. */
  place: string | undefined;
  expected: string;
  got: string;
}

/** The conversation that a script has with someone who says these things. */
export function recordTranscript(script: ElizaScript, inputs: readonly string[]): Transcript {
  const eliza = new Eliza(script);
  return {
    greeting: eliza.greeting,
    turns: inputs.map((input) => ({ input, reply: eliza.respond(input).reply })),
  };
}

/** @returns for the greeting and then for each reply undefined where it is what the script says, else the difference */
export function compareTranscript(
  script: ElizaScript,
  { greeting, turns, place: first }: Transcript,
): (TranscriptDifference | undefined)[] {
  const eliza = new Eliza(script);
  const compare = (expected: string, got: string, place: string | undefined) =>
    expected === got ? undefined : { place, expected, got };
  return [
    compare(greeting, eliza.greeting, first),
    ...turns.map(({ input, reply, place }) => compare(reply, eliza.respond(input).reply, place)),
  ];
}

export function formatTranscript({ greeting, turns }: Transcript): string {
  const lines = [greeting, ...turns.flatMap(({ input, reply }) => [`> ${input}`, reply])];
  return lines.map((line) => `${line}\n`).join('');
}

/** @throws NlpError with the line of what is no transcript */
export async function readTranscript(inputs: Inputs): Promise<Transcript> {
  let greeting: string | undefined;
  let place: string | undefined;
  let waiting: string | undefined;
  let last: { file: string; line: number } | undefined;
  const turns: Transcript['turns'] = [];
  for await (const lines of readLines(inputs, { fingerprint: false })) {
    for (const { text, file, line } of lines) {
      last = { file, line };
      if (greeting === undefined) {
        greeting = text;
        place = formatLocation(last);
      } else if (waiting !== undefined) {
        turns.push({ input: waiting, reply: text, place: formatLocation(last) });
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
  return { greeting, turns, place };
}

function noTranscript(what: string, where: { file?: string; line?: number } | undefined): NlpError {
  return new NlpError(what, {
    where,
    remedy: 'A transcript is the greeting, then `> input` and its reply, a line each.',
  });
}
