/** A document of a corpus as an index takes it. */
import type { CorpusDocument } from '../../corpus/types.ts';
import type { IndexDocument } from './document-store.ts';

export interface DocumentOptions {
  /** The fields that were asked for. */
  field?: string;
  /** Put before the id. */
  idPrefix?: string;
}

/**
 * A title is indexed before the text. In some formats the text begins with it already; where a field was asked for,
 * only that is indexed.
 */
export function fromDocument(document: CorpusDocument, options: DocumentOptions = {}): IndexDocument {
  const { text } = document;
  const id = (options.idPrefix ?? '') + document.id;
  const title = document.title?.trim();
  if (title === undefined || title === '' || options.field !== undefined) return { id, text };
  const pattern = title
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  const start = new RegExp(`^\\s*${pattern}(?=\\s|$)\\s*`, 'u').exec(text);
  return { id, title: title.replace(/\s+/g, ' '), text: start === null ? text : text.slice(start[0].length) };
}
