/** What a worker of a team (worker-team.ts) runs: builds its work, then does items of jobs until it is ended. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { NlpError } from '../errors.ts';
import { Arena } from './arena.ts';
import { simdKernels } from './simd-kernels.ts';
import type { SharedMemory } from './web-assembly.ts';
import {
  type CarriedError,
  type CreateWork,
  doItem,
  doItems,
  FAILED,
  ROUND,
  SLEEPERS,
  type Work,
  waitWhile,
} from './worker-team.ts';

interface WorkerData {
  control: Int32Array;
  memory: SharedMemory;
  thread: number;
  module?: string;
  hasKernels: boolean;
  data: unknown;
  port: MessagePort;
}

const { control, memory, thread, module, hasKernels, data, port } = workerData as WorkerData;
const work = module === undefined ? undefined : await createWorkOf(module);
const pieces = hasKernels ? simdKernels(Arena.over(memory), thread).pieces : undefined;
const run: Work = (job, item) => doItem(pieces, work, job, item);
const failed = (error: unknown) => {
  port.postMessage(carried(error));
  Atomics.store(control, FAILED, 1);
};
parentPort?.postMessage('ready');
for (;;) {
  const round = Atomics.load(control, ROUND);
  doItems(control, thread, run, failed);
  waitWhile(control, ROUND, round, SLEEPERS);
}

async function createWorkOf(from: string): Promise<Work> {
  const { createWork } = (await import(from)) as { createWork: CreateWork };
  return createWork(memory, thread, data);
}

function carried(error: unknown): CarriedError {
  if (error instanceof NlpError) {
    const { what, where, remedy, exitStatus, message, stack } = error;
    return { message, stack, user: { what, details: { where, remedy, exitStatus } } };
  }
  if (error instanceof Error) return { message: error.message, stack: error.stack };
  return { message: String(error) };
}
