// Sixteen bytes of text at a time: where words end, and words as blocks (see word-ids.ts).

/** Bit i is set where byte i is a space, tab, CR or LF. */
@inline
export function blankBytes(bytes: v128): u32 {
  const lines = v128.or(i8x16.eq(bytes, i8x16.splat(10)), i8x16.eq(bytes, i8x16.splat(13)));
  const spaces = v128.or(i8x16.eq(bytes, i8x16.splat(32)), i8x16.eq(bytes, i8x16.splat(9)));
  return <u32>i8x16.bitmask(v128.or(lines, spaces));
}

/** The first blank at or after `at`; there must be one. */
export function endOfWord(at: usize): usize {
  let blanks = blankBytes(v128.load(at));
  while (blanks == 0) {
    at += 16;
    blanks = blankBytes(v128.load(at));
  }
  return at + ctz(blanks);
}

/** The first `length` bytes, 0 to 15 of them, then FF, then 00. */
@inline
export function lastBlock(bytes: v128, length: u32): v128 {
  const place = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const end = i8x16.splat(<i8>length);
  const kept = v128.and(bytes, i8x16.lt_u(place, end));
  return v128.or(kept, i8x16.eq(place, end));
}
