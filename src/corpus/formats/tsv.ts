/**
 * `tsv`: a record a row, its cells with tabs between. There is no quoting: quotes are text, and a tab or a line end
 * in a cell is written as a blank. Headers and columns: delimited.ts.
 */
import { isHeader, type RowReader, readRecords, rowCheck } from './delimited.ts';
import type { CorpusFormatCode } from './format.ts';
import { isBlank } from './parser.ts';
import { lineUnits } from './units.ts';
import { writeTables } from './write-table.ts';

const rows: RowReader = {
  push(lines, first, take) {
    for (let i = 0; i < lines.length; i++) if (!isBlank(lines[i])) take(lines[i].split('\t'), first + i);
  },
  end() {},
};

export const format: CorpusFormatCode = {
  read: readRecords(() => rows),
  write: writeTables(() => ({ delimiter: '\t', cell: (text) => text.replace(/[\t\r\n]+/g, ' ') })),
  check: (context) => rowCheck(context, rows),
  units: (_kind, { options }) => lineUnits((line) => isHeader(line.split('\t'), options.field)),
};
