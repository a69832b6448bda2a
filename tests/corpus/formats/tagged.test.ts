import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import { readTagged } from '../../../src/corpus/tagged-sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf } from '../helpers.ts';

const tagged = (text: string, options: InputOptions = {}) =>
  collect(readTagged([], { text, format: 'tagged', ...options }));
const pairs = async (text: string, options: InputOptions = {}) =>
  (await tagged(text, options)).map(({ tokens, tags }) => tokens.map((token, i) => [token, tags[i]]));

describe('tagged', () => {
  test('the last separator of a word counts', async () => {
    expect(await pairs('1/2/CD //PUNCT /l//NN a/b')).toEqual([
      [
        ['1/2', 'CD'],
        ['/', 'PUNCT'],
        ['/l/', 'NN'],
        ['a', 'b'],
      ],
    ]);
  });

  test('words stand between blanks and tabs, blank lines are no sentences', async () => {
    expect(await tagged('\n  a/X\t b/Y  \n \t\nc/Z')).toEqual([
      { tokens: ['a', 'b'], tags: ['X', 'Y'], file: '<text>', line: 2 },
      { tokens: ['c'], tags: ['Z'], file: '<text>', line: 4 },
    ]);
    // A no-break space is part of a word.
    expect(await pairs('a\u00a0b/X')).toEqual([[['a\u00a0b', 'X']]]);
  });

  test('other separators, of several signs too', async () => {
    expect(await pairs('a_b_X c_Y', { separator: '_' })).toEqual([
      [
        ['a_b', 'X'],
        ['c', 'Y'],
      ],
    ]);
    expect(await pairs('a||X', { separator: '||' })).toEqual([[['a', 'X']]]);
    expect(await pairs('가/나|X', { separator: '|' })).toEqual([[['가/나', 'X']]]);
    for (const separator of ['', ' ', 'a b']) {
      expect((await errorOf(tagged('a/X', { separator }))).exitStatus).toBe(2);
    }
  });

  test.each([
    ['a/X b', 5, '"b" has no tag'],
    ['a/X b/', 5, '"b/" has no tag'],
    ['a/X /', 5, '"/" has no tag'],
    ['a/X //', 5, '"//" has no tag'],
    [' /X', 2, '"/X" has a tag and no word'],
    ['a/X\tword', 5, '"word" has no tag'],
  ])('%j is an error with line and column', async (line, column, what) => {
    const error = await errorOf(tagged(`ok/X\n${line}\n`));
    expect(error.where).toEqual({ file: '<text>', line: 2, column });
    expect(error.what).toBe(what);
    expect(error.exitStatus).toBe(3);
  });

  test('as sentences and documents it is its words', async () => {
    const options: InputOptions = { text: 'a/X b/Y\n\nc/Z\n', format: 'tagged' };
    expect((await collect(readSentences([], options))).map(({ text, line }) => [text, line])).toEqual([
      ['a b', 1],
      ['c', 3],
    ]);
    expect((await collect(readDocuments([], options))).map(({ id, text }) => [id, text])).toEqual([
      ['1', 'a b'],
      ['3', 'c'],
    ]);
    const kept = await collect(readSentences([], { ...options, blankLines: 'keep' }));
    expect(kept.map(({ text }) => text)).toEqual(['a b', '', 'c']);
  });
});
