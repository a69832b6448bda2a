/** Text in one form before it is cut, and offsets of the text as it was. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toByteOffsets } from '../../src/text/byte-offsets.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { normalised, normaliserOf } from '../../src/text/normalise/normaliser.ts';
import { TOKENIZER_TYPES } from '../../src/text/tokenizer.ts';
import { newestSpec, parseTokenizerSpec } from '../../src/text/tokenizer-spec.ts';

const plain = (text: string) => normalised(text, normaliserOf({ stripAccents: true }));
/** Each token, and what it stands for. */
const pairs = (normalize: 'nfc' | 'nfkc', text: string) =>
  createTokenizer(newestSpec('word', { normalize }))
    .tokens(text)
    .map((token) => [token.text, text.slice(token.start, token.end)]);

describe('forms', () => {
  test('nfc: what looks the same is one word', () => {
    expect(pairs('nfc', 'cafe\u0301 caf\u00e9 \u1112\u1161\u11ab')).toEqual([
      ['café', 'cafe\u0301'],
      ['café', 'caf\u00e9'],
      ['한', '\u1112\u1161\u11ab'],
    ]);
  });

  test('nfkc: full width, ligatures and blanks; all parts of a character stand for the whole', () => {
    expect(pairs('nfkc', 'ﬁn ｶﾞ １，０００ a\u00a0b x½y')).toEqual([
      ['fin', 'ﬁn'],
      ['ガ', 'ｶﾞ'],
      ['1,000', '１，０００'],
      ['a', 'a'],
      ['b', 'b'],
      ['x1', 'x½'],
      ['⁄', '½'],
      ['2y', '½y'],
    ]);
  });

  test('any text: the form is that of the whole text, and offsets ascend within it', () => {
    const units = [...'ae1 .한ᄒ\u0301\u0327\u0316½ﬁｶﾞ\u1112\u1161\u11abㅎㅏ\u00a0ﷺ😀\u212b\u0958', 'ㄳ'];
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...units), maxLength: 30 }),
        fc.constantFrom('nfc' as const, 'nfkc' as const),
        fc.constantFrom(...TOKENIZER_TYPES),
        (text, normalize, type) => {
          const tokenizer = createTokenizer(newestSpec(type, { normalize }));
          const tokens = tokenizer.tokens(text);
          const inner = createTokenizer(newestSpec(type)).tokenize(text.normalize(normalize.toUpperCase()));
          expect(tokens.map((token) => token.text)).toEqual(inner);
          let start = 0;
          let end = 0;
          for (const token of tokens) {
            expect(token.start).toBeGreaterThanOrEqual(start);
            expect(token.end).toBeGreaterThanOrEqual(end);
            expect(token.end).toBeGreaterThan(token.start);
            // What it stands for holds at least what it says.
            const written = text.slice(token.start, token.end).normalize(normalize.toUpperCase());
            if (type !== 'ptb') expect(written).toContain(token.text);
            ({ start, end } = token);
          }
          const { offsets, count } = tokenizer.offsets(text);
          expect([...offsets.subarray(0, 2 * count)]).toEqual(tokens.flatMap((one) => [one.start, one.end]));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('offsets in bytes are those of the text as it was', () => {
    const text = 'x½y한';
    const { offsets, count } = createTokenizer(newestSpec('word', { normalize: 'nfkc' })).offsets(text);
    toByteOffsets(text, offsets, 2 * count);
    const bytes = Buffer.from(text);
    const parts = Array.from({ length: count }, (_, i) =>
      bytes.toString('utf8', offsets[2 * i], offsets[2 * i + 1]),
    );
    expect(parts).toEqual(['x½', '½', '½y한']);
  });
});

test('accents go, the letters of scripts stay', () => {
  expect(plain('Ünïcödé cafe\u0301 Å ñ ç Ελλάς Ἀθῆναι ё й')).toBe('Unicode cafe A n c Ελλας Αθηναι е и');
  for (const text of ['한국어 ｶﾞ がぱ', 'क्षि हिन्दी', 'สวัสดี', 'שָׁלוֹם', 'ø ł ß æ', '❤️ 1️⃣', '\u1112\u1161']) {
    expect(plain(text)).toBe(text);
  }
});

test('accents of a whole text in another form', () => {
  const tokenizer = createTokenizer(newestSpec('whitespace', { normalize: 'nfkc', stripAccents: true }));
  const text = 'ﬁancée２ Zoe\u0308';
  expect(tokenizer.tokens(text)).toEqual([
    { text: 'fiancee2', start: 0, end: 7 },
    { text: 'Zoe', start: 8, end: 12 },
  ]);
});

test('a character with very many marks takes time in proportion', () => {
  const text = `a${'\u0301\u0316'.repeat(200_000)}b`;
  const started = process.cpuUsage().user;
  const tokens = createTokenizer(newestSpec('word', { normalize: 'nfc' })).tokens(text);
  // 40 s in quadratic time, some 0.1 s here.
  expect(process.cpuUsage().user - started).toBeLessThan(5e6);
  expect(tokens).toMatchObject([{ start: 0, end: text.length }]);
});

test('settings: what says no is left out, and comes back from JSON', () => {
  expect(newestSpec('char', { normalize: 'none', stripAccents: false })).toEqual({
    type: 'char',
    lowercase: false,
  });
  const spec = newestSpec('word', { lowercase: true, normalize: 'nfkc', stripAccents: true });
  expect(parseTokenizerSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  expect(parseTokenizerSpec({ type: 'word', version: 1 })).toEqual({ type: 'word', lowercase: false });
  for (const wrong of [{ normalize: 'nfd' }, { stripAccents: 1 }, { version: 3 }, { normalise: 'nfc' }]) {
    expect(() => parseTokenizerSpec({ type: 'word', ...wrong })).toThrow(
      /"norm|"strip|"vers|unknown setting/,
    );
  }
});
