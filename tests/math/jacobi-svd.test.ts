/** The factors give the matrix back, and small singular values are as exact as large ones. */
import { expect, test } from 'vitest';
import { jacobiSvd } from '../../src/math/jacobi-svd.ts';

test('left vectors are orthonormal and span the rows: U Uᵀ A = A', () => {
  const a = [
    [1, 2, 0],
    [0, 3, -1],
    [4, 0, 1],
    [2, 2, 2],
  ];
  const { left, values } = jacobiSvd(a);
  const [u, v] = [(r: number, d: number) => left[r][d], [0, 1, 2]];
  for (const p of v)
    for (const q of v) {
      const product = left.reduce((sum, row) => sum + row[p] * row[q], 0);
      expect(product).toBeCloseTo(p === q ? 1 : 0, 14);
    }
  for (const [r, row] of a.entries())
    for (const [c, x] of row.entries()) {
      const back = v.reduce(
        (sum, d) => sum + u(r, d) * a.reduce((s, other, k) => s + u(k, d) * other[c], 0),
        0,
      );
      expect(back).toBeCloseTo(x, 13);
    }
  expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(44, 12);
});

test('a missing rank has the value 0 and no direction', () => {
  const { left, values } = jacobiSvd([
    [1, 2],
    [2, 4],
  ]);
  expect(values[0]).toBeCloseTo(5, 14);
  expect(values[1]).toBe(0);
  expect(left.map((row) => row[1])).toEqual([0, 0]);
});

test('a value of 1e-9 beside 1e3 keeps twelve digits', () => {
  const { values } = jacobiSvd([
    [600, -8e-10],
    [800, 6e-10],
  ]);
  expect(values[0]).toBeCloseTo(1000, 10);
  expect(values[1] / 1e-9).toBeCloseTo(1, 12);
});
