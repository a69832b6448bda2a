/** Two results side by side, as a table: a row a trial and metric, with the difference and what is known of it. */
import type { ComparedTrial, Comparison, MetricDifference } from '../compare.ts';
import type { MetricInfo } from '../results.ts';
import { formatDifference, formatNumber, formatProbability, formatRelative } from './format.ts';
import { optionColumns } from './option-columns.ts';
import type { ReportCell, ReportColumn, ReportTable, Tone } from './report-table.ts';
import { optionCell, optionHeads, plural } from './result-tables.ts';

/**
 * By metric, and within it in the order of the trials.
 * @param shown which metrics; all unless it is given
 */
export function comparisonTable(
  { trials, metrics }: Comparison,
  shown: (metric: MetricInfo) => boolean = () => true,
): ReportTable {
  const options = optionColumns(trials.map(({ trial }) => trial));
  const columns: ReportColumn[] = [
    { title: 'model', align: 'left', code: true },
    ...optionHeads(
      options,
      trials.map(({ trial }) => trial),
    ),
    { title: 'seed', align: 'right' },
    { title: 'metric', align: 'left' },
    { title: 'baseline', align: 'right' },
    { title: 'now', align: 'right' },
    { title: 'difference', align: 'right' },
    { title: 'relative', align: 'right' },
    { title: 'verdict', align: 'left' },
  ];
  const rows = metrics.filter(shown).flatMap(({ name }) =>
    trials.flatMap(({ trial, metrics: differences }): ReportCell[][] => {
      const metric = differences.find((difference) => difference.name === name);
      if (metric === undefined) return [];
      const tone = toneOf(metric);
      const row = [
        { text: trial.model },
        ...options.cells(trial).map(optionCell),
        { text: String(trial.seed), value: trial.seed },
        { text: metric.name },
        { text: formatNumber(metric.baseline), value: metric.baseline },
        { text: formatNumber(metric.current), value: metric.current },
        { text: formatDifference(metric.difference), value: metric.difference, tone },
        { text: formatRelative(metric.relative), value: metric.relative, tone },
        { text: verdictOf(metric), tone },
      ];
      return [row];
    }),
  );
  return { title: 'Compared with the baseline', columns, rows };
}

/** `worse, significant (p < 0.001)`, `better, may be chance (p = 0.21)`, `better, not tested`. */
export function verdictOf({ change, significant, significance }: MetricDifference): string {
  if (change === 'unknown') return 'not comparable';
  if (change === 'same') return 'the same';
  if (significance === undefined || significant === null) return change;
  const p = formatProbability(significance.pValue);
  return significant ? `${change}, significant (${p})` : `${change}, may be chance (${p})`;
}

/** `12 trials compared: 3 significantly better, 1 significantly worse; 2 only in the baseline, 1 only in these`. */
export function comparisonCounts({ trials, onlyBaseline, onlyCurrent }: Comparison): string {
  const count = (change: 'better' | 'worse') =>
    trials.filter(({ metrics }) => metrics.some((metric) => metric.significant && metric.change === change))
      .length;
  const parts = [`${plural(trials.length, 'trial')} compared`];
  const better = count('better');
  const worse = count('worse');
  if (better > 0) parts.push(`${better} significantly better`);
  if (worse > 0) parts.push(`${worse} significantly worse`);
  if (onlyBaseline.length > 0) parts.push(`${onlyBaseline.length} only in the baseline`);
  if (onlyCurrent.length > 0) parts.push(`${onlyCurrent.length} without a baseline`);
  const broken = trials.filter(isBroken).length;
  if (broken > 0) parts.push(`${broken} failed now and not before`);
  return parts.join(', ');
}

/** What is said below the table about how the verdicts came about. */
export const comparisonNote =
  'Significant: p < 0.05 in a paired bootstrap over the sentences (queries, documents) both were scored on. ' +
  'Without a p value no test was possible: for timings, and where no such scores are kept.';

function isBroken({ trial, baselineStatus }: ComparedTrial): boolean {
  return trial.status === 'failed' && baselineStatus === 'ok';
}

function toneOf({ change, significant }: MetricDifference): Tone | undefined {
  if (change === 'same') return 'faint';
  if (significant !== true) return undefined;
  return change === 'better' ? 'good' : change === 'worse' ? 'bad' : undefined;
}
