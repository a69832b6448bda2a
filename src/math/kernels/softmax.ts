// Softmax with cross entropy and its gradient: a row stays in the first-level cache from its maximum to its
// gradient. Sums of powers and the loss are float64, so that a vocabulary of many thousand words loses no digits.
import { exp4 } from './functions';
import { loadLanes, storeLanes } from './lanes';

/**
 * Rows of logits become gradientScale · (softmax - one of the target); returns the summed loss in nats.
 * logits [rows, classes], targets [rows] of uint32.
 */
export function softmaxCrossEntropy(logits: usize, targets: usize, rows: i32, classes: i32, gradientScale: f64): f64 {
  const size = (<usize>classes) << 2;
  const whole = (<usize>(classes & ~3)) << 2;
  const rest = classes & 3;
  let loss: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const highest = maximum(logits, classes);
    const target = logits + ((<usize>load<u32>(targets)) << 2);
    const targetLogit = <f64>load<f32>(target);
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
    const factor = <f32>(gradientScale / sum);
    const factors = f32x4.splat(factor);
    for (let at: usize = 0; at < whole; at += 16) {
      v128.store(logits + at, f32x4.mul(v128.load(logits + at), factors));
    }
    for (let at = whole; at < size; at += 4) store<f32>(logits + at, load<f32>(logits + at) * factor);
    store<f32>(target, load<f32>(target) - <f32>gradientScale);
    loss += Math.log(sum) + (<f64>highest - targetLogit);
    logits += size;
    targets += 4;
  }
  return loss;
}

function maximum(values: usize, length: i32): f32 {
  const whole = (<usize>(length & ~3)) << 2;
  let highest = f32x4.splat(load<f32>(values));
  for (let at: usize = 0; at < whole; at += 16) highest = f32x4.pmax(highest, v128.load(values + at));
  if (length & 3) highest = f32x4.pmax(highest, loadLanes(values + whole, length & 3, load<f32>(values)));
  highest = f32x4.pmax(highest, v128.shuffle<f32>(highest, highest, 2, 3, 0, 1));
  highest = f32x4.pmax(highest, v128.shuffle<f32>(highest, highest, 1, 0, 3, 2));
  return f32x4.extract_lane(highest, 0);
}
