/** Search indexes: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { defaultRetrievalMetrics, isRetrievalMetric } from '../evaluate/retrieval-metrics.ts';
import { evaluationTable, tfidfTable } from '../models/tfidf/options.ts';
import { omitRows, optionTable, pickOptions } from '../options/table.ts';
import { choice } from '../options/types.ts';
import type { Kind } from './kind.ts';

/** Experiments name a list of stop words: whole lists of words and files stay with commands and the library. */
const experimentTable = optionTable({
  ...tfidfTable,
  stopwords: {
    ...tfidfTable.stopwords,
    type: choice(['english', 'korean', 'none']),
    text: 'a list of words to leave out',
  },
  ...evaluationTable,
  ...omitRows(inputTable, 'separator'),
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
    options: experimentTable,
    corpora: {
      documents: { required: true, what: 'the documents to search' },
      queries: { required: true, what: 'queries: id, tab, text a line' },
      qrels: { required: true, what: 'judgements: query, 0, document, grade a line' },
    },
    metrics: [
      ...defaultRetrievalMetrics,
      'queries',
      'documents',
      'trainSeconds',
      'testSeconds',
      'documentsPerSecond',
      'queriesPerSecond',
    ],
    metricNamed: (name) => (isRetrievalMetric(name) ? { name, direction: 'higher', unit: '' } : undefined),
    async check(options) {
      const { TfidfModel } = await import('../models/tfidf/tfidf-model.ts');
      TfidfModel.train([], pickOptions(tfidfTable, options)).plan('a');
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
  exampleFiles: (_, option) => ({
    'library.safetensors': 'nlp tfidf index @library -o library.safetensors',
    'best.safetensors': `nlp tfidf index @library ${option('preset')} best -o best.safetensors`,
    'bm25.run': `nlp tfidf search -m library.safetensors ${option('queries')} @library:queries -k 100 ${option('run')} bm25 > bm25.run`,
  }),
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
