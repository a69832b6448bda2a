/**
 * One process at a time where a file is read, changed and written again: the second is refused, instead of undoing what the
 * first did. The lock is a file beside it, `.name.lock`, that holds the number of its process; that of a process which
 * does not live any more is taken over.
 */
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fromSystemError, NlpError } from '../errors.ts';
import { isAlive } from '../math/living-process.ts';
import { addTemporaryFile, forgetTemporaryFile } from './temporary-files.ts';

/** @throws NlpError where another process changes the file, or no lock can be made beside it */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = join(dirname(file), `.${basename(file).slice(0, 50)}.lock`);
  take(lock, file);
  addTemporaryFile(lock);
  try {
    return await work();
  } finally {
    try {
      unlinkSync(lock);
    } catch {
      // Gone already: whoever took it away may have it.
    }
    forgetTemporaryFile(lock);
  }
}

function take(lock: string, file: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fromSystemError(error, file, 'write');
      const pid = holderOf(lock);
      if (attempt === 0 && pid !== undefined && !isAlive(pid)) {
        try {
          unlinkSync(lock);
        } catch {
          // Another was quicker; the next attempt shows whether it holds the lock.
        }
        continue;
      }
      throw new NlpError(`another process${pid === undefined ? '' : ` (${pid})`} is changing it`, {
        where: { file },
        remedy: `Run this again when that is done. If there is no such process, remove ${lock}.`,
      });
    }
  }
}

/** The process that holds a lock; undefined where it has not written its number yet, or gave the lock back. */
function holderOf(lock: string): number | undefined {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
