/**
 * Where bytes stop being UTF-8, and strings from bytes that are known to be.
 *
 * Well-formed is what table 3-7 of the Unicode Standard (version 16, section 3.9) allows: no overlong forms, no
 * surrogates, nothing beyond U+10FFFF. `node:buffer` tests it at some GB/s but does not say where it fails: that
 * is looked for only then.
 */
import { isAscii, transcode } from 'node:buffer';

/** Index of the first byte of the first ill-formed sequence; -1 if there is none. */
export function firstInvalidByte(bytes: Uint8Array): number {
  const length = bytes.length;
  let i = 0;
  while (i < length) {
    const lead = bytes[i];
    if (lead < 0x80) {
      i++;
      continue;
    }
    const extra = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || i + extra >= length) return i;
    // The second byte has a narrower range after E0 (overlong), ED (surrogates), F0 (overlong), F4 (too large).
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (bytes[i + 1] < low || bytes[i + 1] > high) return i;
    for (let k = 2; k <= extra; k++) if ((bytes[i + k] & 0xc0) !== 0x80) return i;
    i += extra + 1;
  }
  return -1;
}

/** True if the bytes are the beginning of one character whose end is missing. */
export function isCutCharacter(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > 3) return false;
  const lead = bytes[0];
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.length >= length) return false;
  const whole = Uint8Array.from({ length }, (_, i) => bytes[i] ?? 0x80);
  // An E0 or F0 alone may still become a character: its second byte is at least A0 or 90.
  if (bytes.length === 1 && lead !== 0xed && lead !== 0xf4) whole[1] = 0xbf;
  return firstInvalidByte(whole) === -1;
}

/**
 * The lines of a chunk without their line ends, each a string of its own. Slices of one large string would be
 * faster by a third, but V8 keeps the large one alive as long as one slice of it is: a vocabulary would hold on
 * to the whole corpus.
 */
export function linesOfBytes(bytes: Buffer): string[] {
  const lines: string[] = [];
  const returns = bytes.includes(13);
  if (isAscii(bytes)) {
    let start = 0;
    for (;;) {
      const newline = bytes.indexOf(10, start);
      if (newline === -1) break;
      const end = returns && newline > start && bytes[newline - 1] === 13 ? newline - 1 : newline;
      lines.push(bytes.toString('latin1', start, end));
      start = newline + 1;
    }
    if (start < bytes.length) lines.push(bytes.toString('latin1', start, bytes.length));
    return lines;
  }
  // V8 decodes beyond Latin-1 at 150 MB/s, transcoding to UTF-16 is three times as fast. Lines that are ASCII
  // (as many units as bytes) still become one-byte strings, which everything afterwards handles faster.
  const wide = transcode(bytes, 'utf8', 'ucs2');
  const units = new Uint16Array(wide.buffer, wide.byteOffset, wide.length >> 1);
  let start = 0;
  let startByte = 0;
  while (start < units.length) {
    let newline = units.indexOf(10, start);
    let newlineByte = bytes.indexOf(10, startByte);
    const last = newline === -1;
    if (last) {
      newline = units.length;
      newlineByte = bytes.length;
    }
    const cut = returns && !last && newline > start && units[newline - 1] === 13 ? 1 : 0;
    lines.push(
      newlineByte - startByte === newline - start
        ? bytes.toString('latin1', startByte, newlineByte - cut)
        : wide.toString('utf16le', 2 * start, 2 * (newline - cut)),
    );
    start = newline + 1;
    startByte = newlineByte + 1;
  }
  return lines;
}
