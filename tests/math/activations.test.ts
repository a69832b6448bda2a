/** Activations: as plain TypeScript, as finite differences and as PyTorch has them, and how exact the functions are. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { erf, erfc } from '../../src/math/plain/erf.ts';
import { plainKernels } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import {
  agree,
  backend,
  bottom,
  differences,
  expectNear,
  guarded,
  normal,
  seed,
  size,
  type Values,
} from './_agree.ts';

const { activations } = JSON.parse(
  readFileSync(new URL('../golden/pytorch-kernels.json', import.meta.url), 'utf8'),
);

afterEach(() => backend.release(bottom));

const names = ['relu', 'sigmoid', 'silu', 'gelu', 'geluTanh'] as const;

describe.each(names)('%s', (name) => {
  const forward = `${name}Forward` as const;
  const backward = `${name}Backward` as const;

  test('SIMD agrees with plain TypeScript, in place too', () => {
    fc.assert(
      fc.property(size, seed, (n, start) => {
        const random = Random.from(start);
        const any = [n, normal(random, 3)] as const;
        agree([any, any], (kernels, [out, x]) => kernels[forward](out, x, n));
        agree([any], (kernels, [x]) => kernels[forward](x, x, n));
        agree([any, any, any], (kernels, [dX, x, dOut]) => kernels[backward](dX, x, dOut, n), 4e-6);
        agree([any, any], (kernels, [x, dOut]) => kernels[backward](dOut, x, dOut, n), 4e-6);
      }),
    );
  });

  test('its gradient is that of finite differences', () => {
    const random = Random.from(4);
    const x = Float64Array.from({ length: 50 }, normal(random, 2));
    const dOut = Float64Array.from(x, normal(random));
    const out = new Float64Array(x.length);
    const loss = () => {
      plainKernels[forward](out, x, x.length);
      return out.reduce((sum, value, i) => sum + value * dOut[i], 0);
    };
    const wanted = differences(x, loss);
    loss();
    const dX = new Float64Array(x.length);
    plainKernels[backward](dX, name === 'sigmoid' ? out : x, dOut, x.length);
    expectNear(dX, wanted, 1e-8);
  });

  test('equals PyTorch', () => {
    const { x, cotangent, cases } = activations;
    const out = new Float64Array(x.length);
    plainKernels[forward](out, Float64Array.from(x), x.length);
    expectNear(out, cases[name].output, 1e-13);
    const value = name === 'sigmoid' ? out : Float64Array.from(x);
    plainKernels[backward](out, value, Float64Array.from(cotangent), x.length);
    expectNear(out, cases[name].gradient, 1e-13);
  });

  test('far from zero it is finite, and NaN stays NaN', () => {
    const inputs = [-1e30, -200, 200, 1e18, Number.NaN];
    const x = guarded(5, (i) => inputs[i]);
    const out = guarded(5, () => 0);
    backend.kernels[forward](out, x, 5);
    const rises = name === 'sigmoid' ? [1, 1] : [200, Math.fround(1e18)];
    expect(Math.abs(out[0])).toBeLessThan(1e-6);
    expect(Math.abs(out[1])).toBeLessThan(1e-30);
    expect([out[2], out[3], out[4]]).toEqual([...rises, Number.NaN]);
    if (name === 'sigmoid') return;
    const dX = guarded(5, () => 0);
    backend.kernels[backward](
      dX,
      x,
      guarded(5, () => 1),
      5,
    );
    expect(Math.abs(dX[1])).toBeLessThan(1e-30);
    expect([dX[2], dX[3]]).toEqual([1, 1]);
  });
});

describe('accuracy of functions', () => {
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
    backend.kernels.softmaxCrossEntropy(x, target, null, null, 1, x.length, 0, sum);
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

  test('the normal distribution function in GELU stays within 6e-7 of its value, in the lower tail too', () => {
    const gelu = (x: Float32Array) => {
      backend.kernels.geluForward(x, x, x.length);
      return x;
    };
    const exact = (x: number) => (x * erfc(-x * Math.SQRT1_2)) / 2;
    expect(worst(-12, 12, gelu, exact)).toBeLessThan(6e-7);
  });

  test('GELU in its tanh form and SiLU stay within 4e-6 of their values, in the lower tail too', () => {
    const of = (name: 'geluTanhForward' | 'siluForward') => (x: Float32Array) => {
      backend.kernels[name](x, x, x.length);
      return x;
    };
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const inner = (x: number) => 2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
    expect(worst(-5, 12, of('geluTanhForward'), (x) => x * sigmoid(inner(x)))).toBeLessThan(4e-6);
    expect(worst(-80, 20, of('siluForward'), (x) => x * sigmoid(x))).toBeLessThan(3e-7);
  });

  test('erf in double precision is that of the handbook', () => {
    // Abramowitz and Stegun, table 7.1, and 7.3 for erfc.
    const values = [
      0.1124629160182849, 0.5204998778130465, 0.8427007929497149, 0.9953222650189527, 0.9999779095030014,
    ];
    [0.1, 0.5, 1, 2, 3].forEach((x, i) => {
      expect(erf(x)).toBeCloseTo(values[i], 14);
      expect(erf(-x)).toBe(-erf(x));
    });
    expect(erfc(5) / 1.5374597944280349e-12).toBeCloseTo(1, 12);
    expect(erfc(2) / 0.004677734981047266).toBeCloseTo(1, 12);
  });
});
