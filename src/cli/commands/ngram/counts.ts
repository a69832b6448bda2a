/** `nlp ngram count` and `merge`. */

import { type CountingOptions, noteThreads, refuseOrderAsOutput } from '../../../kinds/ngram/tables.ts';
import { countInputs } from '../../../models/ngram/count-inputs.ts';
import { NgramCounts } from '../../../models/ngram/counts-file.ts';
import { TemporaryFolder } from '../../../models/ngram/external/temporary-folder.ts';
import { inFolder } from '../../../models/ngram/train-inputs.ts';
import { pickOptions } from '../../../options/table.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { loadModel } from '../../../store/load-model.ts';
import { saveModel } from '../../../store/stored-model.ts';
import { readTokenizerSpec } from '../../../text/tokenizer-file.ts';
import { tokenizerFileTable } from '../../../text/tokenizer-options.ts';
import { verbContext } from '../../verbs/context.ts';
import { printWritten } from './print-written.ts';

type CountFlags = CountingOptions & { output: string; order: number; json?: boolean };

export async function count(inputs: string[], flags: CountFlags): Promise<void> {
  refuseOrderAsOutput(flags.output);
  await checkWritable(flags.output);
  const tokenizer = await readTokenizerSpec(pickOptions(tokenizerFileTable, flags));
  const { order, vocab, skipSymbols, memory, temp } = flags;
  const context = verbContext(flags);
  const { warn } = context;
  noteThreads(flags, context);
  await inFolder(temp, async (folder) => {
    const counted = await context.reading('reading', (input) =>
      countInputs(inputs, order, { input, tokenizer, vocab, skipSymbols, memory, warn }, folder),
    );
    if ('trie' in counted) return saveModel(flags.output, NgramCounts.of(counted, tokenizer));
    const { countsOnDisk } = await import('../../../models/ngram/external/counts.ts');
    const file = await countsOnDisk(counted.blocks, counted.words, order, tokenizer, folder.get());
    return saveModel(flags.output, { toModelFile: () => file });
  });
  await printWritten(flags.output, flags);
}

export async function merge(
  files: string[],
  flags: { output: string; temp?: string; json?: boolean },
): Promise<void> {
  await checkWritable(flags.output);
  const { mergeCounts } = await import('../../../models/ngram/external/merge.ts');
  const folder = new TemporaryFolder(flags.temp);
  try {
    const inputs = files.map((name) => () => loadModel(name, NgramCounts));
    const file = await mergeCounts(inputs, folder);
    await saveModel(flags.output, { toModelFile: () => file });
  } finally {
    folder.remove();
  }
  await printWritten(flags.output, flags);
}
