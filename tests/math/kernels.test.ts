/**
 * Every SIMD kernel against its plain TypeScript version in double precision, over random sizes with 0, 1 and those
 * that are no multiples of the register tile; and that none writes beyond its arrays. Products, rows, recurrent cells;
 * the other groups have tests of their own.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Kernels, plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import { agree, backend, bottom, flag, fraction, guarded, idsFor, normal, seed, size } from './_agree.ts';

afterEach(() => backend.release(bottom));

const long = fc.oneof(size, fc.integer({ min: 250, max: 530 }));

describe('matrix products', () => {
  const shapes = [size, long, long, flag, seed] as const;
  /** Float32 sums of k products of numbers around 1. */
  const tolerance = (k: number) => 3e-6 * (1 + Math.sqrt(k));
  test('a · b', () => {
    fc.assert(
      fc.property(...shapes, (m, n, k, accumulate, start) => {
        const random = Random.from(start);
        const values = normal(random);
        agree(
          [
            [m * n, values],
            [m * k, values],
            [k * n, values],
          ],
          (kernels, [out, a, b]) => kernels.matmul(out, a, b, m, n, k, accumulate),
          tolerance(k),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('aᵀ · b', () => {
    fc.assert(
      fc.property(...shapes, (m, n, k, accumulate, start) => {
        const values = normal(Random.from(start));
        agree(
          [
            [m * n, values],
            [k * m, values],
            [k * n, values],
          ],
          (kernels, [out, a, b]) => kernels.matmulTransposedA(out, a, b, m, n, k, accumulate),
          tolerance(k),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('a · bᵀ', () => {
    fc.assert(
      fc.property(...shapes, (m, n, k, accumulate, start) => {
        const values = normal(Random.from(start));
        agree(
          [
            [m * n, values],
            [m * k, values],
            [n * k, values],
          ],
          (kernels, [out, a, b]) => kernels.matmulTransposedB(out, a, b, m, n, k, accumulate),
          tolerance(k),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('a · packed b, packed as it is and transposed', () => {
    fc.assert(
      fc.property(...shapes, flag, (m, n, k, accumulate, start, transposed) => {
        const values = normal(Random.from(start));
        agree(
          [
            [m * n, values],
            [m * k, values],
            [k * n, values],
          ],
          (kernels, [out, a, b]) => {
            const length = kernels.packedLength(k, n);
            const packed = kernels === plainKernels ? new Float64Array(length) : backend.floats(length);
            if (transposed) kernels.packTransposed(packed, b, n, k);
            else kernels.pack(packed, b, k, n);
            kernels.matmulPacked(out, a, packed, m, n, k, accumulate);
          },
          tolerance(k),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('in two batch dimensions with strides, transposed, scaled', () => {
    const few = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        few,
        few,
        size,
        size,
        size,
        flag,
        flag,
        flag,
        seed,
        (outer, inner, m, n, k, tA, tB, add, start) => {
          const random = Random.from(start);
          const values = normal(random);
          // Heads side by side in wider rows, as attention has them, with gaps that must stay as they are.
          const layout = (rows: number, columns: number) => {
            const row = inner * columns + random.int(3);
            return [row, rows * row, columns];
          };
          const shapes = [layout(m, n), tA ? layout(k, m) : layout(m, k), tB ? layout(n, k) : layout(k, n)];
          const strides = shapes.flat();
          agree(
            shapes.map(([, matrix]) => [outer * matrix, values] as const),
            (kernels, [out, a, b]) =>
              kernels.matmulBatched(
                out,
                a,
                b,
                idsFor(kernels, strides),
                outer,
                inner,
                m,
                n,
                k,
                tA,
                tB,
                0.7,
                add,
              ),
            tolerance(k),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('in a batch, a stride of 0 uses a matrix again', () => {
    const random = Random.from(8);
    agree(
      [
        [2 * 30, normal(random)],
        [2 * 24, normal(random)],
        [20, normal(random)],
      ],
      (kernels, [out, a, b]) => {
        const strides = idsFor(kernels, [5, 30, 0, 4, 24, 0, 5, 0, 0]);
        kernels.matmulBatched(out, a, b, strides, 2, 1, 6, 5, 4, false, false, 1, false);
      },
    );
  });

  test('the same bytes whether rows are multiplied together or in parts', () => {
    const random = Random.from(3);
    const [m, n, k] = [23, 45, 300];
    const arrays = [m * n, m * n, m * k, k * n].map((length) => guarded(length, normal(random)));
    const [whole, parts, a, b] = arrays;
    const packed = backend.floats(backend.kernels.packedLength(k, n));
    backend.kernels.pack(packed, b, k, n);
    backend.kernels.matmulPacked(whole, a, packed, m, n, k, false);
    for (let row = 0; row < m; row++) {
      backend.kernels.matmulPacked(parts.subarray(row * n), a.subarray(row * k), packed, 1, n, k, false);
    }
    expect(parts).toEqual(whole);
  });
});

describe('rows and arrays', () => {
  test('bias, sums of rows, elementwise', () => {
    fc.assert(
      fc.property(size, size, flag, seed, (rows, columns, accumulate, start) => {
        const values = normal(Random.from(start));
        const matrix = [rows * columns, values] as const;
        agree([matrix, [columns, values]], (kernels, [out, bias]) =>
          kernels.addRows(out, bias, rows, columns),
        );
        agree([[columns, values], matrix], (kernels, [out, a]) =>
          kernels.sumRows(out, a, rows, columns, accumulate),
        );
        agree([matrix, matrix], (kernels, [out, a]) => kernels.add(out, a, rows * columns));
        agree([matrix], (kernels, [a]) => kernels.scale(a, 0.37, rows * columns));
        agree([matrix, matrix, matrix], (kernels, [out, a, b]) =>
          kernels.multiply(out, a, b, rows * columns),
        );
        agree([matrix], (kernels, [a]) => kernels.sumOfSquares(a, rows * columns));
      }),
    );
  });

  test('sumOfSquares sums in float64 for every length', () => {
    const random = Random.from(1);
    for (let length = 0; length < 40; length++) {
      const values = guarded(length, normal(random));
      const expected = plainKernels.sumOfSquares(Float64Array.from(values), length);
      expect(backend.kernels.sumOfSquares(values, length)).toBeCloseTo(expected, 12);
    }
  });

  test('rows looked up and added by id', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 20 }), seed, (count, width, rows, start) => {
        const random = Random.from(start);
        const values = normal(random);
        const table = [rows * width, values] as const;
        const taken = [count * width, values] as const;
        const wanted = Uint32Array.from({ length: count }, () => random.int(rows));
        const given = (kernels: Kernels) => idsFor(kernels, wanted);
        agree([taken, table], (kernels, [out, from]) =>
          kernels.gatherRows(out, from, given(kernels), count, width),
        );
        agree([table, taken], (kernels, [to, a]) =>
          kernels.scatterAddRows(to, a, given(kernels), count, width),
        );
      }),
    );
  });
});

describe('cells', () => {
  const shapes = [size, size, seed] as const;
  test('tanh', () => {
    fc.assert(
      fc.property(size, seed, (n, start) => {
        const random = Random.from(start);
        agree([[n, normal(random, 3)]], (kernels, [h]) => kernels.tanhForward(h, n));
        const h = [n, (_: number) => 2 * random.next() - 1] as const;
        agree([[n, normal(random)], h, [n, normal(random)]], (kernels, [dPre, value, dh]) =>
          kernels.tanhBackward(dPre, value, dh, n),
        );
      }),
    );
  });

  test('LSTM', () => {
    fc.assert(
      fc.property(...shapes, flag, (batch, H, start, inPlace) => {
        const random = Random.from(start);
        const state = [batch * H, normal(random)] as const;
        agree(
          [[4 * batch * H, normal(random, 3)], state, state, state, state],
          (kernels, [gates, cellPrev, cell, tanhCell, hidden]) =>
            kernels.lstmForward(gates, cellPrev, cell, tanhCell, hidden, batch, H),
        );
        const four = [4 * batch * H, fraction(random)] as const;
        agree(
          [four, four, state, [batch * H, fraction(random)], state, state],
          (kernels, [dGates, gates, cellPrev, tanhCell, dHidden, dCell]) =>
            kernels.lstmBackward(
              inPlace ? gates : dGates,
              gates,
              cellPrev,
              tanhCell,
              dHidden,
              dCell,
              batch,
              H,
            ),
        );
      }),
    );
  });

  test('GRU', () => {
    fc.assert(
      fc.property(...shapes, flag, (batch, H, start, inPlace) => {
        const random = Random.from(start);
        const state = [batch * H, normal(random)] as const;
        const three = [3 * batch * H, normal(random, 3)] as const;
        agree([three, three, state, state], (kernels, [gates, hiddenPart, hiddenPrev, hidden]) =>
          kernels.gruForward(gates, hiddenPart, hiddenPrev, hidden, batch, H),
        );
        const values = [3 * batch * H, fraction(random)] as const;
        agree(
          [values, values, values, three, state, state, state],
          (kernels, [dGates, dPart, gates, part, hiddenPrev, dHidden, dHiddenPrev]) =>
            kernels.gruBackward(
              inPlace ? gates : dGates,
              inPlace ? part : dPart,
              gates,
              part,
              hiddenPrev,
              dHidden,
              dHiddenPrev,
              batch,
              H,
            ),
          4e-6,
        );
      }),
    );
  });
});
