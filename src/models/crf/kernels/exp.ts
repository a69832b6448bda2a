// exp of two float64 at a time. x = n ln 2 + r with |r| <= ln 2 / 2, and exp(r) by its Taylor series up to r^13 / 13!
// (error below 2e-17, relative), as W. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980.

@inline
const LOG2_E: f64 = 1.4426950408889634;
/** ln 2 in two parts; n times the first is exact. */
@inline
const LN2_HIGH: f64 = 6.93147180369123816490e-1;
@inline
const LN2_LOW: f64 = 1.90821492927058770002e-10;
/** 1.5 * 2^52: adding it rounds to a whole number, which stands in the low bits of the sum. */
@inline
const ROUNDER: f64 = 6755399441055744;

/** exp for x in [-708, 709]; below it 0. */
@inline
export function exp2(x: v128): v128 {
  const isTiny = f64x2.lt(x, f64x2.splat(-708));
  const bounded = f64x2.pmax(x, f64x2.splat(-708));
  const sum = f64x2.add(f64x2.mul(bounded, f64x2.splat(LOG2_E)), f64x2.splat(ROUNDER));
  const n = f64x2.sub(sum, f64x2.splat(ROUNDER));
  let r = f64x2.sub(bounded, f64x2.mul(n, f64x2.splat(LN2_HIGH)));
  r = f64x2.sub(r, f64x2.mul(n, f64x2.splat(LN2_LOW)));
  let q = f64x2.splat(1.0 / 6227020800);
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 479001600));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 39916800));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 3628800));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 362880));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 40320));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 5040));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 720));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 120));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 24));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.0 / 6));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(0.5));
  q = f64x2.add(f64x2.mul(f64x2.mul(q, r), r), f64x2.add(r, f64x2.splat(1)));
  // 2^n: n in the low bits of the sum becomes the exponent.
  const power = i64x2.add(i64x2.shl(sum, 52), i64x2.splat(0x3ff0000000000000));
  return v128.andnot(f64x2.mul(q, power), isTiny);
}
