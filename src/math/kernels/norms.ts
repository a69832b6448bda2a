// Layer normalisation and root-mean-square normalisation; formulas as in math/plain/norms.ts. A row stays in the
// first-level cache from its statistics to its values; sums are float64.
import { loadLanes, storeLanes } from './lanes';

@inline
function sumOf(low: v128, high: v128): f64 {
  const both = f64x2.add(low, high);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

@inline
function highHalf(four: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3));
}

function sumOfRow(x: usize, size: usize): f64 {
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const four = loadLanes(x + at, <i32>min<usize>(4, (size - at) >> 2), 0);
    low = f64x2.add(low, f64x2.promote_low_f32x4(four));
    high = f64x2.add(high, highHalf(four));
  }
  return sumOf(low, high);
}

/** The sum of (x - mean)². */
function squaresOfRow(x: usize, size: usize, mean: f32): f64 {
  const means = f32x4.splat(mean);
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const four = f32x4.sub(loadLanes(x + at, <i32>min<usize>(4, (size - at) >> 2), mean), means);
    const first = f64x2.promote_low_f32x4(four), second = highHalf(four);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  return sumOf(low, high);
}

/** out = (x - mean) inverse gain + bias; gain and bias may be 0 for none. */
function normaliseRow(out: usize, x: usize, gain: usize, bias: usize, mean: f32, inverse: f32, size: usize): void {
  const means = f32x4.splat(mean), inverses = f32x4.splat(inverse);
  for (let at: usize = 0; at < size; at += 16) {
    const width = <i32>min<usize>(4, (size - at) >> 2);
    let value = f32x4.mul(f32x4.sub(loadLanes(x + at, width, 0), means), inverses);
    if (gain != 0) value = f32x4.mul(value, loadLanes(gain + at, width, 0));
    if (bias != 0) value = f32x4.add(value, loadLanes(bias + at, width, 0));
    storeLanes(out + at, value, width);
  }
}

export function layerNormForward(
  out: usize, mean: usize, inverse: usize, x: usize, gain: usize, bias: usize, rows: i32, width: i32, epsilon: f64,
): void {
  const size = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    const m = <f32>(sumOfRow(x, size) / <f64>width);
    const scale = <f32>(1 / Math.sqrt(squaresOfRow(x, size, m) / <f64>width + epsilon));
    store<f32>(mean, m);
    store<f32>(inverse, scale);
    normaliseRow(out, x, gain, bias, m, scale, size);
    out += size;
    x += size;
    mean += 4;
    inverse += 4;
  }
}

export function rmsNormForward(
  out: usize, inverse: usize, x: usize, gain: usize, rows: i32, width: i32, epsilon: f64,
): void {
  const size = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    const scale = <f32>(1 / Math.sqrt(squaresOfRow(x, size, 0) / <f64>width + epsilon));
    store<f32>(inverse, scale);
    normaliseRow(out, x, gain, 0, 0, scale, size);
    out += size;
    x += size;
    inverse += 4;
  }
}

/** With d = dOut gain and h = (x - mean) inverse: dX (+)= inverse (d - [mean of d] - h [mean of d h]). */
@inline
function backwardRow(
  dX: usize, dOut: usize, x: usize, gain: usize, mean: f32, inverse: f32, size: usize, centred: bool, accumulate: bool,
): void {
  const means = f32x4.splat(mean), inverses = f32x4.splat(inverse);
  let low = f64x2.splat(0), high = f64x2.splat(0), dotLow = f64x2.splat(0), dotHigh = f64x2.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const width = <i32>min<usize>(4, (size - at) >> 2);
    let d = loadLanes(dOut + at, width, 0);
    if (gain != 0) d = f32x4.mul(d, loadLanes(gain + at, width, 0));
    const dot = f32x4.mul(d, f32x4.mul(f32x4.sub(loadLanes(x + at, width, 0), means), inverses));
    if (centred) {
      low = f64x2.add(low, f64x2.promote_low_f32x4(d));
      high = f64x2.add(high, highHalf(d));
    }
    dotLow = f64x2.add(dotLow, f64x2.promote_low_f32x4(dot));
    dotHigh = f64x2.add(dotHigh, highHalf(dot));
  }
  const count = <f64>(size >> 2);
  const ofD = f32x4.splat(<f32>(sumOf(low, high) / count));
  const ofDot = f32x4.splat(<f32>(sumOf(dotLow, dotHigh) / count));
  for (let at: usize = 0; at < size; at += 16) {
    const width = <i32>min<usize>(4, (size - at) >> 2);
    let d = loadLanes(dOut + at, width, 0);
    if (gain != 0) d = f32x4.mul(d, loadLanes(gain + at, width, 0));
    const h = f32x4.mul(f32x4.sub(loadLanes(x + at, width, 0), means), inverses);
    if (centred) d = f32x4.sub(d, ofD);
    d = f32x4.mul(inverses, f32x4.sub(d, f32x4.mul(h, ofDot)));
    if (accumulate) d = f32x4.add(d, loadLanes(dX + at, width, 0));
    storeLanes(dX + at, d, width);
  }
}

export function layerNormBackward(
  dX: usize, dOut: usize, x: usize, mean: usize, inverse: usize, gain: usize, rows: i32, width: i32, accumulate: bool,
): void {
  const size = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    backwardRow(dX, dOut, x, gain, load<f32>(mean), load<f32>(inverse), size, true, accumulate);
    dX += size;
    dOut += size;
    x += size;
    mean += 4;
    inverse += 4;
  }
}

export function rmsNormBackward(
  dX: usize, dOut: usize, x: usize, inverse: usize, gain: usize, rows: i32, width: i32, accumulate: bool,
): void {
  const size = (<usize>width) << 2;
  for (let i = 0; i < rows; i++) {
    backwardRow(dX, dOut, x, gain, 0, load<f32>(inverse), size, false, accumulate);
    dX += size;
    dOut += size;
    x += size;
    inverse += 4;
  }
}

/** Four columns at a time from top to bottom. dBias and mean may be 0 for none. */
export function normParameterGradients(
  dGain: usize, dBias: usize, dOut: usize, x: usize, mean: usize, inverse: usize, rows: i32, width: i32,
): void {
  normColumns(dGain, dBias, dOut, x, mean, inverse, rows, width, width);
}

/** The same of `columns` columns of rows that begin `width` numbers apart. */
export function normColumns(
  dGain: usize, dBias: usize, dOut: usize, x: usize, mean: usize, inverse: usize, rows: i32, columns: i32, width: i32,
): void {
  const size = (<usize>columns) << 2;
  const stride = (<usize>width) << 2;
  for (let at: usize = 0; at < size; at += 16) {
    const lanes = <i32>min<usize>(4, (size - at) >> 2);
    let ofGain = f32x4.splat(0), ofBias = f32x4.splat(0);
    let d = dOut + at, value = x + at;
    for (let i = 0; i < rows; i++) {
      const place = (<usize>i) << 2;
      const gradient = loadLanes(d, lanes, 0);
      let h = loadLanes(value, lanes, 0);
      if (mean != 0) h = f32x4.sub(h, v128.load32_splat(mean + place));
      ofGain = f32x4.add(ofGain, f32x4.mul(gradient, f32x4.mul(h, v128.load32_splat(inverse + place))));
      ofBias = f32x4.add(ofBias, gradient);
      d += stride;
      value += stride;
    }
    storeLanes(dGain + at, f32x4.add(ofGain, loadLanes(dGain + at, lanes, 0)), lanes);
    if (dBias != 0) storeLanes(dBias + at, f32x4.add(ofBias, loadLanes(dBias + at, lanes, 0)), lanes);
  }
}
