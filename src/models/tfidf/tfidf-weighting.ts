/**
 * tf-idf with the semantics of scikit-learn's TfidfVectorizer; the score is the dot product of the two vectors.
 *   idf  smooth: ln((1 + N) / (1 + df)) + 1; plain: ln(N / df) + 1; or none
 *   tf   the count, 1 + ln(count) where sublinear, 1 where binary
 * and each vector is divided by its l2 or l1 norm, the query's as the documents'.
 */
import type { SchemeSettings } from './options.ts';
import { normalise, type Weighting } from './weighting.ts';

export function tfidfWeighting(settings: SchemeSettings): Weighting {
  const { smoothIdf, sublinearTf, binary, norm } = settings;
  const idf = (df: number, documents: number) => {
    if (!settings.idf) return 1;
    if (smoothIdf) return Math.log((1 + documents) / (1 + df)) + 1;
    return df > 0 ? Math.log(documents / df) + 1 : 0;
  };
  // scikit-learn sets counts to 1 first, so that binary and sublinear together give 1 as well.
  const tfWeight = (tf: number) => (binary ? 1 : sublinearTf ? 1 + Math.log(tf) : tf);
  return {
    name: 'tfidf',
    kernel: 'product',
    tfWeight,
    byAverageTf: false,
    documentIdf: idf,
    norm,
    queryWeights: (terms, documents, pivot, bytes) => {
      const weights = terms.map((term) => Math.max(0, tfWeight(term.tf)) * idf(term.df, documents));
      return normalise(weights, norm, pivot, bytes);
    },
    idf,
    k1: 0,
    b: 0,
    delta: 0,
    formulas: {
      weight: 'query weight x idf',
      idf: !settings.idf ? '1' : smoothIdf ? 'ln((1 + N) / (1 + df)) + 1' : 'ln(N / df) + 1',
      value: `${binary ? '1' : sublinearTf ? '(1 + ln(tf))' : 'tf'} x norm`,
      norm: norm === 'none' ? '1' : `1 / ${norm} length of the document's vector`,
    },
    constant: 0,
  };
}
