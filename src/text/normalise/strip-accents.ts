/**
 * Letters without their accents: what Unicode decomposes into a letter and marks that many scripts share (acute,
 * diaeresis, cedilla, Arabic vowel signs, ...) loses the marks. Marks of one script alone stay, as they are no accents
 * but vowels and consonants (Devanagari, Thai, Hebrew), and so do the voicing marks of Kana and the variation selectors.
 * Letters that are no letter with an accent to Unicode (U+00F8, U+0142) stay too.
 */
import type { AlignedText } from './aligned-text.ts';
import { changePieces } from './segments.ts';

const accent = /(?!\u3099|\u309A|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])(?=\p{Mn})\p{Script=Inherited}/u;
const accents = new RegExp(accent.source, 'gu');

/** A text without accents, with the way back to the text as it was. */
export function withoutAccents(text: string): AlignedText {
  return changePieces(text, (piece) => {
    const decomposed = piece.normalize('NFD');
    return accent.test(decomposed) ? decomposed.replace(accents, '').normalize('NFC') : piece;
  });
}
