/**
 * Activations and their gradients, number by number. out may be x, and dX may be x or dOut; where x is written over,
 * its gradient can no longer be taken (but for ReLU and sigmoid).
 * Sources: GELU - D. Hendrycks and K. Gimpel, 2016, with the normal distribution function or its tanh form, as GPT-2
 * has it; SiLU - S. Elfwing et al., Neural Networks 107, 2018 (P. Ramachandran et al.'s Swish, 2017).
 */
import type { Floats } from '../floats.ts';
import { type Cut, cutNumbers, HEAVY, LIGHT } from './cut.ts';
import { erfc } from './erf.ts';

export const plainActivations = {
  /** out = max(x, 0) */
  reluForward(out: Floats, x: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] = Math.max(x[i], 0);
  },

  /** dX = dOut where x > 0 (or out > 0, which is the same), else 0 */
  reluBackward(dX: Floats, x: Floats, dOut: Floats, n: number): void {
    for (let i = 0; i < n; i++) dX[i] = x[i] > 0 ? dOut[i] : 0;
  },

  /** out = 1 / (1 + exp(-x)) */
  sigmoidForward(out: Floats, x: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] = sigmoid(x[i]);
  },

  /** dX = dOut ⊙ y ⊙ (1 - y) with y the output */
  sigmoidBackward(dX: Floats, y: Floats, dOut: Floats, n: number): void {
    for (let i = 0; i < n; i++) dX[i] = dOut[i] * y[i] * (1 - y[i]);
  },

  /** out = x ⊙ sigmoid(x) */
  siluForward(out: Floats, x: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] = x[i] * sigmoid(x[i]);
  },

  /** dX = dOut ⊙ s ⊙ (1 + x ⊙ (1 - s)) with s = sigmoid(x) */
  siluBackward(dX: Floats, x: Floats, dOut: Floats, n: number): void {
    for (let i = 0; i < n; i++) {
      const s = sigmoid(x[i]);
      dX[i] = dOut[i] * s * (1 + x[i] * (1 - s));
    }
  },

  /** out = x ⊙ Φ(x), Φ the standard normal distribution function (1 + erf(x / √2)) / 2 */
  geluForward(out: Floats, x: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] = x[i] * normalCdf(x[i]);
  },

  /** dX = dOut ⊙ (Φ(x) + x φ(x)), φ the density exp(-x²/2) / √(2π) */
  geluBackward(dX: Floats, x: Floats, dOut: Floats, n: number): void {
    const density = 1 / Math.sqrt(2 * Math.PI);
    for (let i = 0; i < n; i++) {
      const value = x[i];
      dX[i] = dOut[i] * (normalCdf(value) + value * density * Math.exp((-value * value) / 2));
    }
  },

  /** out = x ⊙ (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2 */
  geluTanhForward(out: Floats, x: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] = x[i] * sigmoid(2 * innerOf(x[i]));
  },

  /** dX = dOut ⊙ (s + 2 x s (1 - s) u'), u the inner polynomial and s = (1 + tanh(u)) / 2 = sigmoid(2u) */
  geluTanhBackward(dX: Floats, x: Floats, dOut: Floats, n: number): void {
    for (let i = 0; i < n; i++) {
      const s = sigmoid(2 * innerOf(x[i]));
      const slope = ROOT * (1 + 3 * 0.044715 * x[i] * x[i]);
      dX[i] = dOut[i] * (s + 2 * x[i] * s * (1 - s) * slope);
    }
  },
};

const forward = cutNumbers(2, [0, 1], HEAVY);
const backward = cutNumbers(3, [0, 1, 2], HEAVY);

export const activationCuts: Record<keyof typeof plainActivations, Cut> = {
  reluForward: cutNumbers(2, [0, 1], LIGHT),
  reluBackward: cutNumbers(3, [0, 1, 2], LIGHT),
  sigmoidForward: forward,
  sigmoidBackward: cutNumbers(3, [0, 1, 2], LIGHT),
  siluForward: forward,
  siluBackward: backward,
  geluForward: forward,
  geluBackward: backward,
  geluTanhForward: forward,
  geluTanhBackward: backward,
};

const ROOT = Math.sqrt(2 / Math.PI);

function innerOf(x: number): number {
  return ROOT * (x + 0.044715 * x * x * x);
}

function normalCdf(x: number): number {
  return erfc(-x * Math.SQRT1_2) / 2;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
