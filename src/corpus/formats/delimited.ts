/**
 * `csv` and `tsv`: a record a row. `csv` quotes as RFC 4180 says, so a record may have several lines; `separator`
 * names another sign than the comma. `tsv` has no quoting: a row is its cells with tabs between, quotes are text.
 *
 * The first row is a header if one of its cells is a name that data sets use (id, text, label, ...; see
 * records.ts), none is a number, or `field` is one of its cells. Then the names tell the columns. Without one, a
 * single column is the text; of several, the first is the id, the second the text, the third the label, and where
 * `field` gives the number of the text column (from 1), the line is the id.
 * All rows have equally many columns; blank lines between them are left out.
 */
import type { CsvError } from 'csv-parse';
import { NlpError } from '../../errors.ts';
import type { Document, Sentence } from '../types.ts';
import { type FormatContext, isBlank, type LineParser, lineError, quoted } from './parser.ts';
import {
  type CorpusRecord,
  checkField,
  hasKnownName,
  noSuchField,
  positionOf,
  pushDocument,
  pushSentence,
  wantedFields,
} from './records.ts';

/** Where the parts of a record are among its cells; -1 where there is none. */
interface Layout {
  width: number;
  text: number[];
  id: number;
  title: number;
  label: number;
}

type TakeRow = (cells: string[], line: number) => void;
/** Finds the rows in lines; `end` complains of what is not complete. */
interface RowReader {
  push(lines: readonly string[], first: number, take: TakeRow): void;
  end(): void;
}

const MAXIMUM_RECORD_LINES = 100_000;

export async function delimitedSentences(
  format: 'csv' | 'tsv',
  context: FormatContext,
): Promise<LineParser<Sentence>> {
  return newParser(context, await rowReader(format, context), (record, out) =>
    pushSentence(context, record, out),
  );
}

export async function delimitedDocuments(
  format: 'csv' | 'tsv',
  context: FormatContext,
): Promise<LineParser<Document>> {
  return newParser(context, await rowReader(format, context), (record, out) =>
    pushDocument(context, record, out),
  );
}

function newParser<Item>(
  context: FormatContext,
  rows: RowReader,
  emit: (record: CorpusRecord, out: Item[]) => void,
): LineParser<Item> {
  checkField(context.options.field);
  let layout: Layout | undefined;
  return {
    push(lines, first, out) {
      rows.push(lines, first, (cells, line) => {
        if (layout === undefined) {
          const header = isHeader(cells, context.options.field);
          layout = header ? namedLayout(cells, context, line) : countedLayout(cells, context, line);
          if (header) return;
        }
        emit(recordOf(cells, line, layout, context), out);
      });
    },
    end: () => rows.end(),
  };
}

/** True for a row of names (see above). @param field what `--field` says */
export function isHeader(cells: readonly string[], field: string | undefined): boolean {
  if (cells.some((cell) => cell.trim() !== '' && Number.isFinite(Number(cell)))) return false;
  const asked = field !== undefined && wantedFields(field, cells).some((name) => cells.includes(name));
  return asked || hasKnownName(cells);
}

function namedLayout(header: string[], context: FormatContext, line: number): Layout {
  const { field } = context.options;
  let text = [positionOf('text', header)];
  if (field !== undefined) {
    text = wantedFields(field, header).map((name) => {
      const at = header.indexOf(name);
      return at === -1 ? columnOf(name, header.length) : at;
    });
    const missing = text.indexOf(-1);
    if (missing !== -1) throw noSuchField(context, line, wantedFields(field, header)[missing], header);
  }
  if (text[0] === -1) throw noSuchField(context, line, 'text', header);
  const [id, title, label] = (['id', 'title', 'label'] as const).map((part) => positionOf(part, header));
  return { width: header.length, text, id, title, label };
}

function countedLayout(cells: string[], context: FormatContext, line: number): Layout {
  const width = cells.length;
  const { field } = context.options;
  if (field === undefined) {
    if (width === 1) return { width, text: [0], id: -1, title: -1, label: -1 };
    return { width, text: [1], id: 0, title: -1, label: width > 2 ? 2 : -1 };
  }
  const text = field.split(',').map((one) => columnOf(one.trim(), width));
  const missing = text.indexOf(-1);
  if (missing === -1) return { width, text, id: -1, title: -1, label: -1 };
  throw lineError(
    context,
    line,
    `there is no column ${quoted(field.split(',')[missing].trim())}: ${width} columns and no header`,
    'Give --field the number of a column from 1.',
  );
}

/** The index that a number from 1 stands for; -1 if it stands for none. */
function columnOf(number: string, width: number): number {
  return /^[1-9][0-9]{0,5}$/.test(number) && Number(number) <= width ? Number(number) - 1 : -1;
}

function recordOf(cells: string[], line: number, layout: Layout, context: FormatContext): CorpusRecord {
  if (cells.length !== layout.width) {
    const what = `${cells.length} column${cells.length === 1 ? '' : 's'} where the first row has ${layout.width}`;
    throw lineError(context, line, what, 'Give every row the same columns; quotes count in csv only.');
  }
  const { text } = layout;
  const record: CorpusRecord = {
    line,
    text: text.length === 1 ? cells[text[0]] : text.map((at) => cells[at]).join('\n'),
  };
  if (layout.id !== -1) record.id = cells[layout.id];
  if (layout.title !== -1) record.title = cells[layout.title];
  if (layout.label !== -1) record.label = cells[layout.label];
  return record;
}

async function rowReader(format: 'csv' | 'tsv', context: FormatContext): Promise<RowReader> {
  if (format === 'csv') return csvRows(context);
  return {
    push(lines, first, take) {
      for (let i = 0; i < lines.length; i++) if (!isBlank(lines[i])) take(lines[i].split('\t'), first + i);
    },
    end() {},
  };
}

/**
 * Rows of CSV through csv-parse, in portions of whole records: a record ends at the first line end with an even
 * number of quotes before it.
 */
async function csvRows(context: FormatContext): Promise<RowReader> {
  const { parse } = await import('csv-parse/sync');
  const settings = {
    delimiter: context.options.separator ?? ',',
    record_delimiter: '\n',
    relax_column_count: true,
  };
  let open: string[] = [];
  let openLine = 0;

  function parseRecords(records: string[], starts: number[], take: TakeRow): void {
    let rows: string[][];
    try {
      rows = parse(records.join('\n'), settings);
    } catch (error) {
      // One by one, as the message of the parser counts its lines differently.
      if (records.length === 1) throw csvComplaint(error as CsvError, context, starts[0]);
      for (let i = 0; i < records.length; i++) parseRecords([records[i]], [starts[i]], take);
      return;
    }
    for (let i = 0; i < rows.length; i++) take(rows[i], starts[i]);
  }

  return {
    push(lines, first, take) {
      const records: string[] = [];
      const starts: number[] = [];
      for (let i = 0; i < lines.length; i++) {
        const balanced = !hasOddQuotes(lines[i]);
        if (open.length === 0) {
          if (isBlank(lines[i])) continue;
          openLine = first + i;
        }
        open.push(lines[i]);
        // A quote that opens toggles, and so does the one that closes: an odd line changes the state.
        if (balanced !== (open.length === 1)) {
          if (open.length > MAXIMUM_RECORD_LINES) throw notClosed(context, openLine);
          continue;
        }
        records.push(open.join('\n'));
        starts.push(openLine);
        open = [];
      }
      if (records.length > 0) parseRecords(records, starts, take);
    },
    end() {
      if (open.length > 0) throw notClosed(context, openLine);
    },
  };
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function notClosed(context: FormatContext, line: number): NlpError {
  return lineError(context, line, 'a quote opens in this record and does not close', quoteRemedy);
}

function csvComplaint(error: CsvError, context: FormatContext, line: number): unknown {
  if (typeof error.code !== 'string') return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return notClosed(context, line);
  const closing = error.code === 'CSV_INVALID_CLOSING_QUOTE';
  const what = closing
    ? 'text follows a closing quote'
    : 'a quote stands within a cell that does not start with one';
  return new NlpError(what, { where: { file: context.file, line }, remedy: quoteRemedy, cause: error });
}

const quoteRemedy = 'A cell with quotes is written "so ""quoted""". Without quoting it is --format tsv.';
