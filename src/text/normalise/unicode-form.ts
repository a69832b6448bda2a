/**
 * The normalisation forms of Unicode that a text may be brought into before it is cut into tokens.
 * Source: Unicode Standard Annex 15. NFC writes what looks the same in one way (e and U+0301 as U+00E9, jamo as a
 * syllable); NFKC also undoes differences of form: full-width letters, ligatures, superscripts, U+00A0.
 */
import { AlignedText } from './aligned-text.ts';
import type { UnicodeForm } from './forms.ts';
import { changePieces, hasLongRun } from './segments.ts';

/** A text in a form, with the way back to the text as it was. */
export function alignedForm(text: string, form: UnicodeForm): AlignedText {
  const name = form === 'nfc' ? 'NFC' : 'NFKC';
  const ofPiece = (piece: string) => piece.normalize(name);
  if (hasLongRun(text)) return changePieces(text, ofPiece);
  const whole = text.normalize(name);
  if (whole === text) return new AlignedText(text);
  const aligned = changePieces(text, ofPiece);
  return aligned.text === whole ? aligned : changePieces(text, ofPiece, true);
}
