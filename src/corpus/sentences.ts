/** Any input as sentences of running text; what a sentence is in each format stands in formats.ts. */

import { type FormatContext, type LineParser, parseInputs, refuseField } from './formats/parser.ts';
import { chooseFormat } from './formats.ts';
import { readInputs } from './reading.ts';
import type { CorpusFormat, InputOptions, Inputs, Reading, Sentence } from './types.ts';

/** The sentences of the inputs, in order. @throws NlpError with file and line for what cannot be read */
export function readSentences(inputs: Inputs, options: InputOptions = {}): Reading<Sentence> {
  return readInputs(inputs, options, (session) =>
    parseInputs(session, (input) => chooseFormat(input, options, 'sentences'), sentenceParser),
  );
}

/** The parser of a format; each is loaded only when it is needed. */
export async function sentenceParser(
  format: CorpusFormat,
  context: FormatContext,
): Promise<LineParser<Sentence>> {
  refuseField(format, context);
  switch (format) {
    case 'text':
    case 'lines':
      return (await import('./formats/text.ts')).textSentences(context);
    case 'prose':
    case 'files':
      return (await import('./formats/prose.ts')).proseSentences(context);
    case 'tagged':
      return (await import('./formats/tagged.ts')).taggedText(context);
    case 'conllu':
      return (await import('./formats/conllu.ts')).conlluText(context);
    case 'columns':
      return (await import('./formats/columns.ts')).columnsText(context);
    case 'jsonl':
      return (await import('./formats/jsonl.ts')).jsonlSentences(context);
    case 'csv':
    case 'tsv':
      return (await import('./formats/delimited.ts')).delimitedSentences(format, context);
    case 'smart': {
      const { ProseSplitter } = await import('./formats/prose.ts');
      return (await import('./formats/smart.ts')).smartSentences(context, new ProseSplitter(context.file));
    }
  }
}
