/**
 * Decomposition: which words of the text each element of a pattern takes.
 *
 * Source: the behaviour of YMATCH in the SLIP library of 1963-66, with which ELIZA was written.
 * The pattern is worked through in segments. A segment runs up to the next `0` that is not its own first element,
 * or to the end of the pattern. One that starts with `0` and is followed by another takes as few words as
 * possible; the last one takes all that remain, its fixed elements at the very end of the text. There is no going
 * back into an earlier segment, so the time is at most pattern x text.
 *   text [n]      ids of the words
 *   bounds [m]    where the words of each element end, from `pattern.base` on; element i starts where i - 1 ends
 */
import type { PatternElement } from './types.ts';

export type WordSet = Set<number>;

const WORD = 0;
const LIST = 1;
const COUNT = 2;

/** A `0`, if it is `open`, and the fixed elements after it, which always take `length` words. */
interface Segment {
  readonly open: boolean;
  /** The first of its fixed elements, and the end of them. */
  readonly first: number;
  readonly end: number;
  readonly length: number;
  /** Its first word, by which places for it are looked for: how far in, and its id; -1 where it has none. */
  readonly anchorOffset: number;
  readonly anchor: number;
}

export interface Pattern {
  /** WORD, LIST or COUNT for each element. */
  readonly kinds: Uint8Array;
  /** The word's id, the list's place in `lists`, or the number of words. */
  readonly values: Int32Array;
  /** How far into its segment's fixed words the element begins, and where it ends. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  /** For each list the sets of words of which one must have the word. */
  readonly lists: readonly (readonly WordSet[])[];
  readonly segments: readonly Segment[];
  /** Where its part boundaries begin. */
  readonly base: number;
}

/**
 * The work of one exchange, so that it can be kept within a limit. A unit is about the time it takes to compare a
 * word with another, half a nanosecond.
 */
export interface Work {
  used: number;
  readonly limit: number;
}

/** The work of trying one place for a segment, and of each element tried there. */
const TRY = 8;
const TRY_ELEMENT = 4;
/** Words never counted beyond this: no text is longer, and sums stay small integers. */
const MAX_LENGTH = 2 ** 30;

export function compilePattern(
  elements: readonly PatternElement[],
  idOf: (word: string) => number,
  taggedWith: (tag: string) => WordSet,
  base: number,
): Pattern {
  const size = elements.length;
  const kinds = new Uint8Array(size);
  const values = new Int32Array(size);
  const begins = new Int32Array(size);
  const ends = new Int32Array(size);
  const lists: WordSet[][] = [];
  const segments: Segment[] = [];
  for (let i = 0; i < size; ) {
    const open = isOpen(elements[i]);
    const first = open ? i + 1 : i;
    let length = 0;
    let anchorOffset = -1;
    let anchor = -1;
    for (i = first; i < size && !isOpen(elements[i]); i++) {
      const element = elements[i];
      begins[i] = length;
      if (element.kind === 'count') {
        kinds[i] = COUNT;
        values[i] = Math.min(element.count, MAX_LENGTH);
        length = Math.min(length + values[i], MAX_LENGTH);
      } else {
        if (element.kind === 'word') {
          values[i] = idOf(element.word);
          if (anchor < 0) {
            anchor = values[i];
            anchorOffset = length;
          }
        } else {
          kinds[i] = LIST;
          values[i] = lists.length;
          if (element.kind === 'any') lists.push([new Set(element.words.map(idOf))]);
          else lists.push(element.kind === 'tagged' ? element.tags.map(taggedWith) : []);
        }
        length = Math.min(length + 1, MAX_LENGTH);
      }
      ends[i] = length;
    }
    segments.push({ open, first, end: i, length, anchorOffset, anchor });
  }
  return { kinds, values, begins, ends, lists, segments, base };
}

/**
 * True where the pattern takes the whole text; `bounds` then says which words each element took.
 * When the work is used up the answer is false and `work.used` is above `work.limit`.
 */
export function match(
  pattern: Pattern,
  text: Int32Array,
  length: number,
  bounds: Int32Array,
  work: Work,
): boolean {
  const { segments, ends, base } = pattern;
  const last = segments.length - 1;
  let at = 0;
  work.used++;
  for (let s = 0; s <= last; s++) {
    const segment = segments[s];
    const latest = length - segment.length;
    if (latest < at) return false;
    let start = at;
    if (!segment.open || s === last) {
      if (segment.open) start = latest;
      if (!fits(pattern, segment, text, start, work)) return false;
    } else {
      start = find(pattern, segment, text, at, latest, work);
      if (start < 0) return false;
    }
    if (segment.open) bounds[base + segment.first - 1] = start;
    for (let e = segment.first; e < segment.end; e++) bounds[base + e] = start + ends[e];
    at = start + segment.length;
  }
  return at === length;
}

/** The first place from `from` to `to` where the fixed elements fit, or -1. */
function find(
  pattern: Pattern,
  segment: Segment,
  text: Int32Array,
  from: number,
  to: number,
  work: Work,
): number {
  const { anchor, anchorOffset } = segment;
  if (segment.first === segment.end) return from;
  let start = from;
  if (anchor < 0) {
    for (; start <= to && work.used <= work.limit; start++) {
      if (fits(pattern, segment, text, start, work)) return start;
    }
    return -1;
  }
  const end = to + anchorOffset;
  let place = from + anchorOffset;
  while (place <= end) {
    const begun = place;
    while (place <= end && text[place] !== anchor) place++;
    work.used += place - begun;
    if (place > end) return -1;
    start = place - anchorOffset;
    if (fits(pattern, segment, text, start, work)) return start;
    if (work.used > work.limit) return -1;
    place++;
  }
  return -1;
}

/** True where every fixed element fits at `start`; the caller has seen to it that the text is long enough. */
function fits(pattern: Pattern, segment: Segment, text: Int32Array, start: number, work: Work): boolean {
  const { kinds, values, begins, lists } = pattern;
  const { first, end } = segment;
  for (let e = first; e < end; e++) {
    const kind = kinds[e];
    if (kind === COUNT) continue;
    const word = text[start + begins[e]];
    if (kind === WORD ? word !== values[e] : !isListed(word, lists[values[e]])) {
      work.used += TRY + TRY_ELEMENT * (e - first);
      return false;
    }
  }
  work.used += TRY + TRY_ELEMENT * (end - first);
  return true;
}

function isOpen(element: PatternElement): boolean {
  return element.kind === 'count' && element.count === 0;
}

function isListed(word: number, sets: readonly WordSet[]): boolean {
  for (let i = 0; i < sets.length; i++) if (sets[i].has(word)) return true;
  return false;
}
