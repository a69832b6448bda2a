/**
 * Runs the program without starting a process for each run: one process, begun by the first test of a file that asks,
 * runs them all (see program-host.js). The call waits for the answer, so that a test reads like a shell.
 */
import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { RunResult } from './run.ts';

interface Request {
  args: readonly string[];
  input: string | Uint8Array;
  env: Record<string, string | undefined>;
  cwd: string;
}

const { port1, port2 } = new MessageChannel();
const flag = new Int32Array(new SharedArrayBuffer(4));
let relay: Worker | undefined;

/** @param timeout milliseconds, after which the run is ended and has no exit status */
export function runHere(request: Request, timeout: number): RunResult {
  relay ??= startRelay();
  Atomics.store(flag, 0, 0);
  relay.postMessage(request);
  if (Atomics.wait(flag, 0, 0, timeout) === 'timed-out') {
    relay.postMessage('stop');
    // Its end is an answer, too.
    Atomics.wait(flag, 0, 0, 5000);
    receiveMessageOnPort(port1);
    return { status: null, stdout: '', stderr: `it took longer than ${timeout} ms` };
  }
  return receiveMessageOnPort(port1)?.message as RunResult;
}

function startRelay(): Worker {
  const worker = new Worker(path.join(import.meta.dirname, 'host-relay.js'), {
    workerData: { port: port2, signal: flag.buffer },
    transferList: [port2],
    execArgv: [],
  });
  // Neither may keep a test file from ending.
  worker.unref();
  port1.unref();
  return worker;
}
