/** Labelled texts from every format that has them: columns, keys, __label__ words, folders and files. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertCorpus } from '../../../src/corpus/convert.ts';
import { readLabelledTexts } from '../../../src/corpus/examples/labelled-texts.ts';
import type { CorpusFormat, InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf, folderOf } from '../helpers.ts';

const read = (text: string, format: CorpusFormat, more: InputOptions = {}) =>
  collect(readLabelledTexts([], { text, format, ...more }));
/** Text and labels alone. */
const content = async (...args: Parameters<typeof read>) =>
  (await read(...args)).map(({ text, labels }) => [text, ...labels]);

describe('rows', () => {
  test('with a header: by their names, whatever stands where', async () => {
    expect(await read('label\tid\ttext\npos\t7\tgood one\nneg\t8\t\n', 'tsv')).toEqual([
      { text: 'good one', labels: ['pos'], id: '7', file: '<text>', line: 2 },
      { text: '', labels: ['neg'], id: '8', file: '<text>', line: 3 },
    ]);
    expect(await content('text,stars\n"a, b",5\n', 'csv')).toEqual([['a, b', '5']]);
  });

  test('without one: text and label, or id, text and label', async () => {
    expect(await content('good\tpos\nbad\tneg\n', 'tsv')).toEqual([
      ['good', 'pos'],
      ['bad', 'neg'],
    ]);
    expect((await read('x1\tgood\tpos\n', 'tsv'))[0]).toMatchObject({
      id: 'x1',
      text: 'good',
      labels: ['pos'],
    });
  });

  test('the columns that field and label name', async () => {
    expect(await content('pos\tgood\n', 'tsv', { label: '1' })).toEqual([['good', 'pos']]);
    expect(await content('a\tpos\tb\n', 'tsv', { label: '2', field: '3' })).toEqual([['b', 'pos']]);
    expect(await content('topic,body\nsport,a ball\n', 'csv', { label: 'topic' })).toEqual([
      ['a ball', 'sport'],
    ]);
  });

  test.each<[string, string, CorpusFormat, InputOptions, string]>([
    ['one column', 'good\n', 'tsv', {}, '<text>:1: only one column, so there are no labels'],
    ['no label column', 'id\ttext\n1\ta\n', 'tsv', {}, '<text>:1: there is no field "label"'],
    ['an empty label', 'good\tpos\nbad\t \n', 'tsv', {}, '<text>:2: the label is empty'],
    [
      'a column that is not there',
      'a\tb\n',
      'tsv',
      { label: '3' },
      '<text>:1: there is no column "3": 2 columns',
    ],
    ['a row too short', 'a\tb\nc\n', 'tsv', {}, '<text>:2: 1 column where the first row has 2'],
  ])('%s is an error with its line', async (_name, text, format, more, message) => {
    expect((await errorOf(read(text, format, more))).message).toContain(message);
  });
});

describe('jsonl', () => {
  test('has one label or several', async () => {
    const text = '{"text":"a","label":"x"}\n{"text":"b","labels":["x","y"]}\n{"text":"c","class":3}\n';
    expect(await content(text, 'jsonl')).toEqual([
      ['a', 'x'],
      ['b', 'x', 'y'],
      ['c', '3'],
    ]);
  });

  test.each([
    ['{"text":"a"}', 'there is no field "label"'],
    ['{"text":"a","label":null}', 'the label is empty'],
    ['{"text":"a","label":{"x":1}}', 'the label "label" is not a string'],
  ])('%s is refused', async (text, message) => {
    expect((await errorOf(read(`\n${text}\n`, 'jsonl'))).message).toBe(`<text>:2: ${message}`);
  });
});

describe('fasttext', () => {
  test('labels stand anywhere, the text is the other words', async () => {
    const text = '__label__a __label__b  two  words\n\nmid __label__c dle\r\n__label__d\n';
    expect(await content(text, 'fasttext')).toEqual([
      ['two words', 'a', 'b'],
      ['mid dle', 'c'],
      ['', 'd'],
    ]);
  });

  test.each([
    ['no label here', 'the line has no label'],
    ['__label__ x', '__label__ has no name of a label after it'],
  ])('%s is refused', async (text, message) => {
    expect((await errorOf(read(`__label__a b\n${text}\n`, 'fasttext'))).message).toBe(`<text>:2: ${message}`);
  });

  test('what is written is read again', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'é', '_', ':', '😀', 'l'), minLength: 1 });
    const item = fc.record({
      text: fc.array(word.filter((one) => !one.startsWith('__label__'))).map((words) => words.join(' ')),
      labels: fc.array(word, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item), async (items) => {
        const text = items.map((one) => `${JSON.stringify(one)}\n`).join('');
        let written = '';
        for await (const piece of convertCorpus([], 'fasttext', { text, format: 'jsonl' })) written += piece;
        expect(await content(written, 'fasttext')).toEqual(items.map((one) => [one.text, ...one.labels]));
      }),
    );
  });
});

describe('files', () => {
  test('a folder a class: a text a file', async () => {
    const folder = folderOf({ 'neg/1.txt': 'bad\nvery', 'pos/deep/2.txt': 'good', 'pos/3.txt': ' ' });
    const items = await collect(readLabelledTexts([folder]));
    expect(items.map(({ text, labels, id }) => [id, text, ...labels])).toEqual([
      ['neg/1.txt', 'bad\nvery', 'neg'],
      ['pos/deep/2.txt', 'good', 'pos'],
    ]);
  });

  test('a file a class: a text a line', async () => {
    const folder = folderOf({ 'Korean.txt': 'Ahn\n\nBaik\n', 'Old Norse.txt.md': 'Odd\n' });
    const items = await collect(readLabelledTexts([folder], { format: 'lines' }));
    expect(items.map(({ text, labels, line }) => [text, ...labels, line])).toEqual([
      ['Ahn', 'Korean', 1],
      ['Baik', 'Korean', 3],
      ['Odd', 'Old Norse.txt', 1],
    ]);
  });

  test('a single file has no labels', async () => {
    const folder = folderOf({ 'a.txt': 'x\n' });
    const error = await errorOf(collect(readLabelledTexts([`${folder}/a.txt`], { format: 'lines' })));
    expect(error.what).toBe('a single file has no labels');
  });
});

test('a format without labels says so, and which have some', async () => {
  const error = await errorOf(read('a/X', 'tagged'));
  expect(error.what).toBe('has no labels, as it is read as tagged');
  expect(error.remedy).toContain('jsonl, csv, tsv, lines, files, fasttext');
});

test('several labels do not fit into a row', async () => {
  const convert = async () => {
    for await (const _ of convertCorpus([], 'tsv', { text: '__label__a __label__b x', format: 'fasttext' }));
  };
  expect((await errorOf(convert())).message).toBe('<text>:1: has 2 labels, and a row has a place for one');
});
