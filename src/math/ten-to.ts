/**
 * Powers of ten that are the same bits in every version of Node: V8 has changed its `**` (Node 24 gives other last
 * bits than 20 and 22), its `Math.exp` it has not. The product x ln 10 is taken with its rounding error (T. J. Dekker,
 * "A Floating-Point Technique for Extending the Available Precision", Numerische Mathematik 18, 1971, section 5).
 */

/** ln 10 minus `Math.LN10`, which is the double next to it. */
const remainder = -2.1707562233822494e-16;
/** 2^27 + 1: splits a double into halves whose products are exact. */
const splitter = 134217729;
const upper = highHalf(Math.LN10);
const lower = Math.LN10 - upper;

/** 10^x, to within about one unit in the last place. */
export function tenTo(x: number): number {
  // Beyond these lie the ends of what a double can hold, and what is not a number.
  if (!(Math.abs(x) < 300)) return 10 ** x;
  if (Number.isInteger(x) && x >= 0 && x <= 22) return Number(`1e${x}`);
  const product = x * Math.LN10;
  const high = highHalf(x);
  const low = x - high;
  const error = high * upper - product + high * lower + low * upper + low * lower + x * remainder;
  const power = Math.exp(product);
  return power + power * error;
}

function highHalf(x: number): number {
  const scaled = splitter * x;
  return scaled - (scaled - x);
}
