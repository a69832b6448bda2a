import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';

const whitespace = createTokenizer('whitespace');

test('space, tab, CR and LF separate; nothing else does', () => {
  expect(whitespace.tokenize(' a\tb\r\nc  d ')).toEqual(['a', 'b', 'c', 'd']);
  expect(whitespace.tokenize('10\u00a0km a\u3000b\vc\fd\u2028e')).toEqual([
    '10\u00a0km',
    'a\u3000b\vc\fd\u2028e',
  ]);
  expect(whitespace.tokenize(' \n')).toEqual([]);
});

test('equals splitting by an expression, and offsets agree', () => {
  const characters = fc.constantFrom(' ', '\t', '\r', '\n', 'a', '한', '\u00a0', '\ud800', '😀');
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
      expect(whitespace.tokenize(text)).toEqual(text.split(/[ \t\r\n]+/).filter((token) => token !== ''));
      for (const { text: token, start, end } of whitespace.tokens(text))
        expect(text.slice(start, end)).toBe(token);
    }),
  );
});

test('joined tokens split into the same tokens', () => {
  const tokens = ['``', 'Well', ',', 'no', '.', "''"];
  expect(whitespace.tokenize(whitespace.detokenize(tokens))).toEqual(tokens);
});
