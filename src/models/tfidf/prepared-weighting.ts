/**
 * A weighting made ready for one state of an index: the factor of each document (its norm or length), and how much
 * a block of postings can contribute at most. BM25 takes the latter from what the blocks keep; weightings with
 * norms pass over all postings once.
 */

import { documentsOf } from './document-limit.ts';
import { PostingCursor } from './posting-cursor.ts';
import type { SearchIndex } from './search-index.ts';
import type { Segment } from './segment.ts';
import { normFactor, type Weighting } from './weighting.ts';

/** Values of T that are looked up; rarer ones are computed. */
export const tabulatedTfs = 256;

export interface PreparedWeighting {
  weighting: Weighting;
  /** State of the index it belongs to. */
  state: number;
  /** Documents and mean number of distinct terms (0 where it does not matter). */
  documents: number;
  pivot: number;
  /** See weighting.ts, by document. */
  factors: Float64Array;
  /** Tokens of each document and their mean, where lengths play a part. */
  lengths?: ArrayLike<number>;
  meanLength?: number;
  /** Largest tf in each document; `augmented` only. */
  maximumTf: Float64Array | undefined;
  /** T(0) .. T(255). */
  tfTable: Float64Array;
  /** Largest f that a block of the tables can have, by segment. */
  blockBounds: Float64Array[];
  /** No f is larger. */
  largest: number;
  /** 1 for the terms that are in use (min-df, max-df); absent where all are. */
  active: Uint8Array | undefined;
}

export function prepareWeighting(index: SearchIndex, weighting: Weighting): PreparedWeighting {
  const { store } = index;
  const documents = store.count;
  const tfTable = new Float64Array(tabulatedTfs);
  for (let tf = 1; tf < tabulatedTfs; tf++) tfTable[tf] = weighting.tfWeight(tf);
  const active = activeTerms(index);
  const prepared: PreparedWeighting = {
    weighting,
    state: index.state,
    documents,
    pivot: 0,
    factors: new Float64Array(store.size),
    maximumTf: undefined,
    tfTable,
    blockBounds: [],
    largest: 1 + weighting.constant,
    active,
  };
  if (weighting.kernel === 'product' || weighting.kernel === 'augmented') prepareNorms(index, prepared);
  else {
    const factorOfLength = prepareLengths(index, prepared);
    if (active === undefined) {
      prepared.blockBounds = index.segments.map((segment) =>
        boundsOfBlocks(prepared, segment, factorOfLength),
      );
      return prepared;
    }
  }
  findBounds(index, prepared);
  return prepared;
}

/** f: see weighting.ts. */
export function kernelValue(prepared: PreparedWeighting, tf: number, document: number): number {
  const { weighting, factors } = prepared;
  switch (weighting.kernel) {
    case 'product':
      return (tf < tabulatedTfs ? prepared.tfTable[tf] : weighting.tfWeight(tf)) * factors[document];
    case 'augmented':
      return (0.5 + (0.5 * tf) / (prepared.maximumTf as Float64Array)[document]) * factors[document];
    case 'saturation':
      return tf / (tf + factors[document]) + weighting.constant;
    case 'shifted': {
      const x = tf * factors[document] + weighting.constant;
      return x / (weighting.k1 + x);
    }
  }
}

/** The largest f of each block that its largest tf and smallest length allow; for weightings by length. */
function boundsOfBlocks(
  prepared: PreparedWeighting,
  segment: Segment,
  factorOfLength: (length: number) => number,
): Float64Array {
  const { kernel, constant, k1 } = prepared.weighting;
  const { blockMaxTf, blockMinLength } = segment;
  const bounds = new Float64Array(blockMaxTf.length);
  for (let block = 0; block < bounds.length; block++) {
    const factor = factorOfLength(blockMinLength[block]);
    const x = blockMaxTf[block] * factor + constant;
    const isSaturation = kernel === 'saturation';
    bounds[block] = isSaturation ? blockMaxTf[block] / (blockMaxTf[block] + factor) + constant : x / (k1 + x);
  }
  return bounds;
}

/** The terms within min-df and max-df; undefined where these leave out none. */
function activeTerms(index: SearchIndex): Uint8Array | undefined {
  const { minDf, maxDf } = index.settings;
  const least = documentsOf(minDf, index.documents);
  const most = documentsOf(maxDf, index.documents);
  if (least <= 1 && most >= index.documents) return undefined;
  const { values, length } = index.documentFrequencies;
  const active = new Uint8Array(length);
  for (let term = 0; term < length; term++) {
    active[term] = values[term] >= least && values[term] <= most ? 1 : 0;
  }
  return active;
}

/** @returns the factor of a document of a given length */
function prepareLengths(index: SearchIndex, prepared: PreparedWeighting): (length: number) => number {
  const { store } = index;
  const { k1, b, kernel } = prepared.weighting;
  let lengths = store.lengths.values;
  let tokens = store.tokens;
  if (prepared.active !== undefined) {
    lengths = new Uint32Array(store.size);
    tokens = 0;
    eachPosting(index, prepared.active, (_term, document, tf) => {
      lengths[document] += tf;
      tokens += tf;
    });
  }
  const mean = prepared.documents === 0 || tokens === 0 ? 1 : tokens / prepared.documents;
  prepared.lengths = lengths;
  prepared.meanLength = mean;
  const relative = (length: number) => 1 - b + (b * length) / mean;
  const factorOfLength =
    kernel === 'saturation'
      ? (length: number) => k1 * relative(length)
      : (length: number) => 1 / relative(length);
  for (let document = 0; document < store.size; document++) {
    prepared.factors[document] = factorOfLength(lengths[document]);
  }
  return factorOfLength;
}

function prepareNorms(index: SearchIndex, prepared: PreparedWeighting): void {
  const { store, documentFrequencies } = index;
  const { weighting, factors, active, documents } = prepared;
  const { norm, byAverageTf, kernel } = weighting;
  const tokens = new Float64Array(store.size);
  const unique = new Float64Array(store.size);
  const needsCounts = byAverageTf || norm === 'pivoted' || kernel === 'augmented';
  if (needsCounts) {
    const maximum = new Float64Array(store.size);
    eachPosting(index, active, (_term, document, tf) => {
      tokens[document] += tf;
      unique[document]++;
      if (tf > maximum[document]) maximum[document] = tf;
    });
    prepared.maximumTf = maximum;
    let terms = 0;
    for (let document = 0; document < store.size; document++) terms += unique[document];
    prepared.pivot = documents === 0 ? 0 : terms / documents;
  }
  const absolutes = new Float64Array(store.size);
  const squares = new Float64Array(store.size);
  factors.fill(1);
  if (byAverageTf) {
    for (let d = 0; d < store.size; d++) {
      factors[d] = unique[d] === 0 ? 1 : 1 / (1 + Math.log(tokens[d] / unique[d]));
    }
  }
  if (norm === 'l1' || norm === 'l2') {
    let previous = -1;
    let idf = 1;
    eachPosting(index, active, (term, document, tf) => {
      if (term !== previous) idf = weighting.documentIdf(documentFrequencies.values[term], documents);
      previous = term;
      const weight = kernelValue(prepared, tf, document) * idf;
      absolutes[document] += Math.abs(weight);
      squares[document] += weight * weight;
    });
  }
  const { values: bytes } = store.byteLengths;
  for (let d = 0; d < store.size; d++) {
    factors[d] *= normFactor(norm, absolutes[d], squares[d], unique[d], prepared.pivot, bytes[d]);
  }
}

/** The largest f of each block, from the postings themselves. */
function findBounds(index: SearchIndex, prepared: PreparedWeighting): void {
  const cursor = new PostingCursor();
  let largest = 0;
  prepared.blockBounds = index.segments.map((segment) => {
    const bounds = new Float64Array(segment.blockLast.length);
    for (let row = 0; row < segment.rowOffset.length - 1; row++) {
      cursor.openRow(segment, row);
      while (cursor.nextBlock()) {
        let bound = 0;
        for (let i = 0; i < cursor.count; i++) {
          const value = kernelValue(
            prepared,
            cursor.frequencies[i],
            segment.firstDocument + cursor.documents[i],
          );
          if (value > bound) bound = value;
        }
        if (cursor.block >= 0) bounds[cursor.block] = bound;
        if (bound > largest) largest = bound;
      }
    }
    return bounds;
  });
  prepared.largest = largest;
}

/** Every posting of active terms in documents that are not removed. */
export function eachPosting(
  index: SearchIndex,
  active: Uint8Array | undefined,
  visit: (term: number, document: number, tf: number) => void,
): void {
  const { store } = index;
  const hasRemoved = store.removedCount > 0;
  const cursor = new PostingCursor();
  for (const segment of index.segments) {
    const { firstDocument, termIds } = segment;
    for (let row = 0; row < segment.rowOffset.length - 1; row++) {
      const term = termIds === undefined ? row : termIds[row];
      if (active !== undefined && active[term] === 0) continue;
      cursor.openRow(segment, row);
      while (cursor.nextBlock()) {
        for (let i = 0; i < cursor.count; i++) {
          const document = firstDocument + cursor.documents[i];
          if (hasRemoved && store.isRemoved(document)) continue;
          visit(term, document, cursor.frequencies[i]);
        }
      }
    }
  }
}
