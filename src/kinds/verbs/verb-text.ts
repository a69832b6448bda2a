/** What help says of a verb of a kind. */
import type { OptionNaming, Sentence } from '../../errors.ts';
import type { OptionTable } from '../../options/table.ts';
import type { VoidOptions } from '../../options/void-options.ts';

export interface VerbText {
  summary: string;
  /** Lines behind the options. */
  notes?: Sentence;
  /** Options that cannot matter beside others. */
  voids?: readonly VoidOptions[];
  /**
   * Commands that work when pasted.
   * @param command the name under which the kind was called, such as `lstm`
   * @param option what options are called
   */
  examples: (command: string, option: OptionNaming) => readonly string[];
}

/** A verb that asks a model, which is named by the option `model`. */
export interface AskingVerb extends VerbText {
  /** The option `model`, and those that say how a model is opened. */
  model: OptionTable & { readonly model: OptionTable[string] };
  /** What the explanation of an answer shows. */
  explain: string;
}

/** The options of a verb with their defaults, and what was given of those that every verb has. */
export type GivenOptions = Readonly<Record<string, unknown>>;
