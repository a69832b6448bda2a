/** Documents of a format that has sentences: those from one beginning of a document to the next, joined by newlines. */
import type { CorpusDocument } from '../items.ts';
import type { LineParser } from './parser.ts';

/** A sentence on its way into a document. */
export interface DocumentPart {
  line: number;
  text: string;
  /** The id of the document that begins with this sentence. */
  begins?: string;
}

/**
 * @param id the document of the sentences before the first beginning
 * @param makeParser makes the parser of the sentences; it hands each to `take`
 */
export function joinedDocuments(
  file: string,
  id: string,
  makeParser: (take: (part: DocumentPart, out: CorpusDocument[]) => void) => LineParser<CorpusDocument>,
): LineParser<CorpusDocument> {
  let document: CorpusDocument | undefined;
  let texts: string[] = [];
  const flush = (out: CorpusDocument[]) => {
    if (document !== undefined) out.push({ ...document, text: texts.join('\n') });
    texts = [];
  };
  const parser = makeParser(({ line, text, begins }, out) => {
    if (document === undefined || begins !== undefined) {
      flush(out);
      document = { id: begins ?? id, text: '', file, line };
    }
    texts.push(text);
  });
  return {
    push: parser.push,
    end(out) {
      parser.end(out);
      flush(out);
    },
  };
}
