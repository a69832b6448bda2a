/**
 * The files that a command reads, so that it does not write its result over one of them: whoever starts a command says
 * which they are, and every file that is about to be written is compared with them, by what it is and not by its name.
 */
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { NlpError } from '../errors.ts';

type FindPaths = () => readonly string[] | Promise<readonly string[]>;

let finders: FindPaths[] = [];

/**
 * Names the files that are read from now on, in the place of those named before.
 * @param find is called only where a file is to be replaced
 */
export function protectInputs(find: FindPaths): void {
  finders = [find];
}

/** The same for more of them, such as those that an input turns out to name. */
export function protectMoreInputs(find: FindPaths): void {
  finders.push(find);
}

/** @throws NlpError (exit 2) where a file that is there is one of those that are read, under whatever name */
export async function refuseInput(path: string): Promise<void> {
  if (finders.length === 0) return;
  const target = await fileAt(path);
  if (target === undefined) return;
  for (const find of finders) {
    for (const input of await find()) {
      const file = await fileAt(input);
      if (file === undefined || file.ino !== target.ino || file.dev !== target.dev) continue;
      const same = input === path ? 'is also read' : `is the same file as ${input}, which is read`;
      throw new NlpError(`${same}: the result would replace it`, {
        where: { file: path },
        remedy: 'Name another file for the result.',
        exitStatus: 2,
      });
    }
  }
}

async function fileAt(path: string): Promise<BigIntStats | undefined> {
  try {
    const stats = await stat(path, { bigint: true });
    return stats.isFile() ? stats : undefined;
  } catch {
    // Not there, or not a path at all: whoever reads it says so.
    return undefined;
  }
}
