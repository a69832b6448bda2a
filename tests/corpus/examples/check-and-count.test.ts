/** `nlp corpus check` and `stats` of examples: what is odd about each kind, and what is counted. */
import { describe, expect, test } from 'vitest';
import { checkCorpus } from '../../../src/corpus/check.ts';
import type { ItemKind } from '../../../src/corpus/items.ts';
import { corpusStatistics } from '../../../src/corpus/statistics.ts';
import type { CorpusFormat } from '../../../src/corpus/types.ts';

/** Line and kind of each finding. */
async function found(text: string, format: CorpusFormat, as?: ItemKind) {
  const { findings } = await checkCorpus([], { text, format, as });
  return findings.map(({ line, kind }) => `${line} ${kind}`);
}

const tokenizer = { tokenize: (text: string) => text.split(/\s+/).filter(Boolean) };
const stats = (text: string, format: CorpusFormat, as?: ItemKind) =>
  corpusStatistics([], { text, format, as, tokenizer });

describe('check', () => {
  test('the same text with other labels, and texts of nothing', async () => {
    const text =
      'a fine long text of words\tpos\n \tneg\na fine long text of words\tneg\na fine long text of words\tpos\n';
    expect(await found(text, 'tsv', 'labelled')).toEqual([
      '2 empty-text',
      '3 label-conflict',
      '4 duplicate-text',
    ]);
  });

  test('labels that differ in case', async () => {
    expect(await found('__label__Pos a\n__label__Pos b\n__label__pos c\n', 'fasttext')).toEqual([
      '3 label-case',
    ]);
  });

  test('pairs with a side missing, two equal ones, and one nine times as long', async () => {
    const text = `a\tb\nx\t \nsame\tsame\na\t${'long '.repeat(10)}\n`;
    expect(await found(text, 'tsv', 'pairs')).toEqual(['2 empty-side', '3 same-sides', '4 uneven-sides']);
  });

  test('chats whose roles do not take turns, or say nothing', async () => {
    const chat = (...messages: [string, string][]) =>
      `${JSON.stringify({ messages: messages.map(([role, content]) => ({ role, content })) })}\n`;
    const text =
      chat(['user', 'a'], ['assistant', 'b']) +
      chat(['user', 'a'], ['user', 'b'], ['assistant', 'c']) +
      chat(['user', 'a'], ['system', 'b'], ['assistant', ' ']) +
      chat(['user', 'a']) +
      chat(['narrator', 'a'], ['assistant', 'b']);
    expect(await found(text, 'jsonl', 'chats')).toEqual([
      '2 role-order',
      '3 role-order',
      '3 empty-text',
      '4 role-order',
      '5 unknown-role',
    ]);
  });

  test('after a bad line reading goes on with the next sequence', async () => {
    const report = await checkCorpus([], { text: 'A\tx\nB\tx:y\nC\tx\n\nD\tx\n\n', format: 'crfsuite' });
    expect(report).toMatchObject({ errors: 1, items: 2, findings: [{ line: 2, column: 3, kind: 'format' }] });
  });

  test('what a file is not made for is refused', async () => {
    await expect(checkCorpus([], { text: 'a/X', format: 'tagged', as: 'chats' })).rejects.toThrow(
      'has no chats',
    );
  });
});

describe('statistics', () => {
  test('of labelled texts with several labels', async () => {
    expect(await stats('__label__a __label__b x y\n__label__a z\n', 'fasttext')).toMatchObject({
      documents: 2,
      labels: { a: 2, b: 1 },
      sentences: 2,
      tokens: 3,
    });
  });

  test('of pairs', async () => {
    expect(await stats('a b\tx\nc\ty z w\n', 'tsv', 'pairs')).toMatchObject({
      pairs: { count: 2, sourceTokens: 3, targetTokens: 4 },
      sentences: 4,
      tokens: 7,
    });
  });

  test('of columns', async () => {
    expect(await stats('a X B\nb X I\n\na Y B\n', 'columns', 'columns')).toMatchObject({
      columns: { word: 2, pos: 2, chunk: 2 },
      sentences: 2,
      tokens: 3,
    });
  });

  test('of attributes', async () => {
    expect(await stats('A\tx\ty\nB\tx\n\nA\tz:2\n', 'crfsuite')).toMatchObject({
      attributes: { count: 4, different: 3 },
      labels: { A: 2, B: 1 },
      sentences: 2,
      tokens: 3,
    });
  });

  test('of chats', async () => {
    expect(await stats('{"prompt":"a b","answer":"c"}\n', 'jsonl', 'chats')).toMatchObject({
      chats: { count: 1, messages: { assistant: 1, user: 1 } },
      tokens: 3,
    });
  });
});
