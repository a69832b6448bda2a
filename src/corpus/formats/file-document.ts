/** The whole file is one document, its id the path below the given folder: documents of `files` and `prose`. */
import type { CorpusDocument } from '../items.ts';
import { type FormatContext, type LineParser, lineError } from './parser.ts';

/** A string of V8 has at most about 2^29 units. */
const MAXIMUM_UNITS = 1 << 28;

export function fileDocument(context: FormatContext): LineParser<CorpusDocument> {
  const { file, id } = context;
  const parts: string[] = [];
  let units = 0;
  return {
    push(lines, first) {
      for (const line of lines) {
        parts.push(line);
        units += line.length + 1;
      }
      if (units > MAXIMUM_UNITS) {
        throw lineError(
          context,
          first,
          'the file is too large for one document',
          (option) => `Read it with ${option('format')} lines.`,
        );
      }
    },
    end(out) {
      out.push({ id, text: parts.join('\n'), file, line: 1 });
    },
  };
}
