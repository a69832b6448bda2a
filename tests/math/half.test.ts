/** Widening of 16-bit numbers: every one of the 65,536 values, by the definition of the format. */
import { expect, test } from 'vitest';
import { widenBfloat16, widenFloat16 } from '../../src/math/half.ts';

const all = Uint16Array.from({ length: 65_536 }, (_, i) => i);

/** The value of sign, exponent and fraction bits as IEEE 754 says it, in double precision. */
function meaningOf(bits: number, exponentBits: number, fractionBits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> fractionBits) & (2 ** exponentBits - 1);
  const fraction = (bits & (2 ** fractionBits - 1)) / 2 ** fractionBits;
  const bias = 2 ** (exponentBits - 1) - 1;
  if (exponent === 2 ** exponentBits - 1)
    return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** (1 - bias) : sign * (1 + fraction) * 2 ** (exponent - bias);
}

test.each([
  ['float16', widenFloat16, 5, 10],
  ['bfloat16', widenBfloat16, 8, 7],
] as const)('%s', (_, widen, exponentBits, fractionBits) => {
  const out = new Float32Array(all.length);
  widen(out, all);
  let wrong = 0;
  // Object.is: the sign of zero counts, and NaN is NaN.
  for (const bits of all) if (!Object.is(out[bits], meaningOf(bits, exponentBits, fractionBits))) wrong++;
  expect(wrong).toBe(0);
  expect(out.filter(Number.isNaN).length).toBe(2 * (2 ** fractionBits - 1));
});

test('numbers one knows, in a part of a longer array', () => {
  const whole = new Float32Array(6).fill(9);
  widenFloat16(whole.subarray(1, 5), Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001));
  expect([...whole]).toEqual([9, 1, -2, 65_504, 2 ** -24, 9]);
  widenBfloat16(whole.subarray(1, 3), Uint16Array.of(0x3f80, 0x4049));
  expect([...whole.subarray(1, 3)]).toEqual([1, 3.140625]);
});
