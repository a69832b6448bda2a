/** Normalisers that look at one character at a time: lower case, accents, and BERT's cleaning. */
import { AlignedText } from '../../normalise/aligned-text.ts';
import type { SubwordNormaliser } from './normaliser.ts';
import { Rewriter } from './rewriter.ts';

/** What becomes of a character; itself for no change. */
type CharacterRule = (character: string) => string;

/** Applies a rule to each character. @param ascii what becomes of a whole text of ASCII, of the same length; undefined to look at its characters */
export function byCharacter(
  rule: CharacterRule,
  ascii: (text: string) => string | undefined,
): SubwordNormaliser {
  const known = new Map<number, string>();
  return (text) => {
    const simple = isAscii.test(text) ? ascii(text) : undefined;
    if (simple !== undefined) return simple === text ? [] : [new AlignedText(simple)];
    const rewriter = new Rewriter(text);
    for (let i = 0; i < text.length; ) {
      const code = text.codePointAt(i)!;
      const end = i + (code > 0xffff ? 2 : 1);
      let changed = known.get(code);
      if (changed === undefined) {
        changed = rule(text.slice(i, end));
        known.set(code, changed);
      }
      if (changed.length !== end - i || changed !== text.slice(i, end)) rewriter.replace(i, end, changed);
      i = end;
    }
    return rewriter.finish();
  };
}

const isAscii = /^[\0-\x7F]*$/;

/** Lower case, character by character: without the rule for a sigma at the end of a word. */
export const lowerCase: SubwordNormaliser = byCharacter(
  (character) => character.toLowerCase(),
  (text) => text.toLowerCase(),
);

/** Without the marks that are characters of their own (general category Mn). */
export const stripMarks: SubwordNormaliser = byCharacter(
  (character) => (mark.test(character) ? '' : character),
  (text) => text,
);

const mark = /^\p{Mn}$/u;

export interface BertCleaning {
  cleanText: boolean;
  chineseCharacters: boolean;
  stripAccents: boolean;
  lowercase: boolean;
}

/**
 * What BERT does to text before it cuts it: control characters go, white space becomes a space, Chinese characters stand
 * alone, accents and capitals go.
 * Source: J. Devlin et al., "BERT", 2019, and the rules of its published tokenizer.
 */
export function bertCleaning(settings: BertCleaning): SubwordNormaliser {
  const { cleanText, chineseCharacters, stripAccents, lowercase } = settings;
  const rule: CharacterRule = (character) => {
    let changed = character;
    if (cleanText) {
      if (/^(?![\t\n\r])[\uFFFD\p{C}]$/u.test(changed)) return '';
      if (/^\p{White_Space}$/u.test(changed)) changed = ' ';
    }
    if (chineseCharacters && isChinese(changed.codePointAt(0)!)) changed = ` ${changed} `;
    if (stripAccents) changed = changed.normalize('NFD').replace(/\p{Mn}/gu, '');
    return lowercase ? lowered(changed) : changed;
  };
  const hasControls = /[\0-\x1F\x7F]/;
  return byCharacter(rule, (text) => {
    if (cleanText && hasControls.test(text)) {
      if (removed.test(text)) return undefined;
      const blank = text.replace(/[\t\n\r]/g, ' ');
      return lowercase ? blank.toLowerCase() : blank;
    }
    return lowercase ? text.toLowerCase() : text;
  });
}

/** ASCII that is neither kept nor white space. */
const removed = /[\0-\x08\v\f\x0E-\x1F\x7F]/;

function lowered(text: string): string {
  return Array.from(text, (character) => character.toLowerCase()).join('');
}

/** The blocks of CJK unified ideographs and compatibility ideographs, as BERT lists them. */
function isChinese(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2b73f) ||
    (code >= 0x2b740 && code <= 0x2b81f) ||
    (code >= 0x2b920 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}
