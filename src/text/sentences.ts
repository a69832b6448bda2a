/**
 * Splits running text into sentences, in one pass over its code units.
 *
 * A mark (. ! ? … and their kin in other scripts) with the quotes and brackets that close after it ends a sentence
 * unless something speaks against it:
 *
 *   1. A blank line, or the end of the text, always ends the sentence; a single line end is white space.
 *   2. No white space after the mark: part of a number, a name, an address (3.14, U.S., example.org). The full
 *      stops of scripts written without spaces (。！？) need none, nor do ! and ? between two letters of them,
 *      nor a Korean sentence ending before a Hangul syllable.
 *   3. A lower-case letter, a comma or the like follows: the sentence goes on ("Why?" he asked.).
 *   4. A full stop after an abbreviation, an initial, a list marker at the start or an ordinal number: by its
 *      kind and by the word that follows (abbreviations.ts).
 *   5. A quotation tied to what follows by a verb of speech or a particle ("..." 라고 말했다, 「…。」と言った).
 *
 * Sources: patterns for abbreviations (a single letter, letters with full stops, a capital with consonants only)
 * and the use of what follows, from G. Grefenstette and P. Tapanainen, "What is a word, what is a sentence?
 * Problems of tokenization", 1994; that capitalised function words after an abbreviation begin a sentence, from
 * the orthographic heuristic and the frequent sentence starters of T. Kiss and J. Strunk, "Unsupervised
 * Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006 (here a fixed list).
 *
 * Every look ahead and back is bounded, or is over white space that is then skipped: time is linear in any text.
 */
import {
  ABBREVIATIONS,
  AFTER_ORDINAL,
  BEFORE_NUMBER,
  BEFORE_ORDINAL,
  CALENDAR,
  CHINESE_SPEECH,
  EITHER,
  FINAL,
  JAPANESE_PARTICLES,
  KOREAN_QUOTATIVES,
  SPEECH_VERBS,
  STARTERS,
  TIME,
  TITLE,
} from './abbreviations.ts';
import {
  CLOSE,
  caseAfterDash,
  caseOf,
  DIGIT,
  ELLIPSIS,
  EXCLAMATION,
  FULL_STOP,
  isAsciiLetter,
  isContinuation,
  isDash,
  isDigit,
  isHangul,
  isIdeographic,
  isOpening,
  isSpace,
  isUpper,
  isWordEdge,
  KINDS,
  LINE,
  LOWER,
  OTHER,
  QUOTE,
  SPACE,
  UPPER,
  WIDE,
} from './sentence-characters.ts';

export interface SentenceSpan {
  /** The sentence as it stands in the text, without white space around it; line ends within it are kept. */
  text: string;
  /** Where it begins in the text, in UTF-16 code units. */
  start: number;
  /** Where it ends: the index after its last code unit. */
  end: number;
}

export interface SentenceOptions {
  /** More abbreviations that end no sentence, with or without their full stop; upper and lower case are alike. */
  abbreviations?: Iterable<string>;
}

/** The sentences of a text, in order; between them is nothing but white space. */
export function splitSentences(text: string, options: SentenceOptions = {}): SentenceSpan[] {
  const offsets = sentenceOffsets(text, options);
  const sentences: SentenceSpan[] = [];
  for (let i = 0; i < offsets.length; i += 2) {
    const start = offsets[i];
    const end = offsets[i + 1];
    sentences.push({ text: text.slice(start, end), start, end });
  }
  return sentences;
}

/** Where the sentences start and end, in pairs: as `splitSentences`, without the texts. */
export function sentenceOffsets(text: string, options: SentenceOptions = {}): number[] {
  const own = ownAbbreviations(options.abbreviations);
  const length = text.length;
  const offsets: number[] = [];
  let start = Math.abs(spaceEnd(text, 0));
  let index = start;
  while (index < length) {
    const kind = KINDS[text.charCodeAt(index)];
    if (kind < LINE) {
      index++;
      continue;
    }
    let isEnd: boolean;
    let end = index;
    let next: number;
    if (kind === LINE) {
      next = spaceEnd(text, index);
      isEnd = next < 0;
    } else {
      end = markEnd(text, index);
      next = spaceEnd(text, end);
      isEnd = next < 0 || next === length || endsSentence(text, start, index, end, next, own);
    }
    if (next < 0) next = -next;
    if (isEnd) {
      offsets.push(start, trimmedEnd(text, end));
      start = next;
    }
    index = next;
  }
  if (start < length) offsets.push(start, trimmedEnd(text, length));
  return offsets;
}

/** Longest word that is looked at before or after a mark, in code units. */
const LONGEST_WORD = 24;

/** The end of the white space at `index`, negative if it holds a blank line or a paragraph separator. */
function spaceEnd(text: string, index: number): number {
  let lines = 0;
  let end = index;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    const kind = KINDS[unit];
    if (kind === LINE) {
      if (unit !== 0x0a || end === index || text.charCodeAt(end - 1) !== 0x0d) lines++;
      if (unit === 0x2029) lines = 2;
    } else if (kind !== SPACE) break;
  }
  return lines > 1 ? -end : end;
}

function trimmedEnd(text: string, index: number): number {
  let end = index;
  while (end > 0) {
    const kind = KINDS[text.charCodeAt(end - 1)];
    if (kind !== SPACE && kind !== LINE) break;
    end--;
  }
  return end;
}

/** The end of the marks that begin at `index`, with the quotes, brackets and footnote numbers that close after them. */
function markEnd(text: string, index: number): number {
  let end = index + 1;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    const kind = KINDS[unit];
    if (kind > LINE || kind === CLOSE || kind === QUOTE) {
      end++;
    } else if (unit === 0x5b) {
      const footnote = footnoteEnd(text, end);
      if (footnote === end) break;
      end = footnote;
    } else if (kind === SPACE && closesAfterSpace(text, end + 1)) {
      end += 2;
    } else break;
  }
  return end;
}

/** The end of a footnote number in square brackets at `index`, else `index`. */
function footnoteEnd(text: string, index: number): number {
  let end = index + 1;
  while (end < text.length && end < index + 6 && isDigit(text.charCodeAt(end))) end++;
  return end > index + 1 && text.charCodeAt(end) === 0x5d ? end + 1 : index;
}

/** A guillemet or a bracket that closes although a space stands before it, as in French. */
function closesAfterSpace(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit !== 0xbb && unit !== 0x201d && KINDS[unit] !== CLOSE) return false;
  if (index + 1 === text.length) return true;
  const after = text.charCodeAt(index + 1);
  return KINDS[after] === SPACE || KINDS[after] >= LINE || after === 0x2c;
}

/**
 * Does the sentence that began at `start` end with the marks from `mark` to `end`? The next text, in the same
 * paragraph, is at `next`.
 */
function endsSentence(
  text: string,
  start: number,
  mark: number,
  end: number,
  next: number,
  own: ReadonlySet<string> | undefined,
): boolean {
  let isQuoted = false;
  let isClosed = false;
  let isExclaimed = false;
  let isWide = false;
  let stops = 0;
  for (let i = mark; i < end; i++) {
    const kind = KINDS[text.charCodeAt(i)];
    if (kind === QUOTE) isQuoted = true;
    if (kind === QUOTE || kind === CLOSE) isClosed = true;
    else if (kind === EXCLAMATION) isExclaimed = true;
    else if (kind === WIDE) isWide = true;
    else if (kind === FULL_STOP) stops++;
    else if (kind === ELLIPSIS) stops += 3;
  }
  if (next === end) return endsAttached(text, mark, end, isClosed, isWide, isExclaimed, stops);
  if (isWide) return true;
  let first = next;
  while (first < next + 8 && isOpening(KINDS[text.charCodeAt(first)])) first++;
  const unit = text.charCodeAt(first);
  if (isContinuation(text, first)) return false;
  const follows = isDash(unit) ? caseAfterDash(text, first) : caseOf(text, first);
  if (follows === LOWER) return isExclaimed && !isClosed && first === next;
  if (isClosed && tiesKorean(text, next)) return false;
  if (isExclaimed) return !(isQuoted && follows === UPPER && isAttribution(text, next));
  if (stops > 1 || isClosed) return true;
  return endsAtFullStop(text, start, mark, next, first, follows, own);
}

/** The decision where no white space follows the marks. */
function endsAttached(
  text: string,
  mark: number,
  end: number,
  isClosed: boolean,
  isWide: boolean,
  isExclaimed: boolean,
  stops: number,
): boolean {
  const before = text.charCodeAt(mark - 1);
  const after = text.charCodeAt(end);
  if (isWide) {
    if (text.charCodeAt(mark) === 0xff0e && (isDigit(before) || (before >= 0xff10 && before <= 0xff19)))
      return false;
    if (isContinuation(text, end) || after === 0x3001 || after === 0xff0c) return false;
    if (!isClosed) return true;
    return !JAPANESE_PARTICLES.includes(text[end]) && !isChineseAttribution(text, end);
  }
  if (isClosed) return false;
  if (isHangul(before) && isHangul(after))
    return isExclaimed || (stops === 1 && KOREAN_ENDINGS.includes(text[mark - 1]));
  return isExclaimed && isIdeographic(before) && isIdeographic(after);
}

/** The decision after a single full stop without closing quotes, when no lower-case letter follows. */
function endsAtFullStop(
  text: string,
  start: number,
  mark: number,
  next: number,
  first: number,
  follows: number,
  own: ReadonlySet<string> | undefined,
): boolean {
  let from = mark;
  const bound = Math.max(start, mark - LONGEST_WORD);
  while (from > bound && !isWordEdge(text.charCodeAt(from - 1))) from--;
  if (from === mark) return true;
  const word = text.slice(from, mark);
  if (isDigit(text.charCodeAt(from))) return endsAtNumber(text, start, from, mark, next, follows);
  const key = word.toLowerCase();
  if (own?.has(key)) return false;
  let kind = ABBREVIATIONS.get(key) ?? 0;
  if (kind === TITLE) return false;
  if (kind === BEFORE_NUMBER) {
    if (follows === DIGIT) return false;
    kind = word.length === 1 ? EITHER : 0;
  } else if (kind === 0) kind = shapeOf(word);
  if (kind === 0) return true;
  if (from === start && word.length === 1) return false;
  if (follows !== UPPER) return kind === FINAL || (follows === OTHER && word.length > 1);
  if (kind === FINAL) return true;
  const following = wordAt(text, first);
  if (kind === TIME) return !CALENDAR.has(following);
  if (word === 'I' && !isUpper(text, previousWord(text, start, from))) return true;
  if (text.charCodeAt(first + following.length) === 0x2e && following.length < 3) return false;
  return STARTERS.has(following) || (word.length > 1 && first > next);
}

/** The decision after a number and a full stop. */
function endsAtNumber(
  text: string,
  start: number,
  from: number,
  mark: number,
  next: number,
  follows: number,
): boolean {
  if (from === start && mark - from < 4) return false;
  if (follows === DIGIT) {
    let end = next;
    while (end < next + 4 && isDigit(text.charCodeAt(end))) end++;
    return text.charCodeAt(end) !== 0x2e;
  }
  // The day of a date with full stops: 2003. 5. 1.
  if (isDate(text, start, from)) return follows === UPPER;
  if (mark - from > 2) return true;
  const following = wordAt(text, next);
  if (AFTER_ORDINAL.has(following)) return false;
  const before = previousWord(text, start, from);
  if (before < from && text.charCodeAt(before) === 0x3a) return false;
  return STARTERS.has(following) || !BEFORE_ORDINAL.has(wordAt(text, before));
}

/** Do a number and a full stop stand before `index`? */
function isDate(text: string, start: number, index: number): boolean {
  const before = index - 2;
  return before > start && text.charCodeAt(before) === 0x2e && isDigit(text.charCodeAt(before - 1));
}

/** An abbreviation by its looks: a single letter, letters with full stops, or a capital with consonants only. */
function shapeOf(word: string): number {
  if (word.length === 1) return caseOf(word, 0) === OTHER ? 0 : EITHER;
  if (/^(?:\p{L}\.)+\p{L}{1,2}$/u.test(word)) return EITHER;
  return /^[A-Z][b-df-hj-np-tv-xz]{1,4}$/.test(word) ? EITHER : 0;
}

/** Start of the word before `index`, within the sentence; `index` if there is none. */
function previousWord(text: string, start: number, index: number): number {
  let end = index;
  while (end > start && end > index - 4 && isSpace(text.charCodeAt(end - 1))) end--;
  let from = end;
  while (from > start && from > end - LONGEST_WORD && !isWordEdge(text.charCodeAt(from - 1))) from--;
  return from;
}

/** The letters at `index`, with apostrophes inside. */
function wordAt(text: string, index: number): string {
  let end = index;
  while (end < text.length && end < index + LONGEST_WORD) {
    const unit = text.charCodeAt(end);
    if (unit < 0x80 && !isAsciiLetter(unit) && unit !== 0x27) break;
    if (unit >= 0x80 && KINDS[unit] !== 0 && unit !== 0x2019) break;
    end++;
  }
  return text.slice(index, end);
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

function tiesKorean(text: string, index: number): boolean {
  return isHangul(text.charCodeAt(index)) && KOREAN_QUOTATIVES.some((word) => text.startsWith(word, index));
}

/** A few characters and a verb of speech, then punctuation: “……！”他说。 */
function isChineseAttribution(text: string, index: number): boolean {
  for (let i = index; i < index + 6 && i + 1 < text.length && isIdeographic(text.charCodeAt(i)); i++) {
    if (CHINESE_SPEECH.includes(text[i]) && !isIdeographic(text.charCodeAt(i + 1))) return true;
  }
  return false;
}

const KOREAN_ENDINGS = '다요까죠네군';

function ownAbbreviations(list: Iterable<string> | undefined): ReadonlySet<string> | undefined {
  if (list === undefined) return undefined;
  const own = new Set<string>();
  for (const word of list) own.add(word.replace(/\.$/, '').toLowerCase());
  return own;
}
