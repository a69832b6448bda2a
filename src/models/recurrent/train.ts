/**
 * From a text and options to a trained model; with hooks for progress and checkpoints, and from a checkpoint on.
 */
import { availableParallelism } from 'node:os';
import { usageError } from '../../errors.ts';
import { createBackend } from '../../math/backend.ts';
import { Random } from '../../math/random.ts';
import { Trainer, type TrainerHooks, type TrainerSettings } from '../../neural/trainer.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { type Checkpoint, checkpointOf, restoreCheckpoint } from './checkpoint.ts';
import { initialise, layoutOf, type RecurrentConfig } from './config.ts';
import { RecurrentModel } from './model.ts';
import {
  type RecurrentOptions,
  type RecurrentSettings,
  recordOf,
  resolveRecurrentOptions,
} from './options.ts';
import { idsOf, numberSymbols, vocabularyOf } from './symbols.ts';
import { RecurrentTask } from './training-task.ts';

export interface RecurrentTrainingOptions extends RecurrentOptions {
  /** Held-out text, instead of a part of the text. */
  validText?: string;
  /** Hashes of the text, to be remembered. */
  corpus?: { sha256: string; bytes: number }[];
  /** Threads that train, at most; any number gives the same bytes. @defaultValue all of the machine's, where they pay */
  threads?: number;
}

export interface RecurrentTrainingHooks extends TrainerHooks {
  /** Told before the first step. */
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
  readonly task: RecurrentTask;
  readonly trainer: Trainer;
  /** The part of the held-out symbols that the vocabulary does not have, 0 to 1. */
  readonly unknownHeldOut: number;
  /** The present state; its tensors are copies. */
  checkpoint(): Checkpoint;
  /** A model of the best values so far. */
  model(): RecurrentModel;
  /** Ends the threads; without it they end with the process. */
  close(): Promise<void>;
}

export async function trainRecurrent(
  text: string,
  options: RecurrentTrainingOptions,
  hooks: RecurrentTrainingHooks,
): Promise<RecurrentModel> {
  const training = prepareTraining(text, options, hooks.resume);
  try {
    hooks.onStart?.(training);
    await training.trainer.run(hooks);
    return training.model();
  } finally {
    await training.close();
  }
}

/** Everything up to the first step. @throws NlpError for options out of range or too little text */
export function prepareTraining(
  text: string,
  options: RecurrentTrainingOptions,
  resume?: Checkpoint,
): RecurrentTraining {
  const { validText, corpus, threads: wanted, ...rest } = options;
  const settings = resolveRecurrentOptions(rest);
  const tokenizer = createTokenizer(settings.tokenizer);
  const numbered = numberSymbols(text, tokenizer);
  const { length } = numbered.numbers;
  const cut = validText === undefined ? Math.floor(length * (1 - settings.validFraction)) : length;
  const vocabulary = vocabularyOf(numbered, cut, settings.minCount);
  if (vocabulary.size === 1 && cut > 0) {
    throw usageError(
      `no symbol of the text is there ${settings.minCount} times`,
      'minCount',
      'Give a lower one, or more text.',
    );
  }
  const all = idsOf(numbered, vocabulary);
  const valid =
    validText === undefined ? all.subarray(cut) : idsOf(numberSymbols(validText, tokenizer), vocabulary);
  const { cell, embedding, hidden, layers, tied, dropout, batch, sequence } = settings;
  const config = { cell, vocabulary: vocabulary.size, embedding, hidden, layers, tied, dropout };
  const random = Random.from(settings.seed);
  const ids = { train: all.subarray(0, cut), valid };
  const backend = createBackend();
  const operations = 6 * layoutOf(config).count * ids.train.length * settings.epochs;
  const threads = wanted ?? (operations > WORTH_THREADS ? availableParallelism() : 1);
  const shape = { batch, sequence, threads };
  const task = new RecurrentTask(backend, config, ids, shape, random.fork('dropout'));
  if (settings.patience !== undefined && task.validate === undefined) {
    throw usageError(
      'needs held-out text',
      'patience',
      (option) => `Give ${option('valid')}, or more text and a ${option('validFraction')}.`,
    );
  }
  initialise(task.weights.values, config, random.fork('parameters'));
  task.valuesChanged();
  const trainer = new Trainer(task, trainerSettings(settings));
  const identity = { settings, corpus, vocabulary };
  if (resume !== undefined) restoreCheckpoint(resume, trainer, identity);
  return {
    settings,
    config,
    vocabulary,
    task,
    trainer,
    unknownHeldOut: shareOf(vocabulary.unknownId, valid),
    checkpoint: () => checkpointOf(trainer, identity),
    model() {
      const provenance = { options: recordOf(settings), seed: settings.seed, corpus };
      const model = new RecurrentModel(config, vocabulary, settings.tokenizer, provenance);
      model.weights.values.flat.set(trainer.bestValues);
      return model;
    },
    close: () => task.close(),
  };
}

function shareOf(id: number, ids: Uint32Array): number {
  let count = 0;
  for (const one of ids) if (one === id) count++;
  return count / Math.max(1, ids.length);
}

function trainerSettings(settings: RecurrentSettings): TrainerSettings {
  const { epochs, optimizer, momentum, learningRate, schedule, warmup, decay, decayEvery } = settings;
  return {
    epochs,
    optimizer: { name: optimizer, momentum },
    schedule: { rate: learningRate, name: schedule, warmup, decay, decayEvery },
    clip: settings.clip,
    patience: settings.patience,
  };
}
