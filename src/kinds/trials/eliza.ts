/** A trial of a script: a golden transcript, as `nlp eliza` saves it, must come out again reply for reply. */
import { shownValue } from '../../errors.ts';
import { elizaTable } from '../../models/eliza/options.ts';
import type { TranscriptDifference } from '../../models/eliza/transcript.ts';
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

/** Of replies that differ, how many are told. */
const mostRemarks = 20;

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
  const differences = compareTranscript(script, transcript);
  const right = differences.map((difference) => (difference === undefined ? 1 : 0));
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
    remarks: differences
      .flatMap((difference) => (difference === undefined ? [] : textOf(difference)))
      .slice(0, mostRemarks),
    scores: {
      unit: 'reply',
      corpus: 'transcript',
      metrics: { accuracy: { transform: 'ratio', above: compactScores(right) } },
    },
  };
}

/** `golden.txt:7: "WHY" is expected, the script says "WHY NOT"`. */
function textOf({ place, expected, got }: TranscriptDifference): string {
  const where = place === undefined ? '' : `${place}: `;
  return `${where}${shownValue(expected)} is expected, the script says ${shownValue(got)}`;
}
