import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readLines } from '../../src/corpus/lines.ts';
import { asStdin, collect, errorOf, folderOf } from './helpers.ts';

const text = Array.from({ length: 20_000 }, (_, i) => `line ${i} é 가\n`).join('');
const textsOf = async (...read: Parameters<typeof readLines>) =>
  (await collect(readLines(...read))).map((line) => line.text);
const lines = text.trimEnd().split('\n');

describe('gzip', () => {
  test('is decompressed by name', async () => {
    const file = path.join(folderOf({ 'a.txt.gz': gzipSync(text) }), 'a.txt.gz');
    expect(await textsOf([file])).toEqual(lines);
  });

  test('is known by its first bytes from stdin, even one by one', async () => {
    const bytes = gzipSync(text);
    expect(await textsOf([], asStdin(bytes))).toEqual(lines);
    expect(await textsOf([], asStdin(bytes, [1, 2, 3, 500]))).toEqual(lines);
    const file = path.join(folderOf({ 'a.txt': bytes }), 'a.txt');
    expect(await textsOf([file])).toEqual(lines);
  });

  test('of several members is one text, also when a line goes over the border', async () => {
    const middle = Buffer.from(text).indexOf('line 9999') + 3;
    const bytes = Buffer.from(text);
    const members = Buffer.concat([
      gzipSync(bytes.subarray(0, middle)),
      gzipSync(''),
      gzipSync(bytes.subarray(middle)),
    ]);
    expect(await textsOf([], asStdin(members, [100, 1000, 5000]))).toEqual(lines);
  });

  test('that is cut off is an error wherever it is cut', async () => {
    const bytes = gzipSync(text);
    for (const length of [2, 5, 9, 12, 1000, bytes.length - 9, bytes.length - 8, bytes.length - 1]) {
      const file = path.join(folderOf({ 'cut.gz': bytes.subarray(0, length) }), 'cut.gz');
      const error = await errorOf(collect(readLines([file])));
      expect(error.message).toBe(`${file}: the gzip file is cut off`);
      expect(error.exitStatus).toBe(3);
    }
  });

  test('with wrong bytes is an error', async () => {
    const bytes = gzipSync(text);
    bytes[bytes.length - 6] ^= 1;
    expect((await errorOf(collect(readLines([], asStdin(bytes))))).what).toBe('the gzip file is damaged');
  });

  test('in name only is an error, the empty file too', async () => {
    const folder = folderOf({ 'a.gz': 'plain text\n', 'b.gz': '', 'c.gz': Uint8Array.from([0x1f]) });
    const whatOf = async (name: string) =>
      (await errorOf(collect(readLines([path.join(folder, name)])))).what;
    expect(await whatOf('a.gz')).toBe('is not a gzip file');
    expect(await whatOf('b.gz')).toBe('is empty, which no gzip file is');
    expect(await whatOf('c.gz')).toBe('is not a gzip file');
  });

  test('errors inside count decompressed bytes', async () => {
    const error = await errorOf(
      collect(readLines([], asStdin(gzipSync(Buffer.from('ok\nca\xe9\n', 'latin1'))))),
    );
    expect(error.where).toEqual({ file: '<stdin>', line: 2, byte: 5 });
  });

  test('is closed when the reader leaves early', async () => {
    const file = path.join(folderOf({ 'a.gz': gzipSync(text.repeat(20)) }), 'a.gz');
    for (let i = 0; i < 20; i++) for await (const _ of readLines([file])) break;
    expect(await textsOf([file])).toHaveLength(400_000);
  });
});
