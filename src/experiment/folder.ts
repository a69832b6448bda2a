/** Folders that are made where they are missing. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fromSystemError, NlpError } from '../errors.ts';

/**
 * Makes a folder and those it is in. Step by step, because the recursive call of Node never returns where a file
 * system refuses new folders with ENOENT, as /proc does.
 * @throws NlpError (exit 3) that names the folder
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await tryToMake(folder)) return;
  const parent = path.dirname(path.resolve(folder));
  if (parent !== path.resolve(folder)) await makeFolder(parent);
  if (await tryToMake(folder)) return;
  throw new NlpError('no folder can be made there', {
    where: { file: folder },
    remedy: 'Name another folder.',
  });
}

/** @returns false where the folder it would be in is missing */
async function tryToMake(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    // A file of that name is found when something is written in it.
    if (code === 'EEXIST') return true;
    throw fromSystemError(error, folder, 'write');
  }
}
