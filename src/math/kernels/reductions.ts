// Sums over arrays. Four lanes of float64 partial sums: the norm of a million small gradients keeps its digits.

/** Sum of squares of `length` float32 values at `values` (a multiple of 16 bytes), added up in float64. */
export function sumOfSquares(values: usize, length: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    const four = v128.load(values + ((<usize>i) << 2));
    const first = f64x2.promote_low_f32x4(four);
    const second = f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 6, 7));
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (let i = whole; i < length; i++) {
    const value = <f64>load<f32>(values + ((<usize>i) << 2));
    sum += value * value;
  }
  return sum;
}
