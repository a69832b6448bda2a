/** A table as it follows other lines. */
import type { ReportTable } from '../../figure/report.ts';
import { loadPalette } from './color.ts';
import { renderReport } from './report-lines.ts';

/** The lines: a blank one, then the table. @param color false for none */
export async function followingTable(table: ReportTable, color: boolean | undefined): Promise<string[]> {
  return ['', ...renderReport([table], await loadPalette(process.stdout, color))];
}
