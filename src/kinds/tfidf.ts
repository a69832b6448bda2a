/** Search indexes: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { defaultMetrics, isMetric } from '../evaluate/retrieval-metrics.ts';
import { omitRows, optionTable } from '../options/table.ts';
import { choice, integer, integers, number, type OptionType, text, toggle } from '../options/types.ts';
import type { Kind } from './kind.ts';

const documentLimit: OptionType<number | string> = {
  schema: {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern: '^\\d*\\.?\\d+$' },
    ],
  },
  placeholder: 'n',
  what: 'a count, or a fraction with a point in it',
  read: (given) => (/^\d*\.?\d+$/.test(given) ? given : undefined),
};

const feedbackDocuments: OptionType<boolean | number> = {
  schema: { anyOf: [{ type: 'boolean' }, { type: 'integer', minimum: 1, maximum: 1e6 }] },
  placeholder: '[documents]',
  what: 'a whole number of at least 1',
  read: (given) => (/^\d+$/.test(given) && Number(given) >= 1 ? Number(given) : undefined),
};

const limitText = 'a count, or a part of all documents with a point in it ("1.0" is all of them)';

const tfidfTable = optionTable({
  preset: { type: choice(['best']), text: 'best: stems, stop words and feedback, for English' },
  scheme: { type: text('name'), text: 'tfidf, bm25[-robertson|-atire|+|l], or a SMART pair such as ltc.lnc' },
  k1: {
    type: number({ minimum: 0 }),
    defaultText: '1.2',
    text: 'BM25: how soon repetition stops counting',
  },
  b: { type: number({ minimum: 0, maximum: 1 }), defaultText: '0.75', text: 'BM25: how much length counts' },
  delta: { type: number({ minimum: 0 }), text: 'bm25+ and bm25l: the least that an occurrence counts' },
  idf: { type: toggle(), default: true, text: 'tfidf: whether to use idf' },
  smoothIdf: { type: toggle(), default: true, text: 'tfidf: ln((1 + N) / (1 + df)) + 1' },
  sublinearTf: { type: toggle(), text: 'tfidf: 1 + ln(tf) for tf' },
  binary: { type: toggle(), text: 'tfidf: 1 for tf' },
  norm: { type: choice(['l1', 'l2', 'none']), text: 'tfidf: length of a vector' },
  analyzer: { type: choice(['word', 'char']), text: 'terms are words or characters' },
  ngrams: {
    type: integers({ minimum: 1, maximum: 20, least: 2, most: 2, what: 'two whole numbers, as in 1,2' }),
    defaultText: '[1, 1]',
    text: 'shortest and longest n-gram',
  },
  stopwords: { type: choice(['english', 'korean', 'none']), text: 'a list of words to leave out' },
  stem: { type: text('name'), text: 'porter, snowball, snowball-german, ..., none' },
  tokenPattern: { type: text('regex'), text: 'what a word is: a regular expression' },
  lowercase: { type: toggle(), default: true, text: 'lower-case every term' },
  minDf: { type: documentLimit, text: limitText },
  maxDf: { type: documentLimit, text: limitText },
  feedback: { type: feedbackDocuments, text: 'search again with terms of the best documents' },
  feedbackTerms: { type: integer(1, 1e6), text: 'how many terms feedback adds' },
  feedbackBeta: { type: number({ minimum: 0 }), text: 'what they weigh against the query' },
});

const depthTable = optionTable({
  depth: { type: integer(1, 1e9), default: 1000, text: 'documents a query' },
});

export const tfidf: Kind = {
  name: 'tfidf',
  files: {
    tfidf: {
      title: 'a search index',
      command: 'nlp tfidf',
      load: async () => (await import('../models/tfidf/tfidf-model.ts')).TfidfModel,
    },
  },
  options: tfidfTable,
  experiment: {
    options: { ...tfidfTable, ...depthTable, ...omitRows(inputTable, 'separator') },
    corpora: {
      documents: { required: true, what: 'the documents to search' },
      queries: { required: true, what: 'queries: id, tab, text a line' },
      qrels: { required: true, what: 'judgements: query, 0, document, grade a line' },
    },
    metrics: [
      ...defaultMetrics,
      'queries',
      'documents',
      'trainSeconds',
      'testSeconds',
      'documentsPerSecond',
      'queriesPerSecond',
    ],
    metricNamed: (name) => (isMetric(name) ? { name, direction: 'higher', unit: '' } : undefined),
    async check(options) {
      const { TfidfModel } = await import('../models/tfidf/tfidf-model.ts');
      const { indexOptions } = await import('./trials/tfidf.ts');
      TfidfModel.build([], await indexOptions(options)).plan('a');
    },
    run: async (trial) => (await import('./trials/tfidf.ts')).run(trial),
    template: `# Which weighting finds best? Run: nlp experiment run FILE
name: retrieval
corpus: { documents: "@library", queries: "@library:queries", qrels: "@library:qrels" }
trials:
  - model: tfidf
    matrix: { scheme: [tfidf, ltc.lnc, bm25, bm25+] }
  - model: tfidf
    options: { preset: best }
    matrix: { k1: [0.9, 1.2], b: [0.4, 0.75] }
metrics: [map, "ndcg@10", "p@10", queriesPerSecond]
assert:
  - "max(tfidf.map) > 0.55"
  - "best(tfidf, 'map').preset == 'best'"
`,
  },
  hasOwnCommand: true,
  contract: {
    train: { command: 'tfidf index', operands: ['@library'], options: { output: 'MODEL' } },
    trainOnNothing: { command: 'tfidf index', operands: ['EMPTY'], options: { output: 'AGAIN' } },
    answer: [{ command: 'tfidf search', options: { model: 'MODEL' } }],
    answerWithOther: { command: 'tfidf search', options: { model: 'OTHER' } },
    input: 'why does bread rise\n\n"electric car" batt* -cold\nnothinglikethis\n',
    onEmptyInput: /^$/,
    jsonKeys: ['query', 'hits', 'total'],
  },
};
