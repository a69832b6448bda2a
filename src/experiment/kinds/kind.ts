/**
 * What a kind of model tells experiments about itself. A new kind is one small file with one such object, and a row
 * in kinds.ts. The object is looked at in every process; only `run` loads the model, in a worker.
 */
import type * as z from 'zod';
import type { JsonValue, TrialScores } from '../results.ts';

export type TrialOptions = Record<string, JsonValue>;

export interface ModelKind {
  /** Its name in `model:`, also in expressions. */
  readonly name: string;
  /** Schemas of its options by name; every option can also stand in a matrix. All are optional. */
  readonly options: Readonly<Record<string, z.ZodType>>;
  /** The corpora it reads, by role. */
  readonly corpora: Readonly<Record<string, CorpusRole>>;
  /** The metrics it reports. */
  readonly metrics: readonly string[];
  /** More metrics than are listed, such as `ndcg@20`. */
  readonly knowsMetric?: (name: string) => boolean;
  /** Options that may be an expression of `epoch`, and how many epochs there are. */
  readonly schedules?: Readonly<Record<string, (options: TrialOptions) => number>>;
  /** Looks at options together, before anything runs. @throws NlpError (exit 2) */
  readonly check?: (options: TrialOptions) => void | Promise<void>;
  /** Trains and measures. Called in a worker process. */
  readonly run: (trial: TrialTask) => Promise<TrialOutcome>;
}

export interface CorpusRole {
  required: boolean;
  /** What it is, for the schema and for errors. */
  what: string;
}

/** One trial as a worker gets it. */
export interface TrialTask {
  model: string;
  options: TrialOptions;
  seed: number;
  /** Inputs as on a command line, by role. */
  corpora: Record<string, string[]>;
  /** What is wanted; a kind may report more. */
  metrics: string[];
  /** A value for each epoch of every option that is a schedule. */
  schedules: Record<string, number[]>;
}

export interface TrialOutcome {
  /** By name; timings among them. */
  metrics: Record<string, number>;
  /** What each sentence (query, document) added, for the paired bootstrap. */
  scores?: TrialScores;
}
