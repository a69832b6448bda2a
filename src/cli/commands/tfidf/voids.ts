/** Options of `nlp tfidf` that cannot matter beside others. What an index of another scheme makes of them is said in models/tfidf/scheme.ts. */
import { feedbackTable, schemeTable, tfidfWeightingTable } from '../../../models/tfidf/options.ts';
import type { VoidOptions } from '../../../options/void-options.ts';

/** Characters are not words: what is said of words says nothing of them. */
export const analysisVoids: readonly VoidOptions[] = [
  {
    options: ['stopwords', 'stem', 'tokenPattern'],
    when: ({ analyzer }) => analyzer === 'char',
    why: (option) => `is of words and cannot matter with ${option('analyzer')} char`,
  },
];

/** Two ways of scikit-learn's tf-idf that leave nothing of a third. */
export const weightingVoids: readonly VoidOptions[] = [
  {
    options: ['sublinearTf'],
    when: ({ binary }) => binary === true,
    why: (option) => `cannot matter with ${option('binary')}, which counts every term once`,
  },
  {
    options: ['smoothIdf'],
    when: ({ idf }) => idf === false,
    why: 'cannot matter where no idf is used',
  },
];

/** A search with another scheme leaves these behind, so that nothing ever asks for them. */
export const indexVoids: readonly VoidOptions[] = [
  {
    options: ['k1', 'b'],
    when: ({ scheme }) => scheme !== undefined && !String(scheme).startsWith('bm25'),
    why: (option) => `is of BM25 and cannot matter with this ${option('scheme')}`,
  },
  {
    options: ['delta'],
    when: ({ scheme }) => scheme !== 'bm25+' && scheme !== 'bm25l',
    why: (option) => `only matters with ${option('scheme')} bm25+ or bm25l`,
  },
];

/** Of vectors nothing is asked later: what their scheme does not use is of no use at all. */
export const vectorVoids: readonly VoidOptions[] = [
  {
    options: ['k1', 'b', 'delta'],
    when: ({ scheme = 'tfidf' }) => !String(scheme).startsWith('bm25'),
    why: (option) => `is of BM25 and cannot matter with this ${option('scheme')}`,
  },
  ...indexVoids.slice(1),
  {
    options: Object.keys(tfidfWeightingTable),
    when: ({ scheme = 'tfidf' }) => scheme !== 'tfidf',
    why: (option) => `only matters with ${option('scheme')} tfidf`,
  },
];

export const feedbackVoids: readonly VoidOptions[] = [
  {
    options: ['feedbackTerms', 'feedbackBeta'],
    when: ({ feedback }) => feedback === false,
    why: 'cannot matter without feedback',
  },
];

export const searchVoids: readonly VoidOptions[] = [
  {
    options: ['json', 'explain'],
    when: ({ run, json, explain }) => run !== undefined && (json ?? explain) === true,
    why: (option) => `cannot matter with ${option('run')}, whose lines have no room for more`,
    remedy: 'Leave out one.',
  },
  {
    options: ['operators'],
    when: ({ queries, plain }) => queries === undefined && plain !== true,
    why: (option) => `is for ${option('queries')}: a query of its own has them anyway`,
  },
];

/** What was found stands in a run already. */
export const evalVoids: readonly VoidOptions[] = [
  {
    options: ['depth', ...Object.keys(schemeTable), ...Object.keys(feedbackTable)],
    when: ({ runFile }) => runFile !== undefined,
    why: (option) => `is of a search and cannot matter with ${option('runFile')}`,
  },
  {
    options: ['seed'],
    when: ({ baseline }) => baseline === undefined,
    why: (option) => `is of the test against a ${option('baseline')}, and there is none`,
  },
];

export const infoVoids: readonly VoidOptions[] = [
  {
    options: ['model'],
    when: ({ file }) => file !== undefined,
    why: 'and the argument both name the index',
    remedy: 'Leave out one.',
  },
];
