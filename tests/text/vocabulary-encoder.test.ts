/** Text to ids and back: offsets against the bytes of the text, pairs, unknown and special tokens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { TOKENIZER_TYPES } from '../../src/text/tokenizer.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';
import { VocabularyEncoder } from '../../src/text/vocabulary-encoder.ts';

const words = () =>
  new VocabularyEncoder(createTokenizer('word'), Vocabulary.of(['<unk>', '</s>', '개', 'dog', '.']));

test('a worked example', () => {
  const { ids, offsets, typeIds, specialTokensMask } = words().encode('개 dog bites.');
  expect([...ids]).toEqual([2, 3, 0, 4]);
  // The Hangul syllable takes three bytes.
  expect([...offsets]).toEqual([0, 3, 4, 7, 8, 13, 13, 14]);
  expect([...typeIds]).toEqual([0, 0, 0, 0]);
  expect([...specialTokensMask]).toEqual([0, 0, 0, 0]);
});

test('the second text of a pair has type 1 and offsets of its own', () => {
  const { ids, offsets, typeIds } = words().encode('dog', { pair: '개 dog' });
  expect([...ids]).toEqual([3, 2, 3]);
  expect([...offsets]).toEqual([0, 3, 0, 3, 4, 7]);
  expect([...typeIds]).toEqual([0, 1, 1]);
});

test('special tokens by what they are for', () => {
  expect(words().specialTokens).toEqual({ unknown: 0, end: 1 });
  expect(new VocabularyEncoder(createTokenizer('char'), Vocabulary.of(['a'])).specialTokens).toEqual({});
});

test('decoding leaves out special tokens unless they are wanted, but not what is unknown', () => {
  const encoder = words();
  expect(encoder.decode([3, 0, 4, 1])).toBe('dog <unk>.');
  expect(encoder.decode([3, 1], { skipSpecialTokens: false })).toBe('dog </s>');
  expect(() => encoder.decode([5])).toThrow(/no token has the id 5/);
});

test('without <unk>, text that has no tokens is an error', () => {
  const encoder = new VocabularyEncoder(createTokenizer('char'), Vocabulary.of(['a']));
  expect(() => encoder.encode('ab')).toThrow(NlpError);
  expect(() => encoder.encodeIds('ab')).toThrow(/no "b"/);
});

test('ids go into an array that is long enough', () => {
  const out = new Uint32Array(8);
  expect(words().encodeIds('dog dog', out).buffer).toBe(out.buffer);
  expect([...words().encodeIds('dog 개 dog', new Uint32Array(2))]).toEqual([3, 2, 3]);
});

describe.each(TOKENIZER_TYPES)('%s', (type) => {
  test('offsets are those bytes of the text that the token was written as', () => {
    const tokenizer = createTokenizer(type);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const encoder = new VocabularyEncoder(
          tokenizer,
          Vocabulary.of(['<unk>', ...tokenizer.tokenize(text)]),
        );
        const bytes = Buffer.from(text);
        const { ids, offsets } = encoder.encode(text);
        const written = Array.from(ids, (_, i) =>
          bytes.subarray(offsets[2 * i], offsets[2 * i + 1]).toString(),
        );
        const expected = tokenizer
          .tokens(text)
          .map(({ start, end }) => text.slice(start, end).toWellFormed());
        expect(written).toEqual(expected);
        expect([...encoder.encodeIds(text)]).toEqual([...ids]);
      }),
    );
  });
});

test('decoding characters gives back the text', () => {
  const tokenizer = createTokenizer('char');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const encoder = new VocabularyEncoder(tokenizer, Vocabulary.of(tokenizer.tokenize(text)));
      expect(encoder.decode(encoder.encodeIds(text))).toBe(text);
    }),
  );
});
