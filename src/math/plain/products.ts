/**
 * Products of dense row-major matrices [rows, columns]; `accumulate` adds to `out` instead of overwriting it.
 */
import type { Floats } from '../floats.ts';

export const plainProducts = {
  /** out[m,n] (+)= a[m,k] · b[k,n] */
  matmul(out: Floats, a: Floats, b: Floats, m: number, n: number, k: number, accumulate: boolean): void {
    if (!accumulate) out.fill(0, 0, m * n);
    for (let i = 0; i < m; i++) {
      const row = i * n;
      for (let l = 0; l < k; l++) {
        const factor = a[i * k + l];
        if (factor === 0) continue;
        const from = l * n;
        for (let j = 0; j < n; j++) out[row + j] += factor * b[from + j];
      }
    }
  },

  /** out[m,n] (+)= aᵀ · b with a [k,m], b [k,n]: the gradient of a weight. */
  matmulTransposedA(
    out: Floats,
    a: Floats,
    b: Floats,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void {
    if (!accumulate) out.fill(0, 0, m * n);
    for (let l = 0; l < k; l++) {
      const from = l * n;
      for (let i = 0; i < m; i++) {
        const factor = a[l * m + i];
        if (factor === 0) continue;
        const row = i * n;
        for (let j = 0; j < n; j++) out[row + j] += factor * b[from + j];
      }
    }
  },

  /** out[m,n] (+)= a · bᵀ with a [m,k], b [n,k] */
  matmulTransposedB(
    out: Floats,
    a: Floats,
    b: Floats,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let l = 0; l < k; l++) sum += a[i * k + l] * b[j * k + l];
        out[i * n + j] = accumulate ? out[i * n + j] + sum : sum;
      }
    }
  },

  /** Length of a packed [k,n] matrix. */
  packedLength(k: number, n: number): number {
    return k * n;
  },

  /** Brings b[k,n] into the form `matmulPacked` reads fastest: for weights, once a training step. */
  pack(out: Floats, b: Floats, k: number, n: number): void {
    for (let i = 0; i < k * n; i++) out[i] = b[i];
  },

  /** The same of bᵀ with b [n,k]. */
  packTransposed(out: Floats, b: Floats, n: number, k: number): void {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < k; j++) out[j * n + i] = b[i * k + j];
    }
  },

  /** out[m,n] (+)= a[m,k] · b[k,n] with b packed; made for four rows and more. */
  matmulPacked(
    out: Floats,
    a: Floats,
    packed: Floats,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void {
    plainProducts.matmul(out, a, packed, m, n, k, accumulate);
  },
};
