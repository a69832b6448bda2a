/** Makes segments: from the tokens of documents by counting sort, and from other segments by merging them. */
import { atOnce } from '../../math/turns.ts';
import { blockPositions, PostingCursor } from './posting-cursor.ts';
import type { Segment } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';

export interface TokenRun {
  /** Term ids, document after document. */
  tokens: Uint32Array;
  positions: Uint32Array;
  /** Tokens of document d are tokens[starts[d] .. starts[d + 1]). */
  starts: Uint32Array;
  documents: number;
  terms: number;
}

/** The segment of a run of documents whose first has the number `firstDocument`. */
export function buildSegment(
  run: TokenRun,
  firstDocument: number,
  lengths: Uint32Array,
  withPositions: boolean,
): Segment {
  const { tokens, positions, starts, documents, terms } = run;
  const total = starts[documents];
  const offsets = new Uint32Array(terms + 1);
  for (let i = 0; i < total; i++) offsets[tokens[i] + 1]++;
  for (let term = 0; term < terms; term++) offsets[term + 1] += offsets[term];
  const next = offsets.slice(0, terms);
  const sortedDocuments = new Uint32Array(total);
  const sortedPositions = new Uint32Array(withPositions ? total : 0);
  for (let document = 0; document < documents; document++) {
    for (let i = starts[document]; i < starts[document + 1]; i++) {
      const place = next[tokens[i]]++;
      sortedDocuments[place] = document;
      if (withPositions) sortedPositions[place] = positions[i];
    }
  }
  const writer = new SegmentWriter(firstDocument, lengths, withPositions);
  for (let term = 0; term < terms; term++) {
    const end = offsets[term + 1];
    let i = offsets[term];
    if (i === end) continue;
    writer.startTerm(term);
    while (i < end) {
      const document = sortedDocuments[i];
      const from = i++;
      while (i < end && sortedDocuments[i] === document) i++;
      writer.add(document, i - from, sortedPositions, from);
    }
  }
  return writer.finish(documents);
}

export interface MergeOptions {
  /** The new number of each document that is kept, -1 for those that are dropped; ascending. */
  newNumber: Int32Array | undefined;
  /** Terms in the order in which they are written: position i becomes term i. Absent: ids stay. */
  termOrder: Uint32Array | undefined;
  terms: number;
  firstDocument: number;
  documents: number;
  /** Tokens of each document, by new numbers. */
  lengths: Uint32Array;
  withPositions: boolean;
}

/** One segment of several that follow each other. Terms without documents vanish from it. */
export function mergeSegments(segments: readonly Segment[], options: MergeOptions): Segment {
  return atOnce(mergingSteps(segments, options));
}

/** The same, step by step: it may be interrupted at each `yield`. */
export function* mergingSteps(
  segments: readonly Segment[],
  options: MergeOptions,
): Generator<undefined, Segment> {
  const { newNumber, termOrder, terms, firstDocument, withPositions } = options;
  const writer = new SegmentWriter(firstDocument, options.lengths, withPositions);
  const cursor = new PostingCursor();
  const none = new Uint32Array(0);
  for (let i = 0; i < terms; i++) {
    if ((i & 1023) === 1023) yield;
    const term = termOrder === undefined ? i : termOrder[i];
    let started = false;
    for (const segment of segments) {
      if (!cursor.open(segment, term)) continue;
      while (cursor.nextBlock()) {
        const places = withPositions ? blockPositions(segment, cursor) : undefined;
        for (let j = 0; j < cursor.count; j++) {
          const old = segment.firstDocument + cursor.documents[j];
          const document = newNumber === undefined ? old : newNumber[old];
          if (document < 0) continue;
          if (!started) writer.startTerm(i);
          started = true;
          const from = places === undefined ? 0 : places.starts[j];
          writer.add(document - firstDocument, cursor.frequencies[j], places?.out ?? none, from);
        }
      }
    }
  }
  return writer.finish(options.documents);
}
