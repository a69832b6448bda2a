import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/corpus/documents.ts';
import type { UnitKind } from '../../src/corpus/formats/format.ts';
import { parseRatio, partNames, splitCorpus } from '../../src/corpus/split.ts';
import { SplitOverlap } from '../../src/corpus/split-overlap.ts';
import { corpusStatistics } from '../../src/corpus/statistics.ts';
import type { CorpusFormat } from '../../src/corpus/types.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { asStdin, collect, errorOf, folderOf } from './helpers.ts';

interface Settings {
  format: CorpusFormat;
  ratio?: number[];
  seed?: number;
  by?: UnitKind;
  cuts?: number[];
}

async function parts(text: string, { ratio = [8, 1, 1], cuts, ...options }: Settings) {
  const texts = ratio.map(() => '');
  const units = ratio.map(() => 0);
  for (const piece of await collect(splitCorpus([], { ...asStdin(text, cuts), ratio, ...options }))) {
    texts[piece.part] += piece.text;
    units[piece.part] += piece.units;
  }
  return { texts, units };
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`).join('');

describe('split', () => {
  test('deals by the ratio to within a block, in order, without loss', async () => {
    const { texts, units } = await parts(numbered(1000), { format: 'text' });
    expect(units).toEqual([800, 100, 100]);
    const lines = texts.flatMap((text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.slice(5))),
    );
    expect([...lines].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    for (const text of texts) {
      const own = text
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.slice(5)));
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
    // Every ten lines give one to test, at no fixed place.
    const places = texts[2]
      .trimEnd()
      .split('\n')
      .map((line) => Number(line.slice(5)));
    expect(places.map((place) => Math.floor(place / 10))).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(new Set(places.map((place) => place % 10)).size).toBe(10);
  });

  test('is the same for the same seed wherever the chunks are cut, and another for another', async () => {
    const text = numbered(200);
    const first = await parts(text, { format: 'text', seed: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 3000 }), { maxLength: 10 }), async (cuts) => {
        expect(await parts(text, { format: 'text', seed: 5, cuts })).toEqual(first);
      }),
      { numRuns: 30 },
    );
    expect(await parts(text, { format: 'text', seed: 6 })).not.toEqual(first);
  });

  test.each([
    [
      [9, 1],
      [90, 10],
    ],
    [
      [90, 10],
      [90, 10],
    ],
    [
      [0.5, 0.25, 0.25],
      [50, 25, 25],
    ],
    [
      [1, 1, 1, 2],
      [20, 20, 20, 40],
    ],
  ])('the ratio %j of 100 is %j', async (ratio, expected) => {
    expect((await parts(numbered(100), { format: 'lines', ratio })).units).toEqual(expected);
  });

  const everything = async (text: string, format: CorpusFormat, by?: UnitKind) => {
    const { texts, units } = await parts(text, { format, ratio: [1, 1], by });
    return { texts, total: units.reduce((a, b) => a + b, 0) };
  };

  test('keeps blocks together: sentences of columns and conllu, or their documents', async () => {
    const columns = '-DOCSTART- O\n\na X\nb Y\n\nc Z\n\n-DOCSTART- O\n\nd X\n';
    const bySentence = await everything(columns, 'columns');
    expect(bySentence.total).toBe(3);
    const byDocument = await everything(columns, 'columns', 'document');
    expect([...byDocument.texts].sort()).toEqual([
      '-DOCSTART- O\n\na X\nb Y\n\nc Z\n\n',
      '-DOCSTART- O\n\nd X\n\n',
    ]);
    const word = (form: string) => `1\t${form}${'\t_'.repeat(8)}\n`;
    const conllu = `# newdoc id = 1\n${word('a')}\n${word('b')}\n# text\n# newdoc\n${word('c')}`;
    expect([...(await everything(conllu, 'conllu', 'document')).texts].sort()).toEqual([
      `# newdoc id = 1\n${word('a')}\n${word('b')}\n`,
      `# text\n# newdoc\n${word('c')}\n`,
    ]);
    expect((await everything(conllu, 'conllu')).total).toBe(3);
  });

  test('a document of columns ends where the next begins, with a blank line between or not', async () => {
    const columns = '-DOCSTART- O\na X\n\nb Y\n-DOCSTART- O\nc Z\n\nd X\n';
    const { texts, total } = await everything(columns, 'columns', 'document');
    expect(total).toBe(2);
    expect(texts.map((text) => text.match(/\w X|\w [YZ]/g)?.join()).sort()).toEqual(['a X,b Y', 'c Z,d X']);
    expect((await everything(columns, 'columns')).total).toBe(
      (await corpusStatistics([], { text: columns, format: 'columns', tokenizer: createTokenizer() }))
        .sentences,
    );
  });

  test.each<[CorpusFormat, string]>([
    ['jsonl', '{"text":"a"}\n{"text":'],
    ['csv', 'id,text\n1,a\n2\n'],
    ['tsv', 'id\ttext\n1\ta\n2\n'],
    ['tagged', 'a/X\nb\n'],
    ['conllu', '1\ta\n'],
    ['columns', 'a X\n\nb\n'],
    ['fasttext', '__label__x a\nb\n'],
    ['crfsuite', 'X\ta\n\tb\n'],
    ['smart', '.I 1\n.W\na\n.I\n'],
  ])('what its readers would refuse is not dealt out: %s', async (format, text) => {
    const error = await errorOf(parts(text, { format }));
    expect(error.exitStatus).toBe(3);
    expect(error.where?.line).toBe(text.trimEnd().split('\n').length);
  });

  test('counts what the parts have in common', async () => {
    const overlap = new SplitOverlap();
    const text = 'the same line\n'.repeat(99);
    for await (const _ of splitCorpus([], {
      text: `${text}another\n`,
      format: 'text',
      ratio: [1, 1],
      overlap,
    }));
    expect(overlap.count(1)).toBeGreaterThanOrEqual(49);
    const none = new SplitOverlap();
    for await (const _ of splitCorpus([], {
      text: numbered(100),
      format: 'text',
      ratio: [1, 1],
      overlap: none,
    }));
    expect(none.count(1)).toBe(0);
  });

  test('sep= stays the first line of every part', async () => {
    const { texts } = await everything('sep=;\nid;text\n1;a\n2;b\n', 'csv');
    expect([...texts].sort()).toEqual(['sep=;\nid;text\n1;a\n', 'sep=;\nid;text\n2;b\n']);
  });

  test('keeps paragraphs of prose, blocks of text, documents of smart, records of csv', async () => {
    expect([...(await everything('a\nb\n\n\nc\n', 'prose')).texts].sort()).toEqual(['a\nb\n\n', 'c\n\n']);
    expect((await everything('a\nb\n\n\nc\n', 'text')).total).toBe(3);
    expect((await everything('a\nb\n\n\nc\n', 'text', 'document')).total).toBe(2);
    expect([...(await everything('.I 1\n.W\na\n.I 2\n', 'smart')).texts].sort()).toEqual([
      '.I 1\n.W\na\n',
      '.I 2\n',
    ]);
    const { texts } = await everything('id,text\n1,"a\nb"\n2,c\n', 'csv');
    expect([...texts].sort()).toEqual(['id,text\n1,"a\nb"\n', 'id,text\n2,c\n']);
  });

  test('a header of tsv goes to every part, of several files once', async () => {
    const folder = folderOf({ 'a.tsv': 'id\ttext\n1\ta\n2\tb\n', 'b.tsv': 'id\ttext\n3\tc\n4\td\n' });
    const texts = ['', ''];
    const inputs = ['a.tsv', 'b.tsv'].map((name) => path.join(folder, name));
    for (const { part, text } of await collect(splitCorpus(inputs, { ratio: [1, 1] }))) texts[part] += text;
    for (const text of texts) {
      expect(text.match(/id\ttext/g)).toHaveLength(1);
      expect(await collect(readDocuments([], { text, format: 'tsv' }))).toHaveLength(2);
    }
  });

  test('refuses what cannot be split', async () => {
    expect((await errorOf(parts('a', { format: 'files' }))).remedy).toContain('convert');
    expect((await errorOf(parts('id,text\n1,"a\n', { format: 'csv' }))).where).toEqual({
      file: '<stdin>',
      line: 2,
    });
  });
});

describe('ratios', () => {
  test('are numbers above zero with colons between', async () => {
    expect(parseRatio('8:1:1')).toEqual([8, 1, 1]);
    expect(parseRatio('.9:0.1')).toEqual([0.9, 0.1]);
    for (const wrong of ['8', '', '8:0', '8:-1', '8:x', '8::1', '1e3:1', 'Infinity:1']) {
      expect((await errorOf(() => parseRatio(wrong))).exitStatus).toBe(2);
    }
    expect((await errorOf(() => splitCorpus([], { ratio: [1, 1e-9] }))).exitStatus).toBe(2);
    expect((await errorOf(() => splitCorpus([], { ratio: [1] }))).exitStatus).toBe(2);
  });

  test('name their parts', () => {
    expect(partNames([1, 1])).toEqual(['train', 'test']);
    expect(partNames([1, 1, 1])).toEqual(['train', 'valid', 'test']);
    expect(partNames([1, 1, 1, 1])).toEqual(['part1', 'part2', 'part3', 'part4']);
  });
});
