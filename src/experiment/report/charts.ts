/**
 * Which charts show the results of an experiment: for each metric with a better end a line chart over an option that
 * was varied in numbers, and bars where there is none, or to set kinds of models side by side. Values are means over
 * seeds.
 */
import type { BarChart, Figure, LineChart, Series } from '../../figure/figure.ts';
import { type Aggregate, type MetricInfo, type Results, summaryOf } from '../results.ts';
import { isPerToken, tokensOf } from './comparable.ts';
import { formatNumber } from './format.ts';
import { optionOf, optionText, varyingByModel, varyingOptions } from './option-columns.ts';
import { shorten, visible } from './text.ts';

/** More would be a wall of charts; the tables have everything. */
const mostCharts = 12;
const mostSeries = 6;
const mostBars = 40;
const longestLabel = 48;

export function resultCharts(results: Results): Figure[] {
  const charts: Figure[] = [];
  for (const metric of results.metrics.filter(({ direction }) => direction !== 'none')) {
    const groups = results.aggregates.filter((group) => meanOf(group, metric) !== null);
    for (const [tokens, comparable] of byTokens(groups, metric)) {
      charts.push(
        ...chartsOf(comparable, tokens === '' ? metric : { ...metric, unit: perToken(metric, tokens) }),
      );
    }
  }
  return charts.slice(0, mostCharts);
}

function chartsOf(groups: Aggregate[], metric: MetricInfo): Figure[] {
  const models = [...new Set(groups.map(({ model }) => model))];
  const lines = models.flatMap((model) =>
    lineChart(
      model,
      groups.filter((group) => group.model === model),
      metric,
    ),
  );
  const needsBars = groups.length > 1 && (models.length > 1 || lines.length === 0);
  return needsBars ? [...lines, ...barChart(groups, metric, models.length > 1)] : lines;
}

/**
 * Groups whose values can be compared: those of a metric that is a mean over tokens only where the tokens are the same.
 * @returns by what the tokens are; all under the empty string where it makes no difference
 */
function byTokens(groups: Aggregate[], metric: MetricInfo): Map<string, Aggregate[]> {
  const found = new Map<string, Aggregate[]>();
  for (const group of groups) {
    const tokens = isPerToken(metric) ? tokensOf(group) : '';
    found.set(tokens, [...(found.get(tokens) ?? []), group]);
  }
  return found.size > 1 ? found : new Map([['', groups]]);
}

function perToken({ unit }: MetricInfo, tokens: string): string {
  return `${unit === '' ? '' : `${unit}, `}tokens: ${tokens}`;
}

/** Over the numeric option with most values, three at least; a line for each setting of the others. */
function lineChart(model: string, groups: Aggregate[], metric: MetricInfo): LineChart[] {
  const varying = varyingOptions(groups);
  const numeric = varying
    .map((name) => ({ name, values: new Set(groups.map(({ options }) => optionOf(options, name))) }))
    .filter(({ values }) => values.size >= 3 && [...values].every((value) => typeof value === 'number'))
    .sort((a, b) => b.values.size - a.values.size);
  if (numeric.length === 0) return [];
  const { name, values } = numeric[0];
  const others = varying.filter((other) => other !== name);
  const lines = new Map<string, [number, number][]>();
  for (const group of groups) {
    const label = optionText(group, others, true);
    const points = lines.get(label) ?? [];
    points.push([group.options[name] as number, meanOf(group, metric) as number]);
    lines.set(label, points);
  }
  if (lines.size > mostSeries) return [];
  const xs = [...values] as number[];
  const isWide = Math.min(...xs) > 0 && Math.max(...xs) / Math.min(...xs) >= 32;
  const series = [...lines].map(
    ([label, points]): Series => ({
      name: shown(label === '' ? model : label),
      points: points.sort((a, b) => a[0] - b[0]),
    }),
  );
  return [
    {
      kind: 'line',
      title: shown(`${model}: ${metric.name} by ${name}`),
      description: describe(metric),
      x: { label: shown(name), scale: isWide ? 'log' : 'linear', whole: xs.every(Number.isInteger) },
      y: { label: axisOf(metric) },
      series,
    },
  ];
}

/** Bars begin at zero, so there are none of negative values. */
function barChart(groups: Aggregate[], metric: MetricInfo, withModel: boolean): BarChart[] {
  const values = groups.map((group) => meanOf(group, metric) as number);
  if (groups.length > mostBars || values.some((value) => value < 0)) return [];
  const varying = varyingByModel(groups);
  const bars = groups.map((group, i) => {
    const options = optionText(group, varying.get(group.model) ?? [], true);
    const label = withModel || options === '' ? `${group.model} ${options}`.trim() : options;
    return { label: shown(label), values: [values[i]] };
  });
  return [
    {
      kind: 'bar',
      title: shown(metric.unit.includes('tokens: ') ? axisOf(metric) : metric.name),
      description: describe(metric),
      axis: `${axisOf(metric)}, ${metric.direction} is better`,
      series: [''],
      bars,
      format: formatNumber,
    },
  ];
}

function meanOf(group: Aggregate, { name }: MetricInfo): number | null {
  const mean = summaryOf(group, name)?.mean ?? null;
  return mean !== null && Number.isFinite(mean) ? mean : null;
}

function axisOf({ name, unit }: MetricInfo): string {
  return shown(unit === '' ? name : `${name} (${unit})`);
}

function describe(metric: MetricInfo): string {
  return `${shown(metric.name)}, ${metric.direction} is better; means over seeds. The tables hold the numbers.`;
}

function shown(text: string): string {
  return shorten(visible(text), longestLabel);
}
