/** The rows of `csv` (RFC 4180) in lines: a record may have several, as a quoted cell may. */
import type { CsvError } from 'csv-parse';
import { NlpError } from '../../errors.ts';
import { isHeader, type RowReader, type TakeRow } from './delimited.ts';
import { type FormatContext, isBlank, lineError, type Remedy } from './parser.ts';

const MAXIMUM_RECORD_LINES = 100_000;

/** What stands between cells where the first line is the one that spreadsheets write of it, or no comma is in the header. */
const otherDelimiters = [';', '\t', '|'];

/**
 * What stands between cells: `separator`, what the first line says of it (`sep=;`), or the sign that makes names of the
 * first line where the comma does not; else the comma.
 * @returns also whether the first line says it, and is none of the rows
 */
export function csvDelimiter(
  { options: { separator, field, label } }: FormatContext,
  firstLine: string,
): { delimiter: string; isLine: boolean } {
  const said = /^"?sep=(.)"?$/i.exec(firstLine)?.[1];
  if (said !== undefined) return { delimiter: separator ?? said, isLine: true };
  if (separator !== undefined) return { delimiter: separator, isLine: false };
  const cells = (sign: string) => firstLine.replaceAll('"', '').split(sign);
  const isNames = (sign: string) => cells(sign).length > 1 && isHeader(cells(sign), field, label);
  const other = firstLine.includes(',') ? undefined : otherDelimiters.find(isNames);
  return { delimiter: other ?? ',', isLine: false };
}

/**
 * Rows of CSV through csv-parse, in portions of whole records: a record ends at the first line end with an even
 * number of quotes before it.
 */
export async function csvRows(context: FormatContext): Promise<RowReader> {
  const { parse } = await import('csv-parse/sync');
  let delimiter: string | undefined;
  let open: string[] = [];
  let openLine = 0;

  function parseRecords(records: string[], starts: number[], take: TakeRow): void {
    let rows: string[][];
    try {
      rows = parse(records.join('\n'), { delimiter, record_delimiter: '\n', relax_column_count: true });
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
          if (delimiter === undefined) {
            const found = csvDelimiter(context, lines[i]);
            delimiter = found.delimiter;
            if (found.isLine) continue;
          }
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

const quoteRemedy: Remedy = (option) =>
  `A cell with quotes is written "so ""quoted""". Without quoting it is ${option('format')} tsv.`;
