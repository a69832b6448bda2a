/**
 * The options of a search index, said once: how text becomes terms, how terms are weighted, what feedback adds, what
 * the index keeps. From these tables come the types, the library's check, the flags of `nlp tfidf` with their help,
 * and the schema of experiments; the settings in an index file are checked against them too.
 */
import { type OptionsOf, optionTable, type SettingsOf, type ValueOf } from '../../options/table.ts';
import { anyText, choice, integer, number, type OptionType, text, toggle } from '../../options/types.ts';
import { documentLimitType } from './document-limit.ts';
import { defaultTokenPattern } from './token-pattern.ts';

export const longestNgram = 20;

const ngramRange: OptionType<readonly [shortest: number, longest: number]> = {
  schema: {
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: longestNgram },
    minItems: 2,
    maxItems: 2,
  },
  placeholder: 'from,to',
  what: `the shortest and the longest, from 1 to ${longestNgram}, such as 1,2`,
  read(given) {
    const match = /^(\d+)(?:[,-](\d+))?$/.exec(given.trim());
    if (match === null) return undefined;
    const range = [Number(match[1]), Number(match[2] ?? match[1])] as const;
    return range.every((n) => n >= 1 && n <= longestNgram) ? range : undefined;
  },
  write: (range) => range.join(','),
};

/** The name of a list, or the words themselves. */
const stopwordsType: OptionType<string | readonly string[]> = {
  schema: {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'array', items: { type: 'string' }, minItems: 0, maxItems: Number.MAX_SAFE_INTEGER },
    ],
  },
  placeholder: 'name',
  what: 'the name of a list of stop words, or the words',
  read: (given) => (given === '' ? undefined : given),
};

/** Whether there is feedback, or from how many documents. */
const feedbackType: OptionType<boolean | number> = {
  schema: { anyOf: [{ type: 'boolean' }, { type: 'integer', minimum: 1, maximum: 1e6 }] },
  placeholder: '[documents]',
  what: 'a whole number of at least 1 and at most 1000000',
  read: (given) => integer(1, 1e6).read(given),
};

/** How text becomes terms: see analyzer.ts. */
export const analysisTable = optionTable({
  analyzer: {
    type: choice(['word', 'char'], 'unit'),
    default: 'word',
    defaultText: '',
    text: 'terms are words or characters',
  },
  ngrams: { type: ngramRange, default: [1, 1], text: 'shortest and longest n-gram' },
  stopwords: {
    type: stopwordsType,
    default: 'none',
    defaultText: '',
    suggestions: ['english', 'korean', 'none'],
    text: 'english, korean, none, or a file with one word a line',
  },
  stem: {
    type: text('name'),
    default: 'none',
    defaultText: '',
    suggestions: ['porter', 'snowball', 'snowball-german', 'snowball-french', 'none'],
    text: 'porter, snowball, snowball-german, ..., none',
  },
  tokenPattern: {
    type: text('regex'),
    default: defaultTokenPattern,
    defaultText: '',
    text: 'what a word is; \\w and \\b know all of Unicode',
  },
  lowercase: { type: toggle(), default: true, text: 'lower-case every term', textOff: 'keep capitals apart' },
});

/** Which terms count, by the number of documents they are in: see document-limit.ts. */
export const documentLimitTable = optionTable({
  minDf: {
    type: documentLimitType,
    default: 1,
    defaultText: '',
    text: 'leave out terms in fewer documents: a count or, with a point, a fraction',
  },
  maxDf: {
    type: documentLimitType,
    default: '1.0',
    defaultText: '',
    text: 'leave out terms in more documents; 1 is a count, 1.0 a fraction',
  },
});

/** BM25: see bm25.ts. */
export const bm25Table = optionTable({
  k1: { type: number({ minimum: 0 }), default: 1.2, text: 'BM25: how soon repetition stops counting' },
  b: {
    type: number({ minimum: 0, maximum: 1 }),
    default: 0.75,
    letter: '',
    text: 'BM25: how much length counts',
  },
  delta: { type: number({ minimum: 0 }), text: 'bm25+ and bm25l: the least that an occurrence counts' },
});

/** tf-idf as scikit-learn's: see tfidf-weighting.ts. */
export const tfidfWeightingTable = optionTable({
  sublinearTf: { type: toggle(), default: false, text: 'tfidf: 1 + ln(tf) for tf' },
  binary: { type: toggle(), default: false, text: 'tfidf: 1 for tf' },
  idf: { type: toggle(), default: true, text: 'tfidf: whether to use idf', textOff: 'tfidf: no idf' },
  smoothIdf: {
    type: toggle(),
    default: true,
    text: 'tfidf: ln((1 + N) / (1 + df)) + 1',
    textOff: 'tfidf: ln(N / df) + 1',
  },
  norm: {
    type: choice(['l1', 'l2', 'none'], 'norm'),
    default: 'l2',
    defaultText: '',
    text: 'tfidf: length of a vector',
  },
});

/** How terms are weighted: see scheme.ts. */
export const schemeTable = optionTable({
  scheme: {
    type: anyText('name'),
    default: 'bm25',
    defaultText: '',
    suggestions: ['tfidf', 'bm25', 'bm25-robertson', 'bm25-atire', 'bm25+', 'bm25l', 'ltc.lnc'],
    text: 'tfidf, bm25[-robertson|-atire|+|l], or a SMART pair: ltc.lnc',
  },
  ...bm25Table,
  ...tfidfWeightingTable,
});

/** Pseudo-relevance feedback: see feedback.ts. */
export const feedbackTable = optionTable({
  feedback: {
    type: feedbackType,
    default: false,
    text: 'search again with the terms of the best documents',
    textOff: 'only the words of the query',
  },
  feedbackTerms: { type: integer(1, 1e6), default: 30, text: 'how many terms feedback adds' },
  feedbackBeta: {
    type: number({ minimum: 0, maximum: 1e6 }),
    default: 0.6,
    text: 'what they weigh against the query',
  },
});

export const presetTable = optionTable({
  preset: { type: choice(['best']), text: 'best: stems, stop words and feedback, for English' },
});

/** What the index keeps beside the postings: for phrases, and for snippets. */
export const storageTable = optionTable({
  store: {
    type: toggle(),
    default: true,
    text: 'keep the texts',
    textOff: 'leave out the texts: a smaller file without snippets',
    inExperiments: false,
  },
  positions: {
    type: toggle(),
    default: true,
    text: 'keep positions',
    textOff: 'leave out positions: a smaller file without phrases',
    inExperiments: false,
  },
});

/** All options of an index. */
export const tfidfTable = optionTable({
  ...presetTable,
  ...analysisTable,
  ...documentLimitTable,
  ...schemeTable,
  ...feedbackTable,
  ...storageTable,
});

export const searchTable = optionTable({
  count: { type: integer(0), default: 10, letter: 'k', text: 'how many documents' },
});

export const similarTable = optionTable({
  ...searchTable,
  terms: { type: integer(1), default: 50, text: 'how many of its terms are compared' },
});

export const keywordsTable = optionTable({
  count: { type: integer(1), default: 10, letter: 'k', text: 'how many terms' },
});

/** What an evaluation looks at. */
export const evaluationTable = optionTable({
  depth: { type: integer(1), default: 1000, text: 'documents a query' },
});

export type AnalysisOptions = OptionsOf<typeof analysisTable>;
export type AnalysisSettings = SettingsOf<typeof analysisTable>;
export type SchemeOptions = OptionsOf<typeof schemeTable>;
export type SchemeSettings = SettingsOf<typeof schemeTable>;
export type FeedbackOptions = OptionsOf<typeof feedbackTable>;
export type PresetName = ValueOf<(typeof presetTable)['preset']>;

/** The options of `TfidfModel.train`. A preset's settings stand under those that are given. */
export type TfidfOptions = OptionsOf<typeof tfidfTable>;
