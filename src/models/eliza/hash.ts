/**
 * HASH, the SLIP function by which ELIZA chooses one of the four MEMORY transformations.
 *
 * Sources: the SLIP function library as found in Weizenbaum's papers (IBM 7090 assembler), and J. Weizenbaum,
 * "Symmetric List Processor", Communications of the ACM 6(9), 1963.
 * A word lies in cells of six six-bit characters; d is the 36-bit number in its last cell, padded on the right
 * with blanks. HASH(d, n) is the middle n bits of the square of d's low 35 bits (the top bit is the sign).
 */

const NONE = 255;
const CODES: readonly [string, number][] = [
  ['0123456789', 0],
  ["='", 11],
  ['+ABCDEFGHI', 16],
  ['.)', 27],
  ['-JKLMNOPQR', 32],
  ['$*', 43],
  [' /STUVWXYZ', 48],
  [',(', 59],
];
const bcdOf = new Uint8Array(256).fill(NONE);
for (const [characters, first] of CODES) {
  for (let i = 0; i < characters.length; i++) bcdOf[characters.charCodeAt(i)] = first + i;
}

const CELL = 6;
const BLANK = 48;

/**
 * The last cell of a word as a number from 0 to 2^36 - 1. A cell holds six UTF-8 bytes; a byte that the
 * machine's character set lacks counts as its low six bits.
 */
export function lastCell(word: string): number {
  const bytes = new TextEncoder().encode(word);
  const start = bytes.length === 0 ? 0 : bytes.length - 1 - ((bytes.length - 1) % CELL);
  let cell = 0;
  for (let i = start; i < start + CELL; i++) {
    const code = i < bytes.length ? bcdOf[bytes[i]] : BLANK;
    cell = cell * 64 + (code === NONE ? bytes[i] & 63 : code);
  }
  return cell;
}

/** The middle `n` bits (0 to 15) of the square of the low 35 bits of `d`, an integer from 0 to 2^36 - 1. */
export function hash(d: number, n: number): number {
  // d = a 2^18 + b, so d^2 = a^2 2^36 + 2ab 2^18 + b^2; the result ends at bit 43, so 44 bits of each term do.
  const low = d % 2 ** 35;
  const a = Math.floor(low / 2 ** 18);
  const b = low % 2 ** 18;
  const square = ((a * a) % 2 ** 8) * 2 ** 36 + ((2 * a * b) % 2 ** 26) * 2 ** 18 + b * b;
  return Math.floor(square / 2 ** (35 - Math.floor(n / 2))) % 2 ** n;
}

/** Which of the four MEMORY transformations a text that ends in `word` chooses: 0 to 3. */
export function hashOfWord(word: string): number {
  return hash(lastCell(word), 2);
}
