/**
 * Public data and reference numbers that live beside the repo: in the folder `NLP_SHARED`, else `../shared`.
 * Tests that need them run where the folder is, and say that they were skipped where it is not.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sharedRoot = process.env.NLP_SHARED ?? path.join(root, '..', 'shared');

/** True where the shared folder is. */
export const hasShared: boolean = existsSync(path.join(sharedRoot, 'data'));

/** The path of a shared file, such as `sharedPath('data/brown/brown.test.txt.gz')`. */
export function sharedPath(relative: string): string {
  return path.join(sharedRoot, relative);
}

/** A `describe` that runs only where the shared folder is, and tells the reader of the log when it does not. */
export function describeShared(name: string, body: () => void): void {
  if (!hasShared) console.warn(`skipped: "${name}" needs shared data (set NLP_SHARED)`);
  describe.runIf(hasShared)(name, body);
}
