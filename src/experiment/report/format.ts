/** Numbers and options as reports write them: rounded for people. */
import type { JsonValue } from '../../kinds/trial.ts';
import type { Summary } from '../results.ts';

/** Shown for a number that is not finite. */
const noNumber = '–';

/** Five significant digits, thousands grouped; whole numbers in full. */
export function formatNumber(value: number | null | undefined): string {
  if (value === undefined) return '';
  if (value === null || !Number.isFinite(value)) return noNumber;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return value.toExponential(3);
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  const rounded = Number(value.toPrecision(5));
  return rounded.toLocaleString('en-US', { maximumSignificantDigits: 5 });
}

/**
 * The numbers of a column, so that they can be compared at a glance: as many decimals for each as give the largest
 * five significant digits and the smallest four. Where they are too far apart for that, each has its own.
 */
export function formatColumn(values: readonly (number | null | undefined)[]): string[] {
  const sizes = values.flatMap((value) => {
    return typeof value === 'number' && Number.isFinite(value) && value !== 0 ? Math.abs(value) : [];
  });
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const smallest = sizes.reduce((least, size) => Math.min(least, size), largest);
  const [power, least] = [largest, smallest].map((size) => Math.floor(Math.log10(size)));
  const decimals = Math.max(0, 4 - power, 3 - least);
  const isFar = power > 8 || power < -3 || power + decimals > 7;
  if (isFar || sizes.every(Number.isInteger)) return values.map(formatNumber);
  return values.map((value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return formatNumber(value);
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return value.toLocaleString('en-US', options);
  });
}

/** With a sign, also where it is zero in all shown digits. */
export function formatDifference(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return noNumber;
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value))}`;
}

/** `+1.3%`. */
export function formatRelative(part: number | null): string {
  if (part === null || !Number.isFinite(part)) return noNumber;
  const percent = Math.abs(part) * 100;
  const sign = percent < 0.005 ? '' : part > 0 ? '+' : '−';
  return `${sign}${percent >= 1e6 ? percent.toExponential(1) : percent.toFixed(percent < 0.995 ? 2 : 1)}%`;
}

/** The mean as it was written and, over several seeds, half of its 95% interval: `181.25 ± 2.1`. */
export function formatSummary(mean: string, summary: Summary | undefined): string {
  if (summary === undefined || summary.mean === null || summary.high === null) return mean;
  return `${mean} ± ${formatNumber(Number((summary.high - summary.mean).toPrecision(2)))}`;
}

/** `p = 0.012`, `p < 0.001`. */
export function formatProbability(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${Number(p.toPrecision(2))}`;
}

export function formatSeconds(seconds: number | null | undefined): string {
  if (seconds === undefined) return '';
  if (seconds === null || !Number.isFinite(seconds)) return noNumber;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A string as it is, anything else as JSON. */
export function formatValue(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
