/**
 * What a kind of model says of itself: one descriptor a kind (kinds/NAME.ts), from which the store, experiments, the
 * commands with their generic verbs, help, completion, documentation and the contract test take what they need. The
 * descriptor is data and small functions; a model's code is imported only when it is used.
 */

import type { OptionNaming, Sentence } from '../errors.ts';
import type { CommandCall } from '../options/command-call.ts';
import type { OptionTable } from '../options/table.ts';
import type { ModelLoader } from '../store/stored-model.ts';
import type { MetricDefinition } from './metric.ts';
import type { TrialOptions, TrialOutcome, TrialTask } from './trial.ts';
import type { KindVerbs } from './verbs.ts';

export interface Kind {
  /** The name of the command, and in `model:` of an experiment. */
  readonly name: string;
  /** The model files of this kind, by the `kind` in their metadata. */
  readonly files: Readonly<Record<string, KindOfFile>>;
  /** What can be chosen when it is trained. */
  readonly options: OptionTable;
  /** What experiments know of it; absent for a kind that they cannot use. */
  readonly experiment?: ExperimentKind;
  /**
   * The files that its examples use, each with the command that makes it.
   * @param command the name under which the kind was called, such as `lstm`
   */
  readonly exampleFiles?: (command: string, option: OptionNaming) => Readonly<Record<string, string>>;
  /** The verbs that it shares with other kinds (cli/verbs/). */
  readonly verbs?: KindVerbs;
  /** Whether cli/commands/NAME.ts has verbs that are special to it. */
  readonly hasOwnCommand: boolean;
  /** What the contract test asks of it. */
  readonly contract: ContractCase;
}

/** A kind of model file. */
export interface KindOfFile {
  /** In a sentence: "is <title>". */
  readonly title: string;
  /** The command that uses such a file, for messages. */
  readonly command: Sentence;
  readonly load: () => Promise<ModelLoader>;
}

export interface ExperimentKind {
  /** Every option can also stand in a matrix. */
  readonly options: OptionTable;
  /** The corpora it reads, by role. */
  readonly corpora: Readonly<Record<string, CorpusRole>>;
  /** The metrics it reports: names of experiment/metric-catalogue.ts, and what no other kind reports defined here. */
  readonly metrics: readonly (string | MetricDefinition)[];
  /** More metrics than are listed, such as `ndcg@20`. */
  readonly metricNamed?: (name: string) => MetricDefinition | undefined;
  /** Options that may be an expression of `epoch`, and how many epochs there are. */
  readonly schedules?: Readonly<Record<string, (options: TrialOptions) => number>>;
  /** Looks at options together, before anything runs. @throws NlpError (exit 2) */
  readonly check?: (options: TrialOptions, name: string) => void | Promise<void>;
  /** Trains and measures. Called in a worker process. */
  readonly run: (trial: TrialTask) => Promise<TrialOutcome>;
  /** An experiment to start from, which runs on built-in corpora in seconds. */
  readonly template: string;
  /** A file beside it that it needs: the word it stands for in the template, its extension and its text. */
  readonly companion?: { placeholder: string; extension: string; text: () => Promise<string> };
}

export interface CorpusRole {
  required: boolean;
  /** What it is, for the schema and for errors. */
  what: string;
}

/**
 * What the contract test asks: calls of commands with MODEL for the model file, AGAIN for another place for it, EMPTY
 * for an empty file and OTHER for a model of another kind.
 */
export interface ContractCase {
  /** Trains MODEL; absent where there is nothing to train. */
  train?: CommandCall;
  /** The same on EMPTY. Exit 3. */
  trainOnNothing: CommandCall;
  /** Answers stdin with MODEL; twice, where the model can be named in two ways that must answer alike. */
  answer: CommandCall[];
  /** The same with OTHER. Exit 3. */
  answerWithOther: CommandCall;
  /** Something to answer, a line each. */
  input: string;
  /** What it answers to nothing: a pattern of its whole output. */
  onEmptyInput: RegExp;
  /** The keys of each line of its answer as JSON. */
  jsonKeys: string[];
}
