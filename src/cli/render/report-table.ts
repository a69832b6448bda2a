/** Tables of reports for a terminal: aligned, coloured by meaning, long texts cut in the middle. */
import type { ReportTable, Tone } from '../../experiment/report/report-table.ts';
import { visible } from '../../experiment/report/text.ts';
import type { Palette } from './color.ts';
import { renderTable } from './table.ts';

/** Code points of a cell. */
const longestCell = 60;

/** The lines of a table, without its title; none where there are no rows. */
export function renderReportTable({ columns, rows }: ReportTable, palette: Palette): string[] {
  if (rows.length === 0) return [];
  const heads = columns.map(({ title, align }) => ({ title: shown(title), align }));
  const paint: Record<Tone, (text: string) => string> = {
    good: palette.good,
    bad: palette.bad,
    faint: palette.faint,
  };
  const lines = rows.map((cells) =>
    cells.map(({ text, tone }) => (tone === undefined ? shown(text) : paint[tone](shown(text)))),
  );
  return renderTable(heads, lines, palette);
}

function shown(text: string): string {
  const points = [...visible(text.length > 10_000 ? text.slice(0, 10_000) : text)];
  if (points.length <= longestCell) return points.join('');
  const half = Math.floor((longestCell - 1) / 2);
  return `${points.slice(0, half).join('')}…${points.slice(-half).join('')}`;
}
