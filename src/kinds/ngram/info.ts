/** What `info` answers of n-gram models, counts and ARPA files. */

import { stat } from 'node:fs/promises';
import type { BarChart } from '../../figure/figure.ts';
import type { ReportRow } from '../../figure/report.ts';
import { NgramCounts } from '../../models/ngram/counts-file.ts';
import { NgramModel } from '../../models/ngram/model.ts';
import { readModelFile } from '../../store/stored-model.ts';
import { briefSpec } from '../../text/tokenizer-spec.ts';
import type { FileFacts } from '../verbs/info.ts';
import { isArpa, openModel } from './files.ts';

export async function describeFile(file: string): Promise<FileFacts> {
  const facts = await factsOf(file);
  const what = facts.kind === NgramModel.kind ? 'n-gram model' : 'n-gram counts';
  const title = `${what} of order ${facts.order}`;
  const figure = facts.ngrams === undefined ? undefined : sizesChart(facts.ngrams);
  return { json: facts, title, rows: rowsOf(facts), width: 16, figure };
}

/** The same of a file that was just written, which may be a device that keeps nothing. */
export async function describeWritten(file: string): Promise<object> {
  return (await stat(file)).isFile() ? (await describeFile(file)).json : { written: file };
}

interface Facts {
  kind: string;
  order: number;
  words: number;
  ngrams?: number[];
  records?: number;
  bytes?: number;
  bytesPerNgram?: number;
  smoothing?: string;
  tokenizer?: unknown;
  options?: Record<string, unknown>;
  parameters?: number[][];
  corpus?: unknown;
}

async function factsOf(file: string): Promise<Facts> {
  if (!(await isArpa(file))) {
    const stored = await readModelFile(file);
    if (stored.kind === NgramCounts.kind) {
      const counts = NgramCounts.fromModelFile(stored);
      const { order, words, records, tokenizer } = counts;
      return {
        kind: stored.kind,
        order,
        words: words.size,
        records: records.length,
        tokenizer: tokenizer && briefSpec(tokenizer),
        corpus: stored.corpus,
      };
    }
  }
  const model = await openModel(file);
  const { trie, ngrams, provenance } = model;
  const { bytes: words, offsets } = model.vocabulary.toArrays();
  const arrays = [trie.word, trie.logProb, trie.backoff, trie.first, trie.suffix, words, offsets];
  const bytes = arrays.reduce((sum, array) => sum + array.byteLength, 0);
  return {
    kind: NgramModel.kind,
    order: model.order,
    words: model.vocabulary.size,
    ngrams,
    bytes,
    bytesPerNgram: bytes / trie.word.length,
    smoothing: provenance.smoothing,
    tokenizer: model.tokenizer && briefSpec(model.tokenizer),
    options: provenance.options,
    parameters: provenance.parameters,
    corpus: provenance.corpus,
  };
}

/** How many different n-grams there are of each length. */
function sizesChart(ngrams: readonly number[]): BarChart {
  return {
    kind: 'bar',
    title: 'Different n-grams of each length',
    axis: 'n-grams',
    series: [''],
    bars: ngrams.map((count, i) => ({ label: i === 0 ? 'words' : `${i + 1}-grams`, values: [count] })),
    format: (value) => value.toLocaleString('en-US'),
  };
}

function rowsOf(facts: Facts): ReportRow[] {
  const {
    ngrams = [],
    records,
    bytes,
    bytesPerNgram,
    smoothing,
    parameters = [],
    tokenizer,
    options,
  } = facts;
  const rows: ReportRow[] = [{ name: 'words', value: facts.words }];
  for (let i = 1; i < ngrams.length; i++) rows.push({ name: `${i + 1}-grams`, value: ngrams[i] });
  if (records !== undefined) rows.push({ name: 'records', value: records });
  if (bytes !== undefined) {
    rows.push({
      name: 'size',
      value: bytes,
      unit: 'bytes',
      note: `, ${bytesPerNgram?.toFixed(1)} bytes an n-gram`,
    });
  }
  if (smoothing !== undefined) rows.push({ name: 'smoothing', value: smoothing });
  parameters.forEach((values, i) => {
    if (values.length === 0) return;
    const shown = values.slice(0, 8).map((value) => value.toFixed(5));
    rows.push({ name: `  order ${i + 1}`, value: shown.join('  ') });
  });
  if (tokenizer !== undefined) rows.push({ name: 'tokenizer', value: JSON.stringify(tokenizer) });
  if (options !== undefined && Object.keys(options).length > 0)
    rows.push({ name: 'options', value: JSON.stringify(options) });
  return rows;
}
