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
import { usageError } from '../../errors.ts';
import type { Document, Sentence, TaggedSentence } from '../types.ts';
import { joinedDocuments } from './joined-documents.ts';
import { type FormatContext, isBlank, type LineParser, lineError } from './parser.ts';

const named: Record<string, number> = { word: 1, pos: 2, chunk: 3, ner: -1 };

interface Block {
  line: number;
  words: string[];
  values: string[];
  /** True where -DOCSTART- stood before it. */
  starts: boolean;
}

export function columnsTagged(context: FormatContext): LineParser<TaggedSentence> {
  return newParser(context, context.options.field ?? '-1', ({ words, values, line }, out) => {
    out.push({ tokens: words, tags: values, file: context.file, line });
  });
}

/** The words, or the column that `field` names, joined by blanks. */
export function columnsText(context: FormatContext): LineParser<Sentence> {
  return newParser(context, context.options.field ?? '1', ({ values, line }, out) => {
    out.push({ text: values.join(' '), file: context.file, line });
  });
}

/** From -DOCSTART- to the next (its line is the id); without any, the file. Sentences are joined by newlines. */
export function columnsDocuments(context: FormatContext): LineParser<Document> {
  const { file, id, idPrefix } = context;
  return joinedDocuments(file, id, (take) =>
    newParser<Document>(context, context.options.field ?? '1', ({ line, values, starts }, out) => {
      take({ line, text: values.join(' '), begins: starts ? `${idPrefix}${line}` : undefined }, out);
    }),
  );
}

function newParser<Item>(
  context: FormatContext,
  field: string,
  emit: (block: Block, out: Item[]) => void,
): LineParser<Item> {
  const wanted = columnNumber(field);
  let width = 0;
  let at = 0;
  let block: Block = { line: 0, words: [], values: [], starts: false };

  function flush(out: Item[]): void {
    if (block.words.length === 0) return;
    emit(block, out);
    block = { line: 0, words: [], values: [], starts: false };
  }

  function firstRow(cells: string[], line: number): void {
    width = cells.length;
    if (width < 2) {
      const remedy = 'Columns are separated by blanks or tabs; sentences a line are --format text or tagged.';
      throw lineError(context, line, 'only one column, so there are no tags', remedy);
    }
    at = wanted === -1 ? width - 1 : wanted - 1;
    if (at >= width) {
      throw lineError(
        context,
        line,
        `there is no column ${field}: the lines have ${width}`,
        'Name another --field.',
      );
    }
  }

  function row(text: string, line: number, out: Item[]): void {
    const cells = text.includes('\t') ? text.split('\t') : text.split(/[ \v\f\r]+/).filter(Boolean);
    if (cells[0] === '-DOCSTART-') {
      flush(out);
      block.starts = true;
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
    if (block.words.length === 0) block.line = line;
    block.words.push(cells[0]);
    block.values.push(cells[at]);
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
    `columns has no field "${field}"`,
    '--field',
    `Give the number of a column from 1, or ${Object.keys(named).join(', ')}.`,
  );
}
