import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import { readTagged } from '../../../src/corpus/tagged-sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf, folderOf } from '../helpers.ts';

describe('text and lines', () => {
  const text = ' a b \n\n \t\r\n\u00a0\nc';

  test('a line is a sentence as it stands there; blank ones are none, or kept', async () => {
    for (const format of ['text', 'lines'] as const) {
      const sentences = await collect(readSentences([], { text, format }));
      expect(sentences.map((item) => [item.text, item.line])).toEqual([
        [' a b ', 1],
        ['\u00a0', 4],
        ['c', 5],
      ]);
      const kept = await collect(readSentences([], { text, format, blankLines: 'keep' }));
      expect(kept.map((item) => item.text)).toEqual([' a b ', '', ' \t', '\u00a0', 'c']);
    }
  });

  test('a line is a document; its number is the id, with the file where there are several', async () => {
    const folder = folderOf({ 'a.txt': 'x\n\ny\n', 'b.txt': 'z\n' });
    const ids = async (...inputs: string[]) =>
      (await collect(readDocuments(inputs, { format: 'lines' }))).map(({ id }) => id);
    expect(await ids(path.join(folder, 'a.txt'))).toEqual(['1', '3']);
    expect(await ids(folder)).toEqual(['a.txt:1', 'a.txt:3', 'b.txt:1']);
  });
});

describe('files', () => {
  test('a file is a document, its path below the folder the id', async () => {
    const folder = folderOf({ 'b.txt': 'one\r\n\r\ntwo\n', 'a/c.txt': '', 'd.xyz': 'd' });
    expect(await collect(readDocuments([folder]))).toEqual([
      { id: 'a/c.txt', text: '', file: path.join(folder, 'a/c.txt'), line: 1 },
      { id: 'b.txt', text: 'one\n\ntwo', file: path.join(folder, 'b.txt'), line: 1 },
      { id: 'd.xyz', text: 'd', file: path.join(folder, 'd.xyz'), line: 1 },
    ]);
  });

  test('files of a folder that hold many documents are read as such', async () => {
    const folder = folderOf({ 'a.jsonl': '{"id":"1","text":"x"}\n{"id":"2","text":"y"}', 'b.txt': 'z' });
    expect((await collect(readDocuments([folder]))).map(({ id }) => id)).toEqual(['1', '2', 'b.txt']);
  });

  test('the same id from two folders is an error only where it is the same', async () => {
    const folder = folderOf({ 'a/x.jsonl': '{"id":"1","text":"x"}', 'b/x.jsonl': '{"id":"1","text":"y"}' });
    const error = await errorOf(collect(readDocuments([folder])));
    expect(error.what).toBe(`the document id "1" comes twice, first at ${path.join(folder, 'a/x.jsonl')}:1`);
    const files = folderOf({ 'a/x.txt': 'x', 'b/x.txt': 'y' });
    expect(await collect(readDocuments([path.join(files, 'a'), path.join(files, 'b')]))).toHaveLength(2);
  });
});

describe('the format', () => {
  const guesses = async (read: (options: InputOptions) => Promise<unknown>) => {
    const told: string[] = [];
    await read({ onGuess: (file, format) => told.push(`${path.basename(file)} ${format}`) });
    return told;
  };

  test('is guessed by extension, once a file, and told', async () => {
    const folder = folderOf({
      'a.txt': 'a',
      'b.md': 'b',
      'c.tag': 'c/X',
      'd.conllu': '',
      'e.conll': '',
      'f.JSONL': '',
      'g.csv': '',
      'h.tsv': '',
      'i.smart': '',
      'j.unknown': '',
      k: '',
    });
    expect(await guesses((options) => collect(readSentences([folder], options)))).toEqual([
      'a.txt text',
      'b.md prose',
      'c.tag tagged',
      'd.conllu conllu',
      'e.conll columns',
      'f.JSONL jsonl',
      'g.csv csv',
      'h.tsv tsv',
      'i.smart smart',
      'j.unknown text',
      'k text',
    ]);
  });

  test('of a file that tells none is what is asked for', async () => {
    const folder = folderOf({ 'a.txt': 'a/X' });
    const file = path.join(folder, 'a.txt');
    expect(await guesses((options) => collect(readTagged([file], options)))).toEqual(['a.txt tagged']);
    expect(await guesses((options) => collect(readDocuments([file], options)))).toEqual(['a.txt lines']);
    expect(await guesses((options) => collect(readDocuments([folder], options)))).toEqual(['a.txt files']);
    expect(
      await guesses((options) => collect(readSentences([file], { ...options, format: 'prose' }))),
    ).toEqual([]);
    expect(await guesses((options) => collect(readSentences([], { ...options, text: 'a' })))).toEqual([]);
  });

  test('without tags is an error that says which have them', async () => {
    const file = path.join(folderOf({ 'a.csv': 'a,b' }), 'a.csv');
    const error = await errorOf(collect(readTagged([file])));
    expect(error.message).toBe(`${file}: has no tags, as it is read as csv`);
    expect(error.remedy).toContain('tagged, conllu, columns, jsonl');
    expect(error.exitStatus).toBe(3);
  });

  test('that has no fields takes no --field', async () => {
    for (const format of ['text', 'prose', 'tagged', 'lines', 'files'] as const) {
      const error = await errorOf(collect(readSentences([], { text: 'a/X', format, field: 'upos' })));
      expect(error.exitStatus).toBe(2);
    }
  });
});
