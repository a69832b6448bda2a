/** From a text and options to a training: everything up to the first step, and what its checkpoints must agree on. */
import { availableParallelism } from 'node:os';
import { usageError } from '../../errors.ts';
import { Random } from '../../math/random.ts';
import { initialise } from '../../neural/parameters.ts';
import {
  checkpointFile,
  restoreCheckpoint,
  type TrainingIdentity,
} from '../../neural/training/checkpoint.ts';
import { type StreamCorpus, streamCorpus } from '../../neural/training/stream-corpus.ts';
import type { TrainerHooks } from '../../neural/training/task.ts';
import { Trainer } from '../../neural/training/trainer.ts';
import { trainerSettings } from '../../neural/training/training-options.ts';
import type { NumberedText } from '../../text/token-stream.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { Checkpoint } from './checkpoint.ts';
import { layoutOf, type RecurrentConfig } from './config.ts';
import {
  type RecurrentOptions,
  type RecurrentSettings,
  recordOf,
  resolveRecurrentOptions,
} from './options.ts';
import { RecurrentTask } from './training-task.ts';

export interface RecurrentTrainingOptions extends RecurrentOptions {
  /** Held-out text, instead of a part of the text. */
  validText?: string | NumberedText;
  /** Hashes of the text, to be remembered. */
  corpus?: { sha256: string; bytes: number }[];
  /** Threads that train, at most; any number gives the same bytes. @defaultValue all of the machine's, where they pay */
  threads?: number;
}

export interface RecurrentTrainingHooks extends TrainerHooks {
  /** Called before the first step. */
  onStart?(training: RecurrentTraining): void;
  /** Goes on where this was taken; text and options must be the same. */
  resume?: Checkpoint;
}

/** Floating-point operations of a training, half a second's, below which starting threads takes longer than they save. */
const WORTH_THREADS = 2e10;

/** A training: its parts, which can be looked at, saved and run. */
export interface RecurrentTraining {
  readonly settings: RecurrentSettings;
  readonly config: RecurrentConfig;
  readonly vocabulary: Vocabulary;
  readonly identity: TrainingIdentity;
  readonly task: RecurrentTask;
  readonly trainer: Trainer;
  /** The part of the held-out tokens that the vocabulary does not have, 0 to 1. */
  readonly unknownHeldOut: number;
  /** The present state; its tensors are copies. */
  checkpoint(): Checkpoint;
  /** Ends the threads; without it they end with the process. */
  close(): Promise<void>;
}

/** @throws NlpError for options out of range or too little text */
export function prepareTraining(
  text: string | NumberedText,
  { validText, corpus, threads, ...options }: RecurrentTrainingOptions,
  resume?: Checkpoint,
): RecurrentTraining {
  const settings = resolveRecurrentOptions(options);
  const { tokenizer, seed } = settings;
  const data = streamCorpus(text, { ...settings, minimumCount: settings.minCount, validText });
  const { vocabulary, unknownHeldOut } = data;
  const config = configOf(settings, vocabulary.size);
  const random = Random.from(seed);
  const task = taskOf(config, settings, data, random.fork('dropout'), threads);
  if (settings.patience !== undefined && task.validate === undefined) {
    throw usageError(
      'needs held-out text',
      'patience',
      (option) => `Give ${option('valid')}, or more text and a ${option('validFraction')}.`,
    );
  }
  initialise(task.values, random.fork('parameters'));
  task.valuesChanged();
  const trainer = new Trainer(task, trainerSettings(settings));
  const identity = { options: recordOf(settings), tokenizer, seed, corpus };
  if (resume !== undefined) restoreCheckpoint(resume, trainer, identity);
  return {
    settings,
    config,
    vocabulary,
    identity,
    task,
    trainer,
    unknownHeldOut,
    checkpoint: () => new Checkpoint(checkpointFile(Checkpoint, trainer, identity)),
    close: () => task.close(),
  };
}

function configOf(settings: RecurrentSettings, vocabulary: number): RecurrentConfig {
  const { cell, embedding, hidden, layers, tied, dropout } = settings;
  return { cell, vocabulary, embedding, hidden, layers, tied, dropout };
}

function taskOf(
  config: RecurrentConfig,
  { batch, sequence, epochs }: RecurrentSettings,
  data: StreamCorpus,
  random: Random,
  wanted?: number,
): RecurrentTask {
  const operations = 6 * layoutOf(config).count * data.train.length * epochs;
  const threads = wanted ?? (operations > WORTH_THREADS ? availableParallelism() : 1);
  return RecurrentTask.of(config, data, { batch, sequence, threads }, random);
}
