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
 *   3. A lower-case letter, a comma or the like follows: the sentence goes on ("Why?" he asked.). Text typed
 *      without capitals is split after ! and ?, and after a full stop before a pronoun or the like ("ok. i will").
 *   4. A full stop after an abbreviation, an initial, a list marker at the start or an ordinal number: by its
 *      kind and by the word that follows (full-stop.ts, abbreviations.ts).
 *   5. A quotation tied to what follows by a verb of speech or a particle ("..." 라고 말했다; quotations.ts).
 *
 * Sources: patterns for abbreviations (a single letter, letters with full stops, a capital with consonants only)
 * and the use of what follows, from G. Grefenstette and P. Tapanainen, "What is a word, what is a sentence?
 * Problems of tokenization", 1994; that capitalised function words after an abbreviation begin a sentence, from
 * the orthographic heuristic and the frequent sentence starters of T. Kiss and J. Strunk, "Unsupervised
 * Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006 (here a fixed list).
 *
 * Every look ahead and back is bounded, or is over white space that is then skipped: time is linear in any text.
 */
import { KOREAN_ENDINGS } from './abbreviations.ts';
import { endsAtFullStop, endsBeforeLower } from './full-stop.ts';
import { isTiedToQuotation } from './quotations.ts';
import {
  CLOSE,
  caseAfterDash,
  caseAtStart,
  ELLIPSIS,
  EXCLAMATION,
  FULL_STOP,
  isContinuation,
  isDash,
  isDigit,
  isHangul,
  isIdeographic,
  isOpening,
  isSpace,
  isWideDigit,
  KINDS,
  LINE,
  LOWER,
  QUOTE,
  SPACE,
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
  const kinds = KINDS;
  const length = text.length;
  const offsets: number[] = [];
  let start = Math.abs(spaceEnd(text, 0));
  let index = start;
  while (index < length) {
    let kind = kinds[text.charCodeAt(index)];
    while (kind < LINE && ++index < length) kind = kinds[text.charCodeAt(index)];
    if (index === length) break;
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
    } else if (kind === SPACE) {
      const detached = detachedEnd(text, end + 1);
      if (detached === end + 1) break;
      end = detached;
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

/**
 * The end of what belongs to the marks before it although a space stands between, else `index`: a guillemet or
 * closing bracket as in French, two apostrophes for a quote as in treebanks, one of the full stops of ". . .".
 */
function detachedEnd(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  let end = index + 1;
  if (unit === 0x2e) {
    if (text.charCodeAt(index - 2) !== 0x2e) return index;
  } else if (unit === 0x27 && text.charCodeAt(end) === 0x27) {
    end++;
  } else if (unit !== 0xbb && unit !== 0x201d && KINDS[unit] !== CLOSE) {
    return index;
  }
  if (end >= text.length) return end;
  const after = text.charCodeAt(end);
  return isSpace(after) || KINDS[after] >= LINE || after === 0x2c ? end : index;
}

/** What stands at the end of a sentence, if it is one. */
interface Marks {
  /** Full stops; three for an ellipsis. */
  stops: number;
  isExclaimed: boolean;
  isWide: boolean;
  /** By a quote, other than a single apostrophe. */
  isQuoted: boolean;
  /** By a quote or a bracket. */
  isClosed: boolean;
}

function readMarks(text: string, mark: number, end: number): Marks {
  const marks: Marks = { stops: 0, isExclaimed: false, isWide: false, isQuoted: false, isClosed: false };
  for (let i = mark; i < end; i++) {
    const unit = text.charCodeAt(i);
    const kind = KINDS[unit];
    if (kind === QUOTE || kind === CLOSE) {
      marks.isClosed = true;
      if (kind === QUOTE && (end - mark > 2 || (unit !== 0x27 && unit !== 0x2019))) marks.isQuoted = true;
    } else if (kind === EXCLAMATION) marks.isExclaimed = true;
    else if (kind === WIDE) marks.isWide = true;
    else if (kind === FULL_STOP) marks.stops++;
    else if (kind === ELLIPSIS) marks.stops += 3;
  }
  return marks;
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
  const marks = readMarks(text, mark, end);
  if (next === end) return endsAttached(text, mark, end, marks);
  if (marks.isWide) return true;
  if (isContinuation(text, next)) return false;
  let first = next;
  while (first < next + 8 && isOpening(KINDS[text.charCodeAt(first)])) first++;
  const follows = isDash(text.charCodeAt(first)) ? caseAfterDash(text, first) : caseAtStart(text, first);
  if (follows === LOWER) {
    if (marks.isClosed || first > next) return false;
    return marks.isExclaimed || (marks.stops === 1 && endsBeforeLower(text, start, mark, next, own));
  }
  if (marks.isQuoted && isTiedToQuotation(text, next, marks.isExclaimed)) return false;
  if (marks.isExclaimed || marks.isQuoted || marks.stops > 1) return true;
  return endsAtFullStop(text, start, mark, next, first, follows, own);
}

/** The decision where no white space follows the marks. */
function endsAttached(text: string, mark: number, end: number, marks: Marks): boolean {
  const before = text.charCodeAt(mark - 1);
  const after = text.charCodeAt(end);
  if (marks.isWide) {
    const isDecimal = text.charCodeAt(mark) === 0xff0e && (isDigit(before) || isWideDigit(before));
    if (isDecimal || isContinuation(text, end)) return false;
    return !(marks.isClosed && isTiedToQuotation(text, end, true));
  }
  if (marks.isClosed) return false;
  if (isHangul(before) && isHangul(after)) {
    return marks.isExclaimed || (marks.stops === 1 && KOREAN_ENDINGS.includes(text[mark - 1]));
  }
  return marks.isExclaimed && isIdeographic(before) && isIdeographic(after);
}

function ownAbbreviations(list: Iterable<string> | undefined): ReadonlySet<string> | undefined {
  if (list === undefined) return undefined;
  const own = new Set<string>();
  for (const word of list) own.add(word.replace(/\.$/, '').toLowerCase());
  return own;
}
