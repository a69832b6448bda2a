/** `text`: a sentence (or a document) a line, as it stands there. */
import type { CorpusDocument, Sentence } from '../items.ts';
import type { CorpusFormatCode, Write } from './format.ts';
import { type FormatContext, isBlank, type LineParser } from './parser.ts';
import { blockUnits, lineUnits } from './units.ts';
import { oneLine } from './writing.ts';

export const format: CorpusFormatCode = {
  read: {
    sentences: lineSentences,
    documents: lineDocuments,
  },
  write: { sentences: () => writeLines, documents: () => writeLines },
  units: (kind) => (kind === 'sentence' ? lineUnits() : blockUnits()),
};

export function lineSentences(context: FormatContext): LineParser<Sentence> {
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

export function lineDocuments(context: FormatContext): LineParser<CorpusDocument> {
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

export const writeLines: Write<{ text: string }> = (items) =>
  items.map(({ text }) => `${oneLine(text)}\n`).join('');
