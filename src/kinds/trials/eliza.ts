/** A trial of a script: a golden transcript, as `nlp eliza` saves it, must come out again reply for reply. */
import { elizaTable } from '../../models/eliza/options.ts';
import { pickOptions, resolveOptions } from '../../options/table.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

/** What is said in the transcript of the template; the replies are recorded when it is written. */
const templateInputs = [
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
export async function templateTranscript(): Promise<string> {
  const [{ formatTranscript, recordTranscript }, { loadScript }] = await Promise.all([
    import('../../models/eliza/transcript.ts'),
    import('../../models/eliza/scripts.ts'),
  ]);
  return formatTranscript(recordTranscript(loadScript(elizaTable.script.default), templateInputs));
}

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [{ compareTranscript, readTranscript }, { loadScript }] = await Promise.all([
    import('../../models/eliza/transcript.ts'),
    import('../../models/eliza/scripts.ts'),
  ]);
  const settings = resolveOptions(elizaTable, pickOptions(elizaTable, options));
  const script = loadScript(corpora.script?.[0] ?? settings.script);
  const transcript = await readTranscript(corpora.transcript);
  const start = performance.now();
  const right = compareTranscript(script, transcript).map(Number);
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
