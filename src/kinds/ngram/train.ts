/** `train` of n-gram models: on text, or on counts of it. */
import { NlpError, usageError } from '../../errors.ts';
import { NgramCounts } from '../../models/ngram/counts-file.ts';
import { type NgramOptions, resolveNgramOptions } from '../../models/ngram/options.ts';
import { type TrainedNgrams, trainOnCounted, trainOnInputs } from '../../models/ngram/train-inputs.ts';
import { pickOptions } from '../../options/table.ts';
import { checkWritable } from '../../store/atomic.ts';
import { loadModel } from '../../store/load-model.ts';
import { readTokenizerSpec } from '../../text/tokenizer-file.ts';
import { tokenizerFileTable } from '../../text/tokenizer-options.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { TrainSummary } from '../verbs/train.ts';
import { writeModel } from './files.ts';
import { type CountingOptions, noteThreads, refuseOrderAsOutput } from './tables.ts';

type TrainOptions = CountingOptions & { output: string; counts?: string; text?: string; json?: boolean };

export async function train(
  inputs: readonly string[],
  options: TrainOptions,
  modelOptions: NgramOptions,
  context: VerbContext,
): Promise<TrainSummary | undefined> {
  const { output, counts, temp, memory } = options;
  refuseOrderAsOutput(output);
  noteThreads(options, context);
  const write = (trained: TrainedNgrams) => writeModel(output, trained, context.note);
  const { warn } = context;
  if (counts !== undefined) {
    const counted = await openCounts(counts, inputs, options);
    resolveNgramOptions({ ...modelOptions, order: modelOptions.order ?? counted.order });
    await checkWritable(output);
    try {
      await trainOnCounted(counted, modelOptions, { memory, temp, warn }, write);
    } catch (error) {
      if (!(error instanceof NlpError) || error.where !== undefined) throw error;
      throw error.located({ file: counts });
    }
    return summaryOf(options);
  }
  resolveNgramOptions(modelOptions);
  await checkWritable(output);
  const tokenizer = await readTokenizerSpec(pickOptions(tokenizerFileTable, { ...options }));
  const { vocab, skipSymbols } = options;
  await context.reading('reading', (input) => {
    const reading = { input, tokenizer, vocab, skipSymbols, memory, temp, warn };
    return trainOnInputs(inputs, modelOptions, reading, write);
  });
  return summaryOf(options);
}

/** What `info` says of the model. */
async function summaryOf({ output, json }: TrainOptions): Promise<TrainSummary | undefined> {
  if (!json) return undefined;
  return { json: await (await import('./info.ts')).describeWritten(output), counts: [] };
}

async function openCounts(
  file: string,
  inputs: readonly string[],
  { text }: TrainOptions,
): Promise<NgramCounts> {
  if (inputs.length > 0 || text !== undefined) {
    throw usageError('stands for the text, so there can be no inputs beside it', 'counts', 'Leave out one.');
  }
  return loadModel(file, NgramCounts);
}
