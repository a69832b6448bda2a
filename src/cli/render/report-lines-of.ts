/** Reports as lines with the colours of stdout; what draws them is loaded where there is something to draw. */
import type { Report } from '../../figure/report.ts';

export async function reportLines(color: boolean | undefined): Promise<(report: Report) => string[]> {
  const [{ loadPalette }, { renderReport }] = await Promise.all([
    import('./color.ts'),
    import('./report-lines.ts'),
  ]);
  const palette = await loadPalette(process.stdout, color);
  return (report) => renderReport(report, palette);
}
