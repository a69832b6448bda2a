/** Classes of characters that the scanners tell apart: letters, numbers, white space, line breaks, all else. */
import { CharacterClasses } from '../../character-classes.ts';

export const OTHER = 2;
export const SPACE = 3;
export const NUMBER = 4;
export const LETTER = 5;

let classes: CharacterClasses | undefined;

export function scanClasses(): CharacterClasses {
  classes ??= new CharacterClasses({
    ascii: (unit) => {
      if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return SPACE;
      if (unit >= 0x30 && unit <= 0x39) return NUMBER;
      const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
      return isLetter ? LETTER : OTHER;
    },
    otherwise: OTHER,
    loneSurrogate: OTHER,
    known: [
      [0x3131, 0x318e, LETTER],
      [0xac00, 0xd7a3, LETTER],
    ],
    rules: [
      { value: LETTER, set: '\\p{L}' },
      { value: NUMBER, set: '\\p{N}' },
      { value: SPACE, set: '\\p{White_Space}' },
    ],
  });
  return classes;
}
