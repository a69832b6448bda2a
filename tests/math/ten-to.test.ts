/** Powers of ten against exact decimal arithmetic, and the same bits wherever the tests run. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { tenTo } from '../../src/math/ten-to.ts';

// Computed with 60 decimal digits (Python's decimal), rounded to the nearest double.
test.each([
  [1.86, 72.44359600749902],
  [0.301, 1.9998618696327441],
  [2.5, 316.22776601683796],
  [-3.3, 0.0005011872336272725],
  [0.1, 1.2589254117941673],
  [-7.7766, 1.6726304546595606e-8],
  [17.25, 1.778279410038923e17],
  [-120.75, 1.778279410038923e-121],
  [250.125, 1.3335214321633241e250],
])('10 to the %f', (x, expected) => {
  expect(Math.abs(tenTo(x) / expected - 1)).toBeLessThanOrEqual(2 ** -52);
});

test('whole powers are exact, and the ends are what ** gives', () => {
  for (let n = 0; n <= 22; n++) expect(tenTo(n)).toBe(Number(`1e${n}`));
  expect(tenTo(-2)).toBeCloseTo(0.01, 16);
  for (const x of [400, -400, 305.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])
    expect(tenTo(x)).toBe(10 ** x);
});

test('follows ** over the whole range', () => {
  for (let x = -299; x < 299; x += 0.0713) expect(Math.abs(tenTo(x) / 10 ** x - 1)).toBeLessThan(1e-15);
});

test('has the same bits in every version of Node', () => {
  const values = Float64Array.from({ length: 3000 }, (_, i) => tenTo(i / 97.3 - 15));
  expect(createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex')).toBe(
    '6f465f93b3c3201bbdf742e288899cd34b058cf9a9093b5b2119f4c3081e8211',
  );
});
