/**
 * `crfsuite`: an item a line, its label and then its attributes, with tabs between; a blank line ends a sequence. The
 * input of CRFsuite (N. Okazaki, chokkan.org/software/crfsuite/manual.html).
 *
 *   B-NP \t w[0]=An \t pos[0]=DT \t length:0.5
 *
 * After the colon of an attribute stands its value, 1 where there is none. A colon that is part of the name is
 * written `\:`, a backslash `\\`.
 */
import { NlpError, shownValue } from '../../errors.ts';
import type { AttributeSequence } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import { type FormatContext, isBlank, type LineParser, lineError } from './parser.ts';
import { blockUnits } from './units.ts';

export const format: CorpusFormatCode = {
  read: { attributes: sequences },
  write: { attributes: () => (items) => items.map(writtenSequence).join('') },
  units: () => blockUnits(),
  check: sequences,
  resumesAt: isBlank,
};

function sequences(context: FormatContext): LineParser<AttributeSequence> {
  const { file } = context;
  let sequence: AttributeSequence | undefined;
  const flush = (out: AttributeSequence[]) => {
    if (sequence !== undefined) out.push(sequence);
    sequence = undefined;
  };
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (isBlank(lines[i])) {
          flush(out);
          continue;
        }
        const line = first + i;
        sequence ??= { labels: [], attributes: [], values: [], file, line };
        addItem(context, sequence, lines[i], line);
      }
    },
    end: flush,
  };
}

function addItem(context: FormatContext, sequence: AttributeSequence, text: string, line: number): void {
  const cells = text.split('\t');
  if (cells[0] === '') {
    throw lineError(context, line, 'the item has no label', 'Write the label, a tab, and the attributes.');
  }
  const attributes: string[] = [];
  const values: number[] = [];
  let column = cells[0].length + 2;
  for (let i = 1; i < cells.length; i++) {
    const cell = cells[i];
    // Tabs at the end of a line are usual.
    if (cell !== '') addAttribute(context, cell, line, column, attributes, values);
    column += cell.length + 1;
  }
  sequence.labels.push(unescaped(cells[0]));
  sequence.attributes.push(attributes);
  sequence.values.push(values);
}

function addAttribute(
  context: FormatContext,
  cell: string,
  line: number,
  column: number,
  attributes: string[],
  values: number[],
): void {
  const at = valueColon(cell);
  const name = at === -1 ? cell : cell.slice(0, at);
  const written = at === -1 ? '' : cell.slice(at + 1);
  const value = written === '' ? 1 : Number(written);
  if (name === '')
    throw lineError(context, line, `${shownValue(cell)} has a value and no name`, undefined, column);
  if (!Number.isFinite(value) || /[^-+.\deE]/.test(written)) {
    const remedy = 'After a colon stands a number; a colon in a name is written \\:, a backslash \\\\.';
    throw lineError(
      context,
      line,
      `the value ${shownValue(written)} of ${shownValue(name)} is no number`,
      remedy,
      column,
    );
  }
  attributes.push(unescaped(name));
  values.push(value);
}

/** Where the colon before the value is: the first one that no backslash makes part of the name; -1 without any. */
function valueColon(cell: string): number {
  if (!cell.includes(':')) return -1;
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] === '\\') i++;
    else if (cell[i] === ':') return i;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\\:])/g, '$1') : text;
}

function escaped(text: string): string {
  return text.replace(/[\\:]/g, '\\$&');
}

function writtenSequence({ labels, attributes, values, file, line }: AttributeSequence): string {
  let text = '';
  for (let t = 0; t < labels.length; t++) {
    for (const part of [labels[t], ...attributes[t]]) {
      if (part !== '' && !/[\t\r\n]/.test(part)) continue;
      throw new NlpError(`${shownValue(part)} cannot stand in a file of attributes`, {
        where: { file, line },
      });
    }
    text += escaped(labels[t]);
    for (let i = 0; i < attributes[t].length; i++) {
      const value = values[t][i];
      text += `\t${escaped(attributes[t][i])}${value === 1 ? '' : `:${value}`}`;
    }
    text += '\n';
  }
  return `${text}\n`;
}
