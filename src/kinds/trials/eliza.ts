/**
 * A trial of a script: a golden transcript, as `nlp eliza` saves it, must come out again reply for
 * reply. A transcript is the greeting, then for each turn `> input` and the reply, a line each.
 */
import { NlpError } from '../../errors.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

/** What is said in the transcript of the template; the replies are recorded when it is written. */
const inputs = [
  'Good morning.',
  'I have not slept well since the move.',
  'My brother says that I worry too much.',
  'He always knows better.',
  'Perhaps you agree with him.',
  'I dreamt of an empty house.',
  'Are you a machine?',
  'Nobody listens to me.',
  'Yes.',
];

/** The conversation that the template's experiment expects, recorded now. */
export async function recordTranscript(): Promise<string> {
  const [{ Eliza }, { loadScript }] = await Promise.all([
    import('../../models/eliza/engine.ts'),
    import('../../models/eliza/scripts.ts'),
  ]);
  const eliza = new Eliza(loadScript('doctor'));
  const lines = [eliza.greeting, ...inputs.flatMap((text) => [`> ${text}`, eliza.respond(text).reply])];
  return `${lines.join('\n')}\n`;
}

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
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
