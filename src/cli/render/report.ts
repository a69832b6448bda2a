/** Results that are lines of a name and a value, as text or JSON. */

import type { ReportRow } from '../../figure/report.ts';
import type { FileFacts } from '../../kinds/verbs/info.ts';
import { Output } from '../output.ts';
import { writeFigures } from './drawing.ts';
import { formatBytes, formatCount } from './numbers.ts';

/** The value of a row as text. */
export function valueText({ value, unit, note = '' }: ReportRow): string {
  if (typeof value === 'string') return value + note;
  return (unit === 'bytes' ? formatBytes(value) : formatCount(value)) + note;
}

/** What a model file is made of. */
export async function printFacts(
  { json, title, rows, width, report = [], figure }: FileFacts,
  flags: { json?: boolean; svg?: string; color?: boolean },
): Promise<void> {
  if (flags.svg !== undefined && figure !== undefined) await writeFigures(flags.svg, [figure]);
  const output = new Output();
  if (flags.json) output.json(json);
  else {
    if (title !== undefined) output.line(title);
    for (const row of rows) output.line(row.name.padEnd(width) + valueText(row));
    if (figure !== undefined || report.length > 0) {
      const [{ renderReport }, { loadPalette }] = await Promise.all([
        import('./report-lines.ts'),
        import('./color.ts'),
      ]);
      const palette = await loadPalette(process.stdout, flags.color);
      for (const line of renderReport([...report, ...(figure === undefined ? [] : ['', figure])], palette))
        output.line(line);
    }
  }
  await output.flush();
}
