/** What a verb's code is given beside its options: how inputs are read, and who hears what it has to say on the way. */
import type { InputOptions } from '../../corpus/types.ts';
import type { Sentence } from '../../errors.ts';

export interface VerbContext {
  /**
   * Reads inputs, or works on them while they are read, and shows how far it is.
   * @param label what it does, such as `reading`
   * @param read is given how inputs are read
   */
  reading<Result>(label: string, read: (input: InputOptions) => Promise<Result>): Promise<Result>;
  /**
   * Works for long, and shows on a terminal how far it is.
   * @param label what it does, such as `training`
   */
  working<Result>(label: string, work: (show: (text: string) => void) => Promise<Result>): Promise<Result>;
  /** Says something that is no result; silenced by `quiet`. */
  note(message: Sentence): void;
  /** Says something that nothing silences. */
  warn(message: Sentence): void;
}
