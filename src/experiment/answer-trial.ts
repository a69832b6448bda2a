/** Runs one trial and answers with its numbers, or with what went wrong: whatever a trial does, nothing is thrown. */
import { NlpError } from '../errors.ts';
import type { TrialScores, TrialTask } from '../kinds/trial.ts';
import { findModel } from './models.ts';
import type { TrialFailure } from './results.ts';

export interface FinishedTrial {
  metrics: Record<string, number | null>;
  scores?: TrialScores;
  /** What of single units a reader should know. */
  remarks?: string[];
  seconds: number;
}

export type TrialAnswer = { outcome: FinishedTrial } | { failure: TrialFailure };

export async function answerTrial(task: TrialTask): Promise<TrialAnswer> {
  try {
    const kind = findModel(task.model);
    if (kind === undefined) throw new NlpError(`there is no model called ${task.model}`);
    const start = performance.now();
    const { metrics, scores, remarks = [] } = await kind.run(task);
    const seconds = (performance.now() - start) / 1000;
    const values = Object.entries(metrics).map(([name, value]) => [
      name,
      Number.isFinite(value) ? value : null,
    ]);
    return {
      outcome: {
        metrics: Object.fromEntries(values),
        scores,
        ...(remarks.length === 0 ? {} : { remarks }),
        seconds,
      },
    };
  } catch (error) {
    if (error instanceof NlpError) {
      const remedy = error.remedy === undefined ? '' : ` ${error.remedy}`;
      return { failure: { kind: 'error', message: `${error.message}.${remedy}`.replace('..', '.') } };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isMemory = error instanceof RangeError && /allocation failed|memory/i.test(message);
    return { failure: { kind: isMemory ? 'out-of-memory' : 'crash', message } };
  }
}
