/** `nlp tfidf index`, `add` and `remove`. */

import { inTurns } from '../../../math/turns.ts';
import type { TfidfOptions } from '../../../models/tfidf/options.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { addCorpus, trainOnCorpus } from '../../../models/tfidf/train.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { loadModel } from '../../../store/load-model.ts';
import { withLock } from '../../../store/lock.ts';
import { saveModel } from '../../../store/stored-model.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { countOf, formatBytes } from '../../render/numbers.ts';
import { withProgress } from './progress.ts';
import { withStopwords } from './stopwords.ts';

interface BuildFlags extends InputFlags {
  output: string;
  idPrefix?: string;
  json?: boolean;
}

interface ChangeFlags {
  model: string;
  output?: string;
  json?: boolean;
  quiet?: boolean;
}

interface AddFlags extends InputFlags, ChangeFlags {
  quiet?: boolean;
  idPrefix?: string;
  replace?: boolean;
}

export async function buildIndex(inputs: string[], flags: BuildFlags, given: TfidfOptions): Promise<void> {
  const options = await withStopwords(given, flags.encoding);
  await checkWritable(flags.output);
  const model = await withProgress(flags.quiet, (onProgress) =>
    trainOnCorpus(inputs, options, { ...inputOptions(flags), idPrefix: flags.idPrefix, onProgress }),
  );
  await inTurns(model.compactingSteps());
  await saveModel(flags.output, model);
  await report(model, flags.output, flags);
}

export async function addDocuments(inputs: string[], flags: AddFlags): Promise<void> {
  const { idPrefix, replace } = flags;
  await change(flags, (model) =>
    withProgress(flags.quiet, (onProgress) =>
      addCorpus(model, inputs, { ...inputOptions(flags), idPrefix, replace, onProgress }),
    ),
  );
}

export async function removeDocuments(ids: string[], flags: ChangeFlags): Promise<void> {
  await change(flags, (model) => model.remove(ids));
}

/** Reads an index, changes it and writes it, to another file where one is named. */
async function change(flags: ChangeFlags, work: (model: TfidfModel) => void | Promise<void>): Promise<void> {
  const output = flags.output ?? flags.model;
  await checkWritable(output);
  await withLock(output, async () => {
    const model = await loadModel(flags.model, TfidfModel);
    await work(model);
    await inTurns(model.compactingSteps());
    await saveModel(output, model);
    await report(model, output, flags);
  });
}

async function report(
  model: TfidfModel,
  file: string,
  flags: { json?: boolean; quiet?: boolean },
): Promise<void> {
  const { documents, terms, tokens, textBytes } = model.statistics();
  if (flags.json) {
    const output = new Output();
    output.json({ documents, terms, tokens, textBytes });
    return output.flush();
  }
  const size = `${countOf(documents, 'document')}, ${countOf(terms, 'term')}, ${formatBytes(textBytes)} of text`;
  note(`${file}: ${size}`, flags.quiet);
}
