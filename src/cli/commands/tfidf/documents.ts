/** Documents from the command line, as an index takes them. */
import { readDocuments } from '../../../corpus/documents.ts';
import type { CorpusFingerprint } from '../../../corpus/types.ts';
import { NlpError } from '../../../errors.ts';
import type { IndexDocument } from '../../../models/tfidf/document-store.ts';
import { fromDocument } from '../../../models/tfidf/from-document.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { startProgress } from '../../render/progress.ts';

export interface DocumentFlags extends InputFlags {
  idPrefix?: string;
}

/**
 * Hands over the documents batch by batch.
 * @returns the fingerprint of what was read
 * @throws NlpError where there is none
 */
export async function eachDocument(
  inputs: string[],
  flags: DocumentFlags,
  take: (documents: IndexDocument[]) => void | Promise<void>,
): Promise<CorpusFingerprint> {
  const progress = await startProgress('indexing', flags.quiet);
  const reading = readDocuments(inputs, { ...inputOptions(flags), onProgress: progress.update });
  let count = 0;
  try {
    for await (const batch of reading) {
      count += batch.length;
      await take(batch.map((document) => fromDocument(document, flags)));
    }
  } finally {
    progress.stop();
  }
  if (count === 0) {
    throw new NlpError('there are no documents in the input', {
      where: { file: inputs[0] },
      remedy: 'Name files with text; --format says how to read them.',
    });
  }
  return reading.fingerprint();
}
