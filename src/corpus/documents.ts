/** Any input as documents; what a document is in each format stands in formats.ts. */
import { NlpError, shownValue } from '../errors.ts';
import { type CorpusFormat, formatRow } from './formats.ts';
import type { CorpusDocument } from './items.ts';
import { parseInputs } from './read-items.ts';
import { readInputs, type Session } from './reading.ts';
import type { InputOptions, Inputs, Reading } from './types.ts';

/**
 * The documents of the inputs, in order; empty ones too where the format names them.
 * @throws NlpError with file and line for what cannot be read, and for an id that comes twice
 */
export function readDocuments(inputs: Inputs, options: InputOptions = {}): Reading<CorpusDocument> {
  return readInputs(inputs, options, (session) => uniqueDocuments(session, options));
}

async function* uniqueDocuments(
  session: Session,
  options: InputOptions,
): AsyncGenerator<CorpusDocument[], void, undefined> {
  const places = new Map<string, string>();
  // Line numbers are unique as they are: ids are remembered only where a file gives them.
  let isNumbered = false;
  const onFile = (format: CorpusFormat) => {
    isNumbered = formatRow(format).numbersDocuments === true;
  };
  for await (const batch of parseInputs(session, options, 'documents', onFile)) {
    if (!isNumbered) for (const document of batch) remember(document, places);
    yield batch;
  }
}

function remember({ id, file, line }: CorpusDocument, places: Map<string, string>): void {
  const before = places.get(id);
  if (before !== undefined) {
    throw new NlpError(`the document id ${shownValue(id)} comes twice, first at ${before}`, {
      where: { file, line },
      remedy: (option) =>
        `Give each document an id of its own; with ${option('field')} and a column number the line is the id.`,
    });
  }
  places.set(id, `${file}:${line}`);
}
