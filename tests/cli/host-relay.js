/**
 * A thread between a test, which waits without an event loop, and the process that runs the program for it (see
 * program-host.js): takes a request, gets the answer, wakes the test. It starts that process when one is needed.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { port, signal } = workerData;
const flag = new Int32Array(signal);
let host;

parentPort.on('message', (request) => {
  if (request === 'stop') {
    host?.kill('SIGKILL');
    return;
  }
  host ??= startHost();
  host.send(request);
});

function startHost() {
  const process = fork(path.join(import.meta.dirname, 'program-host.js'), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let answered = false;
  let lastWords = '';
  const forget = () => {
    if (host === process) host = undefined;
  };
  process.stderr.setEncoding('utf8').on('data', (text) => {
    lastWords += text;
  });
  process.on('message', ({ isLast, ...answer }) => {
    answered = isLast;
    if (isLast) forget();
    wake(answer);
  });
  // One that was killed, or crashed, gave no answer.
  process.on('close', (status, signalName) => {
    forget();
    if (!answered)
      wake({ status, stdout: '', stderr: `${lastWords}the process ended (${signalName ?? status})\n` });
  });
  return process;
}

function wake(answer) {
  port.postMessage(answer);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
