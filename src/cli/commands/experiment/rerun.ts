/** `nlp experiment rerun`. */
import { availableParallelism } from 'node:os';
import { usageError } from '../../../errors.ts';
import { type Repetition, repeatTrials } from '../../../experiment/rerun.ts';
import { didYouMean } from '../../../options/nearest-name.ts';
import type { CommonFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { readResults } from './inputs.ts';
import { environment } from './run.ts';

interface RerunFlags extends CommonFlags {
  jobs?: number;
}

export async function rerun(name: string, trial: string | undefined, flags: RerunFlags): Promise<void> {
  const { file, results } = await readResults(name);
  const chosen = trial === undefined ? results.trials : results.trials.filter(({ id }) => id === trial);
  if (trial !== undefined && chosen.length === 0) {
    const ids = results.trials.map(({ id }) => id);
    const list = `Its trials are ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', ...' : '.'}`;
    throw usageError(`there is no trial ${trial} in ${file}`, undefined, `${didYouMean(trial, ids)}${list}`);
  }
  for (const difference of differences(chosen[0]?.environment)) note(difference, flags.quiet);
  const output = new Output();
  const repetitions = await repeatTrials(
    chosen,
    results.metrics,
    flags.jobs ?? availableParallelism(),
    (repetition) => note(lineOf(repetition), flags.quiet || !process.stderr.isTTY),
  );
  const identical = repetitions.every(({ different }) => different.length === 0);
  if (flags.json) {
    const trials = repetitions.map(({ trial: { id, metrics: before }, metrics, failure, different }) => {
      const now = failure === undefined ? { metrics } : { failure };
      return { trial: id, identical: different.length === 0, different, before, ...now };
    });
    output.json({ identical, trials });
  } else {
    for (const repetition of repetitions) output.line(lineOf(repetition));
    const count = repetitions.filter(({ different }) => different.length === 0).length;
    output.line(`${count} of ${repetitions.length} trials gave identical numbers`);
  }
  await output.flush();
  if (!identical) process.exitCode = 1;
}

function lineOf({ trial, metrics, failure, different }: Repetition): string {
  if (failure !== undefined) return `${trial.id}: failed (${failure.kind}): ${failure.message}`;
  if (different.length === 0) return `${trial.id}: identical`;
  const changes = different.map((name) => {
    if (name === 'scores') return 'single sentences differ';
    if (name === 'status') return `it was ${trial.status}`;
    return `${name} was ${trial.metrics[name]}, is ${metrics?.[name]}`;
  });
  return `${trial.id}: different: ${changes.join(', ')}`;
}

/** What may explain other numbers. */
function differences(then: ReturnType<typeof environment> | undefined): string[] {
  if (then === undefined) return [];
  const now = environment();
  const names = ['version', 'node', 'platform', 'arch'] as const;
  const what = { version: 'nlp', node: 'Node', platform: 'the system', arch: 'the processor' };
  return names
    .filter((name) => then[name] !== now[name])
    .map((name) => `${what[name]} was ${then[name]}, is ${now[name]}`);
}
