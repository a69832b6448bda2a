/** Student's t against printed tables and numeric integration. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentTQuantile, studentTWithin } from '../../src/evaluate/student-t.ts';

test('the table everyone knows: two-sided 95%', () => {
  const table = [
    [1, 12.7062047364],
    [2, 4.3026527297],
    [3, 3.1824463053],
    [4, 2.7764451052],
    [9, 2.2621571628],
    [30, 2.0422724563],
    [120, 1.9799304051],
    [100_000, 1.9599877077],
  ];
  for (const [degrees, t] of table) expect(studentTQuantile(0.95, degrees)).toBeCloseTo(t, 7);
  expect(studentTQuantile(0.99, 5)).toBeCloseTo(4.0321429836, 9);
  expect(studentTQuantile(0, 5)).toBeCloseTo(0, 12);
});

test('one and two degrees of freedom in closed form', () => {
  expect(studentTWithin(1, 1)).toBeCloseTo(0.5, 14);
  expect(studentTWithin(3, 2)).toBeCloseTo(3 / Math.sqrt(11), 14);
});

test('equal to the integral of the density, which is that of cos^(n-1) up to arctan(t / sqrt n)', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer({ min: 1, max: 60 }), (t, n) => {
      const part = integral((x) => Math.cos(x) ** (n - 1), Math.atan(t / Math.sqrt(n)));
      const whole = integral((x) => Math.cos(x) ** (n - 1), Math.PI / 2);
      expect(studentTWithin(t, n)).toBeCloseTo(part / whole, 8);
    }),
  );
});

test('the quantile inverts the probability', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 200 }), (p, n) => {
      expect(studentTWithin(studentTQuantile(p, n), n)).toBeCloseTo(p, 12);
    }),
  );
});

/** Simpson's rule from 0. */
function integral(f: (x: number) => number, to: number): number {
  const steps = 2000;
  let sum = f(0) + f(to);
  for (let i = 1; i < steps; i++) sum += f((i * to) / steps) * (i % 2 === 1 ? 4 : 2);
  return (sum * to) / steps / 3;
}
