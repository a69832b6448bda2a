/**
 * The unfinished files of this process, so that none is left behind however it ends: `atomic.ts` adds and removes
 * them, an exit handler deletes the rest. A signal that nobody else listens to is handled here; a program with
 * handlers of its own need only leave through `process.exit`, or call `removeTemporaryFiles`.
 */
import { unlinkSync } from 'node:fs';

const unfinished = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function addTemporaryFile(path: string): void {
  if (unfinished.size === 0) {
    process.on('exit', removeTemporaryFiles);
    for (const signal of signals) process.on(signal, onSignal);
  }
  unfinished.add(path);
}

/** Forgets a file that was renamed or deleted. */
export function forgetTemporaryFile(path: string): void {
  if (unfinished.delete(path) && unfinished.size === 0) stopListening();
}

/** Deletes every unfinished file, synchronously; writes that are still going on will fail. */
export function removeTemporaryFiles(): void {
  for (const path of unfinished) {
    try {
      unlinkSync(path);
    } catch {
      // Gone already, or not ours to delete any more: nothing is left to be done at exit.
    }
  }
  if (unfinished.size > 0) stopListening();
  unfinished.clear();
}

function onSignal(signal: NodeJS.Signals): void {
  // Another listener decides what the signal means; it may want to finish what is being written.
  if (process.listenerCount(signal) > 1) return;
  removeTemporaryFiles();
  process.kill(process.pid, signal);
}

function stopListening(): void {
  process.off('exit', removeTemporaryFiles);
  for (const signal of signals) process.off(signal, onSignal);
}
