// Optimizer steps over flat vectors, each reading and writing every number once; formulas as in
// math/plain/optimizers.ts. Rates arrive as float64, so that 1 - 0.999 keeps its digits.
import { loadLanes, storeLanes } from './lanes';

/** The gradient, scaled, with the decay of the parameters where there is one. */
@inline
function decayed(g: v128, scales: v128, p: v128, decays: v128, isDecaying: bool): v128 {
  const gradient = f32x4.mul(g, scales);
  return isDecaying ? f32x4.add(gradient, f32x4.mul(decays, p)) : gradient;
}

@inline
function lanesAt(at: usize, end: usize): i32 {
  return <i32>min<usize>(4, (end - at) >> 2);
}

export function sgdStep(
  p: usize, g: usize, velocity: usize, n: i32, rate: f64, momentum: f64, gradientScale: f64, weightDecay: f64,
): void {
  const rates = f32x4.splat(<f32>rate), scales = f32x4.splat(<f32>gradientScale);
  const momenta = f32x4.splat(<f32>momentum), decays = f32x4.splat(<f32>weightDecay);
  const end: usize = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const width = lanesAt(at, end);
    const value = loadLanes(p + at, width, 0);
    let step = decayed(loadLanes(g + at, width, 0), scales, value, decays, weightDecay != 0);
    if (velocity != 0) {
      step = f32x4.add(f32x4.mul(momenta, loadLanes(velocity + at, width, 0)), step);
      storeLanes(velocity + at, step, width);
    }
    storeLanes(p + at, f32x4.sub(value, f32x4.mul(rates, step)), width);
  }
}

export function adamStep(
  p: usize, g: usize, m: usize, v: usize, n: i32, rate: f64, beta1: f64, beta2: f64, epsilon: f64,
  correction1: f64, correction2: f64, gradientScale: f64, weightDecay: f64, decoupled: bool,
): void {
  const steps = f32x4.splat(<f32>(rate / correction1)), roots = f32x4.splat(<f32>(1 / Math.sqrt(correction2)));
  const epsilons = f32x4.splat(<f32>epsilon), scales = f32x4.splat(<f32>gradientScale);
  const keep1 = f32x4.splat(<f32>beta1), take1 = f32x4.splat(<f32>(1 - beta1));
  const keep2 = f32x4.splat(<f32>beta2), take2 = f32x4.splat(<f32>(1 - beta2));
  const decays = f32x4.splat(<f32>weightDecay), kept = f32x4.splat(<f32>(1 - rate * weightDecay));
  const shrinks = decoupled && weightDecay != 0, decaying = !decoupled && weightDecay != 0;
  const end: usize = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const width = lanesAt(at, end);
    let value = loadLanes(p + at, width, 0);
    const gradient = decayed(loadLanes(g + at, width, 0), scales, value, decays, decaying);
    if (shrinks) value = f32x4.mul(value, kept);
    const mean = f32x4.add(f32x4.mul(keep1, loadLanes(m + at, width, 0)), f32x4.mul(take1, gradient));
    storeLanes(m + at, mean, width);
    const added = f32x4.mul(f32x4.mul(take2, gradient), gradient);
    const square = f32x4.add(f32x4.mul(keep2, loadLanes(v + at, width, 1)), added);
    storeLanes(v + at, square, width);
    const divisor = f32x4.add(f32x4.mul(f32x4.sqrt(square), roots), epsilons);
    storeLanes(p + at, f32x4.sub(value, f32x4.div(f32x4.mul(steps, mean), divisor)), width);
  }
}

/** v = keep·v + take·g², p -= rate·g / (√v + epsilon): RMSProp with keep = alpha, AdaGrad with keep = take = 1. */
@inline
function squareScaledStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, keep: f64, take: f64, epsilon: f64, gradientScale: f64,
  weightDecay: f64,
): void {
  const rates = f32x4.splat(<f32>rate), scales = f32x4.splat(<f32>gradientScale);
  const keeps = f32x4.splat(<f32>keep), takes = f32x4.splat(<f32>take), epsilons = f32x4.splat(<f32>epsilon);
  const decays = f32x4.splat(<f32>weightDecay);
  const end: usize = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const width = lanesAt(at, end);
    const value = loadLanes(p + at, width, 0);
    const gradient = decayed(loadLanes(g + at, width, 0), scales, value, decays, weightDecay != 0);
    const added = f32x4.mul(f32x4.mul(takes, gradient), gradient);
    const square = f32x4.add(f32x4.mul(keeps, loadLanes(v + at, width, 1)), added);
    storeLanes(v + at, square, width);
    const step = f32x4.div(f32x4.mul(rates, gradient), f32x4.add(f32x4.sqrt(square), epsilons));
    storeLanes(p + at, f32x4.sub(value, step), width);
  }
}

export function rmspropStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, alpha: f64, epsilon: f64, gradientScale: f64, weightDecay: f64,
): void {
  squareScaledStep(p, g, v, n, rate, alpha, 1 - alpha, epsilon, gradientScale, weightDecay);
}

export function adagradStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, epsilon: f64, gradientScale: f64, weightDecay: f64,
): void {
  squareScaledStep(p, g, v, n, rate, 1, 1, epsilon, gradientScale, weightDecay);
}

export function adadeltaStep(
  p: usize, g: usize, square: usize, delta: usize, n: i32, rate: f64, rho: f64, epsilon: f64, gradientScale: f64,
  weightDecay: f64,
): void {
  const rates = f32x4.splat(<f32>rate), scales = f32x4.splat(<f32>gradientScale), epsilons = f32x4.splat(<f32>epsilon);
  const keep = f32x4.splat(<f32>rho), take = f32x4.splat(<f32>(1 - rho)), decays = f32x4.splat(<f32>weightDecay);
  const end: usize = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const width = lanesAt(at, end);
    const value = loadLanes(p + at, width, 0);
    const gradient = decayed(loadLanes(g + at, width, 0), scales, value, decays, weightDecay != 0);
    const ofSquare = f32x4.mul(f32x4.mul(take, gradient), gradient);
    const mean = f32x4.add(f32x4.mul(keep, loadLanes(square + at, width, 1)), ofSquare);
    storeLanes(square + at, mean, width);
    const before = loadLanes(delta + at, width, 1);
    const ratio = f32x4.div(f32x4.sqrt(f32x4.add(before, epsilons)), f32x4.sqrt(f32x4.add(mean, epsilons)));
    const step = f32x4.mul(ratio, gradient);
    const ofStep = f32x4.mul(f32x4.mul(take, step), step);
    storeLanes(delta + at, f32x4.add(f32x4.mul(keep, before), ofStep), width);
    storeLanes(p + at, f32x4.sub(value, f32x4.mul(rates, step)), width);
  }
}
