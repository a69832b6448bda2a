/** The part of a document that shows best why it was found, with the words that match. */
import type { Analyzer } from './analyzer.ts';

export interface Snippet {
  text: string;
  /** The words that match: [start, end) in `text`, ascending, not overlapping. */
  highlights: [number, number][];
}

/** UTF-16 units of a snippet, at most; words are not cut. */
const snippetLength = 160;

/**
 * The window with the most different terms of the query, then with the most matches, then the first.
 * White space is shown as single blanks.
 */
export function makeSnippet(analyzer: Analyzer, text: string, terms: ReadonlySet<string>): Snippet {
  const matches = analyzer.analyze(text).filter(({ term }) => terms.has(term));
  let best = { from: 0, to: 0, different: 0 };
  for (let from = 0, to = 0; from < matches.length; from++) {
    const limit = matches[from].start + snippetLength * 0.75;
    while (to < matches.length && matches[to].end <= limit) to++;
    const last = Math.max(to, from + 1);
    const different = new Set(matches.slice(from, last).map(({ term }) => term)).size;
    const isBetter =
      different > best.different || (different === best.different && last - from > best.to - best.from);
    if (isBetter) best = { from, to: last, different };
  }
  const first = matches[best.from];
  const start = wordStart(
    text,
    Math.max(0, (first?.start ?? 0) - Math.floor(snippetLength / 4)),
    first?.start ?? 0,
  );
  const end = wordEnd(text, Math.min(text.length, start + snippetLength), matches[best.to - 1]?.end ?? 0);
  return tidy(text, start, end, matches);
}

/** The next beginning of a word at or behind `from`, but not behind `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  if (from === 0 || /\s/.test(text[from - 1])) return from;
  for (let i = from; i < limit; i++) if (/\s/.test(text[i])) return i + 1;
  return limit;
}

/** The last end of a word at or before `to`, but not before `limit`. */
function wordEnd(text: string, to: number, limit: number): number {
  if (to >= text.length || /\s/.test(text[to])) return to;
  for (let i = to; i > limit; i--) if (/\s/.test(text[i])) return i;
  return Math.max(limit, to);
}

/** text[start..end) with single blanks, an ellipsis where something was cut, and the matches at their new places. */
function tidy(
  text: string,
  start: number,
  end: number,
  matches: readonly { start: number; end: number }[],
): Snippet {
  let result = start > 0 ? '… ' : '';
  const places = new Uint32Array(end - start + 1);
  for (let i = start; i < end; i++) {
    places[i - start] = result.length;
    const isBlank = /\s/.test(text[i]);
    if (!isBlank) result += text[i];
    else if (result !== '' && !result.endsWith(' ')) result += ' ';
  }
  result = result.trimEnd();
  places[end - start] = result.length;
  const highlights: [number, number][] = [];
  for (const match of matches) {
    if (match.start < start || match.end > end) continue;
    const from = places[match.start - start];
    const to = Math.min(places[match.end - start], result.length);
    const last = highlights.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) highlights.push([from, to]);
  }
  return { text: end < text.trimEnd().length ? `${result} …` : result, highlights };
}
