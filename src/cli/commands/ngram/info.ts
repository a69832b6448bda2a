/** `nlp ngram info`. */
import { NgramCounts } from '../../../models/ngram/counts-file.ts';
import { NgramModel } from '../../../models/ngram/model.ts';
import { readModelFile } from '../../../store/stored-model.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { formatBytes, formatCount } from '../../render/numbers.ts';
import { isArpa, openModel } from './models.ts';

export async function info(file: string, flags: CommonFlags): Promise<void> {
  const facts = await factsOf(file);
  const output = new Output();
  if (flags.json) output.json(facts);
  else for (const line of describe(facts)) output.line(line);
  await output.flush();
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
        tokenizer,
        corpus: stored.corpus,
      };
    }
  }
  const model = await openModel(file);
  const { trie, ngrams, provenance } = model;
  const { bytes: words, offsets } = model.words.toArrays();
  const arrays = [trie.word, trie.logProb, trie.backoff, trie.first, trie.suffix, words, offsets];
  const bytes = arrays.reduce((sum, array) => sum + array.byteLength, 0);
  return {
    kind: NgramModel.kind,
    order: model.order,
    words: model.words.size,
    ngrams,
    bytes,
    bytesPerNgram: bytes / trie.word.length,
    smoothing: provenance.smoothing,
    tokenizer: model.tokenizer,
    options: provenance.options,
    parameters: provenance.parameters,
    corpus: provenance.corpus,
  };
}

function describe(facts: Facts): string[] {
  const lines = [
    `${facts.kind === NgramModel.kind ? 'n-gram model' : 'n-gram counts'} of order ${facts.order}`,
  ];
  const add = (name: string, value: string) => {
    lines.push(`${name.padEnd(16)}${value}`);
  };
  add('words', formatCount(facts.words));
  facts.ngrams?.slice(1).forEach((count, i) => {
    add(`${i + 2}-grams`, formatCount(count));
  });
  if (facts.records !== undefined) add('records', formatCount(facts.records));
  if (facts.bytes !== undefined && facts.bytesPerNgram !== undefined) {
    add('size', `${formatBytes(facts.bytes)}, ${facts.bytesPerNgram.toFixed(1)} bytes an n-gram`);
  }
  if (facts.smoothing !== undefined) add('smoothing', facts.smoothing);
  facts.parameters?.forEach((values, i) => {
    if (values.length > 0)
      add(
        `  order ${i + 1}`,
        values
          .slice(0, 8)
          .map((value) => value.toFixed(5))
          .join('  '),
      );
  });
  if (facts.tokenizer !== undefined) add('tokenizer', JSON.stringify(facts.tokenizer));
  if (facts.options !== undefined && Object.keys(facts.options).length > 0)
    add('options', JSON.stringify(facts.options));
  return lines;
}
