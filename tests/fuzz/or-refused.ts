/** One use of a file among several: a refusal does not keep the others from being tried. */
import { NlpError } from '../../src/errors.ts';

/** @returns undefined where it was refused @throws what is no refusal */
export async function orRefused<Result>(action: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof NlpError && error.exitStatus !== 4) return undefined;
    throw error;
  }
}
