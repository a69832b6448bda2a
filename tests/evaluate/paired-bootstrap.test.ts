/** The paired bootstrap against all samples there are, and against what it must say where there is no difference. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairedBootstrap } from '../../src/evaluate/paired-bootstrap.ts';
import { Random } from '../../src/math/random.ts';

test('equal to the share among all samples of four units', () => {
  const first = { above: [3, 5, 1, 4], below: [4, 6, 5, 4] };
  const second = { above: [4, 4, 3, 4], below: [4, 6, 5, 4] };
  let atMost = 0;
  let atLeast = 0;
  for (let sample = 0; sample < 4 ** 4; sample++) {
    const drawn = [0, 1, 2, 3].map((i) => Math.floor(sample / 4 ** i) % 4);
    const sum = (values: number[]) => drawn.reduce((total, i) => total + values[i], 0);
    const difference = sum(second.above) / sum(second.below) - sum(first.above) / sum(first.below);
    if (difference <= 0) atMost++;
    if (difference >= 0) atLeast++;
  }
  const exact = Math.min(1, (2 * Math.min(atMost, atLeast)) / 256);
  const result = pairedBootstrap(first, second, Random.from(1), { samples: 40_000 });
  expect(result.pValue).toBeCloseTo(exact, 1);
  expect(Math.abs(result.pValue - exact)).toBeLessThan(0.015);
  expect(result.difference).toBeCloseTo(15 / 19 - 13 / 19, 12);
  expect(result.units).toBe(4);
});

test('a system that is ahead on every unit is ahead in every draw', () => {
  const result = pairedBootstrap({ above: [1, 2, 3] }, { above: [2, 3, 4] }, Random.from(1), {
    samples: 999,
  });
  expect(result).toMatchObject({ difference: 1, pValue: 2 / 1000 });
  expect(result.low).toBeCloseTo(1, 12);
  expect(result.high).toBeCloseTo(1, 12);
});

test('a system is not ahead of itself, by whatever function of the ratio', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (above) => {
      const sums = { above, transform: Math.exp };
      const none = { difference: 0, low: 0, high: 0, pValue: 1, units: above.length };
      expect(pairedBootstrap(sums, sums, Random.from(1), { samples: 50 })).toEqual(none);
      // Drawn, as the functions are not the same object.
      const other = { above, transform: (ratio: number) => Math.exp(ratio) };
      expect(pairedBootstrap(sums, other, Random.from(1), { samples: 50 })).toEqual(none);
    }),
  );
});

test('a rising function of both ratios changes the interval and not p', () => {
  const random = Random.from(7);
  const first = { above: Array.from({ length: 30 }, () => random.next()) };
  const second = { above: Array.from({ length: 30 }, () => random.next() + 0.1) };
  const plain = pairedBootstrap(first, second, Random.from(1));
  const powers = pairedBootstrap(
    { ...first, transform: (x) => 10 ** x },
    { ...second, transform: (x) => 10 ** x },
    Random.from(1),
  );
  expect(powers.pValue).toBe(plain.pValue);
  expect(powers.low).not.toBe(plain.low);
});

test('where both are drawn alike, about one in twenty is called significant', () => {
  const random = Random.from(11);
  let significant = 0;
  for (let trial = 0; trial < 400; trial++) {
    const first = { above: Array.from({ length: 40 }, () => random.next()) };
    const second = { above: Array.from({ length: 40 }, () => random.next()) };
    if (pairedBootstrap(first, second, random.fork(trial), { samples: 200 }).pValue < 0.05) significant++;
  }
  expect(significant).toBeGreaterThan(8);
  expect(significant).toBeLessThan(40);
});

test('other units make no pairs', () => {
  expect(() => pairedBootstrap({ above: [1] }, { above: [1, 2] }, Random.from(1))).toThrow(/1 and 2 units/);
  expect(() => pairedBootstrap({ above: [] }, { above: [] }, Random.from(1))).toThrow(/0 and 0 units/);
});
