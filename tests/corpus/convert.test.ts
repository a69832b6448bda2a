import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertCorpus } from '../../src/corpus/convert.ts';
import { readDocuments } from '../../src/corpus/documents.ts';
import type { ItemKind, ItemTypes } from '../../src/corpus/items.ts';
import { loadFormat } from '../../src/corpus/load-format.ts';
import { readSentences } from '../../src/corpus/sentences.ts';
import { readTagged } from '../../src/corpus/tagged-sentences.ts';
import type { CorpusDocument, CorpusFormat, InputOptions, TaggedSentence } from '../../src/corpus/types.ts';
import { collect, errorOf } from './helpers.ts';

/** What writes items of a kind in a format. */
async function writerOf<Kind extends ItemKind>(kind: Kind, format: CorpusFormat) {
  const make = (await loadFormat(format)).write[kind];
  if (make === undefined) throw new RangeError(`${format} writes no ${kind}`);
  return make({}) as (items: readonly ItemTypes[Kind][]) => string;
}

async function converted(text: string, format: CorpusFormat, to: CorpusFormat, more: InputOptions = {}) {
  let out = '';
  for await (const piece of convertCorpus([], to, { text, format, ...more })) out += piece;
  return out;
}

const word = fc
  .string({
    unit: fc.constantFrom('a', 'B', '/', '#', '"', ',', 'é', '가', '😀', '.', '_', '-', '1', '\\'),
    minLength: 1,
  })
  .filter((text) => text !== '-DOCSTART-' && text !== '_');
const tag = fc.stringMatching(/^[A-Z$.,]{1,4}$/);
const pairs = fc.array(fc.tuple(word, tag), { minLength: 1, maxLength: 8 });
const taggedCorpus = fc.array(
  pairs.map((list) => ({
    tokens: list.map(([token]) => token),
    tags: list.map(([, one]) => one),
    file: '',
    line: 1,
  })),
  { maxLength: 6 },
);
const content = ({ tokens, tags }: TaggedSentence) => ({ tokens, tags });

describe('what is written is read again', () => {
  test.each(['tagged', 'conllu', 'columns', 'jsonl'] as const)('tagged sentences as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(taggedCorpus, async (corpus: TaggedSentence[]) => {
        const text = (await writerOf('tagged', format))(corpus);
        const read = await collect(readTagged([], { text, format }));
        expect(read.map(content)).toEqual(corpus.map(content));
        const texts = (await collect(readSentences([], { text, format }))).map((item) => item.text);
        expect(texts).toEqual(corpus.map(({ tokens }) => tokens.join(' ')));
      }),
    );
  });

  const line = fc.string({
    unit: fc.constantFrom('a', 'é', '가', '"', ',', ' ', '.', 'I', '\u00a0', '\\', '/'),
  });
  const document = fc.record({ id: fc.uuid(), text: line, title: line, label: fc.constantFrom('x', 'y z') });
  const documents = fc.uniqueArray(document, { selector: ({ id }) => id, maxLength: 6 });

  test.each(['jsonl', 'csv', 'tsv'] as const)('documents as %s, whatever their text', async (format) => {
    const multiline = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        text: fc.array(line).map((lines) => lines.join(format === 'tsv' ? ' ' : '\n')),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(documents, multiline), async (some) => {
        const corpus = some.map((one) => ({ ...one, file: '', line: 1 })) as CorpusDocument[];
        const read = await collect(
          readDocuments([], { text: (await writerOf('documents', format))(corpus), format }),
        );
        expect(read.map(({ file: _file, line: _line, ...rest }) => rest)).toEqual(some);
      }),
    );
  });

  test('documents as smart, whatever looks like a part', async () => {
    const text = fc
      .array(fc.constantFrom('.W', '.I 5', '.I', '.T ', 'text', '', '.x', '. W'))
      .map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (texts) => {
        const corpus = texts.map((one, i) => ({ id: `d${i}`, text: one, file: '', line: 1 }));
        const read = await collect(
          readDocuments([], { text: (await writerOf('documents', 'smart'))(corpus), format: 'smart' }),
        );
        expect(read.map(({ id }) => id)).toEqual(corpus.map(({ id }) => id));
        const bare = (value: string) => value.replaceAll(/^ (?=\.)/gm, '');
        expect(read.map((item) => bare(item.text))).toEqual(texts);
      }),
    );
  });

  test('sentences as text', async () => {
    const sentences = fc.array(line.filter((one) => one.trim() !== ''));
    await fc.assert(
      fc.asyncProperty(sentences, async (texts) => {
        const text = (await writerOf('sentences', 'text'))(
          texts.map((one) => ({ text: one, file: '', line: 1 })),
        );
        expect((await collect(readSentences([], { text, format: 'text' }))).map((item) => item.text)).toEqual(
          texts,
        );
      }),
    );
  });

  test('in several batches with one header', async () => {
    const write = await writerOf('documents', 'tsv');
    const one = (id: string): CorpusDocument => ({ id, text: 'a\tb', file: 'f', line: 1 });
    expect(write([one('1')]) + write([]) + write([one('2')])).toBe('id\ttext\n1\ta b\n2\ta b\n');
    expect(() => write([{ ...one('3'), label: 'x' }])).toThrow(
      'f:1: has a label, which the first document had not',
    );
  });
});

describe('convert', () => {
  test.each<[CorpusFormat, string]>([
    ['jsonl', '{"text":"a"}\n{"text":'],
    ['conllu', '1\ta\n'],
    ['columns', 'a X\n\nb\n'],
    ['crfsuite', 'X\ta\n\tb\n'],
  ])('lines that pass as they stand are read all the same: %s', async (format, text) => {
    const error = await errorOf(converted(text, format, format));
    expect(error.exitStatus).toBe(3);
    expect(error.where?.line).toBe(text.trimEnd().split('\n').length);
  });

  test.each([
    ['a NUL', '{"text":"a"}\n{"text":"a\\u0000b"}\n', 'a NUL character'],
    ['half of a pair', '{"text":"a"}\n{"text":"a\\ud800b"}\n', 'half of a surrogate pair'],
  ])('%s, which only JSON can write, is not written as anything else', async (_, text, what) => {
    for (const to of ['csv', 'tsv', 'text', 'prose', 'smart'] as const) {
      const error = await errorOf(converted(text, 'jsonl', to));
      expect(error.message).toContain(what);
      expect(error.where?.line).toBe(2);
    }
    expect(await converted(text, 'jsonl', 'jsonl')).toBe(text);
  });

  test('U+FEFF at the beginning of the first text is read again', async () => {
    const written = await converted('{"text":"\ufeffa"}\n', 'jsonl', 'text');
    expect((await collect(readSentences([], { text: written, format: 'text' })))[0].text).toBe('\ufeffa');
  });

  const tagged = 'The/DET end/NOUN\n\nYes/INTJ\n';

  test('between tagged formats', async () => {
    expect(await converted(tagged, 'tagged', 'columns')).toBe('The\tDET\nend\tNOUN\n\nYes\tINTJ\n\n');
    expect(await converted(tagged, 'tagged', 'jsonl')).toBe(
      '{"tokens":["The","end"],"tags":["DET","NOUN"]}\n{"tokens":["Yes"],"tags":["INTJ"]}\n',
    );
    const conllu = await converted(tagged, 'tagged', 'conllu');
    expect(conllu).toContain('# sent_id = 2\n# text = Yes\n1\tYes\t_\tINTJ\t_\t_\t_\t_\t_\t_\n\n');
    expect(await converted(conllu, 'conllu', 'tagged')).toBe(tagged.replace('\n\n', '\n'));
    expect(await converted(conllu, 'conllu', 'tagged', { field: 'form' })).toBe('The/The end/end\nYes/Yes\n');
  });

  test('from a format to itself loses nothing', async () => {
    const json = '{"tokens":["Yes"],"tags":["INTJ"]}\n{"id":"1","text":"a","more":[1]}\n';
    expect(await converted(json, 'jsonl', 'jsonl')).toBe(json);
    const verses = 'No final mark\nAnother line\n';
    const prose = await converted(verses, 'text', 'prose');
    expect(prose).toBe('No final mark\n\nAnother line\n\n');
    expect(await converted(prose, 'prose', 'text')).toBe(verses);
    expect(await converted(prose, 'prose', 'prose')).toBe(prose);
  });

  test('to text drops the tags, to jsonl keeps documents', async () => {
    expect(await converted(tagged, 'tagged', 'text')).toBe('The end\nYes\n');
    expect(await converted('a\n\nb\n', 'text', 'jsonl')).toBe(
      '{"id":"1","text":"a"}\n{"id":"3","text":"b"}\n',
    );
    expect(await converted('One. Two\nthree.\n', 'prose', 'text')).toBe('One.\nTwo three.\n');
    expect(await converted('id\ttext\tlabel\n7\t"x", y\tpos\n', 'tsv', 'csv')).toBe(
      'id,text,label\n7,"""x"", y",pos\n',
    );
    expect(await converted('.I 1\n.T\nA\n.W\nB\n', 'smart', 'lines')).toBe('A B\n');
  });

  test('of a rich format to itself passes the lines', async () => {
    const text = '# c\r\n1\ta\tb\tX\tY\tF=1\t0\troot\t_\tM\r\n\r\n';
    expect(await converted(text, 'conllu', 'conllu')).toBe(text.replaceAll('\r', ''));
    expect(await converted('a b c d\n', 'columns', 'columns')).toBe('a b c d\n');
    expect(await converted('a b c d\n', 'columns', 'columns', { field: '2' })).toBe('a\tb\n\n');
  });

  test('says what is missing', async () => {
    for (const to of ['tagged', 'conllu', 'columns'] as const) {
      const error = await errorOf(converted('a b\n', 'text', to));
      expect(error.message).toBe('<text>: has no tags, as it is read as text');
      expect(error.exitStatus).toBe(3);
    }
    expect((await errorOf(converted('a', 'text', 'files'))).what).toBe(
      'documents cannot be written as files',
    );
  });

  test('refuses words that the format cannot hold', async () => {
    const spaced = await errorOf(converted('New York\tLOC\n', 'columns', 'tagged'));
    expect(spaced.message).toBe('<text>:1: "New York" cannot stand in a line of word/TAG');
    expect((await errorOf(converted('a\tX/Y\n', 'columns', 'tagged'))).what).toContain('"X/Y" cannot stand');
    const tabbed = '{"tokens": ["a\\tb"], "tags": ["X"]}';
    expect((await errorOf(converted(tabbed, 'jsonl', 'conllu'))).what).toBe(
      '"a\\tb" cannot stand in a column',
    );
  });
});
