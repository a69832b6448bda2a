/** Results that are lines of a name and a value, as text or JSON. */
import type { FileFacts } from '../../kinds/verbs/info.ts';
import type { ReportRow, ReportTable } from '../../kinds/verbs/report.ts';
import { Output } from '../output.ts';
import type { Palette } from './color.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { renderTable } from './table.ts';

/** The value of a row as text. */
export function valueText({ value, unit, note = '' }: ReportRow): string {
  if (typeof value === 'string') return value + note;
  return (unit === 'bytes' ? formatBytes(value) : formatCount(value)) + note;
}

/** What a model file is made of. */
export async function printFacts(
  { json, title, rows, width }: FileFacts,
  flags: { json?: boolean },
): Promise<void> {
  const output = new Output();
  if (flags.json) output.json(json);
  else {
    if (title !== undefined) output.line(title);
    for (const row of rows) output.line(row.name.padEnd(width) + valueText(row));
  }
  await output.flush();
}

/** A table under its title, each after a blank line. */
export function tableLines({ title, columns, rows }: ReportTable, palette: Palette): string[] {
  const lines = renderTable(columns, rows, palette);
  return title === undefined ? ['', ...lines] : ['', palette.strong(title), ...lines];
}
