/**
 * The files of a folder or of a glob pattern, in an order that is the same on every system: by code point of the
 * path below the folder, with `/` between names.
 *
 * Left out are hidden files and folders (a name that starts with a dot). Links are followed, except those that
 * lead back to a folder they are in. A pattern matches files only, never folders.
 */
import { type Stats, statSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fromSystemError, NlpError } from '../errors.ts';
import { compareCodePoints } from '../text/code-points.ts';

export interface FoundFile {
  path: string;
  /** Below the folder, with `/`. */
  relative: string;
  bytes: number;
}

/** Every file below a folder. @throws NlpError if there is none, or something that is no regular file */
export async function filesInFolder(folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  await walk(folder, '', [], found);
  if (found.length === 0) {
    throw new NlpError('the folder has no files', {
      where: { file: folder },
      remedy: 'Hidden files do not count. Name another folder.',
    });
  }
  return found.sort((a, b) => compareCodePoints(a.relative, b.relative));
}

/** The files that match a pattern such as `data/*.txt`, as paths like the pattern's. */
export async function filesOfPattern(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const portable = path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const files = await glob(portable, {
    onlyFiles: true,
    expandDirectories: false,
    absolute: path.isAbsolute(pattern),
  });
  if (files.length === 0) {
    throw new NlpError('no file matches the pattern', {
      where: { file: pattern },
      remedy: 'Check the pattern and the folder it starts from; hidden files do not match.',
    });
  }
  return files.sort(compareCodePoints);
}

/** True where a name would be a pattern for `filesOfPattern`. */
export async function isPattern(name: string): Promise<boolean> {
  // Most names have none of these, and loading the library takes some milliseconds.
  if (!/[*?[\]{}()!]/.test(name)) return false;
  const { isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(name);
}

async function walk(folder: string, prefix: string, above: string[], found: FoundFile[]): Promise<void> {
  let names: string[];
  let real: string;
  try {
    real = await realpath(folder);
    if (above.includes(real)) return;
    names = await readdir(folder);
  } catch (error) {
    throw fromSystemError(error, folder, 'read');
  }
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const full = path.join(folder, name);
    const relative = prefix === '' ? name : `${prefix}/${name}`;
    const status = statusOf(full);
    if (status.isDirectory()) await walk(full, relative, [...above, real], found);
    else if (status.isFile()) found.push({ path: full, relative, bytes: status.size });
    else {
      throw new NlpError(`is a ${specialKind(status)}, not a file`, {
        where: { file: full },
        remedy: 'Take it out of the folder, or name the files one by one.',
      });
    }
  }
}

/** At once: for thousands of files, handing each to another thread takes longer. */
function statusOf(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

/** The word for what is neither file nor folder. */
export function specialKind(status: {
  isSocket(): boolean;
  isFIFO(): boolean;
  isBlockDevice(): boolean;
}): string {
  if (status.isSocket()) return 'socket';
  if (status.isFIFO()) return 'named pipe';
  return status.isBlockDevice() ? 'disk device' : 'device';
}
