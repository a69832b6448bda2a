// Losses with their gradients; formulas as in math/plain/losses.ts. A row of logits stays in the first-level cache
// from its maximum to its gradient. Sums of powers and losses are float64, so that a vocabulary of many thousand words
// loses no digits; losses are added up in blocks of rows, so that a part of the rows gives a part of the sum.
import { exp4 } from './functions';
import { loadLanes, storeLanes } from './lanes';
import { maximum } from './reductions';

/** Rows whose losses are added up before they are added to the others: math/plain/losses.ts cuts there. */
@inline
function rowsOfBlock(classes: i32): i32 {
  return max(1, 16384 / classes);
}

export function softmaxCrossEntropy(
  logits: usize, targets: usize, weights: usize, losses: usize, rows: i32, classes: i32, smoothing: f64,
  gradientScale: f64,
): f64 {
  const size = (<usize>classes) << 2;
  const blockRows = rowsOfBlock(classes);
  let loss: f64 = 0, block: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const weight = weights == 0 ? <f64>1 : <f64>load<f32>(weights + ((<usize>i) << 2));
    let one: f64 = 0;
    if (weight == 0) {
      memory.fill(logits, 0, size);
    } else {
      const target = load<u32>(targets + ((<usize>i) << 2));
      one = weight * lossOfRow(logits, target, classes, smoothing, weight * gradientScale);
    }
    if (losses != 0) store<f64>(losses + ((<usize>i) << 3), one);
    block += one;
    if ((i + 1) % blockRows == 0) {
      loss += block;
      block = 0;
    }
    logits += size;
  }
  return loss + block;
}

/** The loss of a row, whose logits become scale · (softmax - target distribution). */
function lossOfRow(logits: usize, targetId: u32, classes: i32, smoothing: f64, scale: f64): f64 {
  const size = (<usize>classes) << 2;
  const whole = (<usize>(classes & ~3)) << 2;
  const rest = classes & 3;
  const highest = maximum(logits, classes);
  const target = logits + ((<usize>targetId) << 2);
  const targetLogit = <f64>load<f32>(target);
  const smoothed = smoothing == 0 ? 0 : smoothing * (sumOfValues(logits, size) / <f64>classes - targetLogit);
  const shift = f32x4.splat(highest);
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < whole; at += 16) {
    const power = exp4(f32x4.sub(v128.load(logits + at), shift));
    v128.store(logits + at, power);
    low = f64x2.add(low, f64x2.promote_low_f32x4(power));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(power, power, 2, 3, 2, 3)));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  if (rest) {
    storeLanes(logits + whole, exp4(f32x4.sub(loadLanes(logits + whole, rest, 0), shift)), rest);
    for (let at = whole; at < size; at += 4) sum += <f64>load<f32>(logits + at);
  }
  const factor = <f32>(scale / sum);
  const factors = f32x4.splat(factor);
  for (let at: usize = 0; at < whole; at += 16) {
    v128.store(logits + at, f32x4.mul(v128.load(logits + at), factors));
  }
  for (let at = whole; at < size; at += 4) store<f32>(logits + at, load<f32>(logits + at) * factor);
  if (smoothing != 0) subtract(logits, <f32>((scale * smoothing) / <f64>classes), classes);
  store<f32>(target, load<f32>(target) - <f32>(scale * (1 - smoothing)));
  return Math.log(sum) + (<f64>highest - targetLogit) - smoothed;
}

function subtract(values: usize, share: f32, n: i32): void {
  const shares = f32x4.splat(share);
  for (let at: usize = 0, size = (<usize>n) << 2; at < size; at += 16) {
    const width = <i32>min<usize>(4, (size - at) >> 2);
    storeLanes(values + at, f32x4.sub(loadLanes(values + at, width, 0), shares), width);
  }
}

function sumOfValues(values: usize, size: usize): f64 {
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let at: usize = 0; at < size; at += 16) {
    const four = loadLanes(values + at, <i32>min<usize>(4, (size - at) >> 2), 0);
    low = f64x2.add(low, f64x2.promote_low_f32x4(four));
    high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3)));
  }
  const both = f64x2.add(low, high);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

export function binaryCrossEntropy(
  logits: usize, targets: usize, weights: usize, losses: usize, n: i32, gradientScale: f64,
): f64 {
  let loss: f64 = 0;
  for (let i = 0; i < n; i++) {
    const place = (<usize>i) << 2;
    const weight = weights == 0 ? <f64>1 : <f64>load<f32>(weights + place);
    let one: f64 = 0;
    let gradient: f64 = 0;
    if (weight != 0) {
      const x = <f64>load<f32>(logits + place), t = <f64>load<f32>(targets + place);
      const power = Math.exp(-Math.abs(x));
      one = weight * (max(x, 0) - x * t + Math.log1p(power));
      gradient = weight * gradientScale * ((x >= 0 ? 1 : power) / (1 + power) - t);
    }
    store<f32>(logits + place, <f32>gradient);
    if (losses != 0) store<f64>(losses + ((<usize>i) << 3), one);
    loss += one;
  }
  return loss;
}
