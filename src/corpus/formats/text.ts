/** `text` and `lines`: a sentence or a document a line, as it stands there. */
import type { Document, Sentence } from '../types.ts';
import { type FormatContext, isBlank, type LineParser } from './parser.ts';

export function textSentences(context: FormatContext): LineParser<Sentence> {
  const { file } = context;
  const keep = context.options.blankLines === 'keep';
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        const text = lines[i];
        if (keep || !isBlank(text)) out.push({ text, file, line: first + i });
      }
    },
    end() {},
  };
}

export function lineDocuments(context: FormatContext): LineParser<Document> {
  const { file, idPrefix } = context;
  const keep = context.options.blankLines === 'keep';
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        const text = lines[i];
        const line = first + i;
        if (keep || !isBlank(text)) out.push({ id: `${idPrefix}${line}`, text, file, line });
      }
    },
    end() {},
  };
}
