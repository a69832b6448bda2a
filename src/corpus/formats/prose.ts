/**
 * `prose` (and sentences of `files` and `smart`): running text, in which a blank line ends a paragraph and any
 * other line end is a space. Sentences are those of
 * text/sentences.ts, none beyond its paragraph.
 */
import type { Sentence } from '../items.ts';
import { fileDocument } from './file-document.ts';
import type { CorpusFormatCode } from './format.ts';
import type { FormatContext, LineParser } from './parser.ts';
import { ProseSplitter } from './prose-splitter.ts';
import { blockUnits } from './units.ts';
import { oneLine } from './writing.ts';

export const format: CorpusFormatCode = {
  read: {
    sentences: proseSentences,
    documents: fileDocument,
  },
  write: {
    // Lines that follow each other are one paragraph: a sentence without a final mark would run on.
    sentences: () => (items) => items.map(({ text }) => `${oneLine(text)}\n\n`).join(''),
  },
  units: () => blockUnits(),
};

export function proseSentences(context: FormatContext): LineParser<Sentence> {
  const splitter = new ProseSplitter(context.file);
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) splitter.add(lines[i], first + i, out);
    },
    end: (out) => splitter.flush(out),
  };
}
