import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import { readTagged } from '../../../src/corpus/tagged-sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf } from '../helpers.ts';

const options = (text: string, more: InputOptions = {}): InputOptions => ({
  text,
  format: 'columns',
  ...more,
});
const tagged = (text: string, more?: InputOptions) => collect(readTagged([], options(text, more)));

const conll2000 = 'He PRP B-NP\nruns VBZ B-VP\n\n\n# # O\n. . O\n';
const conll2003 = `-DOCSTART- -X- O O

EU NNP I-NP I-ORG
ends VBZ I-VP O

-DOCSTART-

Anna NNP I-NP I-PER
`;

describe('columns', () => {
  test('of CoNLL-2000: the last column is the tag, # is a word', async () => {
    expect(await tagged(conll2000)).toEqual([
      { tokens: ['He', 'runs'], tags: ['B-NP', 'B-VP'], file: '<text>', line: 1 },
      { tokens: ['#', '.'], tags: ['O', 'O'], file: '<text>', line: 5 },
    ]);
  });

  test.each([
    ['pos', ['PRP', 'VBZ']],
    ['2', ['PRP', 'VBZ']],
    ['chunk', ['B-NP', 'B-VP']],
    ['ner', ['B-NP', 'B-VP']],
    ['word', ['He', 'runs']],
  ])('--field %s', async (field, tags) => {
    expect((await tagged(conll2000, { field }))[0].tags).toEqual(tags);
  });

  test('of CoNLL-2003: -DOCSTART- is no sentence, and starts a document', async () => {
    const sentences = await tagged(conll2003);
    expect(sentences.map(({ tokens, tags, line }) => [tokens, tags, line])).toEqual([
      [['EU', 'ends'], ['I-ORG', 'O'], 3],
      [['Anna'], ['I-PER'], 8],
    ]);
    const documents = await collect(readDocuments([], options(conll2003)));
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['3', 'EU ends'],
      ['8', 'Anna'],
    ]);
    expect((await collect(readDocuments([], options(conll2000))))[0]).toMatchObject({
      id: 'text',
      text: 'He runs\n# .',
    });
  });

  test('with tabs: words may have blanks, a lone tab separates sentences', async () => {
    const text = 'New York\tB-loc\n!\tO\n\t\nhi\tO\n';
    expect((await tagged(text)).map(({ tokens, tags }) => [tokens, tags])).toEqual([
      [
        ['New York', '!'],
        ['B-loc', 'O'],
      ],
      [['hi'], ['O']],
    ]);
  });

  test('as sentences it is its words, or a column', async () => {
    const texts = async (field?: string) =>
      (await collect(readSentences([], options(conll2000, { field })))).map(({ text }) => text);
    expect(await texts()).toEqual(['He runs', '# .']);
    expect(await texts('pos')).toEqual(['PRP VBZ', '# .']);
  });

  test.each([
    ['He PRP B-NP\nruns VBZ\n', 2, '2 columns where the lines before have 3'],
    ['\nword\n', 2, 'only one column, so there are no tags'],
    ['a\tX\n\tY\n', 2, 'column 1 is empty'],
    ['a\tX\nb\t\n', 2, 'column 2 is empty'],
  ])('%j is an error with its line', async (text, line, what) => {
    const error = await errorOf(tagged(text));
    expect(error.where).toEqual({ file: '<text>', line });
    expect(error.what).toBe(what);
  });

  test('a column that is not there', async () => {
    expect((await errorOf(tagged(conll2000, { field: '4' }))).what).toBe(
      'there is no column 4: the lines have 3',
    );
    for (const field of ['0', 'upos', '-2', '1.5']) {
      expect((await errorOf(tagged(conll2000, { field }))).exitStatus).toBe(2);
    }
  });
});
