/** Training on files, or on counts of them: in memory where it fits, else on disk, with the same bytes. */

import { inTurns } from '../../math/turns.ts';
import type { ModelFile } from '../../model-file.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { type CountingReading, countInputs, type SortedRecords } from './count-inputs.ts';
import type { NgramCounts } from './counts-file.ts';
import { TemporaryFolderWhenNeeded } from './external/temporary-folder.ts';
import { NgramModel } from './model.ts';
import { type NgramOptions, type NgramSettings, resolveNgramOptions } from './options.ts';
import type { Counts } from './train.ts';
import { estimatingCountsSteps } from './train.ts';

export interface TrainingPlace {
  /** Where temporary files go. @defaultValue the system's folder for them */
  temp?: string;
}

/** What a training makes: a model, or, where it was made on disk, its file, whose tensors lie there until it is written. */
export type TrainedNgrams = NgramModel | ModelFile;

/**
 * Trains on inputs.
 * @param use takes the result, before temporary files go
 * @throws NlpError for options out of their range (exit 2), for a text without words and what cannot be read (exit 3)
 */
export async function trainOnInputs<Result>(
  names: readonly string[],
  options: NgramOptions,
  reading: CountingReading & TrainingPlace,
  use: (trained: TrainedNgrams, tokens: number) => Promise<Result>,
): Promise<Result> {
  const settings = resolveNgramOptions(options);
  return inFolder(reading.temp, async (folder) => {
    const counted = await countInputs(names, settings.order, reading, folder);
    return use(await trainOn(counted, settings, reading, folder), counted.tokens);
  });
}

/** The same on counts that were made before. @throws NlpError for an order that was not counted (exit 2) */
export async function trainOnCounted<Result>(
  counted: NgramCounts,
  options: NgramOptions,
  reading: Pick<CountingReading, 'memory' | 'warn'> & TrainingPlace,
  use: (trained: TrainedNgrams) => Promise<Result>,
): Promise<Result> {
  const { tokenizer, records, words } = counted;
  const settings = resolveNgramOptions({ ...options, order: options.order ?? counted.order });
  const { order } = settings;
  return inFolder(reading.temp, async (folder) => {
    const fits = order > counted.order || records.length <= reading.memory / (48 * order);
    const sorted = fits ? counted.counts(order) : { words, blocks: [records] };
    return use(await trainOn(sorted, settings, { ...reading, tokenizer }, folder));
  });
}

async function trainOn(
  sorted: Counts | SortedRecords,
  settings: NgramSettings,
  { tokenizer, memory, warn }: Omit<CountingReading, 'tokenizer' | 'input'> & { tokenizer?: TokenizerSpec },
  folder: TemporaryFolderWhenNeeded,
): Promise<TrainedNgrams> {
  const context = { tokenizer, warn };
  if ('trie' in sorted)
    return new NgramModel(await inTurns(estimatingCountsSteps(sorted, settings, context)));
  const { trainOnRecords } = await import('./external/train.ts');
  return trainOnRecords(sorted.blocks, sorted.words, settings, memory, folder.get(), context);
}

/** Work with a folder for what does not fit into memory, which goes when it is done. */
export async function inFolder<Result>(
  temp: string | undefined,
  work: (folder: TemporaryFolderWhenNeeded) => Promise<Result>,
): Promise<Result> {
  const folder = new TemporaryFolderWhenNeeded(temp);
  try {
    return await work(folder);
  } finally {
    folder.remove();
  }
}
