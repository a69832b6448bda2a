/**
 * Does a single full stop end the sentence? By the word before it (its kind in abbreviations.ts, or its looks: a
 * single letter, letters with full stops, a capital with consonants only) and by the word after it.
 * Sources: see sentences.ts.
 */
import {
  ABBREVIATIONS,
  AFTER_ORDINAL,
  BEFORE_NUMBER,
  BEFORE_ORDINAL,
  CALENDAR,
  EITHER,
  FINAL,
  LOWER_STARTERS,
  STARTERS,
  TIME,
  TITLE,
} from './abbreviations.ts';
import {
  caseOf,
  DIGIT,
  isDash,
  isDigit,
  isSpace,
  KINDS,
  OPEN,
  OTHER,
  UPPER,
  wordAt,
  wordStart,
} from './sentence-characters.ts';

/**
 * The decision at the full stop `mark` of the sentence that began at `start`. The next text is at `next`, its first
 * character after opening quotes and brackets at `first`, and that is of case `follows`, not lower.
 */
export function endsAtFullStop(
  text: string,
  start: number,
  mark: number,
  next: number,
  first: number,
  follows: number,
  own: ReadonlySet<string> | undefined,
): boolean {
  const from = wordStart(text, start, mark);
  if (from === mark) return true;
  if (isNumber(text, from, mark)) return endsAtNumber(text, start, from, mark, next, follows);
  const word = text.slice(from, mark);
  let kind = kindOf(word, own);
  if (kind === TITLE) return false;
  if (kind === BEFORE_NUMBER) {
    if (follows === DIGIT) return false;
    kind = word.length === 1 ? EITHER : 0;
  }
  if (from === start && (word.length === 1 ? kind !== 0 : /^[IVXL]{2,5}$/.test(word))) return false;
  if (kind === 0) return true;
  if (follows === DIGIT || KINDS[text.charCodeAt(next)] === OPEN) return false;
  if (follows === OTHER) return word.length > 1 && !TIED_SYMBOLS.includes(text[first]);
  if (isDash(text.charCodeAt(first))) return false;
  if (kind === FINAL) return true;
  const following = wordAt(text, first);
  if (kind === TIME) return !CALENDAR.has(following);
  if (word === 'I' && caseOf(text, wordStart(text, start, spaceStart(text, start, from))) !== UPPER)
    return true;
  // Another initial, not the word "A" or "I".
  if (following.length === 1 && text.charCodeAt(first + 1) === 0x2e) return false;
  return STARTERS.has(following) || (word.length > 1 && first > next);
}

/**
 * The decision where a lower-case letter follows: text typed without capitals has sentences too, which are seen
 * where an ordinary word stands before the full stop and a pronoun or the like after it.
 */
export function endsBeforeLower(
  text: string,
  start: number,
  mark: number,
  next: number,
  own: ReadonlySet<string> | undefined,
): boolean {
  if (!LOWER_STARTERS.has(wordAt(text, next))) return false;
  const word = text.slice(wordStart(text, start, mark), mark);
  return /^[\p{L}'\u2019]{2,}$/u.test(word) && kindOf(word, own) === 0;
}

/** The decision after a number. */
function endsAtNumber(
  text: string,
  start: number,
  from: number,
  mark: number,
  next: number,
  follows: number,
): boolean {
  // A list marker.
  if (from === start && mark - from < 4) return false;
  const before = spaceStart(text, start, from);
  if (mark - from < 3 && text.charCodeAt(before - 1) === 0x3a) return false;
  // Dates with full stops: 2003. 5. 1.
  if (follows === DIGIT) {
    let end = next;
    while (end < next + 4 && isDigit(text.charCodeAt(end))) end++;
    return text.charCodeAt(end) !== 0x2e;
  }
  if (text.charCodeAt(before - 1) === 0x2e && isDigit(text.charCodeAt(before - 2))) return follows === UPPER;
  // Ordinal numbers: am 3. Mai.
  if (mark - from > 2) return true;
  const following = wordAt(text, next);
  if (AFTER_ORDINAL.has(following)) return false;
  return STARTERS.has(following) || !BEFORE_ORDINAL.has(text.slice(wordStart(text, start, before), before));
}

/** The kind of an abbreviation, by the lists, without what stands before a hyphen ("ex-Mrs."), and by its looks. */
function kindOf(word: string, own: ReadonlySet<string> | undefined): number {
  const key = word.toLowerCase();
  if (own?.has(key)) return TITLE;
  const known = ABBREVIATIONS.get(key);
  if (known !== undefined) return known;
  if (word.length === 1) return caseOf(word, 0) === OTHER ? 0 : EITHER;
  const hyphen = key.lastIndexOf('-');
  if (hyphen >= 0) return ABBREVIATIONS.get(key.slice(hyphen + 1)) ?? 0;
  if (word.includes('.')) return /^(?:\p{L}\.)+\p{L}{1,2}$/u.test(word) ? EITHER : 0;
  return word.length < 6 && /^[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+$/.test(word) ? EITHER : 0;
}

/** What is not the beginning of a sentence after an abbreviation. */
const TIED_SYMBOLS = '$€£¥&/+%=*-–—';

function isNumber(text: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** Start of the white space that ends at `index`; a few characters are looked at. */
function spaceStart(text: string, start: number, index: number): number {
  let from = index;
  while (from > start && from > index - 4 && isSpace(text.charCodeAt(from - 1))) from--;
  return from;
}
