/** Products of row-major matrices [rows, columns]; `accumulate` adds to `out` instead of overwriting it. */
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

  /**
   * outer · inner products out[m,n] (+)= scale · a[m,k] · b[k,n], whose matrices are parts of larger arrays: rows, and
   * matrices along the two batch dimensions, begin the given numbers apart. Heads of attention [B·T, H·D] are
   * matrices with rows H·D apart, B matrices T·H·D apart and H matrices D apart; a stride of 0 uses a matrix again.
   * Windows of w rows of E numbers are rows of w·E, E apart: a 1-d convolution over time is a product too.
   * @param strides [9] row, outer, inner of out; the same of a; the same of b
   * @param transposedA a lies as [k,m] @param transposedB b lies as [n,k]
   */
  matmulBatched(
    out: Floats,
    a: Floats,
    b: Floats,
    strides: Uint32Array,
    outer: number,
    inner: number,
    m: number,
    n: number,
    k: number,
    transposedA: boolean,
    transposedB: boolean,
    scale: number,
    accumulate: boolean,
  ): void {
    const [outRow, outOuter, outInner, aRow, aOuter, aInner, bRow, bOuter, bInner] = strides;
    const [aStep, aDepth] = transposedA ? [1, aRow] : [aRow, 1];
    const [bDepth, bStep] = transposedB ? [1, bRow] : [bRow, 1];
    for (let place = 0; place < outer * inner; place++) {
      const o = Math.floor(place / inner);
      const i = place % inner;
      const left = o * aOuter + i * aInner;
      const right = o * bOuter + i * bInner;
      for (let row = 0; row < m; row++) {
        const to = o * outOuter + i * outInner + row * outRow;
        for (let column = 0; column < n; column++) {
          let sum = 0;
          for (let l = 0; l < k; l++) {
            sum += a[left + row * aStep + l * aDepth] * b[right + l * bDepth + column * bStep];
          }
          out[to + column] = scale * sum + (accumulate ? out[to + column] : 0);
        }
      }
    }
  },
};
