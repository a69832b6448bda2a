/**
 * `columns`: a word a line with its annotations, a blank line after each sentence: CoNLL-2000 (word POS chunk,
 * between blanks; E. Tjong Kim Sang and S. Buchholz), CoNLL-2003 (word POS chunk entity, with -DOCSTART- lines;
 * E. Tjong Kim Sang and F. De Meulder), and tables with tabs (word TAB label).
 *
 * A line with a tab has its columns between single tabs, any other between runs of blanks. A line of nothing but
 * blanks and tabs separates sentences. There are no comments: `#` is a word. All lines of a file have equally
 * many columns. The word is the first, the tag the last or the one that `field` names: a number from 1, or
 * `word` (1), `pos` (2), `chunk` (3), `ner` (the last).
 */
import { shownValue, usageError } from '../../errors.ts';
import type { CorpusDocument, Sentence, TaggedSentence, TokenTable } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import { joinedDocuments } from './joined-documents.ts';
import {
  type FormatContext,
  isBlank,
  isBlankUnit,
  type LineParser,
  lineError,
  type Remedy,
} from './parser.ts';
import { headedUnits } from './units.ts';
import { checkCell } from './writing.ts';

export const format: CorpusFormatCode = {
  read: {
    tagged: columnsTagged,
    sentences: columnsText,
    documents: columnsDocuments,
    columns: columnsTable,
  },
  write: {
    tagged: () => (items) =>
      items.map((item) => block({ ...item, names: [], columns: [item.tokens, item.tags] })).join(''),
    columns: () => (items) => items.map(block).join(''),
  },
  units: (kind) => headedUnits(isDocumentStart, kind === 'document'),
  check: (context) => newParser(context, '1', () => {}),
  resumesAt: isBlank,
};

const documentStart = '-DOCSTART-';

function isDocumentStart(line: string): boolean {
  return (
    line.startsWith(documentStart) &&
    (line.length === documentStart.length || isBlankUnit(line.charCodeAt(documentStart.length)))
  );
}

const named: Record<string, number> = { word: 1, pos: 2, chunk: 3, ner: -1 };

interface Block {
  line: number;
  words: string[];
  values: string[];
  /** All columns of each word. */
  rows: string[][];
  /** True where -DOCSTART- stood before it. */
  starts: boolean;
}

function columnsTagged(context: FormatContext): LineParser<TaggedSentence> {
  return newParser(context, context.options.field ?? '-1', ({ words, values, line }, out) => {
    out.push({ tokens: words, tags: values, file: context.file, line });
  });
}

/** The words, or the column that `field` names, joined by blanks. */
function columnsText(context: FormatContext): LineParser<Sentence> {
  return newParser(context, context.options.field ?? '1', ({ values, line }, out) => {
    out.push({ text: values.join(' '), tokens: values, file: context.file, line });
  });
}

/** From -DOCSTART- to the next (its line is the id); without any, the file. Sentences are joined by newlines. */
function columnsDocuments(context: FormatContext): LineParser<CorpusDocument> {
  const { file, id, idPrefix } = context;
  return joinedDocuments(file, id, (take) =>
    newParser<CorpusDocument>(context, context.options.field ?? '1', ({ line, values, starts }, out) => {
      take({ line, text: values.join(' '), begins: starts ? `${idPrefix}${line}` : undefined }, out);
    }),
  );
}

/** Every column; `field` has no say in it. */
function columnsTable(context: FormatContext): LineParser<TokenTable> {
  const { file } = context;
  return newParser<TokenTable>(
    context,
    '1',
    ({ rows, line }, out) => {
      const width = rows[0].length;
      const columns = Array.from({ length: width }, (_, column) => rows.map((cells) => cells[column]));
      out.push({ names: namesOf(width), columns, file, line });
    },
    true,
  );
}

/** Of three columns those of CoNLL-2000, of four those of CoNLL-2003. */
function namesOf(width: number): readonly string[] {
  if (width === 2) return ['word', 'tag'];
  const known = ['word', 'pos', 'chunk', 'ner'];
  return width <= 4 ? known.slice(0, width) : Array.from({ length: width }, (_, i) => String(i + 1));
}

/** With tabs, as words may have blanks in them. */
function block({ columns, file, line }: TokenTable): string {
  let text = '';
  for (let t = 0; t < columns[0].length; t++) {
    for (let column = 0; column < columns.length; column++) {
      checkCell(columns[column][t], { file, line });
      text += (column === 0 ? '' : '\t') + columns[column][t];
    }
    text += '\n';
  }
  return `${text}\n`;
}

function newParser<Item>(
  context: FormatContext,
  field: string,
  emit: (block: Block, out: Item[]) => void,
  keepsRows = false,
): LineParser<Item> {
  const wanted = columnNumber(field);
  let width = 0;
  let at = 0;
  let sentence: Block = { line: 0, words: [], values: [], rows: [], starts: false };

  function flush(out: Item[]): void {
    if (sentence.words.length === 0) return;
    emit(sentence, out);
    sentence = { line: 0, words: [], values: [], rows: [], starts: false };
  }

  function firstRow(cells: string[], line: number): void {
    width = cells.length;
    if (width < 2) {
      const remedy: Remedy = (option) =>
        `Columns are separated by blanks or tabs; sentences a line are ${option('format')} text or tagged.`;
      throw lineError(context, line, 'only one column, so there are no tags', remedy);
    }
    at = wanted === -1 ? width - 1 : wanted - 1;
    if (at >= width) {
      throw lineError(
        context,
        line,
        `there is no column ${field}: the lines have ${width}`,
        (option) => `Name another ${option('field')}.`,
      );
    }
  }

  function row(text: string, line: number, out: Item[]): void {
    const cells = text.includes('\t') ? text.split('\t') : text.split(/[ \v\f\r]+/).filter(Boolean);
    if (cells[0] === documentStart) {
      flush(out);
      sentence.starts = true;
      return;
    }
    if (width === 0) firstRow(cells, line);
    if (cells.length !== width) {
      const what = `${cells.length} column${cells.length === 1 ? '' : 's'} where the lines before have ${width}`;
      throw lineError(context, line, what, 'Sentences are separated by blank lines.');
    }
    const empty = cells[0] === '' ? 0 : cells[at] === '' ? at : -1;
    if (empty !== -1)
      throw lineError(context, line, `column ${empty + 1} is empty`, 'Write a word and its tag.');
    if (sentence.words.length === 0) sentence.line = line;
    sentence.words.push(cells[0]);
    sentence.values.push(cells[at]);
    if (keepsRows) sentence.rows.push(cells);
  }

  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (isBlank(lines[i])) flush(out);
        else row(lines[i], first + i, out);
      }
    },
    end: flush,
  };
}

/** From 1; -1 for the last. */
function columnNumber(field: string): number {
  if (/^[1-9][0-9]{0,3}$/.test(field) || field === '-1') return Number(field);
  const name = field.toLowerCase();
  if (Object.hasOwn(named, name)) return named[name];
  throw usageError(
    `columns has no field ${shownValue(field)}`,
    'field',
    `Give the number of a column from 1, or ${Object.keys(named).join(', ')}.`,
  );
}
