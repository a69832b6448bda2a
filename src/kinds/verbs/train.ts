/** The verb `train` of kinds that are trained in one go, such as by counting. */
import type { OptionTable } from '../../options/table.ts';
import type { VerbContext } from './context.ts';
import type { GivenOptions, VerbText } from './verb-text.ts';

export interface TrainVerb extends VerbText {
  /** What the option `output` is, in help. @defaultValue 'the model to write' */
  output?: string;
  /** Options beside those of the model; they come with their defaults. */
  options?: OptionTable;
  /** The model's own, which come as they were given. @param command the name under which the kind was called */
  modelOptions: OptionTable | ((command: string) => OptionTable);
  load: () => Promise<Trains>;
}

export interface Trains {
  /** Trains and writes the file `options.output`. @returns what there is to say of it, if anything */
  train(
    inputs: readonly string[],
    options: GivenOptions & { readonly output: string },
    modelOptions: GivenOptions,
    context: VerbContext,
    command: string,
  ): Promise<TrainSummary | undefined>;
}

export interface TrainSummary {
  json: object;
  /** What people are shown: how many of what (`[120, 'sentence']`), and a remark. */
  counts: readonly (readonly [count: number, singular: string])[];
  remark?: string;
}
