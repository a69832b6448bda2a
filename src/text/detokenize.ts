/**
 * Tokens to text for people to read: a space between tokens, none before closing punctuation, none after
 * opening punctuation, none between Han and Kana, none within numbers and
 * addresses that were cut (written-together.ts). Penn Treebank quotes become straight ones again.
 */

import { writtenTogether } from './written-together.ts';

const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…%‰°。、，．！？；：]+$/u;
const OPENING = /^[\p{Ps}\p{Pi}¿¡„‚#$£€¥₩@]$/u;
/** What `ptb` splits off the end of a word. */
const CLITIC = /^(?:['’](?:s|m|d|ll|re|ve)|n['’]t)$/i;
/** Punctuation of East Asian text, which has its space within itself. */
const FULL_WIDTH = /^[、。，．！？；：「」『』（）《》〈〉【】]$/u;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** @param wereCut whether numbers and addresses may have become several tokens */
export function joinReadably(tokens: readonly string[], wereCut = true): string {
  const parts: string[] = [];
  let isQuoteOpen = false;
  let glue = true;
  let wasUnspaced = false;
  const together = wereCut ? writtenTogether(tokens) : undefined;
  for (const [i, token] of tokens.entries()) {
    let text = token;
    let isClosing = CLOSING.test(token) || CLITIC.test(token);
    let isOpening = OPENING.test(token);
    if (token === '``' || token === "''" || token === '"') {
      isOpening = token === '``' || (token === '"' && !isQuoteOpen);
      isClosing = !isOpening;
      isQuoteOpen = isOpening;
      text = '"';
    }
    const isUnspaced = UNSPACED.test(token);
    const isGlued = glue || together?.[i] === 1 || isClosing || (wasUnspaced && isUnspaced);
    parts.push(isGlued ? text : ` ${text}`);
    glue = isOpening || FULL_WIDTH.test(token);
    wasUnspaced = isUnspaced;
  }
  return parts.join('');
}
