/** Any input as documents; what a document is in each format stands in formats.ts. */
import { NlpError } from '../errors.ts';
import { type FormatContext, type LineParser, parseInputs, refuseField } from './formats/parser.ts';
import { chooseFormat } from './formats.ts';
import { readInputs, type Session } from './reading.ts';
import type { CorpusFormat, Document, Input, InputOptions, Inputs, Reading } from './types.ts';

/**
 * The documents of the inputs, in order; empty ones too where the format names them.
 * @throws NlpError with file and line for what cannot be read, and for an id that comes twice
 */
export function readDocuments(inputs: Inputs, options: InputOptions = {}): Reading<Document> {
  return readInputs(inputs, options, (session) => uniqueDocuments(session, options));
}

/** The parser of a format; each is loaded only when it is needed. */
export async function documentParser(
  format: CorpusFormat,
  context: FormatContext,
): Promise<LineParser<Document>> {
  refuseField(format, context);
  switch (format) {
    case 'text':
    case 'lines':
      return (await import('./formats/text.ts')).lineDocuments(context);
    case 'prose':
    case 'files':
      return (await import('./formats/files.ts')).fileDocument(context);
    case 'tagged':
      return (await import('./formats/tagged.ts')).taggedDocuments(context);
    case 'conllu':
      return (await import('./formats/conllu.ts')).conlluDocuments(context);
    case 'columns':
      return (await import('./formats/columns.ts')).columnsDocuments(context);
    case 'jsonl':
      return (await import('./formats/jsonl.ts')).jsonlDocuments(context);
    case 'csv':
    case 'tsv':
      return (await import('./formats/delimited.ts')).delimitedDocuments(format, context);
    case 'smart':
      return (await import('./formats/smart.ts')).smartDocuments(context);
  }
}

/** Line numbers are unique as they are: ids are remembered only where a file gives them. */
const numbered: readonly CorpusFormat[] = ['text', 'lines', 'tagged'];

async function* uniqueDocuments(
  session: Session,
  options: InputOptions,
): AsyncGenerator<Document[], void, undefined> {
  const places = new Map<string, string>();
  let format: CorpusFormat = 'lines';
  const choose = (input: Input) => {
    format = chooseFormat(input, options, 'documents');
    return format;
  };
  for await (const batch of parseInputs(session, choose, documentParser)) {
    if (!numbered.includes(format)) for (const document of batch) remember(document, places);
    yield batch;
  }
}

function remember({ id, file, line }: Document, places: Map<string, string>): void {
  const before = places.get(id);
  if (before !== undefined) {
    throw new NlpError(`the document id ${JSON.stringify(id)} comes twice, first at ${before}`, {
      where: { file, line },
      remedy: 'Give each document an id of its own; with --field and a column number the line is the id.',
    });
  }
  places.set(id, `${file}:${line}`);
}
