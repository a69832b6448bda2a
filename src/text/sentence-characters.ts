/**
 * What kind of character is this, when a sentence may end near it? One byte a UTF-16 code unit for the scan, and
 * predicates over code units for what stands around a mark.
 */

// Kinds of code units: those from LINE on stop the scan.
export const SPACE = 1;
export const QUOTE = 2;
export const OPEN = 3;
export const CLOSE = 4;
export const LINE = 5;
export const FULL_STOP = 6;
export const EXCLAMATION = 7;
export const ELLIPSIS = 8;
/** Ends a sentence without white space after it. */
export const WIDE = 9;

export const KINDS = new Uint8Array(0x10000);
for (const [kind, characters] of [
  [
    SPACE,
    ' \t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff',
  ],
  [LINE, '\n\r\u0085\u2028\u2029'],
  [QUOTE, '"\'`\u00b4\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\uff02\uff07'],
  [OPEN, '([{\u00a1\u00bf\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\uff62'],
  [CLOSE, ')]}\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff09\uff3d\uff5d\uff63\ufe0e\ufe0f'],
  [FULL_STOP, '.'],
  [
    EXCLAMATION,
    '!?\u203c\u203d\u2047\u2048\u2049\u037e\u061f\u06d4\u0589\u0964\u0965\u1362\u1367\u17d4\u17d5\u104a\u104b',
  ],
  [ELLIPSIS, '\u2025\u2026'],
  [WIDE, '\u3002\uff01\uff1f\uff61\uff0e'],
] as const) {
  for (let i = 0; i < characters.length; i++) KINDS[characters.charCodeAt(i)] = kind;
}

// What a character says about whether a sentence begins with it.
export const UPPER = 1;
export const LOWER = 2;
export const DIGIT = 3;
/** A letter of a script without case, a symbol, anything else. */
export const OTHER = 4;

/** A comma, semicolon or colon, which no sentence begins with. */
export function isContinuation(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  // The end of the text is like white space.
  if (unit === 0x3a) return index + 1 === text.length || isSpace(text.charCodeAt(index + 1));
  return unit === 0x2c || unit === 0x3b || unit === 0x3001 || unit === 0xff0c || unit === 0xff1b;
}

export function caseAfterDash(text: string, index: number): number {
  let after = index + 1;
  while (after < index + 4 && (isSpace(text.charCodeAt(after)) || isDash(text.charCodeAt(after)))) after++;
  return caseOf(text, after);
}

/** As `caseOf`; a name such as eBay is as good as a capital, and an address as good as a word without case. */
export function caseAtStart(text: string, index: number): number {
  const kind = caseOf(text, index);
  if (kind !== LOWER) return kind;
  if (caseOf(text, index + 1) === UPPER) return UPPER;
  return text.startsWith('http', index) || text.startsWith('www.', index) ? OTHER : LOWER;
}

export function caseOf(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return LOWER;
    if (unit >= 0x41 && unit <= 0x5a) return UPPER;
    return isDigit(unit) ? DIGIT : OTHER;
  }
  // Scripts without case; Georgian has capitals, but sentences do not begin with them.
  if (!(unit < 0x10a0 || (unit >= 0x1e00 && unit < 0x2000))) return OTHER;
  const character = text[index];
  if (character.toLowerCase() !== character) return UPPER;
  return character.toUpperCase() !== character ? LOWER : OTHER;
}

export function isSpace(unit: number): boolean {
  const kind = KINDS[unit];
  return kind === SPACE || kind === LINE;
}

export function isOpening(kind: number): boolean {
  return kind === QUOTE || kind === OPEN;
}

/** Does no word reach across this character? Apostrophes and full stops are part of words. */
function isWordEdge(unit: number): boolean {
  const kind = KINDS[unit];
  if (kind === 0) return unit === 0x2f || unit === 0x2014 || unit === 0x2013;
  return kind !== FULL_STOP && unit !== 0x27 && unit !== 0x2019;
}

export function isDash(unit: number): boolean {
  return unit === 0x2d || (unit >= 0x2012 && unit <= 0x2015);
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isAsciiLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

/** A full-width digit. */
export function isWideDigit(unit: number): boolean {
  return unit >= 0xff10 && unit <= 0xff19;
}

export function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

/** Han or Kana. */
export function isIdeographic(unit: number): boolean {
  return (unit >= 0x3041 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff);
}

/** Longest word that is looked at before or after a mark, in code units. */
const LONGEST_WORD = 24;

/** Start of the word that ends at `index`, not before `start`. */
export function wordStart(text: string, start: number, index: number): number {
  const bound = Math.max(start, index - LONGEST_WORD);
  let from = index;
  while (from > bound && !isWordEdge(text.charCodeAt(from - 1))) from--;
  return from;
}

/** The letters at `index`, with apostrophes inside. */
export function wordAt(text: string, index: number): string {
  let end = index;
  while (end < text.length && end < index + LONGEST_WORD) {
    const unit = text.charCodeAt(end);
    if (unit < 0x80 && !isAsciiLetter(unit) && unit !== 0x27) break;
    if (unit >= 0x80 && KINDS[unit] !== 0 && unit !== 0x2019) break;
    end++;
  }
  return text.slice(index, end);
}
