// Sums and maxima over arrays. Four lanes of float64 partial sums: the norm of a million small gradients keeps its
// digits.
import { loadLanes } from './lanes';

/** Numbers whose squares are added up before they are added to the others: math/plain/elementwise.ts cuts there. */
@inline
const BLOCK: i32 = 65536;

/** Sum of squares of `length` float32 values, in float64. */
export function sumOfSquares(values: usize, length: i32): f64 {
  let sum: f64 = 0;
  for (; length > BLOCK; length -= BLOCK) {
    sum += squaresOf(values, BLOCK);
    values += (<usize>BLOCK) << 2;
  }
  return sum + squaresOf(values, length);
}

function squaresOf(values: usize, length: i32): f64 {
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

/** The largest of `length` (1 or more) float32 values. */
export function maximum(values: usize, length: i32): f32 {
  const whole = (<usize>(length & ~3)) << 2;
  let highest = f32x4.splat(load<f32>(values));
  for (let at: usize = 0; at < whole; at += 16) highest = f32x4.pmax(highest, v128.load(values + at));
  if (length & 3) highest = f32x4.pmax(highest, loadLanes(values + whole, length & 3, load<f32>(values)));
  highest = f32x4.pmax(highest, v128.shuffle<f32>(highest, highest, 2, 3, 0, 1));
  highest = f32x4.pmax(highest, v128.shuffle<f32>(highest, highest, 1, 0, 3, 2));
  return f32x4.extract_lane(highest, 0);
}
