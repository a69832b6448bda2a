/** `nlp experiment compare`: two results side by side. */
import { compareResults } from '../../../experiment/compare.ts';
import {
  comparisonCounts,
  comparisonNote,
  comparisonTable,
} from '../../../experiment/report/comparison-table.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { renderReportTable } from '../../render/report-table.ts';
import { readResults } from './inputs.ts';

export async function compare(
  baseline: string,
  current: string,
  flags: CommonFlags & { color?: boolean },
): Promise<void> {
  const [before, now] = [await readResults(baseline), await readResults(current)];
  const comparison = compareResults(before.results, now.results);
  const output = new Output();
  if (flags.json) output.json(comparison);
  else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const line of renderReportTable(comparisonTable(comparison), palette)) output.line(line);
    output.line();
    output.line(comparisonCounts(comparison));
    output.line(palette.faint(comparisonNote));
  }
  await output.flush();
}
