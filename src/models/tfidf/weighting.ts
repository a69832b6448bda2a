/**
 * A weighting says what a term is worth in a document and in a query. The score of a document is
 *   sum over query terms t of  w(t) * f(tf, d),   w(t) = query weight * document idf
 * where f has one of four forms (factor = a number a document, prepared once; c a constant):
 *   product     T(tf) * factor                        tf-idf and most SMART triples
 *   augmented   (0.5 + 0.5 tf / maxTf(d)) * factor    SMART's letter a
 *   saturation  tf / (tf + factor) + c                BM25, BM25+
 *   shifted     x = tf * factor: (x + c) / (k1 + x + c)   BM25L
 */
export type Kernel = 'product' | 'augmented' | 'saturation' | 'shifted';

/** How a vector's length is taken out; `pivoted` and `bytes` as in Singhal, Buckley and Mitra, SIGIR 1996. */
export type Normalisation = 'none' | 'l1' | 'l2' | 'pivoted' | 'bytes';

/** What a query is made of: a number for each of its terms. */
export interface QueryTerm {
  /** How often it occurs in the query; feedback makes fractions of it. */
  tf: number;
  /** In how many documents it occurs. */
  df: number;
}

export interface Weighting {
  /** As it is given: `tfidf`, `ltc.lnc`, `bm25`, ... */
  name: string;
  kernel: Kernel;
  /** T, rising with tf; `product` only. */
  tfWeight: (tf: number) => number;
  /** Divides T by 1 + ln(average tf of the document): SMART's letter L. */
  byAverageTf: boolean;
  /** The part of the term's weight that belongs to the document vector, and so to its norm. */
  documentIdf: (df: number, documents: number) => number;
  norm: Normalisation;
  /** Weights of the query's terms, norm of the query included. `pivot` is the documents' mean number of terms. */
  queryWeights: (terms: readonly QueryTerm[], documents: number, pivot: number, bytes: number) => number[];
  /** The idf that explanations show. */
  idf: (df: number, documents: number) => number;
  /** BM25's; 0 elsewhere. */
  k1: number;
  b: number;
  /** BM25's own delta; 0 elsewhere. */
  delta: number;
  /** How `idf`, `weight`, `value` and the document's factor are computed, for people; see formulas.ts. */
  formulas: Readonly<Record<string, string>>;
  /** The constant c of the kernel. */
  constant: number;
}

/** The slope of pivoted normalisation. */
const pivotSlope = 0.2;
/** The exponent of byte length normalisation. */
const byteExponent = 0.375;

/** The reciprocal of a vector's length; 0 for an empty one. */
export function normFactor(
  norm: Normalisation,
  sumOfAbsolutes: number,
  sumOfSquares: number,
  terms: number,
  pivot: number,
  bytes: number,
): number {
  switch (norm) {
    case 'none':
      return 1;
    case 'l1':
      return sumOfAbsolutes === 0 ? 0 : 1 / sumOfAbsolutes;
    case 'l2':
      return sumOfSquares === 0 ? 0 : 1 / Math.sqrt(sumOfSquares);
    case 'pivoted':
      return terms === 0 ? 0 : 1 / ((1 - pivotSlope) * pivot + pivotSlope * terms);
    case 'bytes':
      return bytes === 0 ? 0 : bytes ** -byteExponent;
  }
}

/** A vector's weights, divided by its length. */
export function normalise(weights: number[], norm: Normalisation, pivot: number, bytes: number): number[] {
  let absolutes = 0;
  let squares = 0;
  for (const weight of weights) {
    absolutes += Math.abs(weight);
    squares += weight * weight;
  }
  const factor = normFactor(norm, absolutes, squares, weights.length, pivot, bytes);
  return norm === 'none' ? weights : weights.map((weight) => weight * factor);
}
