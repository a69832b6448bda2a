/**
 * `csv`: a record a row, quoted as RFC 4180 says, so that a record may have several lines; `separator` names another
 * sign than the comma, as does a first line `sep=;`. Headers and columns: delimited.ts.
 */
import { csvDelimiter, csvRows } from './csv-rows.ts';
import { isHeader, readRecords, rowCheck } from './delimited.ts';
import type { CorpusFormatCode, Unit } from './format.ts';
import { type FormatContext, isBlank, type LineParser, lineError } from './parser.ts';
import { writeTables } from './write-table.ts';

export const format: CorpusFormatCode = {
  read: readRecords(csvRows),
  write: writeTables(({ separator = ',' }) => ({
    delimiter: separator,
    cell: (text) => quoteCell(text, separator),
  })),
  check: async (context) => rowCheck(context, await csvRows(context)),
  units: (_kind, context) => csvUnits(context),
};

function quoteCell(text: string, delimiter: string): string {
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvUnits(context: FormatContext): LineParser<Unit> {
  let delimiter: string | undefined;
  /** The line `sep=;`, which goes before the header or is one. */
  let named = '';
  let record = '';
  let start = 0;
  let odd = false;
  let begun = false;
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (record === '') {
          if (isBlank(lines[i])) continue;
          start = first + i;
          if (delimiter === undefined) {
            const found = csvDelimiter(context, lines[i]);
            delimiter = found.delimiter;
            if (found.isLine) {
              named = `${lines[i]}\n`;
              continue;
            }
          }
        }
        record += `${lines[i]}\n`;
        if (lines[i].split('"').length % 2 === 0) odd = !odd;
        if (odd) continue;
        // Quotes around a name do not matter here: a header has no delimiters or line ends in its names.
        const cells = record
          .slice(0, -1)
          .replaceAll('"', '')
          .split(delimiter ?? ',');
        const header = !begun && isHeader(cells, context.options.field);
        if (named !== '' && !header) out.push({ text: named, header: true });
        out.push({ text: header ? named + record : record, header });
        named = '';
        begun = true;
        record = '';
      }
    },
    end() {
      if (record !== '') throw lineError(context, start, 'a quote opens in this record and does not close');
    },
  };
}
