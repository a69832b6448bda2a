/**
 * Optimizer steps over flat vectors of n parameters p with gradients g, in PyTorch's order of operations. g is first
 * multiplied by gradientScale (clipping), then weightDecay · p is added to it (L2 penalty).
 * Sources: momentum - I. Sutskever et al., ICML 2013; AdaGrad - J. Duchi et al., JMLR 12, 2011; RMSProp - T. Tieleman
 * and G. Hinton, 2012; AdaDelta - M. Zeiler, 2012; Adam - D. Kingma and J. Ba, ICLR 2015; decoupled decay (AdamW) -
 * I. Loshchilov and F. Hutter, ICLR 2019.
 */
import type { Floats } from '../floats.ts';
import { type Cut, cutNumbers } from './cut.ts';

export const plainOptimizers = {
  /** p -= rate·g, or with a velocity v = momentum·v + g and p -= rate·v. */
  sgdStep(
    p: Floats,
    g: Floats,
    velocity: Floats | null,
    n: number,
    rate: number,
    momentum: number,
    gradientScale: number,
    weightDecay: number,
  ): void {
    for (let i = 0; i < n; i++) {
      const gradient = decayed(g[i], gradientScale, p[i], weightDecay);
      const v = velocity === null ? gradient : momentum * velocity[i] + gradient;
      if (velocity !== null) velocity[i] = v;
      p[i] -= rate * v;
    }
  },

  /**
   * m, v: running means of g and g²; p -= rate / correction1 · m / (√v / √correction2 + epsilon), where after t steps
   * the corrections are 1 - beta1^t and 1 - beta2^t.
   * @param decoupled AdamW: p is multiplied by 1 - rate · weightDecay, and g left as it is
   */
  adamStep(
    p: Floats,
    g: Floats,
    m: Floats,
    v: Floats,
    n: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    correction1: number,
    correction2: number,
    gradientScale: number,
    weightDecay: number,
    decoupled: boolean,
  ): void {
    const step = rate / correction1;
    const root = Math.sqrt(correction2);
    const penalty = decoupled ? 0 : weightDecay;
    const kept = decoupled ? 1 - rate * weightDecay : 1;
    for (let i = 0; i < n; i++) {
      const gradient = decayed(g[i], gradientScale, p[i], penalty);
      const mean = beta1 * m[i] + (1 - beta1) * gradient;
      const square = beta2 * v[i] + (1 - beta2) * gradient * gradient;
      m[i] = mean;
      v[i] = square;
      p[i] = p[i] * kept - (step * mean) / (Math.sqrt(square) / root + epsilon);
    }
  },

  /** v = alpha·v + (1 - alpha)·g²; p -= rate · g / (√v + epsilon) */
  rmspropStep(
    p: Floats,
    g: Floats,
    v: Floats,
    n: number,
    rate: number,
    alpha: number,
    epsilon: number,
    gradientScale: number,
    weightDecay: number,
  ): void {
    for (let i = 0; i < n; i++) {
      const gradient = decayed(g[i], gradientScale, p[i], weightDecay);
      const square = alpha * v[i] + (1 - alpha) * gradient * gradient;
      v[i] = square;
      p[i] -= (rate * gradient) / (Math.sqrt(square) + epsilon);
    }
  },

  /** v += g²; p -= rate · g / (√v + epsilon) */
  adagradStep(
    p: Floats,
    g: Floats,
    v: Floats,
    n: number,
    rate: number,
    epsilon: number,
    gradientScale: number,
    weightDecay: number,
  ): void {
    for (let i = 0; i < n; i++) {
      const gradient = decayed(g[i], gradientScale, p[i], weightDecay);
      const square = v[i] + gradient * gradient;
      v[i] = square;
      p[i] -= (rate * gradient) / (Math.sqrt(square) + epsilon);
    }
  },

  /**
   * square = rho·square + (1 - rho)·g²; d = √(delta + epsilon) / √(square + epsilon) · g;
   * delta = rho·delta + (1 - rho)·d²; p -= rate · d. Zeiler's own rate is 1.
   */
  adadeltaStep(
    p: Floats,
    g: Floats,
    square: Floats,
    delta: Floats,
    n: number,
    rate: number,
    rho: number,
    epsilon: number,
    gradientScale: number,
    weightDecay: number,
  ): void {
    for (let i = 0; i < n; i++) {
      const gradient = decayed(g[i], gradientScale, p[i], weightDecay);
      square[i] = rho * square[i] + (1 - rho) * gradient * gradient;
      const step = (Math.sqrt(delta[i] + epsilon) / Math.sqrt(square[i] + epsilon)) * gradient;
      delta[i] = rho * delta[i] + (1 - rho) * step * step;
      p[i] -= rate * step;
    }
  },
};

/** A gradient, scaled, with the decay of its parameter. */
function decayed(g: number, scale: number, p: number, decay: number): number {
  return g * scale + decay * p;
}

const GRAIN = 16_384;

export const optimizerCuts: Record<keyof typeof plainOptimizers, Cut> = {
  sgdStep: cutNumbers(3, [0, 1, 2], GRAIN),
  adamStep: cutNumbers(4, [0, 1, 2, 3], GRAIN),
  rmspropStep: cutNumbers(3, [0, 1, 2], GRAIN),
  adagradStep: cutNumbers(3, [0, 1, 2], GRAIN),
  adadeltaStep: cutNumbers(4, [0, 1, 2, 3], GRAIN),
};
