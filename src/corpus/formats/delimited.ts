/**
 * What `csv` and `tsv` share: which cells of a row are what.
 *
 * The first row is a header if one of its cells is a name that data sets use (id, text, label, ...; see records.ts),
 * none is a number, or `field` or `label` is one of its cells. Then the names tell the columns. Without one, columns
 * are counted from 1:
 *
 *   documents   the only one is the text; of several, the first is the id, the second the text, the third the label
 *   labelled    text, label; of three and more: id, text, label
 *   pairs       source, target
 *
 * `field` gives the number or name of the text column, or for pairs of both with a comma between; `label` that of the
 * label. Where the text column is given by its number, the line is the id. All rows have equally many columns; blank
 * lines between them are left out.
 */
import { shownValue } from '../../errors.ts';
import type { CorpusDocument, LabelledText, Sentence, TextPair } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import { type FormatContext, type LineParser, lineError, type Remedy } from './parser.ts';
import {
  type CorpusRecord,
  checkField,
  hasKnownName,
  labelsOf,
  noSuchField,
  type PairSide,
  positionOf,
  pushDocument,
  pushSentence,
  wantedFields,
  wantedSides,
} from './records.ts';

export type TakeRow = (cells: string[], line: number) => void;

/** Finds the rows in lines; `end` complains of what is not complete. */
export interface RowReader {
  push(lines: readonly string[], first: number, take: TakeRow): void;
  end(): void;
}

/** Where the parts of a record are among its cells; -1 where there is none. */
interface Layout {
  text: number[];
  id: number;
  title: number;
  label: number;
}

interface PairLayout {
  id: number;
  source: number;
  target: number;
}

/** How the parts of a row are found: by the names in a header, or by their numbers. */
interface LayoutFinder<Found> {
  named(header: string[], line: number): Found;
  counted(width: number, line: number): Found;
}

/** The readers of a format whose rows `rowsOf` finds. */
export function readRecords(
  rowsOf: (context: FormatContext) => RowReader | Promise<RowReader>,
): CorpusFormatCode['read'] {
  return {
    sentences: async (context) =>
      rowParser<Layout, Sentence>(
        context,
        await rowsOf(context),
        textLayout(context),
        (cells, line, at, out) => pushSentence(context, recordOf(cells, line, at), out),
      ),
    documents: async (context) =>
      rowParser<Layout, CorpusDocument>(
        context,
        await rowsOf(context),
        textLayout(context),
        (cells, line, at, out) => pushDocument(context, recordOf(cells, line, at), out),
      ),
    labelled: async (context) =>
      rowParser<Layout, LabelledText>(
        context,
        await rowsOf(context),
        labelledLayout(context),
        (cells, line, at, out) => {
          const { text, id, label } = recordOf(cells, line, at);
          const item: LabelledText = {
            text,
            labels: labelsOf(context, label, line),
            file: context.file,
            line,
          };
          if (id !== undefined) item.id = id;
          out.push(item);
        },
      ),
    pairs: async (context) =>
      rowParser<PairLayout, TextPair>(
        context,
        await rowsOf(context),
        pairLayout(context),
        (cells, line, at, out) => {
          const item: TextPair = {
            source: cells[at.source],
            target: cells[at.target],
            file: context.file,
            line,
          };
          if (at.id !== -1) item.id = cells[at.id];
          out.push(item);
        },
      ),
  };
}

function rowParser<Found, Item>(
  context: FormatContext,
  rows: RowReader,
  finder: LayoutFinder<Found>,
  emit: (cells: string[], line: number, layout: Found, out: Item[]) => void,
): LineParser<Item> {
  const { field, label } = context.options;
  checkField(field);
  let layout: Found | undefined;
  let width = 0;
  return {
    push(lines, first, out) {
      rows.push(lines, first, (cells, line) => {
        if (layout === undefined) {
          width = cells.length;
          const header = isHeader(cells, field, label);
          layout = header ? finder.named(cells, line) : finder.counted(width, line);
          if (header) return;
        }
        if (cells.length !== width) throw wrongWidth(context, line, cells.length, width);
        emit(cells, line, layout, out);
      });
    },
    end: () => rows.end(),
  };
}

/** Looks at the widths of rows only: what their columns mean is not asked where they are passed on. */
export function rowCheck(context: FormatContext, rows: RowReader): LineParser<unknown> {
  let width = 0;
  return {
    push(lines, first) {
      rows.push(lines, first, (cells, line) => {
        if (width === 0) width = cells.length;
        if (cells.length !== width) throw wrongWidth(context, line, cells.length, width);
      });
    },
    end: () => rows.end(),
  };
}

/** True for a row of names (see above). @param field, label what the options of these names say */
export function isHeader(cells: readonly string[], field: string | undefined, label?: string): boolean {
  if (cells.some((cell) => cell.trim() !== '' && Number.isFinite(Number(cell)))) return false;
  if (label !== undefined && cells.includes(label)) return true;
  const asked = field !== undefined && wantedFields(field, cells).some((name) => cells.includes(name));
  return asked || hasKnownName(cells);
}

function textLayout(context: FormatContext): LayoutFinder<Layout> {
  return {
    named(header, line) {
      const [id, title, label] = (['id', 'title', 'label'] as const).map((part) => positionOf(part, header));
      return { text: textColumns(context, header, line), id, title, label };
    },
    counted(width, line) {
      const { field } = context.options;
      if (field !== undefined) {
        const text = field.split(',').map((name) => columnAt(context, name.trim(), width, line));
        return { text, id: -1, title: -1, label: -1 };
      }
      if (width === 1) return { text: [0], id: -1, title: -1, label: -1 };
      return { text: [1], id: 0, title: -1, label: width > 2 ? 2 : -1 };
    },
  };
}

function labelledLayout(context: FormatContext): LayoutFinder<Layout> {
  const { field, label: asked } = context.options;
  return {
    named(header, line) {
      const label = asked === undefined ? positionOf('label', header) : placeOf(asked, header);
      if (label === -1) throw noSuchField(context, line, asked ?? 'label', header, 'label');
      const text = textColumns(context, header, line);
      return { text, id: positionOf('id', header), title: -1, label };
    },
    counted(width, line) {
      if (width === 1) {
        const remedy: Remedy = (option) =>
          `Write text, tab, label; for a file or a folder a class there are ${option('format')} lines and files.`;
        throw lineError(context, line, 'only one column, so there are no labels', remedy);
      }
      const usual = width === 2 ? [-1, 0, 1] : [0, 1, 2];
      const label = asked === undefined ? usual[2] : columnAt(context, asked, width, line);
      const text = field?.split(',').map((name) => columnAt(context, name.trim(), width, line));
      // Of two columns, the one that is not the label is the text.
      const rest = width === 2 && label === 0 ? 1 : usual[1];
      return { text: text ?? [rest], id: text === undefined ? usual[0] : -1, title: -1, label };
    },
  };
}

function pairLayout(context: FormatContext): LayoutFinder<PairLayout> {
  const sides = wantedSides(context.options.field);
  return {
    named(header, line) {
      const place = (side: PairSide): number => {
        const at = sides === undefined ? positionOf(side, header) : placeOf(sides[side], header);
        if (at === -1) throw noSuchField(context, line, sides?.[side] ?? side, header);
        return at;
      };
      return { id: positionOf('id', header), source: place('source'), target: place('target') };
    },
    counted(width, line) {
      if (width === 1) {
        throw lineError(
          context,
          line,
          'only one column, so there are no pairs',
          'Write source, tab, target.',
        );
      }
      if (sides === undefined) return { id: -1, source: 0, target: 1 };
      const [source, target] = [sides.source, sides.target].map((name) =>
        columnAt(context, name, width, line),
      );
      return { id: -1, source, target };
    },
  };
}

function textColumns(context: FormatContext, header: string[], line: number): number[] {
  const { field } = context.options;
  const names = field === undefined ? ['text'] : wantedFields(field, header);
  const text =
    field === undefined ? [positionOf('text', header)] : names.map((name) => placeOf(name, header));
  const missing = text.indexOf(-1);
  if (missing !== -1) throw noSuchField(context, line, names[missing], header);
  return text;
}

/** Where a column is that is given by its name or its number from 1; -1 where there is none. */
function placeOf(name: string, header: readonly string[]): number {
  const at = header.indexOf(name);
  return at === -1 ? columnOf(name, header.length) : at;
}

/** The index that a number from 1 stands for; -1 if it stands for none. */
function columnOf(number: string, width: number): number {
  return /^[1-9][0-9]{0,5}$/.test(number) && Number(number) <= width ? Number(number) - 1 : -1;
}

function columnAt(context: FormatContext, name: string, width: number, line: number): number {
  const at = columnOf(name, width);
  if (at !== -1) return at;
  throw lineError(
    context,
    line,
    `there is no column ${shownValue(name)}: ${width} columns and no header`,
    (option) => `Give ${option('field')} the number of a column from 1.`,
  );
}

function recordOf(cells: string[], line: number, { text, id, title, label }: Layout): CorpusRecord {
  const record: CorpusRecord = {
    line,
    text: text.length === 1 ? cells[text[0]] : text.map((at) => cells[at]).join('\n'),
  };
  if (id !== -1) record.id = cells[id];
  if (title !== -1) record.title = cells[title];
  if (label !== -1) record.label = cells[label];
  return record;
}

function wrongWidth(context: FormatContext, line: number, count: number, width: number) {
  const what = `${count} column${count === 1 ? '' : 's'} where the first row has ${width}`;
  return lineError(context, line, what, 'Give every row the same columns; quotes count in csv only.');
}
