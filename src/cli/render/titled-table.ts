/** A table under a title, as it follows other lines. */
import type { ReportTable } from '../../kinds/verbs/report.ts';
import { loadPalette } from './color.ts';
import { renderTable } from './table.ts';

/** The lines: a blank one, the title where there is one, the table. @param color false for none */
export async function titledTable(
  { title, columns, rows }: ReportTable,
  color: boolean | undefined,
): Promise<string[]> {
  const palette = await loadPalette(process.stdout, color);
  const lines = renderTable(columns, rows, palette);
  return title === undefined ? ['', ...lines] : ['', palette.strong(title), ...lines];
}
