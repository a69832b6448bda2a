/**
 * The character classes of the `word` tokenizer.
 *
 * Letters, numbers and marks make words. Scripts that are written without spaces are told apart, since a
 * change of script is all that can be seen of a word's edge there without a dictionary: Han, Hiragana and
 * Katakana each make words of their own. Invisible word separators (U+200B ZERO WIDTH SPACE and U+FEFF, the
 * byte order mark) count as white space: nobody expects a token that cannot be seen.
 */
import { CharacterClasses } from './character-classes.ts';

export const SPACE = 2;
/** Punctuation, symbols, private use, unassigned. */
export const OTHER = 3;
/** Control and format characters, lone surrogates: nothing attaches to them. */
export const CONTROL = 4;
/** Emoji and other pictographs, which ZERO WIDTH JOINER joins. */
export const PICTOGRAPH = 5;
/** Two of them are a flag. */
export const REGIONAL = 6;
/** Skin tones and tags: part of the emoji before them. */
export const EXTEND = 7;
/** Letters and numbers; Hangul syllables and jamo among them. */
export const WORD = 8;
export const HAN = 9;
export const HIRAGANA = 10;
export const KATAKANA = 11;
/** The prolonged sound mark and the half-width voicing marks: belong to the Kana before them. */
export const KANA_EXTENDER = 12;
/** Combining marks. */
export const MARK = 13;
/** ZERO WIDTH JOINER and NON-JOINER. */
export const JOINER = 14;
/** U+FE0F, which asks for the emoji form of what is before it. */
export const EMOJI_FORM = 15;
/** U+20E3, which makes a key cap of what is before it. */
export const KEY_CAP = 16;
export const APOSTROPHE = 17;
export const SOFT_HYPHEN = 18;

let classes: CharacterClasses | undefined;

/** The table, made when it is first asked for. */
export function wordClasses(): CharacterClasses {
  classes ??= new CharacterClasses({
    ascii: (unit) => {
      if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return SPACE;
      if (unit < 0x20 || unit === 0x7f) return CONTROL;
      if (unit === 0x27) return APOSTROPHE;
      const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
      return isLetter || (unit >= 0x30 && unit <= 0x39) ? WORD : OTHER;
    },
    otherwise: OTHER,
    loneSurrogate: CONTROL,
    // Enough for most European and Korean text to be read without property look-ups (a few milliseconds).
    known: [
      [0xa0, 0xa0, SPACE],
      [0xab, 0xab, OTHER],
      [0xb7, 0xb7, OTHER],
      [0xbb, 0xbb, OTHER],
      [0xc0, 0x24f, WORD],
      [0xd7, 0xd7, OTHER],
      [0xf7, 0xf7, OTHER],
      [0x2010, 0x2027, OTHER],
      [0x2019, 0x2019, APOSTROPHE],
      [0x3001, 0x3002, OTHER],
      [0x3131, 0x318e, WORD],
      [0x4e00, 0x9fff, HAN],
      [0xac00, 0xd7a3, WORD],
    ],
    rules: [
      { value: PICTOGRAPH, set: '\\p{Extended_Pictographic}' },
      { value: CONTROL, set: '\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}' },
      { value: WORD, set: '\\p{L}\\p{N}' },
      { value: HAN, set: '\\p{Script=Han}&&[\\p{L}\\p{N}]' },
      { value: HIRAGANA, set: '\\p{Script=Hiragana}&&\\p{L}' },
      { value: KATAKANA, set: '\\p{Script=Katakana}&&\\p{L}' },
      { value: KANA_EXTENDER, set: '\\u30FC\\uFF70\\uFF9E\\uFF9F' },
      { value: MARK, set: '\\p{M}' },
      { value: EXTEND, set: '\\p{Emoji_Modifier}\\u{E0020}-\\u{E007F}' },
      { value: REGIONAL, set: '\\p{Regional_Indicator}' },
      { value: JOINER, set: '\\u200C\\u200D' },
      { value: EMOJI_FORM, set: '\\uFE0F' },
      { value: KEY_CAP, set: '\\u20E3' },
      { value: APOSTROPHE, set: '\\u2019' },
      { value: SOFT_HYPHEN, set: '\\u00AD' },
      { value: SPACE, set: '\\p{White_Space}\\u200B\\uFEFF' },
    ],
  });
  return classes;
}
