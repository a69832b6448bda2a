/** Numbers as the texts of the tour write them. */

/** 0.1234 as `12%`, with one digit as `12.3%`. */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`;
}

export function decimal(value: number | null, digits = 1): string {
  if (value === null || !Number.isFinite(value)) return '∞';
  return value >= 10_000 ? value.toExponential(1).replace('e+', 'e') : value.toFixed(digits);
}

/** 12345 as `12,345`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A small number as `1/20,000`, which reads better than many zeros; two digits are enough. */
export function oneIn(share: number): string {
  if (!(share > 0)) return '0';
  const times = Number((1 / share).toPrecision(2));
  return times < 1e12 ? `1/${count(times)}` : `1/${times.toExponential(0).replace('e+', 'e')}`;
}
