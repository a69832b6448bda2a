/**
 * Every SIMD kernel against its plain TypeScript version in double precision, over random sizes with 0, 1 and those
 * that are no multiples of the register tile; and that none writes beyond its arrays.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Arena } from '../../src/math/arena.ts';
import type { Floats } from '../../src/math/floats.ts';
import { type Kernels, plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import { simdBackend } from '../../src/math/simd-backend.ts';

const backend = simdBackend(Arena.create());
const bottom = backend.mark();
afterEach(() => backend.release(bottom));

/** What lies behind every array; a kernel that writes too far changes it. */
const GUARD = 4711;
const size = fc.oneof(fc.integer({ min: 0, max: 37 }), fc.constantFrom(1, 4, 8, 16, 64, 65));
const long = fc.oneof(size, fc.integer({ min: 250, max: 530 }));
const flag = fc.boolean();
const seed = fc.integer();

type Values = (index: number) => number;

/** Runs a kernel in both ways on the same numbers and compares all arrays afterwards. */
function agree(
  arrays: readonly (readonly [length: number, values: Values])[],
  run: (kernels: Kernels, arrays: Floats[]) => unknown,
  tolerance = 2e-6,
): void {
  backend.release(bottom);
  const simd = arrays.map(([length, values]) => guarded(length, values));
  const plain = simd.map((array) => Float64Array.from(array));
  const result = run(backend.kernels, simd);
  const expected = run(plainKernels, plain);
  if (typeof expected === 'number')
    expect(Math.abs((result as number) - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
  for (const [index, array] of simd.entries()) {
    for (let i = 0; i < array.length; i++) {
      const wanted = plain[index][i];
      if (!(Math.abs(array[i] - wanted) <= tolerance * (1 + Math.abs(wanted)))) {
        expect.fail(`array ${index}, number ${i} of ${array.length}: ${array[i]}, not ${wanted}`);
      }
    }
    const behind = new Float32Array(array.buffer, array.byteOffset + array.byteLength, 8);
    expect([...behind]).toEqual(Array(8).fill(GUARD));
  }
}

function guarded(length: number, values: Values): Float32Array {
  const whole = backend.floats(length + 8) as Float32Array;
  for (let i = 0; i < length; i++) whole[i] = values(i);
  whole.fill(GUARD, length);
  return whole.subarray(0, length);
}

function ids(random: Random, count: number, below: number): Uint32Array {
  const array = backend.ids(count);
  for (let i = 0; i < count; i++) array[i] = random.int(below);
  return array;
}

function normal(random: Random, scale = 1): Values {
  return () => scale * random.normal();
}

/** Between 0 and 1, what gates yield. */
function fraction(random: Random): Values {
  return () => random.next();
}

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
        const given = (kernels: Kernels) => {
          if (kernels === plainKernels) return wanted;
          const array = backend.ids(count);
          array.set(wanted);
          return array;
        };
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

describe('softmax with cross entropy', () => {
  test('loss and gradient', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 600 }), seed, (rows, classes, start) => {
        const random = Random.from(start);
        const targets = Uint32Array.from({ length: rows }, () => random.int(classes));
        agree([[rows * classes, normal(random, 5)]], (kernels, [logits]) => {
          if (kernels === plainKernels)
            return kernels.softmaxCrossEntropy(logits, targets, rows, classes, 0.25);
          const given = backend.ids(rows);
          given.set(targets);
          return kernels.softmaxCrossEntropy(logits, given, rows, classes, 0.25);
        });
      }),
    );
  });

  test('one NaN or infinity among the logits makes the loss NaN', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      for (let at = 0; at < 7; at++) {
        const logits = guarded(7, (i) => (i === at ? bad : i));
        const target = ids(Random.from(at), 1, 7);
        expect(backend.kernels.softmaxCrossEntropy(logits, target, 1, 7, 1)).toBeNaN();
      }
    }
  });
});

test('optimizers', () => {
  fc.assert(
    fc.property(size, seed, flag, (n, start, withMomentum) => {
      const random = Random.from(start);
      const any = [n, normal(random)] as const;
      const square = [n, fraction(random)] as const;
      agree([any, any, any], (kernels, [p, g, v]) =>
        kernels.sgdStep(p, g, withMomentum ? v : null, n, 0.1, 0.9, 0.5),
      );
      agree([any, any, any, square], (kernels, [p, g, m, v]) =>
        kernels.adamStep(p, g, m, v, n, 0.002, 0.9, 0.999, 1e-8, 1 - 0.9 ** 7, 1 - 0.999 ** 7, 0.5),
      );
      agree([any, any, square], (kernels, [p, g, v]) =>
        kernels.rmspropStep(p, g, v, n, 0.01, 0.99, 1e-8, 0.5),
      );
      agree([any, any, square], (kernels, [p, g, v]) => kernels.adagradStep(p, g, v, n, 0.01, 1e-10, 0.5));
    }),
  );
});

describe('functions', () => {
  /** Largest relative error of a kernel's function over a dense range. */
  function worst(
    low: number,
    high: number,
    compute: (x: Float32Array) => Float32Array,
    exact: Values,
  ): number {
    const n = 200_000;
    const x = guarded(n, (i) => low + ((high - low) * i) / (n - 1));
    const before = Float64Array.from(x);
    const after = compute(x);
    let error = 0;
    for (let i = 0; i < after.length; i++) {
      const wanted = exact(before[i]);
      if (wanted !== 0) error = Math.max(error, Math.abs(after[i] - wanted) / Math.abs(wanted));
    }
    return error;
  }
  const tanh = (x: Float32Array) => {
    backend.kernels.tanhForward(x, x.length);
    return x;
  };
  /** The output gate of a cell whose other gates do nothing. */
  const sigmoid = (x: Float32Array) => {
    const H = x.length;
    const gates = backend.floats(4 * H) as Float32Array;
    gates.set(x, 3 * H);
    const [previous, cell, tanhCell, hidden] = [0, 0, 0, 0].map(() => backend.floats(H).fill(0));
    backend.kernels.lstmForward(gates, previous, cell, tanhCell, hidden, 1, H);
    return gates.subarray(3 * H);
  };
  /** exp(x - highest), as the gradient of a softmax whose sum is known. */
  const exp = (x: Float32Array) => {
    let sum = 0;
    for (const value of x) sum += Math.exp(value);
    const target = backend.ids(1);
    target[0] = x.length - 1;
    backend.kernels.softmaxCrossEntropy(x, target, 1, x.length, sum);
    return x.subarray(0, -1);
  };

  test('tanh stays within 2e-7 of its value, near zero too', () => {
    expect(worst(-12, 12, tanh, Math.tanh)).toBeLessThan(2e-7);
    expect(worst(-1e-3, 1e-3, tanh, Math.tanh)).toBeLessThan(2e-7);
  });

  test('the sigmoid stays within 2e-7 of its value', () => {
    expect(worst(-85, 20, sigmoid, (x) => 1 / (1 + Math.exp(-x)))).toBeLessThan(2e-7);
  });

  test('exp stays within 1.5e-7 of its value (and the rounding of the product with the sum)', () => {
    expect(worst(-40, 0, (x) => exp(x).slice(), Math.exp)).toBeLessThan(1.5e-7 + 1.2e-7);
  });

  test('far from zero they saturate, and NaN stays NaN', () => {
    const values = guarded(5, (i) => [-1e30, 1e30, -Infinity, Infinity, Number.NaN][i]);
    backend.kernels.tanhForward(values, 5);
    expect([...values]).toEqual([-1, 1, -1, 1, Number.NaN]);
    const gates = sigmoid(guarded(5, (i) => [-1e30, 1e30, -Infinity, Infinity, Number.NaN][i]));
    expect(gates[0]).toBeLessThan(1e-37);
    expect([gates[1], gates[3], gates[4]]).toEqual([1, 1, Number.NaN]);
  });
});
