/**
 * Single-precision numbers as the shortest decimal text that reads back as the same number, and decimal text as
 * numbers, on bytes: ARPA files hold millions of them.
 *
 * A decimal of at most 15 digits and a power of ten up to 10^22 are exact doubles, so their quotient is the double
 * nearest to the decimal (W. Clinger, "How to read floating point numbers accurately", PLDI 1990).
 */

const powers = Array.from({ length: 23 }, (_, i) => 10 ** i);

/** The shortest text of a number that was rounded to single precision. */
export function floatText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  if (magnitude >= 1e-5 && magnitude < 1e6) {
    // Digits before the point; 9 significant digits always suffice.
    const whole = Math.floor(Math.log10(magnitude)) + 1;
    for (let digits = 6; digits <= 9; digits++) {
      const scale = powers[digits - whole];
      if (Math.fround(Math.round(magnitude * scale) / scale) === magnitude)
        return String(Math.round(value * scale) / scale);
    }
  }
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

/** The number that bytes[from .. to - 1] spell in decimal, NaN where they spell none. */
export function parseDecimal(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  const negative = bytes[i] === 45;
  if (negative) i++;
  let mantissa = 0;
  let digits = 0;
  let scale = -1;
  for (; i < to; i++) {
    const byte = bytes[i];
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + byte - 48;
      digits++;
      if (scale >= 0) scale++;
    } else if (byte === 46 && scale === -1) {
      scale = 0;
    } else {
      break;
    }
  }
  if (i < to || digits === 0 || digits > 15) return parseSlowly(bytes, from, to);
  const magnitude = scale > 0 ? mantissa / powers[scale] : mantissa;
  return negative ? -magnitude : magnitude;
}

function parseSlowly(bytes: Uint8Array, from: number, to: number): number {
  let text = '';
  for (let i = from; i < to && i < from + 64; i++) text += String.fromCharCode(bytes[i]);
  if (/^-?inf(inity)?$/i.test(text))
    return text[0] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}
