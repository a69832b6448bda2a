/** `nlp tfidf`: its verbs; what each does is loaded when it runs. */
import type { Command } from 'commander';
import {
  analysisTable,
  documentLimitTable,
  evaluationTable,
  feedbackTable,
  keywordsTable,
  presetTable,
  schemeTable,
  searchTable,
  similarTable,
  storageTable,
} from '../../models/tfidf/options.ts';
import { optionTable } from '../../options/table.ts';
import { anyText, number, text, toggle } from '../../options/types.ts';
import { addVerbs, outputRow, svgRow, type Verb } from '../verb.ts';
import {
  analysisVoids,
  evalVoids,
  feedbackVoids,
  indexVoids,
  infoVoids,
  searchVoids,
  vectorVoids,
  weightingVoids,
} from './tfidf/voids.ts';

const modelTable = optionTable({
  model: { type: text('file'), text: 'the index to read' },
});
const changedTable = optionTable({
  model: { ...modelTable.model, text: 'the index', isWritten: true },
  output: { ...outputRow, text: 'another file for the result (default: the index itself)' },
});
const idPrefixTable = optionTable({ idPrefix: { type: anyText(), text: 'put before every id' } });
const output = { ...outputRow, text: 'instead of standard output' };

/** The options of the weighting, where another than the library's is the default. */
function schemeFrom(fallback: string) {
  const { scheme } = schemeTable;
  return { ...schemeTable, scheme: { ...scheme, text: `${scheme.text} (${fallback})` } };
}

const ofTheIndex = schemeFrom("the index's");

const verbs: readonly Verb[] = [
  {
    name: 'index',
    summary: 'make an index of documents',
    inputs: true,
    options: { output: { ...outputRow, text: 'where the index goes' }, ...idPrefixTable },
    modelOptions: {
      ...presetTable,
      ...analysisTable,
      ...documentLimitTable,
      ...schemeFrom('bm25; search can choose another'),
      ...feedbackTable,
      ...storageTable,
    },
    required: ['output'],
    voids: [...analysisVoids, ...weightingVoids, ...indexVoids, ...feedbackVoids],
    examples: [
      'nlp tfidf index @library -o library.safetensors',
      'nlp tfidf index @library --preset best -o best.safetensors',
      'nlp tfidf index @text-ko --analyzer char --ngrams 2,2 -o korean.safetensors',
    ],
    run: async () => (await import('./tfidf/build.ts')).buildIndex,
  },
  {
    name: 'search',
    summary: 'find documents; without a query, one a line from stdin',
    operands: [{ name: 'query', text: 'words and operators', many: true, isText: true }],
    options: {
      ...modelTable,
      ...searchTable,
      queries: {
        type: text('file'),
        text: 'many queries: id, tab, text a line, JSON Lines or TREC topics (plain words unless --operators)',
      },
      operators: { type: toggle(), text: 'read operators in --queries too' },
      plain: { type: toggle(), text: 'read no operators' },
      run: { type: anyText('tag'), text: 'print TREC run lines with this tag' },
      ...svgRow('draw the parts of the scores of the (first) query'),
      output,
    },
    modelOptions: { ...ofTheIndex, ...feedbackTable },
    required: ['model'],
    explain: 'what each score is made of: the parts add up to it, with the formulas and their numbers',
    notes: '--json prints {"query","hits":[{"rank","id","score","snippet"}],"total"}, a line a query.',
    voids: [...searchVoids, ...weightingVoids, ...feedbackVoids],
    examples: [
      'nlp tfidf search -m library.safetensors "+bread -sourdough yeast"',
      'nlp tfidf search -m library.safetensors "bread yeast" -k 5 --explain --svg parts.svg',
      'nlp tfidf search -m library.safetensors \'"electric car" batt* chrage~1\' -k 3',
      'nlp tfidf search -m library.safetensors --scheme ltc.lnc "tide moon" --json',
      'nlp tfidf search -m library.safetensors --queries @library:queries -k 100 --run bm25 > bm25.run',
    ],
    run: async () => (await import('./tfidf/search.ts')).search,
  },
  {
    name: 'eval',
    summary: "measure a ranking against judgements, with trec_eval's definitions",
    options: {
      ...modelTable,
      queries: { type: text('file'), text: 'id, tab, text a line; JSON Lines; TREC topics' },
      qrels: { type: text('file'), text: "judgements: query, 0, document, grade; BEIR's three columns too" },
      runFile: { type: text('file'), text: 'measure this TREC run instead of searching' },
      ...evaluationTable,
      metrics: {
        type: anyText('names'),
        suggestions: ['map', 'ndcg@10', 'p@10', 'recall@100', 'mrr', 'rprec', 'bpref'],
        text: 'such as map,ndcg@20,p@5,recall@100,mrr,rprec,bpref',
      },
      perQuery: { type: toggle(), text: 'the numbers of each query too' },
      baseline: { type: text('run'), text: 'compare with this TREC run: paired randomisation test' },
      saveRun: { type: text('file'), text: 'write what was found as a TREC run', isWritten: true },
      failUnder: {
        type: number({ minimum: 0, maximum: 1, placeholder: 'map' }),
        text: 'exit 1 where map is lower',
      },
    },
    modelOptions: { ...ofTheIndex, ...feedbackTable },
    required: ['qrels'],
    seed: true,
    notes:
      'Queries that are judged and find nothing count 0; those without judgements are left out (trec_eval -c).\n' +
      '--json prints {"map","ndcg@10","p@10","recall@100","mrr","rprec","bpref","queries","answeredQueries",\n' +
      '"judgedDocuments"}, and "warning" where no query or document has a judgement.',
    voids: [...evalVoids, ...weightingVoids, ...feedbackVoids],
    examples: [
      'nlp tfidf eval -m library.safetensors --queries @library:queries --qrels @library:qrels --json',
      'nlp tfidf eval --run-file bm25.run --qrels @library:qrels',
      'nlp tfidf eval -m best.safetensors --queries @library:queries --qrels @library:qrels --baseline bm25.run',
    ],
    run: async () => (await import('./tfidf/eval.ts')).evaluate,
  },
  {
    name: 'vectors',
    summary: "documents as vectors, as scikit-learn's",
    inputs: true,
    options: { output, ...idPrefixTable },
    modelOptions: { ...analysisTable, ...documentLimitTable, ...schemeFrom('tfidf') },
    notes: '--json prints {"id","vector":{term:weight}} a line.',
    voids: [...analysisVoids, ...weightingVoids, ...vectorVoids],
    examples: [
      'nlp tfidf vectors @library --json -o vectors.jsonl',
      'nlp tfidf vectors @library --sublinear-tf --ngrams 1,2 --min-df 2 --max-df 0.5 | head -n 5',
    ],
    run: async () => (await import('./tfidf/vectors.ts')).vectors,
  },
  {
    name: 'keywords',
    summary: 'the terms that say most about a document',
    operands: [{ name: 'ids', text: 'ids of documents', required: true, many: true, isText: true }],
    options: { ...modelTable, ...keywordsTable },
    modelOptions: ofTheIndex,
    required: ['model'],
    explain: 'tf, df and idf of each term',
    voids: [...weightingVoids],
    examples: ['nlp tfidf keywords -m library.safetensors d001 --scheme tfidf'],
    run: async () => (await import('./tfidf/keywords.ts')).keywords,
  },
  {
    name: 'similar',
    summary: 'the documents most like one',
    operands: [{ name: 'id', text: 'id of a document', required: true, isText: true }],
    options: { ...modelTable, ...similarTable },
    modelOptions: ofTheIndex,
    required: ['model'],
    explain: 'what each score is made of',
    voids: [...weightingVoids],
    examples: ['nlp tfidf similar -m library.safetensors d001 -k 5'],
    run: async () => (await import('./tfidf/search.ts')).similar,
  },
  {
    name: 'add',
    summary: 'add documents to an index',
    inputs: true,
    options: {
      ...changedTable,
      replace: { type: toggle(), text: 'documents whose id is there take the place of the old ones' },
      ...idPrefixTable,
    },
    required: ['model'],
    examples: [
      'nlp tfidf add -m library.safetensors --text "A new page on yeast" --id-prefix new- -o more.safetensors',
    ],
    run: async () => (await import('./tfidf/build.ts')).addDocuments,
  },
  {
    name: 'remove',
    summary: 'remove documents from an index',
    operands: [{ name: 'ids', text: 'ids of documents', required: true, many: true, isText: true }],
    options: changedTable,
    required: ['model'],
    examples: ['nlp tfidf remove -m library.safetensors d001 d002 -o fewer.safetensors'],
    run: async () => (await import('./tfidf/build.ts')).removeDocuments,
  },
  {
    name: 'info',
    summary: 'what is in an index',
    operands: [{ name: 'file', text: 'the index' }],
    options: { ...modelTable, ids: { type: toggle(), text: 'the ids of its documents' } },
    voids: [...infoVoids],
    examples: ['nlp tfidf info library.safetensors'],
    run: async () => (await import('./tfidf/info.ts')).info,
  },
];

export function configure(command: Command, made?: Readonly<Record<string, string>>): void {
  command.addHelpText(
    'after',
    '\nQueries: wing flow | "boundary layer" | +required -excluded | aero* | wnig~1\n' +
      '\nExamples:\n' +
      '  nlp tfidf index @library -o library.safetensors\n' +
      '  nlp tfidf search -m library.safetensors "bread dough"\n' +
      '  nlp tfidf search -m library.safetensors "why does bread rise" -k 3 --explain\n' +
      '  nlp tfidf eval -m library.safetensors --queries @library:queries --qrels @library:qrels',
  );
  addVerbs(command, verbs, made);
}
