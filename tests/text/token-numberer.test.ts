/** A text that is numbered in pieces is the text numbered at once, in the narrowest type that holds its ids. */
import { expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { idsOf, numberTokens, TokenNumberer, vocabularyOf } from '../../src/text/token-stream.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');

test.each([
  [254, Uint8Array],
  [255, Uint16Array],
  [65_534, Uint16Array],
  [65_535, Uint32Array],
])('%i words and the end of their line', (count, type) => {
  const numbered = numberTokens(`${words(count)}\n`, createTokenizer('whitespace'));
  expect(numbered.numbers).toBeInstanceOf(type);
  const vocabulary = vocabularyOf(numbered, numbered.numbers.length, 1);
  const ids = idsOf(numbered, vocabulary);
  expect(Array.from(ids.subarray(0, count), (id) => vocabulary.token(id)).join(' ')).toBe(words(count));
});

test.each(['char', 'word', 'whitespace'] as const)('pieces of whole lines, %s', (type) => {
  const lines = Array.from({ length: 400 }, (_, i) => `${'é😀 '.repeat(i % 7)}${i}\r\n`);
  const whole = numberTokens(lines.join(''), createTokenizer(type));
  const numberer = new TokenNumberer(createTokenizer(type));
  for (let i = 0; i < lines.length; i += 3) numberer.add(lines.slice(i, i + 3).join(''));
  const pieces = numberer.finish();
  expect(pieces.names).toEqual(whole.names);
  expect(pieces.numbers).toEqual(whole.numbers);
});

test('more tokens than a block, of which the last are new', () => {
  const text = `${'a b\n'.repeat(360_000)}${words(400)}\n`;
  const { numbers, names } = numberTokens(text, createTokenizer('whitespace'));
  expect(numbers.length).toBe(3 * 360_000 + 401);
  expect(Array.from(numbers.subarray(-401, -1), (number) => names[number]).join(' ')).toBe(words(400));
  expect(numbers.subarray(0, 6)).toEqual(Uint16Array.of(0, 1, 2, 0, 1, 2));
});

test('few words under a vocabulary of many', () => {
  const vocabulary = Vocabulary.of(words(1000).split(' '));
  const numbered = numberTokens('w999 w3', createTokenizer('whitespace'), false);
  expect([...idsOf(numbered, vocabulary)]).toEqual([999, 3]);
});
