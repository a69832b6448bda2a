/**
 * Quotations that are tied to the words after them, so that the sentence goes on: "Why?" Tom asked. "..." 라고 말했다.
 * 「…。」と言った。“……！”他说。
 */
import {
  ABBREVIATIONS,
  CHINESE_SPEECH,
  JAPANESE_PARTICLES,
  KOREAN_QUOTATIVES,
  SPEECH_VERBS,
  TITLE,
} from './abbreviations.ts';
import { caseOf, isHangul, isIdeographic, UPPER, wordAt } from './sentence-characters.ts';

/**
 * Is the quotation before `index`, which ends like a sentence, part of a longer one? In English a quotation that is
 * ends with a comma, or with an exclamation or question mark (`isExclaimed`), never with a full stop.
 */
export function isTiedToQuotation(text: string, index: number, isExclaimed: boolean): boolean {
  const unit = text.charCodeAt(index);
  if (isHangul(unit)) return KOREAN_QUOTATIVES.some((word) => text.startsWith(word, index));
  if (isIdeographic(unit))
    return JAPANESE_PARTICLES.includes(text[index]) || isChineseAttribution(text, index);
  return isExclaimed && caseOf(text, index) === UPPER && isAttribution(text, index);
}

/** Up to two names and a verb of speech: "Why?" Old Tom asked. */
function isAttribution(text: string, index: number): boolean {
  let from = index;
  for (let i = 0; i < 4; i++) {
    const word = wordAt(text, from);
    if (word === '') return false;
    if (i > 0 && SPEECH_VERBS.has(word)) return true;
    from += word.length;
    if (text.charCodeAt(from) === 0x2e && ABBREVIATIONS.get(word.toLowerCase()) === TITLE) from++;
    if (text.charCodeAt(from) !== 0x20) return false;
    from++;
  }
  return false;
}

/** A few characters and a verb of speech, then punctuation: “……！”他说。 */
function isChineseAttribution(text: string, index: number): boolean {
  for (let i = index; i < index + 6 && i + 1 < text.length && isIdeographic(text.charCodeAt(i)); i++) {
    const isEnd = !isIdeographic(text.charCodeAt(i + 1)) && !/\s/.test(text[i + 1]);
    if (isEnd && CHINESE_SPEECH.includes(text[i])) return true;
  }
  return false;
}
