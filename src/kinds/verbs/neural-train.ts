/**
 * The verb `train` of kinds that learn by steps along a gradient. The kind reads its data and prepares a training; the
 * command line runs it: progress, loss curve, checkpoints, resuming, interruption.
 */
import type { TrainingCheckpoint } from '../../neural/training/checkpoint.ts';
import type { Trainer } from '../../neural/training/trainer.ts';
import type { OptionTable } from '../../options/table.ts';
import type { ModelLoader, StorableModel } from '../../store/stored-model.ts';
import type { VerbContext } from './context.ts';
import type { GivenOptions, VerbText } from './verb-text.ts';

export interface NeuralTrainVerb extends VerbText {
  /** Options beside those of the model, such as how a text is cut and named settings. */
  options: OptionTable;
  /** The model's own, which come as they were given. @param command the name under which the kind was called */
  modelOptions: (command: string) => OptionTable;
  load: () => Promise<NeuralTraining>;
}

export interface NeuralTraining {
  readonly checkpoint: ModelLoader<TrainingCheckpoint>;
  /** Looks at options together, reads nothing. @throws NlpError (exit 2) */
  settle(call: NeuralTrainingCall): Promise<SettledTraining>;
}

export interface NeuralTrainingCall {
  /** The name under which the kind was called, such as `lstm`. */
  command: string;
  /** Those of the verb, and those of the model, as they were given. */
  options: GivenOptions;
  modelOptions: GivenOptions;
  /** Where the training goes on. */
  resume: TrainingCheckpoint | undefined;
}

export interface SettledTraining {
  /** Reads the data and makes everything ready for the first step. */
  prepare(data: TrainingData, context: VerbContext): Promise<PreparedTraining>;
}

export interface TrainingData {
  inputs: readonly string[];
  /** Held-out data, instead of a part of the inputs. */
  valid?: string;
  /** At most; all of the machine's, where they pay, where absent. */
  threads?: number;
}

export interface PreparedTraining {
  readonly trainer: Trainer;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Whether there is held-out data to validate on. */
  readonly validates: boolean;
  /** Part of the held-out tokens that the vocabulary does not have, 0 to 1. */
  readonly unknownHeldOut: number;
  /** What a token is, in a line of progress. */
  readonly token: 'char' | 'word';
  /** What is trained, in the title of the loss curve: `lstm`. */
  readonly title: string;
  /** The sizes of the model, in a line. */
  readonly summary: string;
  /** The present state; its tensors are copies. */
  checkpoint(): TrainingCheckpoint;
  /** A model of the best values so far. */
  model(): StorableModel & { readonly parameters: number };
  /** Ends the threads. */
  close(): Promise<void>;
}
