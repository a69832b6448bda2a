/** Text as tokens of one stream, and back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import {
  idsOf,
  numberTokens,
  streamTokens,
  textOf,
  vocabularyFromTokens,
  vocabularyOf,
} from '../../src/text/token-stream.ts';

const char = createTokenizer('char');
const word = createTokenizer('word');

test('characters are the raw stream, words end each line', () => {
  expect(streamTokens('a\r\nb 🦊\n\n', char)).toEqual(['a', '\n', 'b', ' ', '🦊', '\n', '\n']);
  expect(streamTokens('The fox.\n\nIt ran', word)).toEqual(['The', 'fox', '.', '</s>', 'It', 'ran', '</s>']);
  expect(streamTokens('a b', word, false)).toEqual(['a', 'b']);
  expect(textOf(['The', 'fox', '.', '</s>', 'It'], word)).toBe('The fox.\nIt');
});

test('a long text in pieces has the tokens of the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', '🦊', ' the', '.', '\u0301'), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.integer({ min: 3000, max: 9000 }),
      fc.constantFrom(char, word),
      (parts, times, tokenizer) => {
        const text = parts.join('').repeat(times);
        const { numbers, names } = numberTokens(text, tokenizer);
        expect(Array.from(numbers, (number) => names[number]).join('|')).toBe(
          streamTokens(text, tokenizer).join('|'),
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('rare and unseen tokens are <unk>; without <unk> they are an error', () => {
  const text = () => numberTokens('b b a a a c x', createTokenizer('whitespace'), false);
  const vocabulary = vocabularyOf(text(), 6, 2);
  expect([...vocabulary.tokens()]).toEqual(['<unk>', 'a', 'b']);
  expect([...idsOf(text(), vocabulary)]).toEqual([2, 2, 1, 1, 1, 0, 0]);
  expect(() => idsOf(text(), vocabularyFromTokens(['a', 'b', 'c']))).toThrow(/"x"/);
});

test('a long line of characters is cut in pieces where a character begins, and nothing changes', () => {
  const text = 'Ein Bär und e\u0301in 한국 말 👩‍👩‍👧 x'.repeat(6000);
  const tokenizer = createTokenizer('char');
  const { numbers, names } = numberTokens(text, tokenizer);
  expect(Array.from(numbers, (number) => names[number])).toEqual(tokenizer.tokenize(text));
});
