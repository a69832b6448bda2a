// Softmax over rows of which a part is masked, and logarithms of softmax; formulas as in math/plain/softmax.ts. A row
// stays in the first-level cache from its maximum to its last factor; sums of powers are float64.
import { expOrZero4 } from './functions';
import { loadLanes, storeLanes } from './lanes';
import { maximum } from './reductions';

@inline
function bytes(numbers: i32): usize {
  return (<usize>numbers) << 2;
}

/** How many keys query `q` sees. */
@inline
function visibleKeys(keys: i32, length: i32, q: i32, causalOffset: i32): i32 {
  return max(0, min(min(keys, length), q + causalOffset + 1));
}

@inline
function lengthOf(lengths: usize, o: i32, keys: i32): i32 {
  return lengths == 0 ? keys : <i32>min<u32>(<u32>keys, load<u32>(lengths + ((<usize>o) << 2)));
}

export function maskedSoftmax(
  scores: usize, bias: usize, lengths: usize, outer: i32, inner: i32, queries: i32, keys: i32, causalOffset: i32,
  biasOuter: i32, biasInner: i32, biasRow: i32,
): void {
  const rows = outer * inner * queries;
  maskedSoftmaxRows(
    scores, bias, lengths, inner, queries, keys, causalOffset, biasOuter, biasInner, biasRow, 0, rows,
  );
}

/** Rows `from` to `to` of all queries. */
export function maskedSoftmaxRows(
  scores: usize, bias: usize, lengths: usize, inner: i32, queries: i32, keys: i32, causalOffset: i32,
  biasOuter: i32, biasInner: i32, biasRow: i32, from: i32, to: i32,
): void {
  const size = bytes(keys);
  scores += <usize>from * size;
  for (let row = from; row < to; row++) {
    const matrix = row / queries, q = row % queries;
    const o = matrix / inner, i = matrix % inner;
    const visible = visibleKeys(keys, lengthOf(lengths, o, keys), q, causalOffset);
    if (bias != 0) addLanes(scores, bias + bytes(o * biasOuter + i * biasInner + q * biasRow), visible);
    softmaxRow(scores, visible);
    memory.fill(scores + bytes(visible), 0, size - bytes(visible));
    scores += size;
  }
}

function addLanes(out: usize, a: usize, n: i32): void {
  for (let at: usize = 0, end = (<usize>n) << 2; at < end; at += 16) {
    const width = <i32>min<usize>(4, (end - at) >> 2);
    storeLanes(out + at, f32x4.add(loadLanes(out + at, width, 0), loadLanes(a + at, width, 0)), width);
  }
}

function softmaxRow(row: usize, n: i32): void {
  if (n == 0) return;
  const highest = maximum(row, n);
  const end = row + ((<usize>n) << 2);
  if (highest == -Infinity) {
    memory.fill(row, 0, (<usize>n) << 2);
    return;
  }
  const whole = row + ((<usize>(n & ~3)) << 2);
  const rest = n & 3;
  const shift = f32x4.splat(highest);
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at = row; at < whole; at += 16) {
    const power = expOrZero4(f32x4.sub(v128.load(at), shift));
    v128.store(at, power);
    low = f64x2.add(low, f64x2.promote_low_f32x4(power));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(power, power, 2, 3, 2, 3)));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  if (rest) {
    storeLanes(whole, expOrZero4(f32x4.sub(loadLanes(whole, rest, 0), shift)), rest);
    for (let at = whole; at < end; at += 4) sum += <f64>load<f32>(at);
  }
  const factor = <f32>(1 / sum);
  const factors = f32x4.splat(factor);
  for (let at = row; at < whole; at += 16) v128.store(at, f32x4.mul(v128.load(at), factors));
  for (let at = whole; at < end; at += 4) store<f32>(at, load<f32>(at) * factor);
}

export function maskedSoftmaxBackward(
  dScores: usize, probabilities: usize, dProbabilities: usize, lengths: usize, outer: i32, inner: i32, queries: i32,
  keys: i32, causalOffset: i32,
): void {
  const rows = outer * inner * queries;
  maskedSoftmaxBackwardRows(
    dScores, probabilities, dProbabilities, lengths, inner, queries, keys, causalOffset, 0, rows,
  );
}

/** Rows `from` to `to` of all queries. */
export function maskedSoftmaxBackwardRows(
  dScores: usize, probabilities: usize, dProbabilities: usize, lengths: usize, inner: i32, queries: i32, keys: i32,
  causalOffset: i32, from: i32, to: i32,
): void {
  const size = bytes(keys);
  for (let row = from; row < to; row++) {
    const o = row / queries / inner, q = row % queries;
    const at = <usize>row * size;
    const visible = visibleKeys(keys, lengthOf(lengths, o, keys), q, causalOffset);
    backwardRow(dScores + at, probabilities + at, dProbabilities + at, visible);
    memory.fill(dScores + at + bytes(visible), 0, size - bytes(visible));
  }
}

/** dScores = p (dP - sum of p dP) */
function backwardRow(dScores: usize, p: usize, dP: usize, n: i32): void {
  const size = (<usize>n) << 2;
  const whole = (<usize>(n & ~3)) << 2;
  const rest = n & 3;
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < whole; at += 16) {
    const product = f32x4.mul(v128.load(p + at), v128.load(dP + at));
    low = f64x2.add(low, f64x2.promote_low_f32x4(product));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(product, product, 2, 3, 2, 3)));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (let at = whole; at < size; at += 4) sum += <f64>load<f32>(p + at) * <f64>load<f32>(dP + at);
  const mean = f32x4.splat(<f32>sum);
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(dScores + at, f32x4.mul(v128.load(p + at), f32x4.sub(v128.load(dP + at), mean)));
  }
  if (rest == 0) return;
  const difference = f32x4.sub(loadLanes(dP + whole, rest, 0), mean);
  storeLanes(dScores + whole, f32x4.mul(loadLanes(p + whole, rest, 0), difference), rest);
}

export function logSoftmax(values: usize, rows: i32, classes: i32): void {
  const size = (<usize>classes) << 2;
  for (let i = 0; i < rows; i++) {
    const shift = f32x4.splat(<f32>logSumOfPowers(values, classes));
    for (let at: usize = 0; at < size; at += 16) {
      const width = <i32>min<usize>(4, (size - at) >> 2);
      storeLanes(values + at, f32x4.sub(loadLanes(values + at, width, 0), shift), width);
    }
    values += size;
  }
}

/** ln of the sum of exp over n (1 or more) numbers. */
function logSumOfPowers(values: usize, n: i32): f64 {
  const highest = maximum(values, n);
  const shift = f32x4.splat(highest);
  const end = values + ((<usize>n) << 2);
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at = values; at < end; at += 16) {
    const width = <i32>min<usize>(4, (end - at) >> 2);
    const power = expOrZero4(f32x4.sub(loadLanes(at, width, -Infinity), shift));
    low = f64x2.add(low, f64x2.promote_low_f32x4(power));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(power, power, 2, 3, 2, 3)));
  }
  const both = f64x2.add(low, high);
  return <f64>highest + Math.log(f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1));
}
