/**
 * The k best documents of a query, exactly, without looking at all postings: block-max MaxScore over windows.
 * Sources: H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", IP&M 31(6), 1995; S. Ding and
 * T. Suel, SIGIR 2011 (bounds a block); windows with an array of scores as in Lucene's bulk scorers.
 *
 * In a window of 1024 documents the lists are ordered by their bound there. Those whose bounds together stay at or
 * below the floor (the k-th best score so far) cannot lift a document into the result: they are only asked about
 * documents that the others found and that could still get in. Where all bounds together stay below, the window
 * is passed over.
 */

import { compareIds } from './document-store.ts';
import type { QueryPlan } from './query-plan.ts';
import type { SearchIndex } from './search-index.ts';
import { rowOfTerm } from './segment.ts';
import { TermList } from './term-list.ts';
import { TopK } from './top-k.ts';

const windowSize = 1024;
/** Used by one search at a time: a search runs to its end before another can begin. */
const scores = new Float64Array(windowSize);
const touched = new Uint32Array(windowSize / 32);
const candidates = new Uint32Array(windowSize);
const candidateScores = new Float64Array(windowSize);

export interface ScoredDocument {
  document: number;
  score: number;
}

/** Best first; ties by id (see `compareIds`). Documents that hold none of the terms are not found. */
export function searchTopK(index: SearchIndex, plan: QueryPlan, k: number): ScoredDocument[] {
  const { ids, idsAscend } = index.store;
  const compare = idsAscend
    ? (a: number, b: number) => a - b
    : (a: number, b: number) => compareIds(ids[a], ids[b]);
  const top = new TopK(Math.min(k, index.store.size), compare, idsAscend);
  for (let number = 0; number < index.segments.length; number++) searchSegment(index, plan, number, top);
  return top.finish();
}

function searchSegment(index: SearchIndex, plan: QueryPlan, number: number, top: TopK): void {
  const segment = index.segments[number];
  const lists = listsOf(index, plan, number);
  if (lists.length === 0) return;
  const order: TermList[] = [...lists];
  const sums = new Float64Array(lists.length + 1);
  for (let start = 0; start < segment.documents; start += windowSize) {
    const end = Math.min(start + windowSize, segment.documents);
    const present = enterWindow(lists, order, sums, start, end);
    if (present === 0 || sums[present] <= top.floor) continue;
    let essential = 0;
    while (sums[essential + 1] <= top.floor) essential++;
    for (let i = essential; i < present; i++) order[i].accumulate(start, end, scores, touched);
    let count = collect(plan, segment.firstDocument + start, start, sums[essential], top.floor);
    for (let i = essential - 1; i >= 0 && count > 0; i--) {
      count = order[i].filter(candidates, candidateScores, count, sums[i], top.floor);
    }
    for (let i = 0; i < count; i++) {
      if (candidateScores[i] > top.floor)
        top.offer(segment.firstDocument + candidates[i], candidateScores[i]);
    }
  }
}

function listsOf(index: SearchIndex, plan: QueryPlan, number: number): TermList[] {
  const segment = index.segments[number];
  const lists: TermList[] = [];
  for (const { postings, weight } of plan.terms) {
    if (typeof postings !== 'number') {
      const list = TermList.ofListed(plan.prepared, segment, postings, weight, plan.grid);
      if (list !== undefined) lists.push(list);
      continue;
    }
    const row = rowOfTerm(segment, postings);
    if (row >= 0) lists.push(TermList.ofRow(plan.prepared, segment, number, row, weight, plan.grid));
  }
  return lists;
}

/**
 * Puts the lists that have postings in the window to the front of `order`, by rising bound;
 * sums[i] is the sum of the first i bounds.
 * @returns how many there are
 */
function enterWindow(
  lists: readonly TermList[],
  order: TermList[],
  sums: Float64Array,
  start: number,
  end: number,
): number {
  let present = 0;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i];
    if (!list.enter(start, end)) continue;
    let place = present++;
    while (place > 0 && order[place - 1].windowBound > list.windowBound) {
      order[place] = order[place - 1];
      place--;
    }
    order[place] = list;
  }
  for (let i = 0; i < present; i++) sums[i + 1] = sums[i] + order[i].windowBound;
  return present;
}

/** Takes the touched documents that may be found and can still get in as candidates; clears the window. */
function collect(plan: QueryPlan, offset: number, start: number, rest: number, floor: number): number {
  const { allowed } = plan;
  let count = 0;
  for (let word = 0; word < touched.length; word++) {
    let bits = touched[word];
    if (bits === 0) continue;
    touched[word] = 0;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const place = word * 32 + bit;
      const score = scores[place];
      scores[place] = 0;
      if (score + rest <= floor) continue;
      const document = offset + place;
      if (allowed !== undefined && ((allowed[document >>> 5] >>> (document & 31)) & 1) === 0) continue;
      candidates[count] = start + place;
      candidateScores[count++] = score;
    }
  }
  return count;
}
