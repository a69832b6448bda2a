/** Tokens of the word tokenizer as text again: numbers, times, abbreviations and addresses are whole. */
import { describe, expect, test } from 'vitest';
import { Random } from '../../src/math/random.ts';
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

describe('a long line, token by token', () => {
  const sets = [
    ['the', 'end', ',', '"', "''", '``', '(', ')', '.', 'p', 'm'],
    ['http', ':', '/', 'example', '.', 'com', '@', '-', '='],
    ['1', ',', '000', '.', ':', '30', 'at'],
    ['漢', 'カ', '。', '한', '「', '」', 'word'],
  ];
  test.each(sets.map((set) => [set]))('is the text of the whole line: %j', (set) => {
    const random = Random.from(13);
    for (let round = 0; round < 20; round++) {
      const tokens = Array.from({ length: 150 }, () => set[random.int(set.length)]);
      const writer = new StreamWriter(word, '');
      const written = tokens.map((token) => writer.add(token)).join('') + writer.end();
      // Where a word changes what stands before it, only the blanks may differ.
      expect(written.replaceAll(' ', '')).toBe(word.detokenize(tokens).replaceAll(' ', ''));
    }
  });

  test('quotation marks are set as in the whole line', () => {
    const tokens = Array.from({ length: 600 }, (_, i) => (i % 7 === 3 ? '"' : 'word'));
    const writer = new StreamWriter(word, '');
    const written = tokens.map((token) => writer.add(token)).join('') + writer.end();
    expect(written).toBe(word.detokenize(tokens));
  });

  test('takes time in proportion', () => {
    const writer = new StreamWriter(word, '');
    const start = performance.now();
    for (let i = 0; i < 8000; i++) writer.add(i % 9 === 8 ? ',' : 'word');
    // The square of it took 9 s.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
