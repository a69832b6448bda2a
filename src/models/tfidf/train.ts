/** Indexes of corpora: documents are read and added batch by batch, so that only the index is ever in memory. */
import { readDocuments } from '../../corpus/documents.ts';
import type { InputOptions, Inputs } from '../../corpus/types.ts';
import { NlpError } from '../../errors.ts';
import { type DocumentOptions, fromDocument } from './from-document.ts';
import type { TfidfOptions } from './options.ts';
import { TfidfModel } from './tfidf-model.ts';

export interface CorpusOptions extends InputOptions, DocumentOptions {
  /** Documents whose id is there take the place of the old ones. @defaultValue false */
  replace?: boolean;
}

/**
 * An index of a corpus.
 * @throws NlpError where the input cannot be read or has no document, or none of them a term; (usage) for options
 */
export async function trainOnCorpus(
  inputs: Inputs,
  options: TfidfOptions = {},
  reading: CorpusOptions = {},
): Promise<TfidfModel> {
  const model = TfidfModel.train([], options);
  await addCorpus(model, inputs, reading);
  if (model.index.store.tokens > 0) return model;
  throw new NlpError('no document has a term', {
    where: { file: nameOf(inputs) },
    remedy: 'Check the input, the stop words and the token pattern.',
  });
}

/** Adds the documents of a corpus. @throws NlpError where there is none, or where an id is taken */
export async function addCorpus(
  model: TfidfModel,
  inputs: Inputs,
  options: CorpusOptions = {},
): Promise<void> {
  const reading = readDocuments(inputs, options);
  let count = 0;
  for await (const batch of reading) {
    count += batch.length;
    const documents = batch.map((document) => fromDocument(document, options));
    if (options.replace) model.remove(documents.map(({ id }) => id).filter((id) => model.has(id)));
    model.add(documents);
  }
  if (count === 0) {
    throw new NlpError('there are no documents in the input', {
      where: { file: nameOf(inputs) },
      remedy: (option) => `Name files with text; ${option('format')} says how to read them.`,
    });
  }
  model.corpus = [...(model.corpus ?? []), reading.fingerprint()];
}

function nameOf([first]: Inputs): string | undefined {
  return typeof first === 'string' ? first : first?.name;
}
