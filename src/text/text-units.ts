/**
 * The UTF-16 code units of a text in a typed array, copied in one go.
 *
 * Loops over the array run at a steady speed, whatever the form in which the engine keeps the string (one or two
 * bytes, slices, ropes). Nor does it matter what else is loaded: after some libraries (seen with `redis`) the
 * engine no longer inlines `charCodeAt`, which then takes five times as long.
 */
import { endianness } from 'node:os';

/** Longer texts get an array of their own, which is not kept. */
const LONGEST_KEPT = 1 << 20;
/** Spaces after the last code unit, so that a loop may look ahead without asking for the length. */
const PADDING = 4;

export class TextUnits {
  private kept = new Uint16Array(1024);
  private keptBytes = Buffer.from(this.kept.buffer);

  /** The code units of `text` and some spaces after them; valid until the next call. */
  read(text: string): Uint16Array {
    const length = text.length;
    if (length + PADDING > this.kept.length) {
      const units = new Uint16Array(length + PADDING + (length <= LONGEST_KEPT ? length : 0));
      const bytes = Buffer.from(units.buffer);
      if (length <= LONGEST_KEPT) {
        this.kept = units;
        this.keptBytes = bytes;
      }
      return fill(text, units, bytes);
    }
    return fill(text, this.kept, this.keptBytes);
  }
}

function fill(text: string, units: Uint16Array, bytes: Buffer): Uint16Array {
  const length = text.length;
  if (isLittleEndian) bytes.write(text, 0, 2 * length, 'utf16le');
  else for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
  for (let i = length; i < length + PADDING; i++) units[i] = 0x20;
  return units;
}

const isLittleEndian = endianness() === 'LE';
