/**
 * Numbers of 16 bits as float32, exactly: F16 (IEEE 754-2008 binary16: 1 sign, 5 exponent, 10 fraction bits, exponents
 * biased by 15) and BF16 (the upper half of a float32). Every value of both is a float32, subnormal numbers, zeros of
 * both signs, infinities and NaN included.
 *
 * Both go through the numbers from the first to the last and read each before they write it, so `bits` may be the
 * second half of the memory of `out`: what was read from a file behind its place is widened in place.
 */

/** The float32 of each of the 65,536 bit patterns of F16: made at the first use, 256 KiB. */
let tableOfHalves: Float32Array | undefined;

/** Widens F16. @param out as long as `bits`, at least */
export function widenHalf(bits: Uint16Array, out: Float32Array): void {
  tableOfHalves ??= Float32Array.from({ length: 65_536 }, (_, pattern) => halfValue(pattern));
  const table = tableOfHalves;
  for (let i = 0; i < bits.length; i++) out[i] = table[bits[i]];
}

/** Widens BF16. @param out as long as `bits`, at least */
export function widenBrainFloat(bits: Uint16Array, out: Float32Array): void {
  const patterns = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < bits.length; i++) patterns[i] = bits[i] << 16;
}

/** (-1)^s * 2^(e-15) * (1 + f/1024); for e = 0 subnormal, 2^-14 * f/1024; for e = 31 infinite or NaN. */
function halfValue(pattern: number): number {
  const sign = pattern & 0x8000 ? -1 : 1;
  const exponent = (pattern >> 10) & 31;
  const fraction = (pattern & 1023) / 1024;
  if (exponent === 0) return sign * 2 ** -14 * fraction;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction);
}
