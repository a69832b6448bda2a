/**
 * A checkpoint: all that a training needs to go on exactly where it was - values, the best values, the optimizer's
 * vectors, carried state, data position, and the seed and settings from which everything random follows. As a file
 * it is a model file of its own kind. Same training, same position: same bytes, however often it was interrupted.
 */
import { isDeepStrictEqual } from 'node:util';
import { NlpError, shownValue, usageError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import type { ModelFile } from '../../model-file.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { TrainerPosition } from './task.ts';
import type { Trainer } from './trainer.ts';

/** What must be the same where a training goes on: plain JSON. */
export interface TrainingIdentity {
  /** Options as a file keeps them, without seed and tokenizer. */
  options: Record<string, unknown>;
  tokenizer: TokenizerSpec;
  seed: number;
  corpus?: { sha256: string; bytes: number }[];
}

/** Options that may be others where a training goes on: it may be longer, and more patient. */
const FREE = new Set(['epochs', 'patience']);

/** What all checkpoints have; each kind of model has a class of its own for its files. */
export class TrainingCheckpoint {
  readonly file: ModelFile;

  /** @throws NlpError where the file has no position of a training; the vectors are checked when they are used */
  constructor(file: ModelFile) {
    if (!isPosition(file.extra?.position))
      throw new NlpError('the position of the training is missing or wrong');
    if (file.tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    for (const [name, { data }] of Object.entries(file.tensors)) {
      if (data instanceof Float32Array && data.every(Number.isFinite)) continue;
      throw new NlpError(
        `the vector ${shownValue(name)} of the checkpoint holds values that are not finite numbers`,
        {
          remedy: 'The checkpoint is damaged; go on from another, or begin again.',
        },
      );
    }
    this.file = file;
  }

  get position(): TrainerPosition {
    return this.file.extra?.position as TrainerPosition;
  }

  toModelFile(): ModelFile {
    return this.file;
  }
}

/** The present state of a training. Its tensors are copies, as training goes on. */
export function checkpointFile(
  { kind, version }: { readonly kind: string; readonly version: number },
  trainer: Trainer,
  { options, tokenizer, seed, corpus }: TrainingIdentity,
): ModelFile {
  const { position, vectors } = trainer.snapshot();
  const tensors: Record<string, StoredTensor> = {};
  for (const [name, vector] of Object.entries(vectors)) {
    tensors[name] = { shape: [vector.length], data: Float32Array.from(vector) };
  }
  const file: ModelFile = { kind, version, options, tokenizer, seed, extra: { position }, tensors };
  if (corpus !== undefined) file.corpus = corpus;
  return file;
}

/**
 * Puts a trainer where the checkpoint was taken.
 * @throws NlpError where settings (exit 2) or text are not those of the checkpoint; only `epochs` may be more, and
 * `patience` another
 */
export function restoreCheckpoint(
  { file, position }: TrainingCheckpoint,
  trainer: Trainer,
  identity: TrainingIdentity,
): void {
  const { tokenizer, seed, corpus } = identity;
  const now: Record<string, unknown> = { ...identity.options, tokenizer, seed };
  const made = { ...file.options, tokenizer: file.tokenizer, seed: file.seed };
  for (const [key, before] of Object.entries(made)) {
    if (FREE.has(key) || isDeepStrictEqual(before, now[key])) continue;
    throw usageError(
      `the checkpoint was made with ${key} ${shownValue(before)}, not ${shownValue(now[key])}`,
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
    history.every(isRecord) &&
    loss >= 0 &&
    (best === null || isBest(best, epoch))
  );
}

/** What stands of an epoch, the i-th. */
function isRecord(record: unknown, i: number): boolean {
  const { epoch, trainLoss, validLoss } = (record ?? {}) as TrainerPosition['history'][number];
  return epoch === i + 1 && isLoss(trainLoss) && (validLoss === null || isLoss(validLoss));
}

function isBest(best: unknown, epochs: number): boolean {
  const { epoch, loss, value } = (best ?? {}) as NonNullable<TrainerPosition['best']>;
  const isEpoch = Number.isSafeInteger(epoch) && epoch >= 1 && epoch <= epochs;
  return isEpoch && isLoss(loss) && (value === undefined || Number.isFinite(value));
}

function isLoss(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) >= 0;
}
