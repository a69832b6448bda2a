// Layer normalisation and root-mean-square normalisation; formulas as in math/plain/norms.ts. A row stays in the
// first-level cache from its statistics to its values; sums are float64.
import { loadLanes, storeLanes } from './lanes';

/** Bytes of a row, and of that part of it which is taken four numbers at a time. */
@inline
function bytes(numbers: i32): usize {
  return (<usize>numbers) << 2;
}

@inline
function lowHalf(four: v128): v128 {
  return f64x2.promote_low_f32x4(four);
}

@inline
function highHalf(four: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3));
}

@inline
function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

function meanOfRow(x: usize, width: i32): f64 {
  const whole = bytes(width & ~3);
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < whole; at += 16) {
    const four = v128.load(x + at);
    low = f64x2.add(low, lowHalf(four));
    high = f64x2.add(high, highHalf(four));
  }
  let sum = sumOf(f64x2.add(low, high));
  for (let at = whole; at < bytes(width); at += 4) sum += <f64>load<f32>(x + at);
  return sum / <f64>width;
}

/** The mean of (x - mean)². */
function varianceOfRow(x: usize, width: i32, mean: f32): f64 {
  const whole = bytes(width & ~3);
  const means = f32x4.splat(mean);
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < whole; at += 16) {
    const four = f32x4.sub(v128.load(x + at), means);
    const first = lowHalf(four), second = highHalf(four);
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  let sum = sumOf(f64x2.add(low, high));
  for (let at = whole; at < bytes(width); at += 4) {
    const difference = <f64>(load<f32>(x + at) - mean);
    sum += difference * difference;
  }
  return sum / <f64>width;
}

/** out = (x - mean) inverse gain + bias; gain and bias may be 0 for none. */
function normaliseRow(out: usize, x: usize, gain: usize, bias: usize, mean: f32, inverse: f32, width: i32): void {
  const whole = bytes(width & ~3);
  const means = f32x4.splat(mean), inverses = f32x4.splat(inverse);
  for (let at: usize = 0; at < whole; at += 16) normaliseLanes(out, x, gain, bias, means, inverses, at, 4);
  if (width & 3) normaliseLanes(out, x, gain, bias, means, inverses, whole, width & 3);
}

@inline
function normaliseLanes(
  out: usize, x: usize, gain: usize, bias: usize, means: v128, inverses: v128, at: usize, lanes: i32,
): void {
  let value = f32x4.mul(f32x4.sub(loadLanes(x + at, lanes, 0), means), inverses);
  if (gain != 0) value = f32x4.mul(value, loadLanes(gain + at, lanes, 0));
  if (bias != 0) value = f32x4.add(value, loadLanes(bias + at, lanes, 0));
  storeLanes(out + at, value, lanes);
}

export function layerNormForward(
  out: usize, mean: usize, inverse: usize, x: usize, gain: usize, bias: usize, rows: i32, width: i32, epsilon: f64,
): void {
  for (let i = 0; i < rows; i++) {
    const centre = <f32>meanOfRow(x, width);
    const factor = <f32>(1 / Math.sqrt(varianceOfRow(x, width, centre) + epsilon));
    store<f32>(mean, centre);
    store<f32>(inverse, factor);
    normaliseRow(out, x, gain, bias, centre, factor, width);
    out += bytes(width);
    x += bytes(width);
    mean += 4;
    inverse += 4;
  }
}

export function rmsNormForward(
  out: usize, inverse: usize, x: usize, gain: usize, rows: i32, width: i32, epsilon: f64,
): void {
  for (let i = 0; i < rows; i++) {
    const factor = <f32>(1 / Math.sqrt(varianceOfRow(x, width, 0) + epsilon));
    store<f32>(inverse, factor);
    normaliseRow(out, x, gain, 0, 0, factor, width);
    out += bytes(width);
    x += bytes(width);
    inverse += 4;
  }
}

export function layerNormBackward(
  dX: usize, dOut: usize, x: usize, mean: usize, inverse: usize, gain: usize, rows: i32, width: i32, accumulate: bool,
): void {
  for (let i = 0; i < rows; i++) {
    backwardRow(dX, dOut, x, gain, load<f32>(mean), load<f32>(inverse), width, true, accumulate);
    dX += bytes(width);
    dOut += bytes(width);
    x += bytes(width);
    mean += 4;
    inverse += 4;
  }
}

export function rmsNormBackward(
  dX: usize, dOut: usize, x: usize, inverse: usize, gain: usize, rows: i32, width: i32, accumulate: bool,
): void {
  for (let i = 0; i < rows; i++) {
    backwardRow(dX, dOut, x, gain, 0, load<f32>(inverse), width, false, accumulate);
    dX += bytes(width);
    dOut += bytes(width);
    x += bytes(width);
    inverse += 4;
  }
}

/** With d = dOut gain and h = (x - mean) inverse: dX (+)= inverse (d - [mean of d] - h [mean of d h]). */
@inline
function backwardRow(
  dX: usize, dOut: usize, x: usize, gain: usize, mean: f32, inverse: f32, width: i32, centred: bool, accumulate: bool,
): void {
  const whole = bytes(width & ~3);
  const rest = width & 3;
  const means = f32x4.splat(mean), inverses = f32x4.splat(inverse);
  let ofD = f64x2.splat(0), ofDot = f64x2.splat(0);
  for (let at: usize = 0; at < whole; at += 16) {
    const d = gradientLanes(dOut + at, gain == 0 ? 0 : gain + at, 4);
    const dot = f32x4.mul(d, f32x4.mul(f32x4.sub(v128.load(x + at), means), inverses));
    if (centred) ofD = f64x2.add(ofD, f64x2.add(lowHalf(d), highHalf(d)));
    ofDot = f64x2.add(ofDot, f64x2.add(lowHalf(dot), highHalf(dot)));
  }
  if (rest) {
    const d = gradientLanes(dOut + whole, gain == 0 ? 0 : gain + whole, rest);
    const dot = f32x4.mul(d, f32x4.mul(f32x4.sub(loadLanes(x + whole, rest, 0), means), inverses));
    if (centred) ofD = f64x2.add(ofD, f64x2.add(lowHalf(d), highHalf(d)));
    ofDot = f64x2.add(ofDot, f64x2.add(lowHalf(dot), highHalf(dot)));
  }
  const meanOfD = f32x4.splat(<f32>(sumOf(ofD) / <f64>width));
  const meanOfDot = f32x4.splat(<f32>(sumOf(ofDot) / <f64>width));
  for (let at: usize = 0; at < whole; at += 16) {
    backwardLanes(dX, dOut, x, gain, means, inverses, meanOfD, meanOfDot, at, centred, accumulate, 4);
  }
  if (rest) backwardLanes(dX, dOut, x, gain, means, inverses, meanOfD, meanOfDot, whole, centred, accumulate, rest);
}

@inline
function gradientLanes(dOut: usize, gain: usize, lanes: i32): v128 {
  const d = loadLanes(dOut, lanes, 0);
  return gain == 0 ? d : f32x4.mul(d, loadLanes(gain, lanes, 0));
}

@inline
function backwardLanes(
  dX: usize, dOut: usize, x: usize, gain: usize, means: v128, inverses: v128, meanOfD: v128, meanOfDot: v128,
  at: usize, centred: bool, accumulate: bool, lanes: i32,
): void {
  let d = gradientLanes(dOut + at, gain == 0 ? 0 : gain + at, lanes);
  const h = f32x4.mul(f32x4.sub(loadLanes(x + at, lanes, 0), means), inverses);
  if (centred) d = f32x4.sub(d, meanOfD);
  d = f32x4.mul(inverses, f32x4.sub(d, f32x4.mul(h, meanOfDot)));
  if (accumulate) d = f32x4.add(d, loadLanes(dX + at, lanes, 0));
  storeLanes(dX + at, d, lanes);
}

/** dBias and mean may be 0 for none. */
export function normParameterGradients(
  dGain: usize, dBias: usize, dOut: usize, x: usize, mean: usize, inverse: usize, rows: i32, width: i32,
): void {
  normColumns(dGain, dBias, dOut, x, mean, inverse, rows, width, width);
}

/** The same of `columns` columns of rows that begin `width` numbers apart: four columns at a time, top to bottom. */
export function normColumns(
  dGain: usize, dBias: usize, dOut: usize, x: usize, mean: usize, inverse: usize, rows: i32, columns: i32, width: i32,
): void {
  const whole = bytes(columns & ~3);
  for (let at: usize = 0; at < whole; at += 16) {
    columnLanes(dGain + at, dBias == 0 ? 0 : dBias + at, dOut + at, x + at, mean, inverse, rows, bytes(width), 4);
  }
  const rest = columns & 3;
  if (rest == 0) return;
  const at = whole;
  columnLanes(dGain + at, dBias == 0 ? 0 : dBias + at, dOut + at, x + at, mean, inverse, rows, bytes(width), rest);
}

@inline
function columnLanes(
  dGain: usize, dBias: usize, dOut: usize, x: usize, mean: usize, inverse: usize, rows: i32, stride: usize, lanes: i32,
): void {
  let ofGain = f32x4.splat(0), ofBias = f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    const place = bytes(i);
    const gradient = loadLanes(dOut, lanes, 0);
    let h = loadLanes(x, lanes, 0);
    if (mean != 0) h = f32x4.sub(h, v128.load32_splat(mean + place));
    ofGain = f32x4.add(ofGain, f32x4.mul(gradient, f32x4.mul(h, v128.load32_splat(inverse + place))));
    ofBias = f32x4.add(ofBias, gradient);
    dOut += stride;
    x += stride;
  }
  storeLanes(dGain, f32x4.add(ofGain, loadLanes(dGain, lanes, 0)), lanes);
  if (dBias != 0) storeLanes(dBias, f32x4.add(ofBias, loadLanes(dBias, lanes, 0)), lanes);
}
