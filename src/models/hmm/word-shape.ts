/**
 * What a word looks like apart from its letters: capital, digits, hyphen. In scripts without case every word is `lower`.
 * Brants (2000) keeps suffix statistics apart by capitalisation; numbers and hyphens deserve the same.
 */

/** Shapes by number; with a hyphen the number is 5 more. */
export const shapeNames: readonly string[] = [
  'lower case',
  'capitalised',
  'all capitals',
  'with digits',
  'number',
  'lower case, hyphen',
  'capitalised, hyphen',
  'all capitals, hyphen',
  'with digits, hyphen',
  'number, hyphen',
];

const digit = /\p{N}/u;
const onlyNumber = /^[\p{N}.,:-]+$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

export function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}

/** The number of a word's shape: only 0 and 1 with `capital`. */
export function shapeOf(word: string, detail: 'capital' | 'full'): number {
  const capital = isCapitalised(word);
  if (detail === 'capital') return capital ? 1 : 0;
  let shape = capital ? 1 : 0;
  if (digit.test(word)) shape = onlyNumber.test(word) ? 4 : 3;
  else if (capital && word.length > 1 && word === word.toUpperCase()) shape = 2;
  return word.includes('-') ? shape + 5 : shape;
}

/** True for a token that ends the beginning of a sentence: opening quotes and brackets do not. */
export function isWordLike(token: string): boolean {
  const code = token.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return true;
  return letterOrDigit.test(token);
}
