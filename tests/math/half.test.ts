/** F16 and BF16 as float32: every one of their 65,536 bit patterns, against the same number put together from bits. */
import { expect, test } from 'vitest';
import { widenBrainFloat, widenHalf } from '../../src/math/half.ts';

const everyPattern = Uint16Array.from({ length: 65_536 }, (_, pattern) => pattern);

/** The float32 with these fields, by its bits: a subnormal half is a normal float32, its first 1 left of the point. */
function halfFromBits(pattern: number): number {
  const sign = (pattern & 0x8000) << 16;
  let exponent = (pattern >> 10) & 31;
  let fraction = pattern & 1023;
  if (exponent === 0 && fraction === 0) return floatOf(sign);
  if (exponent === 31) return floatOf(sign | 0x7f800000 | (fraction << 13));
  if (exponent === 0) {
    exponent = 1;
    while ((fraction & 1024) === 0) {
      fraction <<= 1;
      exponent--;
    }
  }
  return floatOf(sign | ((exponent + 112) << 23) | ((fraction & 1023) << 13));
}

function floatOf(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setInt32(0, bits);
  return view.getFloat32(0);
}

test('every F16', () => {
  const out = new Float32Array(65_536);
  widenHalf(everyPattern, out);
  for (let pattern = 0; pattern < 65_536; pattern++) {
    if (!Object.is(out[pattern], halfFromBits(pattern))) expect.fail(`${pattern} gave ${out[pattern]}`);
  }
});

test.each([
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0400, 2 ** -14],
  [0x0001, 2 ** -24],
  [0x3555, 0.333251953125],
  [0x8000, -0],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0x7e00, Number.NaN],
])('the F16 of the bits %i is %d', (pattern, value) => {
  const out = new Float32Array(1);
  widenHalf(Uint16Array.of(pattern), out);
  expect(out[0]).toBe(value);
});

test('every BF16', () => {
  const out = new Float32Array(65_536);
  widenBrainFloat(everyPattern, out);
  for (let pattern = 0; pattern < 65_536; pattern++) {
    if (!Object.is(out[pattern], floatOf(pattern << 16))) expect.fail(`${pattern} gave ${out[pattern]}`);
  }
});

test.each([
  [0x3f80, 1],
  [0x4049, 3.140625],
  [0xff80, Number.NEGATIVE_INFINITY],
  [0x0001, 2 ** -133],
])('the BF16 of the bits %i is %d', (pattern, value) => {
  const out = new Float32Array(1);
  widenBrainFloat(Uint16Array.of(pattern), out);
  expect(out[0]).toBe(value);
});

test.each([
  ['F16', widenHalf],
  ['BF16', widenBrainFloat],
])('%s at the end of the memory of the floats is widened in place', (_, widen) => {
  const apart = new Float32Array(65_536);
  widen(everyPattern, apart);
  const together = new Float32Array(65_536);
  const bits = new Uint16Array(together.buffer, 2 * 65_536);
  bits.set(everyPattern);
  widen(bits, together);
  expect(Buffer.compare(Buffer.from(together.buffer), Buffer.from(apart.buffer))).toBe(0);
});
