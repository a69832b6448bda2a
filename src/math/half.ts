/**
 * Numbers of 16 bits as checkpoints store them, widened to float32, which has room for each of them exactly.
 *   float16   IEEE 754-2008 binary16: 1 sign, 5 exponent (bias 15), 10 fraction bits
 *   bfloat16  the upper half of a float32: 1 sign, 8 exponent (bias 127), 7 fraction bits
 */

/** out[i] = from[i]; infinities stay, and NaN is NaN with the same bits of its fraction. */
export function widenFloat16(out: Float32Array, from: Uint16Array): void {
  const bits = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < from.length; i++) {
    const half = from[i];
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 0) {
      // Zero and the subnormal numbers, which float32 has as normal ones.
      out[i] = (sign < 0 ? -1 : 1) * fraction * 2 ** -24;
    } else {
      const wide = exponent === 31 ? 255 : exponent + 112;
      bits[i] = sign | (wide << 23) | (fraction << 13);
    }
  }
}

/** out[i] = from[i] */
export function widenBfloat16(out: Float32Array, from: Uint16Array): void {
  const bits = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < from.length; i++) bits[i] = from[i] << 16;
}
