/** The tables of one results file: groups (means over seeds), trials, assertions and failures. */
import type { JsonValue } from '../../kinds/trial.ts';
import {
  type Aggregate,
  type AssertionResult,
  metricOf,
  type Results,
  summaryOf,
  type TrialResult,
} from '../results.ts';
import { type MetricColumn, metricColumns } from './comparable.ts';
import { formatColumn, formatSeconds, formatSummary, formatValue } from './format.ts';
import { type OptionColumns, optionColumns, optionOf } from './option-columns.ts';
import type { ReportCell, ReportColumn, ReportTable } from './report-table.ts';

/** What a terminal shows: groups where there are several seeds, trials otherwise. */
export function summaryTable(results: Results): ReportTable {
  return hasSeeds(results) ? groupTable(results) : trialTable(results);
}

/** True where some group has more than one trial. */
export function hasSeeds(results: Results): boolean {
  return results.aggregates.some(({ seeds, failed }) => seeds.length + failed > 1);
}

/** A row a group: the mean of each metric and half of its 95% interval. */
export function groupTable(results: Results): ReportTable {
  const options = optionColumns(results.aggregates);
  const metrics = metricColumns(results.metrics, results.aggregates);
  const columns: ReportColumn[] = [
    { title: 'model', align: 'left', code: true },
    ...optionHeads(options, results.aggregates),
    { title: 'seeds', align: 'right' },
    ...metrics.map(({ title }): ReportColumn => ({ title, align: 'right' })),
  ];
  const summaryIn = ({ metric, has }: MetricColumn, group: Aggregate) =>
    has(group) ? summaryOf(group, metric.name) : undefined;
  const means = metrics.map((column) =>
    formatColumn(results.aggregates.map((group) => summaryIn(column, group)?.mean)),
  );
  const rows = results.aggregates.map((group, row): ReportCell[] => {
    const { length } = group.seeds;
    const seeds = group.failed === 0 ? String(length) : `${length} of ${length + group.failed}`;
    return [
      { text: group.model },
      ...options.cells(group).map(optionCell),
      { text: seeds, value: length, tone: group.failed > 0 ? 'bad' : undefined },
      ...metrics.map((column, i): ReportCell => {
        const summary = summaryIn(column, group);
        return { text: formatSummary(means[i][row], summary), value: summary?.mean };
      }),
    ];
  });
  return { title: 'Means over seeds, ± half of the 95% confidence interval', columns, rows };
}

/** A row a trial. */
export function trialTable(results: Results): ReportTable {
  const options = optionColumns(results.trials);
  const metrics = metricColumns(results.metrics, results.trials);
  const columns: ReportColumn[] = [
    { title: 'model', align: 'left', code: true },
    ...optionHeads(options, results.trials),
    { title: 'seed', align: 'right' },
    ...metrics.map(({ title }): ReportColumn => ({ title, align: 'right' })),
    { title: 'time', align: 'right' },
    { title: 'status', align: 'left' },
  ];
  const valueIn = ({ metric, has }: MetricColumn, trial: TrialResult) =>
    has(trial) ? metricOf(trial, metric.name) : undefined;
  const numbers = metrics.map((column) =>
    formatColumn(results.trials.map((trial) => valueIn(column, trial))),
  );
  const rows = results.trials.map((trial, row): ReportCell[] => [
    { text: trial.model },
    ...options.cells(trial).map(optionCell),
    { text: String(trial.seed), value: trial.seed },
    ...metrics.map((column, i): ReportCell => {
      return { text: numbers[i][row], value: valueIn(column, trial) };
    }),
    { text: formatSeconds(trial.timings?.seconds), value: trial.timings?.seconds, tone: 'faint' },
    statusCell(trial),
  ]);
  return { title: 'Trials', columns, rows };
}

/** A row an assertion; one that was checked for each trial has a row for each that failed, and one for the others. */
export function assertionTable(results: Results): ReportTable {
  const columns: ReportColumn[] = [
    { title: 'result', align: 'left' },
    { title: 'assertion', align: 'left', code: true },
    { title: 'trial', align: 'left', code: true },
    { title: 'saw', align: 'left', code: true },
  ];
  const groups = new Map<string, AssertionResult[]>();
  for (const assertion of results.assertions) {
    const { text, line, column, passed, message, trial } = assertion;
    const alike = trial === undefined || passed === false ? groups.size : [line, column, passed, message];
    const key = JSON.stringify([text, alike]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [assertion]);
    else group.push(assertion);
  }
  const rows = [...groups.values()].map((group): ReportCell[] => {
    const [first] = group;
    const alone = group.length === 1;
    return [
      assertionCell(first),
      { text: first.text },
      { text: alone ? (first.trial ?? '') : plural(group.length, 'trial') },
      { text: alone ? seenText(first) : (first.message ?? '') },
    ];
  });
  return { title: 'Assertions', columns, rows };
}

export function failureTable(results: Results): ReportTable {
  const columns: ReportColumn[] = [
    { title: 'trial', align: 'left', code: true },
    { title: 'what', align: 'left' },
    { title: 'message', align: 'left', code: true },
  ];
  const rows = results.trials
    .filter(({ status }) => status === 'failed')
    .map((trial): ReportCell[] => [
      { text: trial.id },
      { text: trial.failure?.kind ?? 'error', tone: 'bad' },
      { text: (trial.failure?.message ?? '').replace(/\s*\n\s*/g, ' ') },
    ]);
  return { title: 'Trials that failed', columns, rows };
}

/** What an assertion looked at: `min(ngram.perplexity) = 181.25`, and why it could not be checked. */
export function seenText(assertion: AssertionResult): string {
  const seen: [string, JsonValue][] = Object.entries({ ...assertion.seen, ...assertion.timings?.seen });
  const values = seen.map(([text, value]) => `${text} = ${seenValue(value)}`).join(', ');
  return [assertion.message ?? '', values].filter((part) => part !== '').join('; ');
}

/** `24 trials, 1 failed; 3 assertions, 1 failed, 1 not checked`. */
export function countsText({ trials, assertions, plan, shard }: Results): string {
  const failed = trials.filter(({ status }) => status === 'failed').length;
  const parts = [
    `${plural(trials.length, 'trial')}${trials.length < plan.trials ? ` of ${plan.trials}` : ''}`,
  ];
  if (shard !== undefined) parts.push(`shard ${shard.index} of ${shard.count}`);
  if (failed > 0) parts.push(`${failed} failed`);
  const text = parts.join(', ');
  if (assertions.length === 0) return text;
  const wrong = assertions.filter(({ passed }) => passed === false).length;
  const open = assertions.filter(({ passed }) => passed === null).length;
  return [
    `${text}; ${plural(assertions.length, 'assertion')}`,
    wrong > 0 ? `${wrong} failed` : open < assertions.length ? 'none failed' : '',
    open > 0 ? `${open} not checked` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Columns of numbers stand to the right. */
export function optionHeads(
  { titles, single }: OptionColumns,
  items: readonly { options: Record<string, JsonValue> }[],
): ReportColumn[] {
  return titles.map((title) => {
    const isNumeric = items.every(({ options }) => typeof (optionOf(options, title) ?? 0) === 'number');
    const isNumber = single && isNumeric;
    return { title, align: isNumber ? 'right' : 'left', code: !isNumber };
  });
}

export function optionCell(text: string): ReportCell {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? { text, value } : { text };
}

function statusCell({ status, failure, timings }: TrialResult): ReportCell {
  if (status === 'failed') return { text: failure?.kind ?? 'failed', tone: 'bad' };
  return timings?.cached ? { text: 'cached', tone: 'faint' } : { text: 'ok' };
}

function assertionCell({ passed }: AssertionResult): ReportCell {
  if (passed === null) return { text: 'not checked', tone: 'faint' };
  return passed ? { text: 'passed', tone: 'good' } : { text: 'failed', tone: 'bad' };
}

function seenValue(value: JsonValue): string {
  if (typeof value === 'number' || value === null) return value === null ? 'null' : formatSeen(value);
  if (!Array.isArray(value)) return formatValue(value);
  const shown = value.slice(0, 12).map(seenValue).join(', ');
  return `[${shown}${value.length > 12 ? `, … ${value.length} in all` : ''}]`;
}

/** Enough digits to see on which side of a bound a number lies. */
function formatSeen(value: number): string {
  return String(Number(value.toPrecision(9)));
}
