import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { asStdin, collect, errorOf } from '../helpers.ts';

const csv = (text: string, more: InputOptions = {}) =>
  collect(readDocuments([], { text, format: 'csv', ...more }));
const tsv = (text: string, more: InputOptions = {}) =>
  collect(readDocuments([], { text, format: 'tsv', ...more }));

describe('tsv', () => {
  test('of the form of NSMC: quotes are text, empty documents stay', async () => {
    const text = 'id\tdocument\tlabel\n1\tsaid ""so""\t1\n2\t"open\t0\n3\t\t1\n';
    expect(await tsv(text)).toEqual([
      { id: '1', text: 'said ""so""', label: '1', file: '<text>', line: 2 },
      { id: '2', text: '"open', label: '0', file: '<text>', line: 3 },
      { id: '3', text: '', label: '1', file: '<text>', line: 4 },
    ]);
    const sentences = await collect(readSentences([], { text, format: 'tsv' }));
    expect(sentences.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('without a header: text; id and text; id, text and label', async () => {
    expect((await tsv('one\ntwo')).map(({ id, text }) => [id, text])).toEqual([
      ['1', 'one'],
      ['2', 'two'],
    ]);
    expect((await tsv('q1\twhat is it\n')).map(({ id, text }) => [id, text])).toEqual([['q1', 'what is it']]);
    expect(await tsv('7\tfine\tpos\n')).toMatchObject([{ id: '7', text: 'fine', label: 'pos' }]);
  });

  test('--field by name or number; by number without a header, the line is the id', async () => {
    const text = 'id\ten\tlabel\n7\tgo\tx\n';
    expect(await tsv(text, { field: 'en' })).toMatchObject([{ id: '7', text: 'go', label: 'x' }]);
    expect(await tsv(text, { field: '2' })).toMatchObject([{ id: '7', text: 'go' }]);
    expect(await tsv('Go.\tVa !\nGo.\tVa !\n', { field: '2' })).toMatchObject([
      { id: '1', text: 'Va !' },
      { id: '2', text: 'Va !' },
    ]);
    expect(await tsv('a\tb\tc\n', { field: '3,1' })).toMatchObject([{ id: '1', text: 'c\na' }]);
    expect((await errorOf(tsv(text, { field: 'ko' }))).remedy).toContain('"id", "en", "label"');
    expect((await errorOf(tsv('a\tb\n', { field: '3' }))).what).toContain('there is no column "3"');
    expect((await errorOf(tsv('a\tb\n', { field: 'name' }))).what).toContain('2 columns and no header');
  });

  test('a header is a row of names: a known one, or that of --field, and no number', async () => {
    expect(await tsv('text\t3.5\n')).toHaveLength(1);
    expect(await tsv('Title\tTEXT\na\tb\n')).toMatchObject([{ title: 'a', text: 'b' }]);
    expect(await tsv('\ttext\n0\tb\n')).toMatchObject([{ text: 'b' }]);
    expect((await errorOf(tsv('id\tlabel\n1\tx\n'))).what).toBe('there is no field "text"');
  });

  test('rows of another width are errors with their line', async () => {
    const error = await errorOf(tsv('id\ttext\n1\ta\n\n2\tb\tc\n'));
    expect(error.message).toBe('<text>:4: 3 columns where the first row has 2');
  });

  test('ids that come twice', async () => {
    const error = await errorOf(tsv('id\ttext\n1\ta\n1\tb\n'));
    expect(error.message).toBe('<text>:3: the document id "1" comes twice, first at <text>:2');
  });
});

describe('csv', () => {
  test.each([
    ['a first line that says so', 'sep=;\nid;text\n1;moss, grows\n'],
    ['a header that has no commas', 'id;text\n1;moss, grows\n'],
    ['tabs in the header', '"id"\t"text"\n1\t"moss, grows"\n'],
  ])('another sign than the comma is known by %s', async (_, text) => {
    expect((await csv(text)).map((item) => [item.id, item.text])).toEqual([['1', 'moss, grows']]);
  });

  test('a semicolon in a text is no other sign', async () => {
    expect(await csv('moss; ferns\ntides\n')).toMatchObject([{ text: 'moss; ferns' }, { text: 'tides' }]);
    expect(await csv('id,text\n1,a;b\n')).toMatchObject([{ id: '1', text: 'a;b' }]);
  });

  test('has quoted cells with commas, quotes and line ends; lines are those the records start on', async () => {
    const text = 'id,text,label\n1,"a, ""b""\nc",x\n\n2,"d",y\n3,e e,z';
    expect(await csv(text)).toEqual([
      { id: '1', text: 'a, "b"\nc', label: 'x', file: '<text>', line: 2 },
      { id: '2', text: 'd', label: 'y', file: '<text>', line: 5 },
      { id: '3', text: 'e e', label: 'z', file: '<text>', line: 6 },
    ]);
    const [first] = await collect(readSentences([], { text, format: 'csv' }));
    expect(first.text).toBe('a, "b" c');
  });

  test('another delimiter', async () => {
    expect(await csv('id;text\n1;a,b\n', { separator: ';' })).toMatchObject([{ id: '1', text: 'a,b' }]);
  });

  test.each([
    ['1,"a\n2,b\n', 2, 'a quote opens in this record and does not close'],
    ['1,ok\n2,5" disk "\n', 3, 'a quote stands within a cell that does not start with one'],
    ['1,"a"b\n', 2, 'text follows a closing quote'],
    ['1,ok\n2,"x\ny",z\n', 3, '3 columns where the first row has 2'],
  ])('%j is an error with the line of its record', async (text, line, what) => {
    const error = await errorOf(csv(`id,text\n${text}`));
    expect(error.where).toEqual({ file: '<text>', line });
    expect(error.what).toBe(what);
  });

  test('is read back as it was written, wherever the chunks are cut', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '가', "'", '\t') })
      .filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1 }),
        fc.array(fc.nat({ max: 500 })),
        async (cells, cuts) => {
          const rows = cells.map((text, i) => `${i},"${text.replaceAll('"', '""')}"`);
          const read = await collect(
            readDocuments([], { ...asStdin(`id,text\n${rows.join('\n')}`, cuts), format: 'csv' }),
          );
          expect(read.map(({ text }) => text)).toEqual(cells);
          // Each record starts after the lines of those before.
          let line = 2;
          for (const [i, document] of read.entries()) {
            expect(document.line).toBe(line);
            line += cells[i].split('\n').length;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
