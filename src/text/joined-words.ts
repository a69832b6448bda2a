/**
 * What the second version of the `word` tokenizer keeps whole of what the first cut apart:
 *
 *   numbers     1,000.50  3.14  3:45      . , : between digits
 *   names       example.com  e.g  l·l     . and · between letters that have upper and lower case
 *               foo_bar                   low lines between letters or digits
 *   addresses   written-addresses.ts
 *
 * Source: Unicode Standard Annex 29, section 4.1 (WB6, WB7, WB11, WB12, WB13a), but for three things: times are numbers;
 * a full stop joins no Hangul, where it ends a sentence whose next begins without a blank; low lines at the edge of a
 * word stay apart, as `_so_` is a way to write emphasis.
 */
import { addressSpans } from './written-addresses.ts';

const LOW_LINE = 0x5f;
const STOPS = [0x2e, 0xb7, 0xff0e];
/** Comma and colon, the full-width comma, the Arabic signs for decimals and thousands. */
const NUMBER_SIGNS = [0x2c, 0x3a, 0xff0c, 0x66b, 0x66c];

/** By unit: 1 where a sign may join the tokens beside it, 2 where it can only stand in an address. */
export const JOINS: Uint8Array = new Uint8Array(0x10000);
for (const unit of [LOW_LINE, ...STOPS, ...NUMBER_SIGNS]) JOINS[unit] = 1;
JOINS[0x40] = 2;

const digitAtEnd = /\p{Nd}[\p{Mn}\p{Mc}]*$/u;
const digitAtStart = /^\p{Nd}/u;
const letterAtEnd = /[\p{Lu}\p{Ll}\p{Lt}][\p{Mn}\p{Mc}]*$/u;
const letterAtStart = /^[\p{Lu}\p{Ll}\p{Lt}]/u;
const wordAtEnd = /[\p{L}\p{N}][\p{Mn}\p{Mc}]*$/u;
const wordAtStart = /^[\p{L}\p{N}]/u;

/**
 * Joins the tokens of the first version that belong together, in place.
 * @param offsets [2 * count] start and end of each
 * @returns how many are left
 */
export function joinWords(text: string, units: Uint16Array, offsets: Uint32Array, count: number): number {
  const spans = addressSpans(text);
  let span = 0;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const start = offsets[2 * i];
    const end = offsets[2 * i + 1];
    while (span < spans.length && spans[span + 1] <= start) span += 2;
    if (span < spans.length && end > spans[span]) {
      // All tokens of an address, and what stands beside it without an edge.
      while (i + 1 < count && offsets[2 * i + 2] < spans[span + 1]) i++;
      offsets[2 * kept] = start;
      offsets[2 * kept + 1] = offsets[2 * i + 1];
      kept++;
      continue;
    }
    const sign = units[start];
    if (JOINS[sign] === 1 && kept > 0 && offsets[2 * kept - 1] === start && units[start - 1] !== sign) {
      const last = lastJoined(units, offsets, count, i);
      const isApart = span < spans.length && offsets[2 * last + 1] > spans[span];
      if (last > i && !isApart && isJoined(text, sign, start, offsets[2 * last])) {
        i = last;
        offsets[2 * kept - 1] = offsets[2 * i + 1];
        continue;
      }
    }
    offsets[2 * kept] = start;
    offsets[2 * kept + 1] = end;
    kept++;
  }
  return kept;
}

/** Whether the sign at `start` stands between tokens that touch it, so that it may join them: most signs do not. */
export function mayJoin(units: Uint16Array, start: number, length: number): boolean {
  const sign = units[start];
  if (start === 0 || start + 1 === length) return false;
  if (sign === LOW_LINE) return true;
  const before = units[start - 1];
  const after = units[start + 1];
  // No sign joins blanks or Hangul, and no address has any beside one.
  return (
    before > 0x20 &&
    after > 0x20 &&
    before !== sign &&
    after !== sign &&
    !isHangul(before) &&
    !isHangul(after)
  );
}

const isHangul = (unit: number): boolean => unit >= 0xac00 && unit <= 0xd7a3;

/** The token behind a sign, or behind a run of low lines; the sign itself where none follows without a blank. */
function lastJoined(units: Uint16Array, offsets: Uint32Array, count: number, sign: number): number {
  const isLine = units[offsets[2 * sign]] === LOW_LINE;
  let at = sign;
  do {
    if (at + 1 >= count || offsets[2 * at + 2] !== offsets[2 * at] + 1) return sign;
    at++;
  } while (isLine && units[offsets[2 * at]] === LOW_LINE);
  return at;
}

/** Whether a sign at `start` joins what ends there with what begins at `next`. */
function isJoined(text: string, sign: number, start: number, next: number): boolean {
  // A character and its marks: more are never looked at, so that a text of marks takes linear time.
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(next, next + 2);
  if (sign === LOW_LINE) return wordAtEnd.test(before) && wordAtStart.test(after);
  if (digitAtEnd.test(before)) return sign !== 0xb7 && digitAtStart.test(after);
  return STOPS.includes(sign) && letterAtEnd.test(before) && letterAtStart.test(after);
}
