/**
 * SMART notation: three letters for documents, a dot, three for queries, such as `ltc.lnc`.
 * Source: Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, figure 6.15; d from
 * Singhal, Salton, Mitra and Buckley 1996. Natural logarithms.
 *   tf    n tf | l 1 + ln tf | a 0.5 + 0.5 tf / max tf | b 1 | L (1 + ln tf) / (1 + ln avg tf) | d 1 + ln(1 + ln tf)
 *   df    n 1 | t ln(N / df) | p max(0, ln((N - df) / df))
 *   norm  n 1 | c cosine | u pivoted unique terms | b byte length ^ -0.375
 */
import { type Normalisation, normalise, type QueryTerm, type Weighting } from './weighting.ts';

const tfLetters = 'nlabLd';
const dfLetters: Record<string, (df: number, documents: number) => number> = {
  n: () => 1,
  t: (df, documents) => (df > 0 ? Math.log(documents / df) : 0),
  p: (df, documents) => (df > 0 && df < documents ? Math.max(0, Math.log((documents - df) / df)) : 0),
};
const tfFormulas: Record<string, string> = {
  n: 'tf',
  l: '1 + ln(tf)',
  a: '0.5 + 0.5 x tf / maxTf',
  b: '1',
  L: '1 + ln(tf)',
  d: '1 + ln(1 + ln(tf))',
};
const dfFormulas: Record<string, string> = { n: '1', t: 'ln(N / df)', p: 'max(0, ln((N - df) / df))' };
const normFormulas: Record<string, string> = {
  n: '1',
  c: "1 / length of the document's vector",
  u: '1 / (0.8 x mean of different terms + 0.2 x different terms)',
  b: 'bytes ^ -0.375',
};
const normLetters: Record<string, Normalisation> = { n: 'none', c: 'l2', u: 'pivoted', b: 'bytes' };

/** The weighting of a pair of triples; undefined where the text is none. */
export function smartWeighting(notation: string): Weighting | undefined {
  const match = /^([nlabLd])([ntp])([ncub])\.([nlabLd])([ntp])([ncub])$/.exec(notation);
  if (match === null) return undefined;
  const [, tf, df, norm, queryTf, queryDf, queryNorm] = match;
  const documentIdf = dfLetters[df];
  const queryIdf = dfLetters[queryDf];
  return {
    name: notation,
    kernel: tf === 'a' ? 'augmented' : 'product',
    tfWeight: (frequency) => tfValue(tf, frequency),
    byAverageTf: tf === 'L',
    documentIdf,
    norm: normLetters[norm],
    queryWeights: (terms, documents, pivot, bytes) => {
      const scale = queryScale(terms);
      const weights = terms.map(
        (term) => queryTfValue(queryTf, term.tf, scale) * queryIdf(term.df, documents),
      );
      return normalise(weights, normLetters[queryNorm], pivot, bytes);
    },
    idf: (frequency, documents) => documentIdf(frequency, documents) * queryIdf(frequency, documents),
    k1: 0,
    b: 0,
    delta: 0,
    formulas: {
      weight: 'query weight x idf of documents',
      idf: [df, queryDf].map((letter) => dfFormulas[letter]).join(' x '),
      value: `(${tfFormulas[tf]}) x norm`,
      norm: `${normFormulas[norm]}${tf === 'L' ? ' / (1 + ln(average tf))' : ''}`,
    },
    constant: 0,
  };
}

/** Every letter of each place, for messages. */
export const smartLetters = {
  tf: tfLetters,
  df: Object.keys(dfLetters).join(''),
  norm: Object.keys(normLetters).join(''),
};

/** L without its divisor, which belongs to the document. */
function tfValue(letter: string, tf: number): number {
  if (tf <= 0) return 0;
  switch (letter) {
    case 'n':
      return tf;
    case 'l':
    case 'L':
      return 1 + Math.log(tf);
    case 'd':
      return tf < 1 ? tf : 1 + Math.log(1 + Math.log(tf));
    default:
      return 1;
  }
}

interface QueryScale {
  maximum: number;
  mean: number;
}

function queryScale(terms: readonly QueryTerm[]): QueryScale {
  let maximum = 0;
  let sum = 0;
  for (const term of terms) {
    sum += term.tf;
    maximum = Math.max(maximum, term.tf);
  }
  return { maximum, mean: terms.length === 0 ? 1 : sum / terms.length };
}

function queryTfValue(letter: string, tf: number, scale: QueryScale): number {
  if (letter === 'a') return 0.5 + (0.5 * tf) / scale.maximum;
  const value = tfValue(letter, tf);
  return letter === 'L' ? value / (1 + Math.log(scale.mean)) : value;
}
