/**
 * Optimizer steps over flat vectors of n parameters p with gradients g; g is first multiplied by gradientScale
 * (clipping). Formulas in PyTorch's order. Sources: momentum - I. Sutskever et al., ICML 2013; AdaGrad - J. Duchi et
 * al., JMLR 12, 2011; RMSProp - T. Tieleman and G. Hinton, 2012; Adam - D. Kingma and J. Ba, ICLR 2015.
 */
import type { Floats } from '../floats.ts';

export const plainOptimizers = {
  /** p -= rate·g, with a velocity v = momentum·v + g and p -= rate·v; g is scaled first (clipping). */
  sgdStep(
    p: Floats,
    g: Floats,
    velocity: Floats | null,
    n: number,
    rate: number,
    momentum: number,
    gradientScale: number,
  ): void {
    if (velocity === null) {
      for (let i = 0; i < n; i++) p[i] -= rate * (g[i] * gradientScale);
      return;
    }
    for (let i = 0; i < n; i++) {
      const v = momentum * velocity[i] + g[i] * gradientScale;
      velocity[i] = v;
      p[i] -= rate * v;
    }
  },

  /** m, v: running means of g and g²; p -= rate / correction1 · m / (√v / √correction2 + epsilon), PyTorch's order. */
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
  ): void {
    const step = rate / correction1;
    const root = Math.sqrt(correction2);
    for (let i = 0; i < n; i++) {
      const gradient = g[i] * gradientScale;
      const mean = beta1 * m[i] + (1 - beta1) * gradient;
      const square = beta2 * v[i] + (1 - beta2) * gradient * gradient;
      m[i] = mean;
      v[i] = square;
      p[i] -= (step * mean) / (Math.sqrt(square) / root + epsilon);
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
  ): void {
    for (let i = 0; i < n; i++) {
      const gradient = g[i] * gradientScale;
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
  ): void {
    for (let i = 0; i < n; i++) {
      const gradient = g[i] * gradientScale;
      const square = v[i] + gradient * gradient;
      v[i] = square;
      p[i] -= (rate * gradient) / (Math.sqrt(square) + epsilon);
    }
  },
};
