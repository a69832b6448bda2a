/** What a worker of a team (worker-team.ts) runs: builds its work, then does items of jobs until it is ended. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { NlpError } from '../errors.ts';
import type { SharedMemory } from './web-assembly.ts';
import { type CarriedError, type CreateWork, doItems, FAILED, ROUND, waitWhile } from './worker-team.ts';

interface WorkerData {
  control: Int32Array;
  memory: SharedMemory;
  thread: number;
  module: string;
  data: unknown;
  port: MessagePort;
}

const { control, memory, thread, module, data, port } = workerData as WorkerData;
const { createWork } = (await import(module)) as { createWork: CreateWork };
const work = await createWork(memory, thread, data);
const failed = (error: unknown) => {
  port.postMessage(carried(error));
  Atomics.store(control, FAILED, 1);
};
parentPort?.postMessage('ready');
for (;;) {
  const round = Atomics.load(control, ROUND);
  doItems(control, thread, work, failed);
  waitWhile(control, ROUND, round);
}

function carried(error: unknown): CarriedError {
  if (error instanceof NlpError) {
    const { what, where, remedy, exitStatus, message, stack } = error;
    return { message, stack, user: { what, details: { where, remedy, exitStatus } } };
  }
  if (error instanceof Error) return { message: error.message, stack: error.stack };
  return { message: String(error) };
}
