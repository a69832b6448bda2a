/** Tokens of the word tokenizer as text again: numbers, times, abbreviations and addresses are whole. */
import { describe, expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { StreamWriter } from '../../src/text/stream-writer.ts';

const word = createTokenizer('word');
const texts = [
  'It cost $5.00 at 3:45 p.m., 1,000.50 won.',
  'Between 1,234,567 and 2.5 million, version 1.2.3.',
  'The U.S.A. and the U.K. met at 10:30 a.m. on Monday.',
  'Write to joe.smith@example.com, or thanks @bob!',
  'See https://example.com/a/b?x=1, then www.example.co.uk. Then go.',
  'In 12, 20 people came: 3 of them late. A dog slept.',
  'See example.com/docs and etc. and so on.',
  'The end. the next: it, 1999, 2000.',
];

describe('the text again', () => {
  test.each(texts)('%s', (text) => {
    expect(word.detokenize(word.tokenize(text))).toBe(text);
  });

  test.each(texts)('also token by token: %s', (text) => {
    const writer = new StreamWriter(word, '');
    let written = writer.written;
    for (const token of word.tokenize(text)) written += writer.add(token);
    expect(written + writer.end()).toBe(text);
  });
});

test('a long chain takes time in proportion', () => {
  const start = performance.now();
  word.detokenize(Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? 'a' : '.')));
  // The square of it took 9 s.
  expect(performance.now() - start).toBeLessThan(1000);
});
