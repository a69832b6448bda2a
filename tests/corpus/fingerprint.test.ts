import { createHash } from 'node:crypto';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readByteChunks, readLines } from '../../src/corpus/lines.ts';
import { readSentences } from '../../src/corpus/sentences.ts';
import type { CorpusFingerprint } from '../../src/corpus/types.ts';
import { asStdin, collect, errorOf, folderOf } from './helpers.ts';

/** The definition, on whole inputs. */
function naive(inputs: Buffer[]): CorpusFingerprint {
  const all = createHash('sha256');
  for (const input of inputs) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(input.length));
    all.update(length).update(createHash('sha256').update(input).digest());
  }
  return { sha256: all.digest('hex'), bytes: inputs.reduce((sum, { length }) => sum + length, 0) };
}

test('is that of its definition, however the bytes came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.array(fc.nat({ max: 99 })), async (some, cuts) => {
      const text = some.replaceAll('\0', '');
      const reading = readLines([], asStdin(text, cuts));
      await collect(reading);
      expect(reading.fingerprint()).toEqual(naive([Buffer.from(text)]));
    }),
  );
});

test('is over decompressed bytes with BOM and line ends, alike for every way of reading', async () => {
  const content = Buffer.from('\ufeffone\r\n\r\ntwo');
  const folder = folderOf({ 'a.txt': content, 'b.txt.gz': gzipSync(content), 'c.txt': '' });
  const expected = naive([content, content, Buffer.alloc(0)]);
  for (const read of [readLines, readSentences]) {
    const reading = read([folder], {});
    await collect(reading as AsyncIterable<unknown[]>);
    expect(reading.fingerprint()).toEqual(expected);
  }
  const chunks = readByteChunks([folder]);
  for await (const _ of chunks);
  expect(chunks.fingerprint()).toEqual(expected);
  // A border between files moves: the texts together are the same, the corpus is not.
  expect(naive([Buffer.from('ab'), Buffer.from('c')])).not.toEqual(
    naive([Buffer.from('a'), Buffer.from('bc')]),
  );
});

test('is not known before the end, nor when it was not wanted', async () => {
  const file = path.join(folderOf({ 'a.txt': 'a\nb\n' }), 'a.txt');
  const reading = readLines([file]);
  expect((await errorOf(() => reading.fingerprint())).exitStatus).toBe(4);
  for await (const _ of reading) expect(() => reading.fingerprint()).toThrow('read to its end');
  expect(reading.fingerprint().bytes).toBe(4);
  const without = readLines([file], { fingerprint: false });
  await collect(without);
  expect(() => without.fingerprint()).toThrow('as the options said');
});
