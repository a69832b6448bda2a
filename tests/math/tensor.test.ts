import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementCount } from '../../src/math/tensor.ts';
import { view, viewTensor } from '../../src/math/tensor-view.ts';

describe('elementCount', () => {
  it('is the product of the extents', () => {
    expect(elementCount([])).toBe(1);
    expect(elementCount([3])).toBe(3);
    expect(elementCount([2, 3, 4])).toBe(24);
    expect(elementCount([2, 0, 4])).toBe(0);
    expect(elementCount([2 ** 26, 2 ** 26])).toBe(2 ** 52);
  });

  it('refuses what is no extent and products that are not exact', () => {
    for (const shape of [[-1], [1.5], [Number.NaN], [2 ** 53], [2 ** 27, 2 ** 26], [2 ** 52, 0, -1]]) {
      expect(elementCount(shape)).toBe(-1);
    }
    expect(elementCount([2 ** 52, 2 ** 52, 0])).toBe(-1);
    expect(elementCount([0, 2 ** 52])).toBe(0);
  });

  it('agrees with exact arithmetic', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 30 }), { maxLength: 5 }), (shape) => {
        const exact = shape.reduce((product, extent) => product * BigInt(extent), 1n);
        const safe = exact <= BigInt(Number.MAX_SAFE_INTEGER);
        expect(elementCount(shape)).toBe(safe ? Number(exact) : -1);
      }),
    );
  });
});

describe('view', () => {
  it('is row-major and shares the data', () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    const matrix = view(data, [2, 3]);
    expect([matrix.get(0, 2), matrix.get(1, 0)]).toEqual([3, 4]);
    matrix.set(1, 1, 50);
    expect(data[4]).toBe(50);
    expect(matrix.dtype).toBe('float32');
  });

  it('shows scalars, empty tensors and 64-bit integers', () => {
    expect(view(Float64Array.of(7), []).get()).toBe(7);
    expect(view(new Int8Array(0), [0, 3]).shape).toEqual([0, 3]);
    const large = viewTensor({ shape: [2, 1], data: BigUint64Array.of(1n, 2n ** 63n) });
    expect(large.get(1, 0)).toBe(2n ** 63n);
  });

  it('refuses a shape that does not fit', () => {
    expect(() => view(new Uint8Array(5), [2, 3])).toThrow(/\[2, 3\].*5 elements/);
  });
});
