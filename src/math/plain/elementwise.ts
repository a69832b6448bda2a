/** Arrays number by number, whatever their shape. */
import type { Floats } from '../floats.ts';
import { type Cut, cutNumbers, cutRows, LIGHT, one } from './cut.ts';

export const plainElementwise = {
  /** out += a */
  add(out: Floats, a: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] += a[i];
  },

  /** a *= factor */
  scale(a: Floats, factor: number, n: number): void {
    for (let i = 0; i < n; i++) a[i] *= factor;
  },

  /** out = a ⊙ b (dropout masks); out may be a or b. */
  multiply(out: Floats, a: Floats, b: Floats, n: number): void {
    for (let i = 0; i < n; i++) out[i] = a[i] * b[i];
  },

  /** The sum of squares, in double precision. */
  sumOfSquares(a: Floats, n: number): number {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += a[i] * a[i];
    return sum;
  },
};

/** The SIMD version adds up so many squares before it adds them to the others. */
const SQUARES = 65_536;

export const elementwiseCuts: Record<keyof typeof plainElementwise, Cut> = {
  add: cutNumbers(2, [0, 1], LIGHT),
  scale: cutNumbers(2, [0], LIGHT),
  multiply: cutNumbers(3, [0, 1, 2], LIGHT),
  sumOfSquares: { ...cutRows(1, [[0, one]], () => SQUARES), sums: true },
};
