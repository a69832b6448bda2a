/** Postings that are made for one query: a phrase by its positions, and the union of many words (prefix, fuzzy). */
import { usageError } from '../../errors.ts';
import { editDistance } from './edit-distance.ts';
import { blockPositions, PostingCursor } from './posting-cursor.ts';
import type { ListedPostings } from './query-plan.ts';
import type { SearchIndex } from './search-index.ts';

/** A term of a phrase, and how far it stands behind the phrase's first word. */
export interface PhrasePart {
  term: number;
  offset: number;
}

/** Documents without removed ones in which a term occurs. */
export function postingsOf(index: SearchIndex, term: number): ListedPostings {
  return unionOf(index, [term]);
}

/** Documents with any of the terms; frequencies are added up. */
export function unionOf(index: SearchIndex, terms: readonly number[]): ListedPostings {
  const { store } = index;
  const counts = new Uint32Array(store.size);
  const cursor = new PostingCursor();
  for (const segment of index.segments) {
    for (const term of terms) {
      if (!cursor.open(segment, term)) continue;
      while (cursor.nextBlock()) {
        for (let i = 0; i < cursor.count; i++) {
          counts[segment.firstDocument + cursor.documents[i]] += cursor.frequencies[i];
        }
      }
    }
  }
  const hasRemoved = store.removedCount > 0;
  let size = 0;
  for (let d = 0; d < counts.length; d++) {
    if (hasRemoved && counts[d] > 0 && store.isRemoved(d)) counts[d] = 0;
    if (counts[d] > 0) size++;
  }
  const documents = new Uint32Array(size);
  const frequencies = new Uint32Array(size);
  let at = 0;
  for (let d = 0; d < counts.length; d++) {
    if (counts[d] === 0) continue;
    documents[at] = d;
    frequencies[at++] = counts[d];
  }
  return { documents, frequencies };
}

/** Documents in which the terms stand at their places, and how often. @throws NlpError (usage) without positions */
export function phrasePostings(index: SearchIndex, parts: readonly PhrasePart[]): ListedPostings {
  if (!index.settings.positions) {
    throw usageError(
      'this index has no positions, which phrases need',
      undefined,
      'Index the documents again, with positions.',
    );
  }
  if (parts.length === 0) return { documents: new Uint32Array(0), frequencies: new Uint32Array(0) };
  // Places where the phrase may begin, kept while term after term confirms them; the rarest term begins.
  const frequencies = index.documentFrequencies.values;
  const order = [...parts].sort((a, b) => frequencies[a.term] - frequencies[b.term]);
  let starts = beginnings(index, order[0], undefined);
  for (const part of order.slice(1)) starts = beginnings(index, part, starts);
  const documents = Uint32Array.from(starts.keys());
  return { documents, frequencies: Uint32Array.from(starts.values(), (places) => places.length) };
}

/** Where a phrase would begin for each occurrence of a term; only what is in `among`, if that is given. */
function beginnings(
  index: SearchIndex,
  { term, offset }: PhrasePart,
  among: Map<number, number[]> | undefined,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const cursor = new PostingCursor();
  const hasRemoved = index.store.removedCount > 0;
  for (const segment of index.segments) {
    if (!cursor.open(segment, term)) continue;
    while (cursor.nextBlock()) {
      let places: { starts: Uint32Array; out: Uint32Array } | undefined;
      for (let i = 0; i < cursor.count; i++) {
        const document = segment.firstDocument + cursor.documents[i];
        const possible = among?.get(document);
        if (among !== undefined && possible === undefined) continue;
        if (hasRemoved && index.store.isRemoved(document)) continue;
        places ??= blockPositions(segment, cursor);
        const begins: number[] = [];
        for (let j = places.starts[i]; j < places.starts[i + 1]; j++) {
          const begin = places.out[j] - offset;
          if (begin >= 0 && (possible === undefined || possible.includes(begin))) begins.push(begin);
        }
        if (begins.length > 0) found.set(document, begins);
      }
    }
  }
  return found;
}

/** Terms in use that begin with a text. */
export function termsWithPrefix(
  index: SearchIndex,
  prefix: string,
  active: Uint8Array | undefined,
): number[] {
  const bytes = new TextEncoder().encode(prefix);
  const found: number[] = [];
  for (let term = 0; term < index.terms.size; term++) {
    if (!isUsed(index, term, active)) continue;
    const own = index.terms.bytesOf(term);
    let i = 0;
    while (i < bytes.length && own[i] === bytes[i]) i++;
    if (i === bytes.length) found.push(term);
  }
  return found;
}

/** Terms in use that are at most `edits` away from a word. */
export function termsNear(
  index: SearchIndex,
  word: string,
  edits: number,
  active: Uint8Array | undefined,
): number[] {
  const letters = [...word];
  const longest = 4 * (letters.length + edits);
  const found: number[] = [];
  for (let term = 0; term < index.terms.size; term++) {
    const length = index.terms.bytesOf(term).length;
    if (length > longest || length < letters.length - edits || !isUsed(index, term, active)) continue;
    if (editDistance(letters, [...index.terms.token(term)], edits) <= edits) found.push(term);
  }
  return found;
}

function isUsed(index: SearchIndex, term: number, active: Uint8Array | undefined): boolean {
  return index.documentFrequencies.values[term] > 0 && (active === undefined || active[term] === 1);
}
