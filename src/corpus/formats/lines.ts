/** `lines`: a document a line, as it stands there. */
import { fileLabelled } from './file-labels.ts';
import type { CorpusFormatCode } from './format.ts';
import { lineDocuments, lineSentences, writeLines } from './text.ts';
import { lineUnits } from './units.ts';

export const format: CorpusFormatCode = {
  read: {
    documents: lineDocuments,
    sentences: lineSentences,
    labelled: (context) => fileLabelled(context, lineDocuments(context)),
  },
  write: { sentences: () => writeLines, documents: () => writeLines },
  units: () => lineUnits(),
};
