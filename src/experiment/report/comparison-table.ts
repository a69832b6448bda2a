/** Two results side by side, as a table: a row a trial and metric, with the difference and what is known of it. */
import { type ComparedTrial, type Comparison, differentData, type MetricDifference } from '../compare.ts';
import type { MetricInfo } from '../results.ts';
import { formatColumn, formatDifference, formatProbability, formatRelative } from './format.ts';
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
  const options = optionColumns(trials);
  const columns: ReportColumn[] = [
    { title: 'model', align: 'left', code: true },
    ...optionHeads(options, trials),
    { title: 'seed', align: 'right' },
    { title: 'metric', align: 'left' },
    { title: 'baseline', align: 'right' },
    { title: 'now', align: 'right' },
    { title: 'difference', align: 'right' },
    { title: 'relative', align: 'right' },
    { title: 'verdict', align: 'left' },
  ];
  const rows = metrics.filter(shown).flatMap(({ name }) => {
    const compared = trials.flatMap((trial) => {
      const metric = trial.metrics.find((difference) => difference.name === name);
      return metric === undefined ? [] : { trial, metric };
    });
    const numbers = formatColumn(compared.flatMap(({ metric }) => [metric.baseline, metric.current]));
    return compared.map(({ trial, metric }, i): ReportCell[] => {
      const tone = toneOf(metric);
      return [
        { text: trial.model },
        ...options.cells(trial).map(optionCell),
        { text: String(trial.seed), value: trial.seed },
        { text: metric.name },
        { text: numbers[2 * i], value: metric.baseline },
        { text: numbers[2 * i + 1], value: metric.current },
        { text: formatDifference(metric.difference), value: metric.difference, tone },
        { text: formatRelative(metric.relative), value: metric.relative, tone },
        { text: verdictOf(metric), tone },
      ];
    });
  });
  return { title: 'Compared with the baseline', columns, rows };
}

/** `worse (p < 0.001)`, `not significant (p = 0.21)`, `better, not tested: why`, `the same`. */
export function verdictOf({ change, significant, significance, untested }: MetricDifference): string {
  const why = untested === undefined ? '' : `: ${untested}`;
  if (change === 'unknown') return `not comparable${why}`;
  if (significance === undefined || significant === null) {
    if (change === 'same') return untested === differentData ? `the same${why}` : 'the same';
    return `${change}, not tested${why}`;
  }
  if (change === 'same') return 'the same';
  const p = formatProbability(significance.pValue);
  return significant ? `${change} (${p})` : `not significant (${p})`;
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
  'p: paired bootstrap over the sentences (queries, documents) that both were scored on, significant below 0.05; ' +
  'of twenty tests without a difference, one comes out significant.';

function isBroken({ status, baselineStatus }: ComparedTrial): boolean {
  return status === 'failed' && baselineStatus === 'ok';
}

function toneOf({ change, significant }: MetricDifference): Tone | undefined {
  if (change === 'same') return 'faint';
  if (significant !== true) return undefined;
  return change === 'better' ? 'good' : change === 'worse' ? 'bad' : undefined;
}
