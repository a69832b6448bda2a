/**
 * A checkpoint: all that a training needs to go on exactly where it was - values, the best values, the optimizer's
 * vectors, carried state, data position, and the seed and settings from which everything random follows. As a file
 * it is a model file of its own kind. Same training, same position: same bytes, however often it was interrupted.
 */
import { isDeepStrictEqual } from 'node:util';
import { NlpError, usageError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import type { Trainer, TrainerPosition } from '../../neural/trainer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { ModelFile } from '../model-file.ts';
import { optionsOfRecord, type RecurrentOptions, type RecurrentSettings, recordOf } from './options.ts';

/** What must be the same where a training goes on. */
export interface TrainingIdentity {
  settings: RecurrentSettings;
  corpus?: { sha256: string; bytes: number }[];
  vocabulary: Vocabulary;
}

export class Checkpoint {
  static readonly kind = 'rnn-checkpoint';
  static readonly version = 1;

  readonly file: ModelFile;

  private constructor(file: ModelFile) {
    this.file = file;
  }

  static of(file: ModelFile): Checkpoint {
    return new Checkpoint(file);
  }

  /** Options by their names in the library. */
  get options(): RecurrentOptions {
    const { options, tokenizer, seed } = this.file;
    return { ...optionsOfRecord(options), tokenizer, seed };
  }

  get position(): TrainerPosition {
    return this.file.extra?.position as TrainerPosition;
  }

  toModelFile(): ModelFile {
    return this.file;
  }

  /** @throws NlpError where it is no position; the vectors are checked when they are used */
  static fromModelFile(file: ModelFile): Checkpoint {
    if (!isPosition(file.extra?.position))
      throw new NlpError('the position of the training is missing or wrong');
    if (file.tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    return new Checkpoint(file);
  }
}

/** Its tensors are copies, as training goes on. */
export function checkpointOf(trainer: Trainer, identity: TrainingIdentity): Checkpoint {
  const { position, vectors } = trainer.snapshot();
  const tensors: Record<string, StoredTensor> = {};
  for (const [name, vector] of Object.entries(vectors)) {
    tensors[name] = { shape: [vector.length], data: Float32Array.from(vector) };
  }
  const { settings, corpus } = identity;
  const file: ModelFile = {
    kind: Checkpoint.kind,
    version: Checkpoint.version,
    options: recordOf(settings),
    tokenizer: settings.tokenizer,
    seed: settings.seed,
    extra: { position },
    tensors,
  };
  if (corpus !== undefined) file.corpus = corpus;
  return Checkpoint.of(file);
}

/**
 * Puts a trainer where the checkpoint was taken.
 * @throws NlpError where settings (exit 2) or text are not those of the checkpoint; only `epochs` may be more, and
 * `patience` another
 */
export function restoreCheckpoint(
  checkpoint: Checkpoint,
  trainer: Trainer,
  { settings, corpus }: TrainingIdentity,
): void {
  const { file, position } = checkpoint;
  const free = new Set(['epochs', 'patience']);
  const { tokenizer, seed } = settings;
  const now: Record<string, unknown> = { ...optionsOfRecord(recordOf(settings)), tokenizer, seed };
  for (const [key, before] of Object.entries(checkpoint.options)) {
    if (free.has(key) || isDeepStrictEqual(before, now[key])) continue;
    throw usageError(
      `the checkpoint was made with ${key} ${JSON.stringify(before)}, not ${JSON.stringify(now[key])}`,
      'resume',
      'Give the options of the training that is to go on, or leave them out.',
    );
  }
  if (!isDeepStrictEqual(file.corpus, corpus)) {
    throw new NlpError('the checkpoint was made with another text', {
      where: { option: 'resume' },
      remedy: 'Name the text of the training that is to go on.',
    });
  }
  const wanted = trainer.snapshot().vectors;
  const vectors: Record<string, Float32Array> = {};
  for (const [name, vector] of Object.entries(wanted)) {
    vectors[name] = expectTensor(file.tensors, name, Float32Array, [vector.length]).data;
  }
  if (position.best !== null) {
    vectors.best = expectTensor(file.tensors, 'best', Float32Array, [wanted.values.length]).data;
  }
  trainer.restore({ position, vectors });
}

function isPosition(value: unknown): value is TrainerPosition {
  const position = value as TrainerPosition | undefined;
  if (typeof position !== 'object' || position === null) return false;
  const { epoch, step, loss, tokens, optimizerSteps, finished, history, best } = position;
  const counts = [epoch, step, tokens, optimizerSteps];
  return (
    counts.every((count) => Number.isSafeInteger(count) && count >= 0) &&
    Number.isFinite(loss) &&
    typeof finished === 'boolean' &&
    Array.isArray(history) &&
    history.length === epoch &&
    history.every((record) => Number.isFinite(record?.trainLoss)) &&
    (best === null || (Number.isFinite(best?.loss) && Number.isSafeInteger(best?.epoch)))
  );
}
