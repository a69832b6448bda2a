/**
 * Indexing and answering beside minisearch, flexsearch, natural (NLP_BENCH_PEERS) and scikit-learn (python3, where it
 * can be imported). Documents: the training part of Brown, four sentences each: 12,902. Queries: six words in a row.
 * Then ten and a hundred times as many documents, generated from Brown's words (NLP_BENCH_LARGE=1 for the hundred).
 * Wanted: index in less time than scikit-learn, or a third of minisearch's; answer in a tenth of scikit-learn's
 * time and a fiftieth of minisearch's.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { Random } from '../../src/math/random.ts';
import { TfidfModel } from '../../src/models/tfidf/tfidf-model.ts';
import { sharedPath } from '../shared.ts';
import { type BenchResult, bench, missingPeer, peer, type Row } from './harness.ts';

interface Text {
  id: number;
  text: string;
}

interface MiniSearchLike {
  addAll(documents: readonly Text[]): void;
  search(query: string): unknown[];
}
interface FlexSearchLike {
  add(id: number, text: string): void;
  search(query: string, options: object): unknown;
}
interface NaturalTfIdf {
  addDocument(text: string): void;
  tfidfs(query: string, visit?: (document: number, measure: number) => void): number[];
}

const brown = sharedPath('data/brown/brown.train.txt.gz');
const queriesPerRun = 50;

/** Reads lines `index` and `query`, does it, and prints a line when it is done. */
const pythonProgram = `
import gzip, sys
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
lines = [line for line in gzip.open(sys.argv[1], 'rt').read().split('\\n') if line]
documents = [' '.join(lines[i:i + 4]) for i in range(0, len(lines), 4)]
queries = [' '.join(documents[i * 31].split()[3:9]) for i in range(${queriesPerRun})]
vectorizer = matrix = None
def index():
    global vectorizer, matrix
    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(documents)
def query():
    for text in queries:
        scores = (matrix @ vectorizer.transform([text]).T).toarray().ravel()
        best = np.argpartition(-scores, 10)[:10]
        best = best[np.argsort(-scores[best])]
print('ready', flush=True)
for line in sys.stdin:
    globals()[line.strip()]()
    print('done', flush=True)
`;

export async function run(): Promise<BenchResult[]> {
  if (!existsSync(brown)) {
    const missing = ['all of it: shared data (NLP_SHARED) is not there'];
    return [await bench('tfidf', [], { unit: 'documents', missing })];
  }
  const documents = brownDocuments();
  const queries = documents
    .filter((_, i) => i % 31 === 0)
    .slice(0, queriesPerRun)
    .map(({ text }) => text.split(' ').slice(3, 9).join(' '));
  const python = await startPython();
  const missing: string[] = python === undefined ? ['scikit-learn (apt-get install python3-sklearn)'] : [];
  const results = await compare(documents, queries, python, missing);
  python?.process.kill();
  results.push(await grow(documents, queries));
  return results;
}

function brownDocuments(): Text[] {
  const lines = gunzipSync(readFileSync(brown)).toString().split('\n').filter(Boolean);
  const documents: Text[] = [];
  for (let i = 0; i < lines.length; i += 4) {
    documents.push({ id: documents.length, text: lines.slice(i, i + 4).join(' ') });
  }
  return documents;
}

async function compare(
  documents: readonly Text[],
  queries: readonly string[],
  python: Python | undefined,
  missing: string[],
): Promise<BenchResult[]> {
  const named = documents.map(({ id, text }) => ({ id: String(id), text }));
  let model = TfidfModel.train([]);
  const build = () => {
    model = TfidfModel.train(named);
    model.statistics();
  };
  const indexing: Row[] = [{ name: 'nlp tfidf', run: build, work: documents.length }];
  const asking = (scheme: string) => () => {
    for (const query of queries) model.search(query, { scheme, operators: false });
  };
  const answering: Row[] = [
    { name: 'nlp tfidf, bm25', run: asking('bm25'), work: queries.length },
    { name: 'nlp tfidf, tfidf', run: asking('tfidf'), work: queries.length },
  ];
  if (python !== undefined) {
    indexing.push({ name: 'scikit-learn', run: () => python.ask('index'), work: documents.length });
    answering.push({ name: 'scikit-learn', run: () => python.ask('query'), work: queries.length });
  }
  addPeers(documents, queries, indexing, answering, missing);
  return [
    await bench(`index ${documents.length} documents`, indexing, {
      unit: 'documents',
      runs: 5,
      warmUps: 1,
      missing,
    }),
    await bench('answer six words, k = 10', answering, { unit: 'query', runs: 5, warmUps: 1, missing }),
  ];
}

function addPeers(
  documents: readonly Text[],
  queries: readonly string[],
  indexing: Row[],
  answering: Row[],
  missing: string[],
): void {
  const MiniSearch = peer<{ default?: unknown }>('minisearch');
  if (MiniSearch === undefined) missing.push(missingPeer('minisearch'));
  else {
    const Class = (MiniSearch.default ?? MiniSearch) as new (options: object) => MiniSearchLike;
    let index = new Class({ fields: ['text'] });
    const run = () => {
      index = new Class({ fields: ['text'] });
      index.addAll(documents);
    };
    indexing.push({ name: 'minisearch', run, work: documents.length });
    const ask = () => queries.forEach((query) => void index.search(query).slice(0, 10));
    answering.push({ name: 'minisearch', run: ask, work: queries.length });
  }
  const flexsearch = peer<{ Index?: unknown; default?: { Index?: unknown } }>('flexsearch');
  const FlexIndex = flexsearch?.Index ?? flexsearch?.default?.Index;
  if (FlexIndex === undefined) missing.push(missingPeer('flexsearch'));
  else {
    const Class = FlexIndex as new (options: object) => FlexSearchLike;
    let index = new Class({});
    const run = () => {
      index = new Class({});
      for (const { id, text } of documents) index.add(id, text);
    };
    indexing.push({ name: 'flexsearch (no scores)', run, work: documents.length });
    const ask = () => queries.forEach((query) => void index.search(query, { limit: 10, suggest: true }));
    answering.push({ name: 'flexsearch (no scores)', run: ask, work: queries.length });
  }
  const natural = peer<{ TfIdf: new () => NaturalTfIdf }>('natural');
  if (natural === undefined) missing.push(missingPeer('natural'));
  else {
    let index = new natural.TfIdf();
    const run = () => {
      index = new natural.TfIdf();
      for (const { text } of documents) index.addDocument(text);
    };
    indexing.push({ name: 'natural', run, work: documents.length });
    // One query takes a second or so: a few are enough.
    const few = queries.slice(0, 2);
    const ask = () => few.forEach((query) => void index.tfidfs(query));
    answering.push({ name: 'natural', run: ask, work: few.length });
  }
}

interface Python {
  process: ChildProcess;
  ask: (line: string) => Promise<void>;
}

async function startPython(): Promise<Python | undefined> {
  const command = ['/usr/bin/python3', 'python3'].find(
    (name) => spawnSync(name, ['-c', 'import sklearn']).status === 0,
  );
  if (command === undefined) return undefined;
  const process = spawn(command, ['-c', pythonProgram, brown], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const ask = async (line: string) => {
    process.stdin.write(`${line}\n`);
    await lines.next();
  };
  return { process, ask };
}

/** Index and answer 1, 10 and 100 times the documents; their making is not measured. */
async function grow(documents: readonly Text[], queries: readonly string[]): Promise<BenchResult> {
  const words = documents.flatMap(({ text }) => text.split(' '));
  const lengths = documents.map(({ text }) => text.split(' ').length);
  const random = Random.from(1);
  const rows: BenchResult['rows'] = [];
  let before = 0;
  const model = TfidfModel.train([]);
  let indexing = 0;
  for (const times of process.env.NLP_BENCH_LARGE === '1' ? [1, 10, 100] : [1, 10]) {
    for (; before < times; before++) {
      const batch = lengths.map((length, i) => {
        const chosen: string[] = [];
        for (let j = 0; j < length; j++) chosen.push(words[random.int(words.length)]);
        return { id: String(before * lengths.length + i), text: chosen.join(' ') };
      });
      const started = performance.now();
      model.add(batch);
      indexing += performance.now() - started;
    }
    const started = performance.now();
    const { documents: count, memoryBytes, textBytes } = model.statistics();
    indexing += performance.now() - started;
    for (const query of queries) model.search(query, { operators: false });
    const times3 = Array.from({ length: 3 }, () => {
      const begun = performance.now();
      for (const query of queries) model.search(query, { operators: false });
      return (performance.now() - begun) / 1000;
    }).sort((a, b) => a - b);
    const spread = (times3[2] - times3[0]) / 2;
    const ratio = (memoryBytes / textBytes).toFixed(2);
    rows.push({
      name: `index ${count} generated documents (memory ${ratio} times the text)`,
      seconds: [indexing / 1000],
      median: indexing / 1000,
      spread: 0,
      rate: count / (indexing / 1000),
    });
    rows.push({
      name: `answer ${queries.length} queries in them`,
      seconds: times3,
      median: times3[1],
      spread,
      rate: queries.length / times3[1],
    });
  }
  if (!process.argv.includes('--json')) {
    console.log('\ngrowth');
    for (const { name, median, rate } of rows) {
      console.log(`  ${name.padEnd(70)} ${median.toFixed(3).padStart(9)} s  ${Math.round(rate)} a second`);
    }
  }
  return { bench: 'growth', unit: 'documents or queries', rows, missing: [] };
}
