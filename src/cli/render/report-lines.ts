/** A report as lines for a terminal. */
import { figureText } from '../../figure/figure-text.ts';
import type { Phrase, Report, ReportPart, ReportTable } from '../../figure/report.ts';
import { withFlags } from '../flags.ts';
import type { Palette } from './color.ts';
import { formatCount } from './numbers.ts';
import { paintWith } from './paint.ts';
import { renderTable } from './table.ts';

export function renderReport(report: Report, palette: Palette): string[] {
  return report.flatMap((part) => renderPart(part, palette));
}

function renderPart(part: ReportPart, palette: Palette): string[] {
  if (isLine(part)) return [part.map((phrase) => renderPhrase(phrase, palette)).join('')];
  if (typeof part !== 'object' || 'text' in part) return [renderPhrase(part, palette)];
  if ('kind' in part) return figureText(part, { paint: paintWith(palette) });
  return renderRows(part, palette);
}

function renderRows({ title, columns, rows }: ReportTable, palette: Palette): string[] {
  const cells = rows.map((row) => row.map((phrase) => renderPhrase(phrase, palette)));
  const lines = renderTable(columns, cells, palette);
  return title === undefined ? lines : [palette.strong(title), ...lines];
}

function renderPhrase(phrase: Phrase, palette: Palette): string {
  if (typeof phrase === 'string') return phrase;
  if (typeof phrase === 'number') return formatCount(phrase);
  const { text, tone } = phrase;
  return palette[tone](withFlags(text));
}

function isLine(part: ReportPart): part is readonly Phrase[] {
  return Array.isArray(part);
}
