/**
 * The error function in double precision (absolute error below 1e-15), which JavaScript lacks.
 * Sources: M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions", 1964: 7.1.6, the series for small x, and
 * 7.1.14, the continued fraction of erfc for large.
 */

const TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);

export function erf(x: number): number {
  return Math.abs(x) < 2 ? series(x) : Math.sign(x) * (1 - tail(Math.abs(x)));
}

/** 1 - erf(x), with a small relative error where erf is nearly 1. */
export function erfc(x: number): number {
  return x < 2 ? 1 - erf(x) : tail(x);
}

/** 2/√π exp(-x²) (x + 2x³/3 + 4x⁵/15 + ...): all terms have one sign. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_BY_ROOT_PI * Math.exp(-x * x) * sum;
}

/** erfc(x) = exp(-x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...)))), for x of 2 and more. */
function tail(x: number): number {
  if (x > 27) return 0;
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
