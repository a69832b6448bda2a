/**
 * GPT-2's way to cut text: English endings ('s 't 're 've 'm 'll 'd), letters, numbers or signs with a space before them,
 * white space up to the last blank before a word.
 * Source: A. Radford et al., 2019. The pattern, which this loop follows in one pass:
 *   's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
 */
import { widthAt } from '../../character-classes.ts';
import { TextUnits } from '../../text-units.ts';
import type { PieceListener, PreTokenizer } from './pre-tokenizer.ts';
import { LETTER, OTHER, SPACE, scanClasses } from './scan-classes.ts';

/** @param addPrefixSpace whether a text that begins without white space gets a space before it */
export function gpt2PreTokenizer(addPrefixSpace: boolean): PreTokenizer {
  const classes = scanClasses();
  const { table } = classes;
  const textUnits = new TextUnits();
  const scan = (text: string, added: number, each: PieceListener): void => {
    const units = textUnits.read(text);
    const { length } = text;
    let start = 0;
    while (start < length) {
      let index = start;
      let kind = table[units[index]];
      if (kind < OTHER) kind = classes.at(units, index);
      if (units[index] === 0x27) {
        const end = index + endingLength(units, index, length);
        if (end > index) {
          each(text.slice(start, end), start - added, 0);
          start = end;
          continue;
        }
      }
      if (kind === SPACE) {
        let next = classes.at(units, index + 1);
        if (units[index] !== 0x20 || next === SPACE || index + 1 >= length) {
          // White space: all of it, but for the last blank where a word follows.
          index++;
          while (index < length && next === SPACE) next = classes.at(units, ++index);
          const end = index < length && index > start + 1 ? index - 1 : index;
          each(text.slice(start, end), Math.max(0, start - added), start < added ? added : 0);
          start = end;
          continue;
        }
        kind = next;
        index++;
      }
      index += kind === LETTER && units[index] < 0xd800 ? 1 : widthAt(units, index);
      for (;;) {
        let next = table[units[index]];
        if (next < OTHER) next = classes.at(units, index);
        if (next !== kind || index >= length) break;
        index += widthAt(units, index);
      }
      each(text.slice(start, index), start < added ? 0 : start - added, start < added ? added : 0);
      start = index;
    }
  };
  return {
    cut(text, _isFirst, each) {
      const isPrefixed = addPrefixSpace && text !== '' && !/^\s/.test(text);
      scan(isPrefixed ? ` ${text}` : text, isPrefixed ? 1 : 0, each);
    },
  };
}

/** The length of an English ending that begins with the apostrophe at `index`, or 0. */
function endingLength(units: Uint16Array, index: number, length: number): number {
  if (index + 1 >= length) return 0;
  const first = units[index + 1];
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return 2;
  if (index + 2 >= length) return 0;
  const second = units[index + 2];
  if (second === 0x65 && (first === 0x72 || first === 0x76)) return 3;
  return first === 0x6c && second === 0x6c ? 3 : 0;
}
