/** Repeats trials of earlier results from what those results record, and compares every number. */
import { NlpError } from '../errors.ts';
import type { TrialTask } from '../kinds/trial.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { Corpora, inputsOf } from './corpora.ts';
import { findModel } from './models.ts';
import { WorkerPool } from './pool.ts';
import type { MetricInfo, TrialFailure, TrialResult } from './results.ts';

export interface Repetition {
  trial: TrialResult;
  /** Metrics now, timings left out; undefined where the trial failed this time. */
  metrics?: Record<string, number | null>;
  failure?: TrialFailure;
  /** Names of metrics that are not the same number, and `scores` where a sentence's is not. */
  different: string[];
}

/** @throws NlpError (exit 3) where a corpus is not there, or not what it was */
export async function repeatTrials(
  trials: readonly TrialResult[],
  metrics: readonly MetricInfo[],
  jobs: number,
  onDone: (repetition: Repetition) => void,
): Promise<Repetition[]> {
  const corpora = new Corpora();
  const tasks: { trial: TrialResult; task: TrialTask }[] = [];
  for (const trial of trials) tasks.push({ trial, task: await taskOf(trial, metrics, corpora) });
  const repetitions: Repetition[] = [];
  const pool = new WorkerPool({ jobs });
  const onExit = () => pool.close();
  process.on('exit', onExit);
  try {
    await pool.run(
      tasks,
      () => {},
      async ({ trial }, answer) => {
        const repetition =
          'failure' in answer
            ? { trial, failure: answer.failure, different: trial.status === 'failed' ? [] : ['status'] }
            : compare(trial, metrics, answer.outcome.metrics, answer.outcome.scores);
        repetitions.push(repetition);
        onDone(repetition);
      },
    );
  } finally {
    process.off('exit', onExit);
  }
  return repetitions.sort((a, b) => a.trial.index - b.trial.index);
}

async function taskOf(
  trial: TrialResult,
  metrics: readonly MetricInfo[],
  corpora: Corpora,
): Promise<TrialTask> {
  const kind = findModel(trial.model);
  if (kind === undefined) throw new NlpError(`${trial.id}: there is no model called ${trial.model}`);
  const inputs: Record<string, string[]> = {};
  for (const [role, record] of Object.entries(trial.corpora)) {
    const corpus = await corpora.get(inputsOf(record));
    if (corpus.record.sha256 !== record.sha256) {
      throw new NlpError(`the corpus ${role} of ${trial.id} is not what it was`, {
        where: { file: record.input },
        remedy: `Then its SHA-256 was ${record.sha256}, now it is ${corpus.record.sha256}.`,
      });
    }
    inputs[role] = corpus.inputs;
  }
  const schedules: Record<string, number[]> = {};
  for (const [name, epochsOf] of Object.entries(kind.schedules ?? {})) {
    const text = trial.options[name];
    if (typeof text !== 'string') continue;
    const { scheduleValues } = await import('./expressions/schedule.ts');
    schedules[name] = scheduleValues(text, epochsOf(trial.options));
  }
  const { model, options, seed } = trial;
  return { model, options, seed, corpora: inputs, metrics: metrics.map(({ name }) => name), schedules };
}

function compare(
  trial: TrialResult,
  infos: readonly MetricInfo[],
  now: Record<string, number | null>,
  scores: TrialResult['scores'],
): Repetition {
  const names = infos
    .filter(({ name, timing }) => !timing && Object.hasOwn(now, name))
    .map(({ name }) => name);
  const metrics = Object.fromEntries(names.map((name) => [name, now[name]]));
  const different = names.filter((name) => trial.metrics[name] !== metrics[name]);
  if (trial.status === 'failed') different.push('status');
  const sameScores = Object.entries(trial.scores?.metrics ?? {}).every(
    ([name, values]) => canonicalJson(values) === canonicalJson(scores?.metrics[name] ?? null),
  );
  if (!sameScores) different.push('scores');
  return { trial, metrics, different };
}
