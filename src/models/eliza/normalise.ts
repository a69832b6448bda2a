/**
 * What is done to the user's text before ELIZA sees it, and (without the splitting) to the words of a script.
 *
 * The IBM 7094 had capitals and some twenty signs; today's keyboards have more. Letters become capitals, one
 * for one except sharp s and the Latin ligatures; quotation marks and the inverted `!` and `?` become blanks,
 * `!` and `?` a full stop, `:` `;` and the long dashes a comma, the curly apostrophe a straight one.
 */

const WORD = 0;
const BLANK = 1;
const COMMA = 2;
const STOP = 3;

/** What each ASCII character is: part of a word, a blank, a comma or a full stop. */
const classOf = new Uint8Array(128);
for (const character of ' \t\n\v\f\r"`') classOf[character.charCodeAt(0)] = BLANK;
for (const character of ',:;') classOf[character.charCodeAt(0)] = COMMA;
for (const character of '.!?') classOf[character.charCodeAt(0)] = STOP;

/** The words of the user's text, in capitals; `,` and `.` are words of their own. */
export function normalise(input: string): string[] {
  const text = isAscii(input) ? input.toUpperCase() : mapText(input);
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? classOf[code] : WORD;
    if (kind === WORD) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0) {
      words.push(text.slice(start, i));
      start = -1;
    }
    if (kind === COMMA) words.push(',');
    else if (kind === STOP) words.push('.');
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

/**
 * The same for one symbol of a script, which is never split: a quotation mark inside it stays as a blank, so
 * that `«` prints as one.
 */
export function normaliseSymbol(symbol: string): string {
  for (let i = 0; i < symbol.length; i++) {
    const code = symbol.charCodeAt(i);
    // Capitals, digits, hyphen, apostrophe, comma, full stop and the like stay as they are.
    if (
      code >= 128 ||
      (code >= 97 && code <= 122) ||
      (classOf[code] !== WORD && code !== 44 && code !== 46)
    ) {
      return mapText(symbol);
    }
  }
  return symbol;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function mapText(text: string): string {
  let mapped = '';
  for (const character of text) mapped += mapCharacter(character);
  return mapped;
}

function mapCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 128) {
    const kind = classOf[code];
    if (kind === WORD) return character.toUpperCase();
    return kind === BLANK ? ' ' : kind === COMMA ? ',' : '.';
  }
  switch (code) {
    case 0x2019: // right single quotation mark, the apostrophe of typeset text
      return "'";
    case 0xab: // double angle quotation marks
    case 0xbb:
    case 0x2018: // left single quotation mark
    case 0x2039: // single angle quotation marks
    case 0x203a:
    case 0xa1: // inverted exclamation mark
    case 0xbf: // inverted question mark
      return ' ';
    case 0x2013: // en dash
    case 0x2014: // em dash
      return ',';
  }
  if (code >= 0x201a && code <= 0x201f) return ' '; // low, high-reversed and double quotation marks
  const upper = character.toUpperCase();
  if (upper.length === character.length) return upper;
  // Unicode's full mapping makes several letters of one. That is wanted for sharp s and the Latin ligatures
  // U+FB00 to U+FB06; elsewhere only a one-for-one mapping counts.
  if (code === 0xdf || (code >= 0xfb00 && code <= 0xfb06)) return upper;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCharCode(code | 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCharCode(code + 9);
  return character;
}
