/** Byte-pair encoding: worked examples, search and heap alike, and text that comes back byte for byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../property-seed.ts';
import { Random } from '../../../src/math/random.ts';
import {
  byteCharacters,
  fromByteCharacters,
  toByteCharacters,
} from '../../../src/text/subword/byte-alphabet.ts';
import { BpeModel } from '../../../src/text/subword/models/bpe.ts';
import { mergeSymbols } from '../../../src/text/subword/models/merge-loop.ts';
import { MergeTable } from '../../../src/text/subword/models/merge-table.ts';
import { gpt2PreTokenizer } from '../../../src/text/subword/pre-tokenizers/gpt2.ts';
import { expectRoundTrips, trained } from './_trained.ts';

test('merges are made by rank, the leftmost first', () => {
  const tokens = ['a', 'b', 'c', 'ab', 'bc', 'abc'];
  const merges = new MergeTable(3);
  merges.add(1, 2, 4);
  merges.add(0, 1, 3);
  merges.add(0, 4, 5);
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const model = new BpeModel({ tokens, ids, merges });
  expect(model.segment('abcab')).toEqual({ ids: [5, 3], ends: [3, 5] });
});

test('long and short pieces are merged alike', () => {
  const random = Random.from(3);
  for (let round = 0; round < 40; round++) {
    const table = new MergeTable(64);
    for (let id = 3; id < 40; id++) table.add(random.int(id), random.int(id), id);
    const start = Array.from({ length: 200 }, () => random.int(3));
    const heap = { ids: [...start], ends: start.map((_, i) => i + 1) };
    const search = { ids: [...start], ends: start.map((_, i) => i + 1) };
    mergeSymbols(heap, table);
    mergeSymbols(search, table, undefined, () => {});
    expect(heap).toEqual(search);
  }
});

test('the byte alphabet has a printable character for each byte', () => {
  expect(new Set(byteCharacters).size).toBe(256);
  expect(toByteCharacters(' a\n가')).toBe('ĠaĊê°Ģ');
  expect(fromByteCharacters('ĠaĊê°Ģ').toString()).toBe(' a\n가');
});

test('random strings come back', () => expectRoundTrips(10_000));

test('offsets are the bytes of the tokens, one after another', () => {
  const encoder = trained('한국어 한국어 the the\n'.repeat(4), 280);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { ids, offsets } = encoder.encode(text);
      const bytes = Buffer.from(text);
      let end = 0;
      for (const [i, id] of ids.entries()) {
        expect(offsets[2 * i]).toBe(end);
        end = offsets[2 * i + 1];
        const token = fromByteCharacters(encoder.parts.tokens[id]);
        expect(bytes.subarray(offsets[2 * i], end).equals(token)).toBe(true);
      }
      expect(end).toBe(bytes.length);
    }),
  );
});

test("half a surrogate pair is U+FFFD's three bytes", () => {
  const encoder = trained('abc\n', 256);
  expect(encoder.decode(encoder.encodeIds('a\ud83d'))).toBe('a\ufffd');
});

test("the scanner finds what GPT-2's pattern finds", () => {
  const pattern =
    /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;
  const parts = [..."ab1 \n\t's.,!é가😀\u00a0\u0085\u3000²", "'ll", "'re", '  ', ' x'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (list) => {
      const text = list.join('');
      const pieces: string[] = [];
      gpt2PreTokenizer(false).cut(text, true, (piece, start) => {
        expect(text.slice(start, start + piece.length)).toBe(piece);
        pieces.push(piece);
      });
      expect(pieces).toEqual(text.match(pattern) ?? []);
    }),
    { numRuns: 2000 },
  );
});

test('merges left out at random spell the same text, and all of them leave characters', () => {
  const encoder = trained('lower lowest newer newest\n'.repeat(5), 290);
  const random = Random.from(5);
  const plain = encoder.encodeIds(' lower').length;
  let longer = 0;
  for (let i = 0; i < 50; i++) {
    const { ids, count } = encoder.pieces(' lower newest', { amount: 0.5, random });
    expect(encoder.decode(ids.subarray(0, count))).toBe(' lower newest');
    if (count > plain) longer++;
  }
  expect(longer).toBeGreaterThan(40);
  expect(encoder.pieces(' lower', { amount: 1, random }).count).toBe(6);
});

test('a long piece takes little more than its share of the time', () => {
  const encoder = trained('aaaaaaaaaaaaaaaa\n'.repeat(4), 262);
  const ids = encoder.encodeIds('a'.repeat(1 << 18));
  expect(encoder.decode(ids).length).toBe(1 << 18);
});
