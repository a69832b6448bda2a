/** `nlp tokenizer train`: words are counted line by line, then tokens are learnt from the counts. */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fromSystemError } from '../../../errors.ts';
import { pickOptions } from '../../../options/table.ts';
import { checkWritable, writeTextAtomically } from '../../../store/atomic.ts';
import type { TokenizerDescription } from '../../../text/subword/parts.ts';
import { trainingTable } from '../../../text/subword/training/options.ts';
import { SubwordTrainer } from '../../../text/subword/training/trainer.ts';
import { filesOfFolder } from '../../../text/subword/write-file.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { formatCount } from '../../render/numbers.ts';
import { startProgress } from '../../render/progress.ts';
import { textLines } from './texts.ts';

interface Flags extends CommonFlags, InputFlags {
  output: string;
}

export async function train(inputs: string[], flags: Flags): Promise<void> {
  const { output: file } = flags;
  const isFolder = await namesFolder(file);
  if (!isFolder) await checkWritable(file);
  const trainer = new SubwordTrainer(pickOptions(trainingTable, { ...flags }));
  const progress = await startProgress('reading', flags.quiet);
  try {
    const reading = { ...inputOptions(flags), onProgress: progress.update };
    for await (const text of textLines(inputs, reading)) trainer.add(`${text}\n`);
  } finally {
    progress.stop();
  }
  const learnt = trainer.finish();
  if (learnt.leftOut > 0)
    note(
      `${formatCount(learnt.leftOut)} rare characters are unknown, as the vocabulary has no room; give a larger one`,
      flags.quiet,
    );
  await writeTokenizer(learnt.description, file, isFolder);
  const { description, ...summary } = learnt;
  const output = new Output();
  if (flags.json)
    output.json({ output: file, type: (description.model as { type: string }).type, ...summary });
  else
    output.line(
      `${formatCount(summary.tokens)} tokens from ${formatCount(summary.words)} words, ` +
        `${formatCount(summary.distinctWords)} of them distinct`,
    );
  await output.flush();
}

/** A name that ends in a slash or has no ending is a folder. */
export async function namesFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return /[\\/]$/.test(file) || path.extname(file) === '';
  }
}

export async function writeTokenizer(
  description: TokenizerDescription,
  file: string,
  isFolder: boolean,
): Promise<void> {
  const files = filesOfFolder(description);
  if (!isFolder) return writeTextAtomically(file, [files['tokenizer.json']]);
  try {
    await mkdir(file, { recursive: true });
  } catch (error) {
    throw fromSystemError(error, file, 'write');
  }
  for (const [name, text] of Object.entries(files)) await writeTextAtomically(path.join(file, name), [text]);
}
