/**
 * An index rewritten as one segment without its removed documents, terms numbered by how often they occur (then by
 * their bytes) and those that are gone left out. The same documents in the same order give the same bytes, however
 * the index came to hold them.
 */
import { DocumentStore } from './document-store.ts';
import { GrowableNumbers } from './growable.ts';
import { eachPosting } from './prepared-weighting.ts';
import { SearchIndex } from './search-index.ts';
import { mergingSteps } from './segment-building.ts';

/** The index itself where there is nothing to do. It may be interrupted at each `yield`. */
export function* compactingSteps(index: SearchIndex): Generator<undefined, SearchIndex> {
  if (index.isCompact) return index;
  const store = keptDocuments(index);
  const newNumber = new Int32Array(index.store.size);
  let next = 0;
  for (let d = 0; d < newNumber.length; d++) newNumber[d] = index.store.isRemoved(d) ? -1 : next++;
  yield;
  const termOrder = orderTerms(index);
  yield;
  const terms = index.terms.reordered(termOrder);
  const frequencies = new Uint32Array(termOrder.length);
  for (const [i, term] of termOrder.entries()) frequencies[i] = index.documentFrequencies.values[term];
  yield;
  const segment = yield* mergingSteps(index.segments, {
    newNumber,
    termOrder,
    terms: termOrder.length,
    firstDocument: 0,
    documents: store.size,
    lengths: store.lengths.values,
    withPositions: index.settings.positions,
  });
  return new SearchIndex(index.settings, { terms, store, segments: [segment], frequencies, isCompact: true });
}

function keptDocuments(index: SearchIndex): DocumentStore {
  const { store } = index;
  if (store.removedCount === 0) return store;
  const kept = new DocumentStore(store.keepsText);
  const ids: string[] = [];
  const lengths = new GrowableNumbers();
  const byteLengths = new GrowableNumbers();
  const titleLengths = new GrowableNumbers();
  const { values: offsets } = store.textOffsets;
  for (let d = 0; d < store.size; d++) {
    if (store.isRemoved(d)) continue;
    ids.push(store.ids[d]);
    lengths.push(store.lengths.values[d]);
    byteLengths.push(store.byteLengths.values[d]);
    titleLengths.push(store.titleLengths.values[d]);
    if (store.keepsText) kept.text.append(store.text.bytes.subarray(offsets[d], offsets[d + 1]));
  }
  const text = store.keepsText ? kept.text.finish() : undefined;
  kept.restore(ids, lengths.values, byteLengths.values, titleLengths.values, text);
  return kept;
}

/** Terms that still occur, by count descending and then by their bytes. */
function orderTerms(index: SearchIndex): Uint32Array {
  const counts = new Float64Array(index.terms.size);
  eachPosting(index, undefined, (term, _document, tf) => {
    counts[term] += tf;
  });
  const used: number[] = [];
  for (let term = 0; term < counts.length; term++) if (counts[term] > 0) used.push(term);
  used.sort((a, b) => counts[b] - counts[a] || index.terms.compare(a, b));
  return Uint32Array.from(used);
}
