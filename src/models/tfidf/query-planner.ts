/** From a query to a plan: its terms are looked up, phrases and prefixes get postings, requirements a bit set. */

import { compareCodePoints } from '../../text/code-points.ts';
import { phrasePostings, postingsOf, termsNear, termsWithPrefix, unionOf } from './listed-postings.ts';
import { PostingCursor } from './posting-cursor.ts';
import type { PreparedWeighting } from './prepared-weighting.ts';
import { parseQuery, type QueryClause } from './query-parser.ts';
import { gridFor, type ListedPostings, type PlannedTerm, type QueryPlan } from './query-plan.ts';
import type { SearchIndex } from './search-index.ts';

/** A query as words with weights: what feedback makes of it. */
export type TermWeights = ReadonlyMap<number, number>;

interface Part {
  label: string;
  postings: number | ListedPostings;
  df: number;
  tf: number;
  expansions?: string[];
}

const none: ListedPostings = { documents: new Uint32Array(0), frequencies: new Uint32Array(0) };

/** A query without operators: a bag of words. */
export function planWords(index: SearchIndex, prepared: PreparedWeighting, query: string): QueryPlan {
  const parts = new Map<string, Part>();
  addWords(index, prepared, query, parts);
  return finish(prepared, [...parts.values()], liveDocuments(index), query);
}

/** A query of terms that are weighted already. */
export function planTerms(
  index: SearchIndex,
  prepared: PreparedWeighting,
  terms: TermWeights,
  allowed: Uint32Array | undefined,
): QueryPlan {
  const parts: Part[] = [];
  for (const [term, tf] of terms) {
    const df = index.documentFrequencies.values[term];
    parts.push({ label: index.terms.token(term), postings: term, df, tf });
  }
  return finish(prepared, parts, allowed, '');
}

/** A query with operators (see query-parser.ts). @throws NlpError (usage) where the index cannot answer it */
export function planQuery(index: SearchIndex, prepared: PreparedWeighting, query: string): QueryPlan {
  const parts = new Map<string, Part>();
  let allowed = liveDocuments(index);
  for (const clause of parseQuery(query)) {
    const own = new Map<string, Part>();
    addClause(index, prepared, clause, own);
    if (clause.occurrence !== 'excluded') for (const part of own.values()) addPart(parts, part);
    if (clause.occurrence === 'optional') continue;
    const { size } = index.store;
    allowed ??= new Uint32Array((size >>> 5) + 1).fill(0xffffffff);
    const isWords = clause.kind === 'words';
    if (clause.occurrence === 'excluded') {
      // A word that the analyzer cuts into several excludes what has all of them.
      const bits = isWords ? intersection(index, own, size) : unionBits(index, own, size);
      for (let i = 0; i < allowed.length; i++) allowed[i] &= ~bits[i];
      continue;
    }
    // A stop word cannot be asked for; anything else that the index does not know is found nowhere.
    if (isWords && own.size === 0) continue;
    const bits = isWords ? intersection(index, own, size) : unionBits(index, own, size);
    for (let i = 0; i < allowed.length; i++) allowed[i] &= bits[i];
  }
  return finish(prepared, [...parts.values()], allowed, query);
}

function addClause(
  index: SearchIndex,
  prepared: PreparedWeighting,
  clause: QueryClause,
  parts: Map<string, Part>,
): void {
  const { active } = prepared;
  if (clause.kind === 'words') {
    addWords(index, prepared, clause.text, parts, clause.occurrence !== 'optional');
    return;
  }
  if (clause.kind === 'phrase') {
    addPhrase(index, prepared, clause, parts);
    return;
  }
  const text = index.analyzer.fold(clause.text);
  const terms =
    clause.kind === 'prefix'
      ? termsWithPrefix(index, text, active)
      : termsNear(index, index.analyzer.stem(text), clause.edits, active);
  const postings = unionOf(index, terms);
  const label = clause.kind === 'prefix' ? `${clause.text}*` : `${clause.text}~${clause.edits}`;
  const expansions = terms.map((term) => index.terms.token(term)).sort(compareCodePoints);
  addPart(parts, { label, postings, df: postings.documents.length, tf: 1, expansions });
}

function addPhrase(
  index: SearchIndex,
  prepared: PreparedWeighting,
  clause: QueryClause,
  parts: Map<string, Part>,
): void {
  const words = index.analyzer.analyze(clause.text);
  if (words.length === 0) return;
  if (words.length === 1) {
    addWords(index, prepared, clause.text, parts, true);
    return;
  }
  const terms = words.map(({ term, position }) => ({
    term: index.terms.find(term),
    offset: position - words[0].position,
  }));
  const isKnown = terms.every(({ term }) => term >= 0 && prepared.active?.[term] !== 0);
  const postings = isKnown ? phrasePostings(index, terms) : none;
  addPart(parts, { label: `"${clause.text}"`, postings, df: postings.documents.length, tf: 1 });
}

/** @param keepUnknown whether words that the index does not know are added too, with no postings */
function addWords(
  index: SearchIndex,
  prepared: PreparedWeighting,
  text: string,
  parts: Map<string, Part>,
  keepUnknown = false,
): void {
  for (const { term: label } of index.analyzer.analyze(text)) {
    const term = index.terms.find(label);
    const df = term < 0 || prepared.active?.[term] === 0 ? 0 : index.documentFrequencies.values[term];
    if (df === 0 && !keepUnknown) continue;
    addPart(parts, { label, postings: df === 0 ? none : term, df, tf: 1 });
  }
}

function addPart(parts: Map<string, Part>, part: Part): void {
  const known = parts.get(part.label);
  if (known === undefined) parts.set(part.label, { ...part });
  else known.tf += part.tf;
}

function finish(
  prepared: PreparedWeighting,
  all: readonly Part[],
  allowed: Uint32Array | undefined,
  query: string,
): QueryPlan {
  const { weighting, documents, pivot } = prepared;
  const parts = all.filter((part) => part.df > 0);
  const weights = weighting.queryWeights(parts, documents, pivot, Buffer.byteLength(query));
  let bound = 0;
  const terms = parts.map((part, i): PlannedTerm => {
    const weight = weights[i] * weighting.documentIdf(part.df, documents);
    // Frequencies of a union are sums, and T of a sum is at most the sum of T.
    bound += Math.abs(weight) * prepared.largest * Math.max(1, part.expansions?.length ?? 1);
    const { label, postings, df, tf: queryTf, expansions } = part;
    const idf = weighting.idf(df, documents);
    return { label, postings, df, queryTf, weight, idf, ...(expansions === undefined ? {} : { expansions }) };
  });
  return { terms, prepared, allowed, grid: gridFor(bound) };
}

/** How many documents have any of a plan's terms and may be found. */
export function countMatches(index: SearchIndex, plan: QueryPlan): number {
  const bits = new Uint32Array((index.store.size >>> 5) + 1);
  const cursor = new PostingCursor();
  for (const { postings } of plan.terms) {
    if (typeof postings !== 'number') {
      setBits(bits, postings.documents);
      continue;
    }
    for (const segment of index.segments) {
      const { firstDocument } = segment;
      cursor.open(segment, postings);
      while (cursor.nextBlock()) {
        for (let i = 0; i < cursor.count; i++) {
          const document = firstDocument + cursor.documents[i];
          bits[document >>> 5] |= 1 << (document & 31);
        }
      }
    }
  }
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = plan.allowed === undefined ? bits[i] : bits[i] & plan.allowed[i];
    for (; word !== 0; word &= word - 1) count++;
  }
  return count;
}

/** The documents that are not removed; undefined where none is. */
function liveDocuments(index: SearchIndex): Uint32Array | undefined {
  const { removed, removedCount } = index.store;
  if (removedCount === 0) return undefined;
  return removed.map((word) => ~word);
}

function unionBits(index: SearchIndex, parts: ReadonlyMap<string, Part>, size: number): Uint32Array {
  const bits = new Uint32Array((size >>> 5) + 1);
  for (const part of parts.values()) setBits(bits, documentsOf(index, part));
  return bits;
}

function intersection(index: SearchIndex, parts: ReadonlyMap<string, Part>, size: number): Uint32Array {
  let result: Uint32Array | undefined;
  for (const part of parts.values()) {
    const bits = new Uint32Array((size >>> 5) + 1);
    setBits(bits, documentsOf(index, part));
    if (result === undefined) result = bits;
    else for (let i = 0; i < bits.length; i++) result[i] &= bits[i];
  }
  return result ?? new Uint32Array((size >>> 5) + 1);
}

function documentsOf(index: SearchIndex, part: Part): Uint32Array {
  return typeof part.postings === 'number'
    ? postingsOf(index, part.postings).documents
    : part.postings.documents;
}

function setBits(bits: Uint32Array, documents: Uint32Array): void {
  for (const document of documents) bits[document >>> 5] |= 1 << (document & 31);
}
