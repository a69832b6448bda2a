/** Options that cannot matter beside others: they are refused, as whoever gave them expected something of them. */
import { type Sentence, usageError } from '../errors.ts';

export interface VoidOptions {
  /** Their keys. */
  options: readonly string[];
  /** Whether they cannot matter, by what was given; defaults are not in it. */
  when: (given: Readonly<Record<string, unknown>>) => boolean;
  /** Why, behind the option's name. */
  why: Sentence;
  /** @defaultValue 'Leave it out.' */
  remedy?: Sentence;
}

/** @throws NlpError (exit 2) for the first option that was given and cannot matter */
export function refuseVoid(voids: readonly VoidOptions[], given: Readonly<Record<string, unknown>>): void {
  for (const { options, when, why, remedy = 'Leave it out.' } of voids) {
    const found = options.find((key) => given[key] !== undefined);
    if (found !== undefined && when(given)) throw usageError(why, found, remedy);
  }
}
