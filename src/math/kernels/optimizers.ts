// Optimizer steps over flat vectors, each reading and writing every number once; formulas as in
// math/plain/optimizers.ts. Rates arrive as float64, so that 1 - 0.999 keeps its digits. Each step is a function of four
// numbers, or of the one to three that are left at the end.
import { loadLanes, storeLanes } from './lanes';

/** The gradient, scaled, with the decay of the parameters where there is one. */
@inline
function decayed(g: v128, scales: v128, p: v128, decays: v128, isDecaying: bool): v128 {
  const gradient = f32x4.mul(g, scales);
  return isDecaying ? f32x4.add(gradient, f32x4.mul(decays, p)) : gradient;
}

@inline
function four(value: f64): v128 {
  return f32x4.splat(<f32>value);
}

@inline
function bytesOfWhole(n: i32): usize {
  return (<usize>(n & ~3)) << 2;
}

export function sgdStep(
  p: usize, g: usize, velocity: usize, n: i32, rate: f64, momentum: f64, gradientScale: f64, weightDecay: f64,
): void {
  const rates = four(rate), scales = four(gradientScale), momenta = four(momentum), decays = four(weightDecay);
  const decaying = weightDecay != 0;
  const whole = bytesOfWhole(n);
  for (let at: usize = 0; at < whole; at += 16) {
    sgdLanes(p + at, g + at, velocity == 0 ? 0 : velocity + at, rates, momenta, scales, decays, decaying, 4);
  }
  if ((n & 3) == 0) return;
  const at = whole;
  sgdLanes(p + at, g + at, velocity == 0 ? 0 : velocity + at, rates, momenta, scales, decays, decaying, n & 3);
}

@inline
function sgdLanes(
  p: usize, g: usize, velocity: usize, rates: v128, momenta: v128, scales: v128, decays: v128, decaying: bool,
  width: i32,
): void {
  const value = loadLanes(p, width, 0);
  let step = decayed(loadLanes(g, width, 0), scales, value, decays, decaying);
  if (velocity != 0) {
    step = f32x4.add(f32x4.mul(momenta, loadLanes(velocity, width, 0)), step);
    storeLanes(velocity, step, width);
  }
  storeLanes(p, f32x4.sub(value, f32x4.mul(rates, step)), width);
}

export function adamStep(
  p: usize, g: usize, m: usize, v: usize, n: i32, rate: f64, beta1: f64, beta2: f64, epsilon: f64,
  correction1: f64, correction2: f64, gradientScale: f64, weightDecay: f64, decoupled: bool,
): void {
  const steps = four(rate / correction1), roots = four(1 / Math.sqrt(correction2)), epsilons = four(epsilon);
  const keep1 = four(beta1), take1 = four(1 - beta1), keep2 = four(beta2), take2 = four(1 - beta2);
  const scales = four(gradientScale);
  const decaying = !decoupled && weightDecay != 0, shrinking = decoupled && weightDecay != 0;
  const decays = four(shrinking ? 1 - rate * weightDecay : weightDecay);
  const whole = bytesOfWhole(n);
  for (let at: usize = 0; at < whole; at += 16) {
    adamLanes(
      p + at, g + at, m + at, v + at, steps, roots, epsilons, keep1, take1, keep2, take2, scales, decays, decaying,
      shrinking, 4,
    );
  }
  if ((n & 3) == 0) return;
  const at = whole;
  adamLanes(
    p + at, g + at, m + at, v + at, steps, roots, epsilons, keep1, take1, keep2, take2, scales, decays, decaying,
    shrinking, n & 3,
  );
}

@inline
function adamLanes(
  p: usize, g: usize, m: usize, v: usize, steps: v128, roots: v128, epsilons: v128, keep1: v128, take1: v128,
  keep2: v128, take2: v128, scales: v128, decays: v128, decaying: bool, shrinking: bool, width: i32,
): void {
  let value = loadLanes(p, width, 0);
  const gradient = decayed(loadLanes(g, width, 0), scales, value, decays, decaying);
  if (shrinking) value = f32x4.mul(value, decays);
  const mean = f32x4.add(f32x4.mul(keep1, loadLanes(m, width, 0)), f32x4.mul(take1, gradient));
  storeLanes(m, mean, width);
  const added = f32x4.mul(f32x4.mul(take2, gradient), gradient);
  const square = f32x4.add(f32x4.mul(keep2, loadLanes(v, width, 1)), added);
  storeLanes(v, square, width);
  const divisor = f32x4.add(f32x4.mul(f32x4.sqrt(square), roots), epsilons);
  storeLanes(p, f32x4.sub(value, f32x4.div(f32x4.mul(steps, mean), divisor)), width);
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

/** v = keep·v + take·g², p -= rate·g / (√v + epsilon): RMSProp with keep = alpha, AdaGrad with keep = take = 1. */
function squareScaledStep(
  p: usize, g: usize, v: usize, n: i32, rate: f64, keep: f64, take: f64, epsilon: f64, gradientScale: f64,
  weightDecay: f64,
): void {
  const rates = four(rate), scales = four(gradientScale), keeps = four(keep), takes = four(take);
  const epsilons = four(epsilon), decays = four(weightDecay);
  const decaying = weightDecay != 0;
  const whole = bytesOfWhole(n);
  for (let at: usize = 0; at < whole; at += 16) {
    squareScaledLanes(p + at, g + at, v + at, rates, scales, keeps, takes, epsilons, decays, decaying, 4);
  }
  if ((n & 3) == 0) return;
  const at = whole;
  squareScaledLanes(p + at, g + at, v + at, rates, scales, keeps, takes, epsilons, decays, decaying, n & 3);
}

@inline
function squareScaledLanes(
  p: usize, g: usize, v: usize, rates: v128, scales: v128, keeps: v128, takes: v128, epsilons: v128, decays: v128,
  decaying: bool, width: i32,
): void {
  const value = loadLanes(p, width, 0);
  const gradient = decayed(loadLanes(g, width, 0), scales, value, decays, decaying);
  const added = f32x4.mul(f32x4.mul(takes, gradient), gradient);
  const square = f32x4.add(f32x4.mul(keeps, loadLanes(v, width, 1)), added);
  storeLanes(v, square, width);
  const step = f32x4.div(f32x4.mul(rates, gradient), f32x4.add(f32x4.sqrt(square), epsilons));
  storeLanes(p, f32x4.sub(value, step), width);
}

export function adadeltaStep(
  p: usize, g: usize, square: usize, delta: usize, n: i32, rate: f64, rho: f64, epsilon: f64, gradientScale: f64,
  weightDecay: f64,
): void {
  const rates = four(rate), scales = four(gradientScale), epsilons = four(epsilon);
  const keep = four(rho), take = four(1 - rho), decays = four(weightDecay);
  const decaying = weightDecay != 0;
  const whole = bytesOfWhole(n);
  for (let at: usize = 0; at < whole; at += 16) {
    adadeltaLanes(p + at, g + at, square + at, delta + at, rates, scales, keep, take, epsilons, decays, decaying, 4);
  }
  if ((n & 3) == 0) return;
  const at = whole;
  adadeltaLanes(p + at, g + at, square + at, delta + at, rates, scales, keep, take, epsilons, decays, decaying, n & 3);
}

@inline
function adadeltaLanes(
  p: usize, g: usize, square: usize, delta: usize, rates: v128, scales: v128, keep: v128, take: v128, epsilons: v128,
  decays: v128, decaying: bool, width: i32,
): void {
  const value = loadLanes(p, width, 0);
  const gradient = decayed(loadLanes(g, width, 0), scales, value, decays, decaying);
  const ofGradient = f32x4.mul(f32x4.mul(take, gradient), gradient);
  const mean = f32x4.add(f32x4.mul(keep, loadLanes(square, width, 1)), ofGradient);
  storeLanes(square, mean, width);
  const before = loadLanes(delta, width, 1);
  const ratio = f32x4.div(f32x4.sqrt(f32x4.add(before, epsilons)), f32x4.sqrt(f32x4.add(mean, epsilons)));
  const step = f32x4.mul(ratio, gradient);
  storeLanes(delta, f32x4.add(f32x4.mul(keep, before), f32x4.mul(f32x4.mul(take, step), step)), width);
  storeLanes(p, f32x4.sub(value, f32x4.mul(rates, step)), width);
}
