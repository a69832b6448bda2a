/** Opening classifiers and reading labelled texts, as every verb does it. */
import { open } from 'node:fs/promises';
import { readLabelledTexts } from '../../corpus/examples/labelled-texts.ts';
import type { LabelledText } from '../../corpus/items.ts';
import type { CorpusFingerprint, InputOptions } from '../../corpus/types.ts';
import { NlpError } from '../../errors.ts';
import type { Classifier } from '../../models/classifier/classifier.ts';
import { FASTTEXT_MAGIC } from '../../models/classifier/fasttext/file-reader.ts';
import { classifierLoader } from '../../models/classifier/loader.ts';
import { loadModel } from '../../store/load-model.ts';

/** @throws NlpError (exit 3) where it is no classifier */
export async function openClassifier(file: string): Promise<Classifier> {
  if (!(await isFastText(file))) return loadModel(file, classifierLoader);
  const [{ readFastText }, { FastTextClassifier }, { readWhole }] = await Promise.all([
    import('../../models/classifier/fasttext/file-reader.ts'),
    import('../../models/classifier/fasttext/fasttext-classifier.ts'),
    import('../../store/read-whole.ts'),
  ]);
  const bytes = await readWhole(file, longestFastText);
  try {
    return FastTextClassifier.fromFastText(readFastText(bytes));
  } catch (error) {
    throw error instanceof NlpError ? error.located({ file }) : error;
  }
}

/** 4 GiB. */
const longestFastText = 2 ** 32;

/** Whether a file begins as those of fastText do; one that cannot be read is another's to complain of. */
async function isFastText(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      return bytesRead === 4 && buffer.readInt32LE(0) === FASTTEXT_MAGIC;
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

export interface LabelledCorpus {
  examples: LabelledText[];
  parts: CorpusFingerprint[];
}

export async function readLabelled(inputs: readonly string[], input: InputOptions): Promise<LabelledCorpus> {
  const reading = readLabelledTexts(inputs, input);
  const examples: LabelledText[] = [];
  for await (const batch of reading) for (const one of batch) examples.push(one);
  return { examples, parts: input.fingerprint === false ? [] : reading.parts() };
}
