/**
 * Axes: from the values of the data to a place between 0 and 1, with ticks at round numbers (steps of 1, 2 or 5
 * times a power of ten; on a log axis powers of ten, or 1, 2 and 5 where it spans less than two decades).
 */
import type { Axis } from './figure.ts';

export interface Scale {
  /** The place of a value: 0 at the beginning of the axis, 1 at its end; null where the axis cannot show it. */
  place(value: number): number | null;
  ticks: { value: number; place: number; text: string }[];
}

/** @param count about how many ticks there is room for, from 2 */
export function createScale(axis: Axis, values: Iterable<number>, count: number): Scale {
  const log = axis.scale === 'log';
  const [low, high] = domain(axis, values, log);
  const ticks = log ? logTicks(low, high, count) : linearTicks(low, high, count, axis.whole ? 1 : 0);
  const from = log ? Math.log10(low) : low;
  const span = (log ? Math.log10(high) : high) - from;
  const place = (value: number): number | null => {
    if (!isDrawable(value, log)) return null;
    const at = ((log ? Math.log10(value) : value) - from) / span;
    return at < -1e-9 || at > 1 + 1e-9 ? null : Math.min(1, Math.max(0, at));
  };
  const texts = log ? ticks.map(formatLogTick) : formatTicks(ticks);
  return {
    place,
    ticks: ticks.flatMap((value, i) => {
      const at = place(value);
      return at === null ? [] : [{ value, place: at, text: texts[i] }];
    }),
  };
}

/** A number with up to four significant digits, as labels and tables of figures write it. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '-∞' : '?';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(1).replace('e+', 'e');
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(4)));
}

/** The ends of the axis: given, or of the data, never the same and never outside what a double can divide. */
function domain(axis: Axis, values: Iterable<number>, log: boolean): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!isDrawable(value, log)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  low = axis.from ?? low;
  high = axis.to ?? high;
  if (!Number.isFinite(low)) low = Number.isFinite(high) ? high : log ? 1 : 0;
  if (!Number.isFinite(high)) high = low;
  if (low > high) [low, high] = [high, low];
  if (log) return low === high ? [low / 10, high * 10] : [low, high];
  const size = Math.max(Math.abs(low), Math.abs(high), 1e-280);
  // Too near to one another to be told apart: some room around them.
  return high - low > size * 1e-12 ? [low, high] : [low - size, high + size];
}

/** A value the axis could show; the bounds keep spans and steps within what a double holds. */
function isDrawable(value: number, log: boolean): boolean {
  return Math.abs(value) <= 1e300 && (!log || value >= 1e-300);
}

function linearTicks(low: number, high: number, count: number, least = 0): number[] {
  const rough = (high - low) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const step = Math.max(least, round);
  const ticks: number[] = [];
  // Multiples of the step, so that no error adds up; the guard keeps tiny spans at large offsets finite.
  const first = Math.ceil(low / step - 1e-9);
  for (let i = first; i * step <= high + step * 1e-9 && ticks.length < 50; i++) ticks.push(i * step);
  return ticks;
}

function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first >= 2) {
    const every = Math.max(1, Math.ceil((last - first) / Math.max(1, count - 1)));
    const ticks: number[] = [];
    for (let exponent = last; exponent >= first; exponent -= every) ticks.unshift(10 ** exponent);
    return ticks;
  }
  const ticks: number[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    for (const factor of [1, 2, 5]) {
      const tick = factor * 10 ** exponent;
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks.length >= 2 ? ticks : linearTicks(low, high, count);
}

function formatTicks(ticks: readonly number[]): string[] {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
  const largest = Math.max(...ticks.map(Math.abs), step);
  if (largest >= 1e6 || step < 1e-4) return ticks.map((tick) => tick.toExponential(1).replace('e+', 'e'));
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return ticks.map((tick) => (Math.abs(tick) < step / 2 ? 0 : tick).toFixed(digits));
}

function formatLogTick(value: number): string {
  if (value >= 1e-3 && value < 1e5) return String(Number(value.toPrecision(3)));
  return value.toExponential(1).replace('.0', '').replace('e+', 'e');
}
