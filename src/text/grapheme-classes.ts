/**
 * Character classes for splitting text into grapheme clusters without asking `Intl.Segmenter` about most of it.
 *
 * Source: Unicode Standard Annex 29, "Unicode Text Segmentation", rules GB1 to GB13. Only what holds in every
 * version of Unicode is used here; what is `HARD` is left to `Intl.Segmenter`.
 */
import { CharacterClasses } from './character-classes.ts';

/** CR, LF and other controls: a boundary before and after (but CR LF is one cluster). */
export const CONTROL = 2;
/** Begins a cluster, and ends it unless something attaches to it. */
export const PLAIN = 3;
/** The same, and ZERO WIDTH JOINER may tie the next pictograph to it. */
export const PICTOGRAPH = 4;
export const REGIONAL = 5;
/** Attaches to what is before it, whatever that is (unless it is a control). */
export const EXTEND = 6;
/** Attaches like EXTEND and ties pictographs together. */
export const ZERO_WIDTH_JOINER = 7;
/** Attaches like EXTEND, but is nothing a joiner reaches back over. */
export const SPACING = 8;
/** Needs the full rules: conjoining jamo, marks and signs of single scripts, unassigned code points. */
export const HARD = 9;

let classes: CharacterClasses | undefined;

/** The table, made when it is first asked for. */
export function graphemeClasses(): CharacterClasses {
  classes ??= new CharacterClasses({
    ascii: (unit) => (unit < 0x20 || unit === 0x7f ? CONTROL : PLAIN),
    otherwise: HARD,
    loneSurrogate: PLAIN,
    known: [
      [0xa0, 0xa8, PLAIN],
      [0xaa, 0xac, PLAIN],
      [0xaf, 0xff, PLAIN],
      [0x100, 0x24f, PLAIN],
      [0x2010, 0x2027, PLAIN],
      [0x3001, 0x3002, PLAIN],
      [0x3131, 0x318e, PLAIN],
      [0x4e00, 0x9fff, PLAIN],
      [0xac00, 0xd7a3, PLAIN],
    ],
    rules: [
      { value: PLAIN, set: '[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Zs}\\p{Co}]--[\\u{11000}-\\u{1CFFF}]' },
      // Letters that attach to a neighbour: conjoining jamo, Thai and Lao AM, the reph of Malayalam.
      { value: HARD, set: '\\u1100-\\u11FF\\uA960-\\uA97F\\uD7B0-\\uD7FF\\u0E33\\u0EB3\\u0D4E' },
      { value: PICTOGRAPH, set: '\\p{Extended_Pictographic}' },
      { value: REGIONAL, set: '\\p{Regional_Indicator}' },
      { value: EXTEND, set: '[\\p{Script=Inherited}&&\\p{Mn}]' },
      // Vowel signs and the like of the scripts of India; what joins consonants (the viramas) is left out.
      { value: EXTEND, set: '[[\\u0900-\\u0DFF]&&\\p{Mn}]' },
      { value: SPACING, set: '[[\\u0900-\\u0DFF]&&\\p{Mc}]' },
      {
        value: HARD,
        set: '\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA',
      },
      // Marks of Hebrew, Arabic and Thai.
      { value: EXTEND, set: '[[\\u0483-\\u06FF\\u0E00-\\u0EFF]&&\\p{Mn}]--[\\u0E3A\\u0EBA]' },
      { value: EXTEND, set: '\\p{Emoji_Modifier}\\u{E0020}-\\u{E007F}\\uFF9E\\uFF9F\\u200C' },
      { value: ZERO_WIDTH_JOINER, set: '\\u200D' },
      { value: CONTROL, set: '\\p{Cc}\\u2028\\u2029\\u200B\\uFEFF' },
    ],
  });
  return classes;
}
