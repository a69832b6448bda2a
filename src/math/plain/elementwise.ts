/** Arrays number by number, whatever their shape. */
import type { Floats } from '../floats.ts';

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
