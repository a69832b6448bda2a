/** Any input that has tags as tagged sentences; where each format has them stands in formats.ts. */

import { type FormatContext, type LineParser, parseInputs, refuseField } from './formats/parser.ts';
import { chooseFormat } from './formats.ts';
import { readInputs } from './reading.ts';
import type { CorpusFormat, InputOptions, Inputs, Reading, TaggedSentence } from './types.ts';

/** The tagged sentences of the inputs, in order; none is empty. @throws NlpError with file, line and column */
export function readTagged(inputs: Inputs, options: InputOptions = {}): Reading<TaggedSentence> {
  return readInputs(inputs, options, (session) =>
    parseInputs(session, (input) => chooseFormat(input, options, 'tagged'), taggedParser),
  );
}

/** The parser of a format. @param format one of `taggedFormats`, as `chooseFormat` sees to */
export async function taggedParser(
  format: CorpusFormat,
  context: FormatContext,
): Promise<LineParser<TaggedSentence>> {
  refuseField(format, context);
  switch (format) {
    case 'conllu':
      return (await import('./formats/conllu.ts')).conlluTagged(context);
    case 'columns':
      return (await import('./formats/columns.ts')).columnsTagged(context);
    case 'jsonl':
      return (await import('./formats/jsonl.ts')).jsonlTagged(context);
    default:
      return (await import('./formats/tagged.ts')).taggedSentences(context);
  }
}
