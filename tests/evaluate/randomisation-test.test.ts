/** The paired randomisation test: exact for few pairs, close to it when drawn, and never impressed by nothing. */
import { expect, test } from 'vitest';
import { pairedRandomisationTest } from '../../src/evaluate/randomisation-test.ts';
import { Random } from '../../src/math/random.ts';

test('three pairs by hand', () => {
  // Differences 1, 2, 3: of 8 sums only 6 and -6 are as far out.
  const result = pairedRandomisationTest([0, 0, 0], [1, 2, 3], Random.from(1));
  expect(result).toMatchObject({ difference: 2, p: 2 / 8, samples: 8, exact: true });
});

test('no difference gives p = 1', () => {
  expect(pairedRandomisationTest([1, 2], [1, 2], Random.from(1)).p).toBe(1);
  const values = Array.from({ length: 40 }, (_, i) => i / 40);
  expect(pairedRandomisationTest(values, values, Random.from(1)).p).toBe(1);
});

test('drawn assignments come close to the binomial', () => {
  // 20 pairs, 15 of them +1 and 5 of them -1: p is the binomial's two tails, 0.0414.
  const b = Array.from({ length: 20 }, (_, i) => (i < 15 ? 1 : -1));
  const result = pairedRandomisationTest(new Array(20).fill(0), b, Random.from(5), 40_000);
  expect(result.exact).toBe(false);
  expect(result.p).toBeGreaterThan(0.037);
  expect(result.p).toBeLessThan(0.046);
  expect(pairedRandomisationTest(new Array(20).fill(0), b, Random.from(5), 40_000)).toEqual(result);
});

test('more than 32 pairs get more than one draw of signs', () => {
  // The 33rd pair has the sign of the first, were the bits used twice; then p would be 1/2 of what it is.
  const b = Array.from({ length: 33 }, (_, i) => (i === 0 || i === 32 ? 1 : 0));
  const { p } = pairedRandomisationTest(new Array(33).fill(0), b, Random.from(2), 20_000);
  expect(p).toBeGreaterThan(0.48);
  expect(p).toBeLessThan(0.52);
});

test('what makes no pairs is refused', () => {
  expect(() => pairedRandomisationTest([1], [1, 2], Random.from(1))).toThrow(/no pairs/);
  expect(() => pairedRandomisationTest([], [], Random.from(1))).toThrow(/no pairs/);
});
