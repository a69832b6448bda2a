/** What a worker process does: runs the trials it is sent, one after another, and answers each. */
import type { TrialTask } from '../kinds/trial.ts';
import { answerTrial } from './answer-trial.ts';

// Ctrl-C goes to the whole group of processes; the runner decides what it means.
process.on('SIGINT', () => {});
// Without the runner nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
process.on('message', async (task: TrialTask) => {
  process.send?.(await answerTrial(task));
});
