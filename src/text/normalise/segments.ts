/**
 * A text in pieces that can be normalised one by one: a character with all that may combine with it. ASCII before ASCII
 * never changes and belongs to no piece.
 * Source: Unicode Standard Annex 15, "Unicode Normalization Forms": section 9.1 (stable code points), and definition
 * D3 of the Stream-Safe Text Format, which allows 30 marks in a row. Beyond that a piece ends, as normalising a run of
 * n marks takes n^2 steps.
 */
import { AlignedText } from './aligned-text.ts';

/** Marks, and the letters that compose with the one before them: jamo, also the narrow and the compatible ones. */
const combining =
  '\\p{M}\\u1160-\\u11FF\\u3133\\u3135\\u3136\\u313A-\\u3140\\u3144\\u314F-\\u318E\\uD7B0-\\uD7FF' +
  '\\uFF9E\\uFF9F\\uFFA3\\uFFA5\\uFFA6\\uFFAA-\\uFFB0\\uFFB4\\uFFC2-\\uFFDC';
const LONGEST_RUN = 30;
const pieces = new RegExp(
  `(?:[\\0-\\x7F](?=[^\\0-\\x7F])|[^\\0-\\x7F])[${combining}]{0,${LONGEST_RUN}}`,
  'gu',
);
/** Whatever the running Node's Unicode composes: nothing does so with an ASCII character after it. */
const widePieces = /[\0-\x7F]?[^\0-\x7F]{1,256}/gu;
const tooLongRun = new RegExp(`[${combining}]{${LONGEST_RUN + 1}}`, 'u');

/** Whether some character has so many marks that it must be taken in parts. */
export function hasLongRun(text: string): boolean {
  return tooLongRun.test(text);
}

/** The text with each piece replaced by what `change` makes of it. @param wide in pieces as long as can be */
export function changePieces(text: string, change: (piece: string) => string, wide = false): AlignedText {
  const parts: string[] = [];
  const edits: number[] = [];
  let copied = 0;
  let length = 0;
  for (const match of text.matchAll(wide ? widePieces : pieces)) {
    const piece = match[0];
    const changed = change(piece);
    if (changed === piece) continue;
    const start = match.index;
    const end = start + piece.length;
    parts.push(text.slice(copied, start), changed);
    length += start - copied;
    edits.push(start, end, length, length + changed.length);
    length += changed.length;
    copied = end;
  }
  if (edits.length === 0) return new AlignedText(text);
  parts.push(text.slice(copied));
  return new AlignedText(parts.join(''), edits);
}
