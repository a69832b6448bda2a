// exp, sigmoid and tanh of four float32 at a time, without tables. x = n ln 2 + r with |r| <= ln 2 / 2, and on that
// range exp(r) - 1 = r + r² q(r), q a polynomial of degree 4 fitted for the least relative error (1.4e-8; fitted for
// this project by iteratively weighted least squares). With the rounding of float32 the relative error of exp stays
// below 1.5e-7, of sigmoid and tanh (near zero too) below 2e-7; NaN stays NaN.

@inline
const LOG2_E: f32 = 1.44269504088896341;
/** ln 2 in two parts; n times the first is exact. */
@inline
const LN2_HIGH: f32 = 0.693359375;
@inline
const LN2_LOW: f32 = -2.12194440054690583e-4;
/** 1.5 · 2^23: adding it rounds to a whole number, which stands in the low bits of the sum. */
@inline
const ROUNDER: f32 = 12582912;

@inline
function rounded(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(ROUNDER));
}

/** The rest r of x after n ln 2. */
@inline
function restOf(x: v128, n: v128): v128 {
  const r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  return f32x4.sub(r, f32x4.mul(n, f32x4.splat(LN2_LOW)));
}

/** exp(r) - 1 */
@inline
function expMinus1(r: v128): v128 {
  let q = f32x4.add(f32x4.mul(f32x4.splat(0.0013882521307095885), r), f32x4.splat(0.008366520516574383));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.04166720062494278));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.1666654348373413));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(0.4999999701976776));
  return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), q));
}

/** 2^n out of the low bits of the rounded sum. */
@inline
function powerOf2(sum: v128): v128 {
  return i32x4.add(i32x4.shl(sum, 23), i32x4.splat(0x3f800000));
}

/** exp, for x in [-87.3, 88]; beyond, the value at the border. */
@inline
export function exp4(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87.3)), f32x4.splat(88));
  const sum = rounded(x);
  const n = f32x4.sub(sum, f32x4.splat(ROUNDER));
  return f32x4.mul(f32x4.add(expMinus1(restOf(x, n)), f32x4.splat(1)), powerOf2(sum));
}

/** exp, but exactly 0 below -87.3, where a weight of attention that is masked by minus infinity belongs. */
@inline
export function expOrZero4(x: v128): v128 {
  return v128.andnot(exp4(x), f32x4.lt(x, f32x4.splat(-87.3)));
}

/** exp(high + low) for high in [-87.2, 88] and a low below 0.1: what rounding their sum would lose is kept. */
@inline
function expOfSum4(high: v128, low: v128): v128 {
  high = f32x4.pmax(high, f32x4.splat(-87.2));
  const sum = rounded(f32x4.add(high, low));
  const n = f32x4.sub(sum, f32x4.splat(ROUNDER));
  const r = f32x4.add(restOf(high, n), low);
  return f32x4.mul(f32x4.add(expMinus1(r), f32x4.splat(1)), powerOf2(sum));
}

/** exp(-x² / 2), for |x| up to 13 without what rounding x² loses. */
@inline
export function bell4(x: v128): v128 {
  const head = v128.and(x, i32x4.splat(0xfffff000));
  const tail = f32x4.mul(f32x4.sub(x, head), f32x4.add(x, head));
  const half = f32x4.splat(-0.5);
  return expOfSum4(f32x4.mul(half, f32x4.mul(head, head)), f32x4.mul(half, tail));
}

/**
 * The standard normal distribution function, (1 + erf(x / √2)) / 2. For x = -a it is exp(-a² / 2) t q(t), with
 * t = 1 / (1 + 0.3 a) and q a polynomial of degree 9 in t - 1/2, fitted over [0, 14.5] for the least relative error
 * (3.5e-9; with float32's rounding 6e-7, in the lower tail too); for x = a, one less that.
 */
@inline
export function normalCdf4(x: v128, bell: v128): v128 {
  const a = f32x4.pmin(f32x4.abs(x), f32x4.splat(14));
  const t = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(0.3), a)));
  const s = f32x4.sub(t, f32x4.splat(0.5));
  let q = f32x4.add(f32x4.mul(f32x4.splat(-0.020623291351134262), s), f32x4.splat(0.019629891342590015));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.03591760277526457));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(-0.03646017510749456));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(-0.07755181192536702));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.0290565068047012));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.22208269352741145));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.3461988403967641));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.32915897083707546));
  q = f32x4.add(f32x4.mul(q, s), f32x4.splat(0.221970613078772));
  const below = f32x4.mul(bell, f32x4.mul(t, q));
  const isBelow = f32x4.lt(x, f32x4.splat(0));
  return v128.bitselect(below, f32x4.sub(f32x4.splat(1), below), isBelow);
}

/** 1 / (1 + exp(-x)) */
@inline
export function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
}

/** (exp(2x) - 1) / (exp(2x) + 1), with exp(2x) - 1 = 2^n (exp(r) - 1) + (2^n - 1): nothing cancels near zero. */
@inline
export function tanh4(x: v128): v128 {
  const doubled = f32x4.pmin(f32x4.pmax(f32x4.add(x, x), f32x4.splat(-20)), f32x4.splat(20));
  const sum = rounded(doubled);
  const n = f32x4.sub(sum, f32x4.splat(ROUNDER));
  const power = powerOf2(sum);
  const minus1 = f32x4.add(
    f32x4.mul(power, expMinus1(restOf(doubled, n))),
    f32x4.sub(power, f32x4.splat(1)),
  );
  return f32x4.div(minus1, f32x4.add(minus1, f32x4.splat(2)));
}
