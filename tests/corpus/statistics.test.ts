import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corpusStatistics, type StatisticsOptions } from '../../src/corpus/statistics.ts';
import { asStdin } from './helpers.ts';

const tokenizer = { tokenize: (text: string) => text.split(/\s+/).filter(Boolean) };
const stats = (text: string, more: Partial<StatisticsOptions> = {}) =>
  corpusStatistics([], { text, tokenizer, ...more });

describe('statistics', () => {
  test('of text, by hand', async () => {
    expect(await stats('a b a\n\n😀 é\r\na')).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      files: 1,
      formats: ['text'],
      bytes: 17,
      lines: 4,
      characters: 9,
      longestLine: { characters: 5, file: '<text>', line: 1 },
      sentences: 3,
      tokens: 6,
      types: 4,
      hapaxes: 3,
      typeTokenRatio: 4 / 6,
      meanSentenceLength: 2,
      longestSentence: { tokens: 3, file: '<text>', line: 1 },
      topTokens: [
        { token: 'a', count: 3 },
        { token: 'b', count: 1 },
        { token: 'é', count: 1 },
        { token: '😀', count: 1 },
      ],
      rankFrequency: [
        { rank: 1, count: 3 },
        { rank: 2, count: 1 },
        { rank: 4, count: 1 },
      ],
      coverage: [
        { types: 1, share: 3 / 6 },
        { types: 2, share: 4 / 6 },
        { types: 4, share: 1 },
      ],
    });
  });

  test('of tags, labels and documents', async () => {
    const tagged = await stats('a/X b/Y\na/X\n', { format: 'tagged' });
    expect(tagged).toMatchObject({ sentences: 2, tokens: 3, tags: { X: 2, Y: 1 } });
    expect(tagged.documents).toBeUndefined();
    const records = await stats('id\ttext\tlabel\n1\ta b\tpos\n2\t\tpos\n3\tc\tneg\n', {
      format: 'tsv',
      top: 1,
    });
    expect(records).toMatchObject({
      documents: 3,
      emptyDocuments: 1,
      labels: { pos: 2, neg: 1 },
      sentences: 2,
      tokens: 3,
      lines: 4,
      topTokens: [{ token: 'a', count: 1 }],
    });
  });

  test('of nothing', async () => {
    expect(await stats('')).toMatchObject({
      lines: 0,
      sentences: 0,
      tokens: 0,
      typeTokenRatio: 0,
      meanSentenceLength: 0,
    });
  });

  test('agree with counting a whole string, wherever the chunks are cut', async () => {
    const text = fc
      .array(fc.constantFrom('a', 'bb', 'é', '😀', ' ', ' ', '\n', '가나'), { maxLength: 200 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat({ max: 500 })), async (content, cuts) => {
        const result = await corpusStatistics([], { ...asStdin(content, cuts), tokenizer });
        const tokens = tokenizer.tokenize(content);
        expect(result.tokens).toBe(tokens.length);
        expect(result.types).toBe(new Set(tokens).size);
        expect(result.characters).toBe([...content.replaceAll('\n', '')].length);
        expect(result.bytes).toBe(Buffer.byteLength(content));
        expect(result.sentences).toBe(content.split('\n').filter((line) => line.trim() !== '').length);
      }),
    );
  });
});
