/**
 * Conversations in experiments: a golden transcript, as `nlp eliza --transcript FILE` writes it, must come out again
 * reply for reply. A transcript is the greeting, then for each turn `> input` and the reply, a line each.
 */
import * as z from 'zod';
import { NlpError } from '../../errors.ts';
import { compactScores } from '../results.ts';
import type { ModelKind, TrialOutcome, TrialTask } from './kind.ts';
import { secondsSince } from './options.ts';

export const eliza: ModelKind = {
  name: 'eliza',
  options: {
    script: z
      .string()
      .regex(/^[\w-]+$/, { error: 'names no built-in script; a file is given as corpus: { script: FILE }' })
      .describe('a built-in script (default: doctor)'),
  },
  corpora: {
    transcript: { required: true, what: 'the conversation that must come out, from nlp eliza --transcript' },
    script: { required: false, what: 'the script, where it is no built-in one' },
  },
  metrics: ['accuracy', 'matches', 'mismatches', 'replies', 'testSeconds', 'repliesPerSecond'],
  async check(options) {
    const { loadScript } = await import('../../models/eliza/scripts.ts');
    loadScript((options.script as string | undefined) ?? 'doctor');
  },
  run,
};

async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [{ Eliza }, { loadScript }] = await Promise.all([
    import('../../models/eliza/engine.ts'),
    import('../../models/eliza/scripts.ts'),
  ]);
  const script = loadScript(corpora.script?.[0] ?? (options.script as string | undefined) ?? 'doctor');
  const conversation = new Eliza(script);
  const { greeting, turns } = await readTranscript(corpora.transcript);
  const start = performance.now();
  const right = [conversation.greeting === greeting ? 1 : 0];
  for (const { input, reply } of turns) right.push(conversation.respond(input).reply === reply ? 1 : 0);
  const testSeconds = secondsSince(start);
  const matches = right.filter((one) => one === 1).length;
  return {
    metrics: {
      accuracy: matches / right.length,
      matches,
      mismatches: right.length - matches,
      replies: right.length,
      testSeconds,
      repliesPerSecond: right.length / testSeconds,
    },
    scores: {
      unit: 'reply',
      corpus: 'transcript',
      metrics: { accuracy: { transform: 'ratio', above: compactScores(right) } },
    },
  };
}

async function readTranscript(inputs: string[]) {
  const { readLines } = await import('../../corpus/lines.ts');
  let greeting: string | undefined;
  const turns: { input: string; reply: string }[] = [];
  let waiting: string | undefined;
  for await (const batch of readLines(inputs, { fingerprint: false })) {
    for (const { text, file, line } of batch) {
      const wrong = (what: string) =>
        new NlpError(what, {
          where: { file, line },
          remedy: 'A transcript is the greeting, then `> input` and its reply, a line each.',
        });
      if (greeting === undefined) greeting = text;
      else if (waiting === undefined) {
        if (!text.startsWith('> ')) throw wrong('here an input should be, which begins with "> "');
        waiting = text.slice(2);
      } else {
        turns.push({ input: waiting, reply: text });
        waiting = undefined;
      }
    }
  }
  if (greeting === undefined || waiting !== undefined) {
    const what = greeting === undefined ? 'the transcript is empty' : 'the last input has no reply';
    throw new NlpError(what, { where: { file: inputs[0] } });
  }
  return { greeting, turns };
}
