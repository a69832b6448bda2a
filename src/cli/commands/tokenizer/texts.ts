/** The lines of texts for tokenizers: as they stand in formats of plain lines, else the sentences of the format. */
import { formatOf, formatRow } from '../../../corpus/formats.ts';
import { readLines } from '../../../corpus/lines.ts';
import { readSentences } from '../../../corpus/sentences.ts';
import type { InputOptions } from '../../../corpus/types.ts';

export async function* textLines(inputs: readonly string[], options: InputOptions): AsyncGenerator<string> {
  const isLines = (format = options.format) => format === undefined || formatRow(format).plain === 'lines';
  const isPlain =
    isLines() && (options.format !== undefined || inputs.every((input) => isLines(formatOf(input))));
  const lines = isPlain ? readLines(inputs, options) : readSentences(inputs, options);
  for await (const batch of lines) for (const { text } of batch) yield text;
}
