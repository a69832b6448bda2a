/** A reader of some kind of file, as the fuzzing harness tries it: whole files to damage, and what is done with a damaged one. */
import type { Random } from '../../src/math/random.ts';
import type { Damage } from './damage/bytes.ts';

export interface Reader {
  /** What is read, such as `ngram model`. */
  name: string;
  /** How its files are called: extensions decide how some are read. */
  fileName: string;
  /** Whole files, which `use` must accept. */
  seeds: readonly Buffer[];
  damage: Damage;
  /**
   * Reads a file and uses what was accepted, as the commands would; answers go to `check`, which looks for numbers that
   * cannot be. An NlpError is a refusal; anything else that is thrown is a fault.
   */
  use(file: string, tools: ReaderTools): Promise<void>;
  /** How many inputs of it for one of others, where they take much longer. @defaultValue 1 */
  share?: number;
}

export interface ReaderTools {
  random: Random;
  /**
   * Several uses of what was accepted. A whole file is used in all of these ways; a damaged one in one of them, so that more
   * files are tried in the same time.
   */
  uses(...actions: readonly (() => unknown)[]): Promise<void>;
  /** Looks through an answer for numbers that no answer may have. @throws WrongAnswer */
  check(what: string, answer: unknown): void;
  /** A file that may be written to. */
  scratch: string;
}

/** An answer that cannot be: NaN, a probability above 1, a perplexity below 1. */
export class WrongAnswer extends Error {}
