/** Offsets in UTF-16 code units, as tokenizers give them, to offsets in the UTF-8 bytes of the same text. */

/**
 * Changes the first `count` numbers of `offsets` in place: pairs of start and end, both ascending; several pairs may
 * be the same, where one character gave several tokens. Half a surrogate pair takes the three bytes of U+FFFD, as which
 * it is written.
 */
export function toByteOffsets(text: string, offsets: Uint32Array, count: number): void {
  const { length } = text;
  let unit = 0;
  let byte = 0;
  let lastStart = 0;
  let lastStartByte = 0;
  for (let i = 0; i < count; i++) {
    const wanted = offsets[i];
    if (wanted < unit) {
      // Before the last end there is only the start of the pair before.
      unit = lastStart;
      byte = lastStartByte;
    }
    while (unit < wanted) {
      const code = text.charCodeAt(unit++);
      if (code < 0x80) byte++;
      else if (code < 0x800) byte += 2;
      else if (
        code >= 0xd800 &&
        code < 0xdc00 &&
        unit < length &&
        (text.charCodeAt(unit) & 0xfc00) === 0xdc00
      ) {
        // Inside a pair there is no place between bytes: an offset there means the end of the character.
        unit++;
        byte += 4;
      } else byte += 3;
    }
    offsets[i] = byte;
    if (i % 2 === 0) {
      lastStart = unit;
      lastStartByte = byte;
    }
  }
}
