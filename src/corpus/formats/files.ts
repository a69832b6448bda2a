/** `files`: a folder with a document a file, as prose. Labels are the folders in it. */
import { NlpError } from '../../errors.ts';
import { fileDocument } from './file-document.ts';
import { fileLabelled } from './file-labels.ts';
import type { CorpusFormatCode } from './format.ts';
import { proseSentences } from './prose.ts';

export const format: CorpusFormatCode = {
  read: {
    documents: fileDocument,
    sentences: proseSentences,
    labelled: (context) => fileLabelled(context, fileDocument(context)),
  },
  write: {},
  units(_kind, { file }) {
    throw new NlpError('a folder with a file a document is not split', {
      where: { file },
      remedy: (option) => `Convert it first: nlp corpus convert FOLDER ${option('to')} jsonl`,
    });
  },
};
