/** Pairs from rows, records and two files side by side. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertCorpus } from '../../../src/corpus/convert.ts';
import { readParallelLines, readTextPairs } from '../../../src/corpus/examples/text-pairs.ts';
import type { CorpusFormat, InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf, folderOf } from '../helpers.ts';

const read = (text: string, format: CorpusFormat, more: InputOptions = {}) =>
  collect(readTextPairs([], { text, format, ...more }));
const content = async (...args: Parameters<typeof read>) =>
  (await read(...args)).map(({ source, target }) => [source, target]);

test('rows: the first two columns, or those of the header or of field', async () => {
  expect(await read('Go.\tVa !\tCC-BY\nRun!\tCours !\tCC-BY\n', 'tsv')).toEqual([
    { source: 'Go.', target: 'Va !', file: '<text>', line: 1 },
    { source: 'Run!', target: 'Cours !', file: '<text>', line: 2 },
  ]);
  expect(await content('answer,id,prompt\nb,1,a\n', 'csv')).toEqual([['a', 'b']]);
  expect(await content('fr\ten\nVa !\tGo.\n', 'tsv', { field: 'en,fr' })).toEqual([['Go.', 'Va !']]);
  expect(await content('x\ta\tb\n', 'tsv', { field: '3, 2' })).toEqual([['b', 'a']]);
});

test('records: by the names that data sets use, or those of field', async () => {
  const text =
    '{"id":4,"prompt":"a","answer":"b"}\n{"source":"c","target":"d"}\n{"question":"e","response":"f"}\n';
  expect(await read(text, 'jsonl')).toMatchObject([
    { source: 'a', target: 'b', id: '4', line: 1 },
    { source: 'c', target: 'd', line: 2 },
    { source: 'e', target: 'f', line: 3 },
  ]);
  expect(await content('{"en":"a","ko":"b"}', 'jsonl', { field: 'ko,en' })).toEqual([['b', 'a']]);
});

test.each<[string, string, CorpusFormat, InputOptions, string, number]>([
  ['one column', 'Go.\n', 'tsv', {}, '<text>:1: only one column, so there are no pairs', 3],
  ['one side missing', '{"source":"a"}', 'jsonl', {}, '<text>:1: there is no field "target"', 3],
  ['one name for two sides', 'a\tb', 'tsv', { field: '1' }, 'field: "1" does not name the two sides', 2],
  ['a name that is not there', 'a,b\nc,d', 'csv', { field: 'a,x' }, '<text>:1: there is no field "x"', 3],
])('%s is an error', async (_name, text, format, more, message, status) => {
  const error = await errorOf(read(text, format, more));
  expect(error.message).toContain(message);
  expect(error.exitStatus).toBe(status);
});

test.each(['tsv', 'csv', 'jsonl'] as const)('what is written as %s is read again', async (format) => {
  const side = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ' ', '가', '1'), minLength: 1 });
  const cell = side.filter((text) => text.trim() !== '');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (pairs) => {
      const text = pairs.map(([source, target]) => `${JSON.stringify({ source, target })}\n`).join('');
      let written = '';
      for await (const piece of convertCorpus([], format, { text, format: 'jsonl', as: 'pairs' }))
        written += piece;
      expect(await content(written, format)).toEqual(pairs);
    }),
  );
});

describe('two files', () => {
  const long = Array.from({ length: 60_000 }, (_, i) => `line ${i}`);

  test('line by line, however they are cut into chunks', async () => {
    const short = long.map((_, i) => String(i));
    const folder = folderOf({ 'a.en': `${long.join('\n')}\n`, 'b.ko': short.join('\n') });
    const reading = readParallelLines([`${folder}/a.en`], [`${folder}/b.ko`]);
    const pairs = await collect(reading);
    expect(pairs.map(({ source }) => source)).toEqual(long);
    expect(pairs.map(({ target }) => target)).toEqual(short);
    expect(pairs[59_999]).toMatchObject({ file: `${folder}/a.en`, line: 60_000 });
    // The definition: the length and the hash of each side, hashed.
    const sideHash = (text: string) => {
      const inner = createHash('sha256').update(text).digest();
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
      const side = createHash('sha256').update(length).update(inner).digest();
      return Buffer.concat([length, side]);
    };
    const both = Buffer.concat([sideHash(`${long.join('\n')}\n`), sideHash(short.join('\n'))]);
    expect(reading.fingerprint().sha256).toBe(createHash('sha256').update(both).digest('hex'));
  });

  test.each([
    ['a\nb\nc\n', 'x\ny\n', 'source.txt:3: the target has no line for this one'],
    ['a\n', 'x\ny\n', 'target.txt:2: the source has no line for this one'],
    ['', 'x\n', 'target.txt:1: the source has no line for this one'],
  ])('of different length are an error at the first line too many', async (source, target, message) => {
    const folder = folderOf({ 'source.txt': source, 'target.txt': target });
    const reading = readParallelLines([`${folder}/source.txt`], [`${folder}/target.txt`]);
    expect((await errorOf(collect(reading))).message).toBe(`${folder}/${message}`);
  });

  test('become one file', async () => {
    const folder = folderOf({ 'a.en': 'Go.\nRun!\n', 'a.ko': '가.\n달려!\n' });
    let text = '';
    for await (const piece of convertCorpus([`${folder}/a.en`], 'tsv', { target: [`${folder}/a.ko`] }))
      text += piece;
    expect(text).toBe('source\ttarget\nGo.\t가.\nRun!\t달려!\n');
  });
});
