import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf } from '../helpers.ts';

const options = (text: string, more: InputOptions = {}): InputOptions => ({ text, format: 'smart', ...more });
const documents = (text: string, more?: InputOptions) => collect(readDocuments([], options(text, more)));

const sample = `.I 1
.T
A title
of two lines
.A
somebody
.B
.W
First text. Still
the first.

.Not a part.
.I 2
.T
.W
.I d/3
.W
One.
.A
A
.W
Two.
`;

describe('smart', () => {
  test('reads title and text, empty documents too; a part that comes twice goes on', async () => {
    expect(await documents(sample)).toEqual([
      {
        id: '1',
        title: 'A title of two lines',
        text: 'A title\nof two lines\nFirst text. Still\nthe first.\n\n.Not a part.',
        file: '<text>',
        line: 1,
      },
      { id: '2', text: '', file: '<text>', line: 13 },
      { id: 'd/3', text: 'One.\nTwo.', file: '<text>', line: 16 },
    ]);
  });

  test('--field names the parts and their order', async () => {
    expect((await documents(sample, { field: 'A' })).map(({ text }) => text)).toEqual(['somebody', '', 'A']);
    expect((await documents(sample, { field: 'w, .A' }))[2].text).toBe('One.\nTwo.\nA');
    for (const field of ['TW', 'I', 'T,', '1']) {
      expect((await errorOf(documents(sample, { field }))).exitStatus).toBe(2);
    }
  });

  test('as sentences each part is prose', async () => {
    const sentences = await collect(readSentences([], options(sample)));
    expect(sentences.map(({ text, line }) => [text, line])).toEqual([
      ['A title of two lines', 3],
      ['First text.', 9],
      ['Still the first.', 9],
      ['.Not a part.', 12],
      ['One.', 18],
      ['Two.', 22],
    ]);
  });

  test.each([
    ['text\n.I 1\n', 1, 'text before the first document'],
    ['.W\n', 1, 'text before the first document'],
    ['.I 1\n.W\na\n.I\n', 4, '.I has no id'],
    ['.I 1\nno part\n', 2, 'text that belongs to no part'],
  ])('%j is an error with its line', async (text, line, what) => {
    const error = await errorOf(documents(text));
    expect(error.where).toEqual({ file: '<text>', line });
    expect(error.what).toBe(what);
  });

  test('the old files are latin1', async () => {
    const { stdin } = (await import('../helpers.ts')).asStdin(Buffer.from('.I 1\n.W\nna\xefve\n', 'latin1'));
    expect((await collect(readDocuments([], { stdin, format: 'smart', encoding: 'latin1' })))[0].text).toBe(
      'naïve',
    );
  });
});
