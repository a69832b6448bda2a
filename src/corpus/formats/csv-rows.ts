/** The rows of `csv` (RFC 4180) in lines: a record may have several, as a quoted cell may. */
import type { CsvError } from 'csv-parse';
import { NlpError } from '../../errors.ts';
import type { RowReader, TakeRow } from './delimited.ts';
import { type FormatContext, isBlank, lineError, type Remedy } from './parser.ts';

const MAXIMUM_RECORD_LINES = 100_000;

/**
 * Rows of CSV through csv-parse, in portions of whole records: a record ends at the first line end with an even
 * number of quotes before it.
 */
export async function csvRows(context: FormatContext): Promise<RowReader> {
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

const quoteRemedy: Remedy = (option) =>
  `A cell with quotes is written "so ""quoted""". Without quoting it is ${option('format')} tsv.`;
