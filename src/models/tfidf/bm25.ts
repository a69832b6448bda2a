/**
 * BM25 in the variants of Kamphuis, de Vries, Boytsov and Lin, "Which BM25 do you mean?", ECIR 2020, table 1.
 * N documents, df of them with the term, L tokens in the document, K = k1 (1 - b + b L / average L):
 *   bm25            ln(1 + (N - df + 0.5) / (df + 0.5)) * tf / (tf + K)                 Lucene, lengths exact
 *   bm25-robertson  ln((N - df + 0.5) / (df + 0.5)) * tf / (tf + K)                     negative for df > N / 2
 *   bm25-atire      ln(N / df) * (k1 + 1) tf / (tf + K)
 *   bm25+           ln((N + 1) / df) * ((k1 + 1) tf / (tf + K) + delta)                 delta 1
 *   bm25l           ln((N + 1) / (df + 0.5)) * (k1 + 1) (x + delta) / (k1 + x + delta)  delta 0.5
 *                   with x = tf / (1 - b + b L / average L)
 * A term that occurs twice in the query counts twice.
 */
import type { SchemeSettings } from './options.ts';
import type { Weighting } from './weighting.ts';

type Idf = (df: number, documents: number) => number;

const luceneIdf: Idf = (df, documents) => Math.log(1 + (documents - df + 0.5) / (df + 0.5));
const robertsonIdf: Idf = (df, documents) => Math.log((documents - df + 0.5) / (df + 0.5));
const atireIdf: Idf = (df, documents) => (df > 0 ? Math.log(documents / df) : 0);
const plusIdf: Idf = (df, documents) => (df > 0 ? Math.log((documents + 1) / df) : 0);
const longIdf: Idf = (df, documents) => Math.log((documents + 1) / (df + 0.5));

interface Variant {
  idf: Idf;
  formula: string;
  /** Whether the weight is multiplied by k1 + 1. */
  scaled: boolean;
  delta: number;
}

export const bm25Variants: Readonly<Record<string, Variant>> = {
  bm25: { idf: luceneIdf, formula: 'ln(1 + (N - df + 0.5) / (df + 0.5))', scaled: false, delta: 0 },
  'bm25-robertson': {
    idf: robertsonIdf,
    formula: 'ln((N - df + 0.5) / (df + 0.5))',
    scaled: false,
    delta: 0,
  },
  'bm25-atire': { idf: atireIdf, formula: 'ln(N / df)', scaled: true, delta: 0 },
  'bm25+': { idf: plusIdf, formula: 'ln((N + 1) / df)', scaled: true, delta: 1 },
  bm25l: { idf: longIdf, formula: 'ln((N + 1) / (df + 0.5))', scaled: true, delta: 0.5 },
};

/** @param name a key of `bm25Variants` */
export function bm25Weighting(name: string, settings: SchemeSettings): Weighting {
  const { idf, formula, scaled, delta: defaultDelta } = bm25Variants[name];
  const { k1, b, delta = defaultDelta } = settings;
  const scale = scaled ? k1 + 1 : 1;
  return {
    name,
    kernel: name === 'bm25l' ? 'shifted' : 'saturation',
    tfWeight: (tf) => tf,
    byAverageTf: false,
    documentIdf: () => 1,
    norm: 'none',
    queryWeights: (terms, documents) => terms.map((term) => term.tf * idf(term.df, documents) * scale),
    idf,
    k1,
    b,
    delta,
    formulas: {
      weight: `query tf x idf${scaled ? ' x (k1 + 1)' : ''}`,
      idf: formula,
      ...lengthFormulas(name),
    },
    constant: name === 'bm25l' ? delta : delta / scale,
  };
}

function lengthFormulas(name: string): Record<string, string> {
  const relative = '(1 - b + b x L / avgL)';
  if (name === 'bm25l') {
    return { value: '(tf x norm + delta) / (k1 + tf x norm + delta)', norm: `1 / ${relative}` };
  }
  return { value: `tf / (tf + K)${name === 'bm25+' ? ' + delta / (k1 + 1)' : ''}`, K: `k1 x ${relative}` };
}
