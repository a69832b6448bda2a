// Optimizer steps over flat vectors, each reading and writing every number once; formulas as in
// math/plain/optimizers.ts. Rates arrive as float64, so that 1 - 0.999 keeps its digits.
import { loadLanes, storeLanes } from './lanes';

export function sgdStep(
  p: usize, g: usize, velocity: usize, n: i32, rate: f64, momentum: f64, gradientScale: f64,
): void {
  const rates = f32x4.splat(<f32>rate), scales = f32x4.splat(<f32>gradientScale);
  const momenta = f32x4.splat(<f32>momentum);
  const end: usize = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const width = <i32>min<usize>(4, (end - at) >> 2);
    let step = f32x4.mul(loadLanes(g + at, width, 0), scales);
    if (velocity != 0) {
      step = f32x4.add(f32x4.mul(momenta, loadLanes(velocity + at, width, 0)), step);
      storeLanes(velocity + at, step, width);
    }
    storeLanes(p + at, f32x4.sub(loadLanes(p + at, width, 0), f32x4.mul(rates, step)), width);
  }
}

export function adamStep(
  p: usize, g: usize, m: usize, v: usize, n: i32, rate: f64, beta1: f64, beta2: f64, epsilon: f64,
  correction1: f64, correction2: f64, gradientScale: f64,
): void {
  const steps = f32x4.splat(<f32>(rate / correction1)), roots = f32x4.splat(<f32>(1 / Math.sqrt(correction2)));
  const epsilons = f32x4.splat(<f32>epsilon), scales = f32x4.splat(<f32>gradientScale);
  const keep1 = f32x4.splat(<f32>beta1), take1 = f32x4.splat(<f32>(1 - beta1));
  const keep2 = f32x4.splat(<f32>beta2), take2 = f32x4.splat(<f32>(1 - beta2));
  const whole = (<usize>(n & ~3)) << 2;
  for (let at: usize = 0; at < whole; at += 16) {
    const gradient = f32x4.mul(v128.load(g + at), scales);
    const mean = f32x4.add(f32x4.mul(keep1, v128.load(m + at)), f32x4.mul(take1, gradient));
    v128.store(m + at, mean);
    const added = f32x4.mul(f32x4.mul(take2, gradient), gradient);
    const square = f32x4.add(f32x4.mul(keep2, v128.load(v + at)), added);
    v128.store(v + at, square);
    const divisor = f32x4.add(f32x4.mul(f32x4.sqrt(square), roots), epsilons);
    v128.store(p + at, f32x4.sub(v128.load(p + at), f32x4.div(f32x4.mul(steps, mean), divisor)));
  }
  const rest = n & 3;
  if (rest == 0) return;
  const at = whole;
  const gradient = f32x4.mul(loadLanes(g + at, rest, 0), scales);
  const mean = f32x4.add(f32x4.mul(keep1, loadLanes(m + at, rest, 0)), f32x4.mul(take1, gradient));
  storeLanes(m + at, mean, rest);
  const added = f32x4.mul(f32x4.mul(take2, gradient), gradient);
  const square = f32x4.add(f32x4.mul(keep2, loadLanes(v + at, rest, 1)), added);
  storeLanes(v + at, square, rest);
  const divisor = f32x4.add(f32x4.mul(f32x4.sqrt(square), roots), epsilons);
  const step = f32x4.div(f32x4.mul(steps, mean), divisor);
  storeLanes(p + at, f32x4.sub(loadLanes(p + at, rest, 0), step), rest);
}

/** v = keep·v + take·g², p -= rate·g / (√v + epsilon): RMSProp with keep = alpha, AdaGrad with keep = take = 1. */
@inline
function squareScaledStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, keep: f64, take: f64, epsilon: f64, gradientScale: f64,
): void {
  const rates = f32x4.splat(<f32>rate), scales = f32x4.splat(<f32>gradientScale);
  const keeps = f32x4.splat(<f32>keep), takes = f32x4.splat(<f32>take), epsilons = f32x4.splat(<f32>epsilon);
  const end: usize = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const width = <i32>min<usize>(4, (end - at) >> 2);
    const gradient = f32x4.mul(loadLanes(g + at, width, 0), scales);
    const added = f32x4.mul(f32x4.mul(takes, gradient), gradient);
    const square = f32x4.add(f32x4.mul(keeps, loadLanes(v + at, width, 1)), added);
    storeLanes(v + at, square, width);
    const step = f32x4.div(f32x4.mul(rates, gradient), f32x4.add(f32x4.sqrt(square), epsilons));
    storeLanes(p + at, f32x4.sub(loadLanes(p + at, width, 0), step), width);
  }
}

export function rmspropStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, alpha: f64, epsilon: f64, gradientScale: f64,
): void {
  squareScaledStep(p, g, v, n, rate, alpha, 1 - alpha, epsilon, gradientScale);
}

export function adagradStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, epsilon: f64, gradientScale: f64,
): void {
  squareScaledStep(p, g, v, n, rate, 1, 1, epsilon, gradientScale);
}
