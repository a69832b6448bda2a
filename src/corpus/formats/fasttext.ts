/**
 * `fasttext`: a text a line, its labels before or in it as words that begin with `__label__`; the input of fastText's
 * supervised models. A line may have several labels. Words are separated by blanks; what is left of the text is its
 * words without the labels, joined by single blanks.
 */
import { NlpError, shownValue } from '../../errors.ts';
import type { LabelledText } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import { mapped } from './mapped.ts';
import { type FormatContext, isBlank, type LineParser, lineError, type Remedy } from './parser.ts';
import { lineUnits } from './units.ts';
import { oneLine } from './writing.ts';

const prefix = '__label__';

export const format: CorpusFormatCode = {
  read: {
    labelled: labelledLines,
    sentences: (context) => mapped(labelledLines(context), ({ text, file, line }) => ({ text, file, line })),
    documents: (context) =>
      mapped(labelledLines(context), ({ text, labels, file, line }) => ({
        id: `${context.idPrefix}${line}`,
        text,
        label: labels.join(' '),
        file,
        line,
      })),
  },
  write: { labelled: () => (items) => items.map(writtenLine).join('') },
  units: () => lineUnits(),
  check: labelledLines,
};

function labelledLines(context: FormatContext): LineParser<LabelledText> {
  const { file } = context;
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (isBlank(lines[i])) continue;
        const labels: string[] = [];
        const words: string[] = [];
        for (const word of lines[i].split(/[ \t\v\f\r]+/)) {
          if (word.startsWith(prefix)) labels.push(word.slice(prefix.length));
          else if (word !== '') words.push(word);
        }
        const line = first + i;
        if (labels.length === 0) {
          const remedy: Remedy = (option) =>
            `Write ${prefix}NAME before the text; other labelled texts are ${option('format')} tsv, csv or jsonl.`;
          throw lineError(context, line, 'the line has no label', remedy);
        }
        if (labels.includes('')) {
          const what = `${prefix} has no name of a label after it`;
          throw lineError(context, line, what, `Write ${prefix}NAME without a blank.`);
        }
        out.push({ text: words.join(' '), labels, file, line });
      }
    },
    end() {},
  };
}

function writtenLine({ text, labels, file, line }: LabelledText): string {
  for (const label of labels) {
    if (!/\s/.test(label)) continue;
    throw new NlpError(`the label ${shownValue(label)} has a blank, which no ${prefix} has`, {
      where: { file, line },
      remedy: 'Choose jsonl.',
    });
  }
  const words = oneLine(text);
  if (new RegExp(`(?:^|\\s)${prefix}`).test(words)) {
    throw new NlpError(`a word of the text begins with ${prefix}`, {
      where: { file, line },
      remedy: 'Choose jsonl.',
    });
  }
  return `${labels.map((label) => prefix + label).join(' ')} ${words}\n`;
}
