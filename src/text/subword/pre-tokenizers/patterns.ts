/** Cutting by a pattern: what to do with what it finds, as the `behavior` of tokenizer.json says. */
import type { PreTokenizer } from './pre-tokenizer.ts';

export const SPLIT_BEHAVIOURS = [
  'Removed',
  'Isolated',
  'MergedWithPrevious',
  'MergedWithNext',
  'Contiguous',
] as const;

export type SplitBehaviour = (typeof SPLIT_BEHAVIOURS)[number];

/** @param pattern has the flag g @param invert whether what lies between the matches counts as the match */
export function splitByPattern(pattern: RegExp, behaviour: SplitBehaviour, invert = false): PreTokenizer {
  return {
    cut(text, _isFirst, each) {
      const spans = spansOf(text, pattern, invert);
      if (behaviour === 'MergedWithNext') spans.reverse();
      const joined: Span[] = [];
      let before: Span | undefined;
      for (const span of spans) {
        const last = joined.at(-1);
        const joins =
          last !== undefined &&
          ((behaviour === 'MergedWithPrevious' && span.isMatch && !before?.isMatch) ||
            (behaviour === 'MergedWithNext' && span.isMatch && !before?.isMatch) ||
            (behaviour === 'Contiguous' && span.isMatch === before?.isMatch));
        if (joins) {
          last.start = Math.min(last.start, span.start);
          last.end = Math.max(last.end, span.end);
        } else if (behaviour !== 'Removed' || !span.isMatch) joined.push({ ...span });
        before = span;
      }
      if (behaviour === 'MergedWithNext') joined.reverse();
      for (const { start, end } of joined) each(text.slice(start, end), start, 0);
    },
  };
}

interface Span {
  start: number;
  end: number;
  isMatch: boolean;
}

/** Matches and what lies between them, without what is empty. */
function spansOf(text: string, pattern: RegExp, invert: boolean): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found === '') continue;
    if (index > done) spans.push({ start: done, end: index, isMatch: invert });
    done = index + found.length;
    spans.push({ start: index, end: done, isMatch: !invert });
  }
  if (done < text.length) spans.push({ start: done, end: text.length, isMatch: invert });
  return spans;
}

const punctuation = '!-/:-@\\[-`\\{-~\\p{P}';

/** White space goes, signs stand alone. */
export const bertPreTokenizer: PreTokenizer = byMatches(
  new RegExp(`[${punctuation}]|[^${punctuation}\\p{White_Space}]+`, 'gu'),
);
/** White space goes, words and signs in a row stand apart. */
export const wordsAndSigns: PreTokenizer = byMatches(
  /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+|[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}\p{White_Space}]+/gu,
);
export const whitespaceSplit: PreTokenizer = byMatches(/\P{White_Space}+/gu);

export function digits(isIndividual: boolean): PreTokenizer {
  return splitByPattern(/\p{N}/gu, isIndividual ? 'Isolated' : 'Contiguous');
}

export function signs(behaviour: SplitBehaviour): PreTokenizer {
  return splitByPattern(new RegExp(`[${punctuation}]`, 'gu'), behaviour);
}

/** The pieces are what matches. */
function byMatches(pattern: RegExp): PreTokenizer {
  return {
    cut(text, _isFirst, each) {
      pattern.lastIndex = 0;
      for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
        const resume = pattern.lastIndex;
        each(found[0], found.index, 0);
        pattern.lastIndex = resume;
      }
    },
  };
}
