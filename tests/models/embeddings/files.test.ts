/** Vector files: read as they were written, equal to the field's own tools, refused where they lie. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FastTextVectors } from '../../../src/models/embeddings/fasttext-bin.ts';
import { readVectorBinary, vectorBinaryPieces } from '../../../src/models/embeddings/vector-binary.ts';
import { readVectorText, vectorTextLines } from '../../../src/models/embeddings/vector-text.ts';
import { WordVectors } from '../../../src/models/embeddings/word-vectors.ts';
import { describeShared, sharedPath } from '../../shared.ts';

const vectors = new WordVectors(['고양이', '"q"', 'naïve'], 2, Float32Array.of(0.1, -2, 1e-9, 3e8, 0, 1 / 3));
const text = () => Buffer.from([...vectorTextLines(vectors)].join(''));
const binary = () => Buffer.concat([...vectorBinaryPieces(vectors)]);

test.each([
  ['text', () => readVectorText(text())],
  ['binary', () => readVectorBinary(binary())],
  ['text without a first line', () => readVectorText(text().subarray(text().indexOf(10) + 1))],
  ['text with CRLF', () => readVectorText(Buffer.from(text().toString().replaceAll('\n', '\r\n')))],
])('what is written is read back to the bit: %s', (_, read) => {
  const found = read();
  expect(found.words).toEqual(vectors.words);
  expect(found.values).toEqual(vectors.values);
});

test.each([
  ['2 2\na 1 2\n', 'says that it has 2 words, but has 1'],
  ['1 2\na 1 2\nb 1 2\n', 'says that it has 1 words, but has 2'],
  ['1 3\na 1 2\n', 'has 2 numbers after "a", not 3'],
  ['a 1 2\nice cream 1 2\n', 'has 3 numbers after "ice", not 2'],
  ['a 1 nan\n', 'has NaN in the vector of "a"'],
  ['a 1 1e999\n', 'has Infinity in the vector of "a"'],
  ['a 1 x\n', 'has "x" where a number of "a" should stand'],
  ['a 1\na 2\n', 'has two vectors for "a"'],
  ['1 0\na\n', 'no dimensions'],
  ['', 'has no vectors'],
])('text that lies is refused: %j', (content, message) => {
  expect(() => readVectorText(Buffer.from(content))).toThrow(message);
});

test('latin-1 is refused with its line', () => {
  expect(() => readVectorText(Buffer.from('a 1\nna\xefve 2\n', 'latin1'))).toThrow('line 2');
});

test('a binary file that lies is refused before anything is allocated', () => {
  expect(() => readVectorBinary(Buffer.from('999999999999 100000\na '))).toThrow('ends too early');
  expect(() => readVectorBinary(binary().subarray(0, -4))).toThrow('ends too early');
  expect(() => readVectorBinary(Buffer.concat([binary(), Buffer.from('more')]))).toThrow('has 4 bytes after');
  expect(() => readVectorBinary(Buffer.from('0 8\n'))).toThrow('has no words');
  expect(() => readVectorBinary(Buffer.from('no header'))).toThrow('does not begin with the number');
});

test('a word with a blank is not written', () => {
  const blank = new WordVectors(['ice cream'], 1, Float32Array.of(1));
  expect(() => [...vectorTextLines(blank)]).toThrow('ice cream');
  expect(() => [...vectorBinaryPieces(blank)]).toThrow('ice cream');
});

describeShared('files of the field’s tools', () => {
  const tool = (name: string) => readFileSync(sharedPath(`reference/tools/${name}`));

  test('word2vec text and binary are the same vectors', () => {
    const [a, b] = [readVectorText(tool('w2v-cbow-ns.vec')), readVectorBinary(tool('w2v-binary.bin'))];
    expect(a.words).toEqual(b.words);
    expect(a.values.every((x, i) => Math.abs(x - b.values[i]) <= 6e-7)).toBe(true);
  });

  test('fastText: known and unknown words to 1e-5, the .vec, every cut refused', () => {
    const bytes = tool('ft-skip.bin');
    const model = new FastTextVectors(bytes);
    const near = (x: number, y: number) => Math.abs(x - y) <= 1e-5;
    for (const line of tool('ft-skip.vectors.txt').toString().trim().split('\n')) {
      const [word, ...numbers] = line.trim().split(' ');
      expect(
        numbers.every((x, d) => near(Number(x), model.vector(word)[d])),
        word,
      ).toBe(true);
    }
    const [ours, theirs] = [model.wordVectors(), readVectorText(tool('ft-skip.vec'))];
    expect(ours.words).toEqual(theirs.words);
    expect(ours.values.every((x, i) => near(x, theirs.values[i]))).toBe(true);
    for (const length of [0, 3, 50, 99, 5000, 40000]) {
      expect(() => new FastTextVectors(bytes.subarray(0, length))).toThrow('ends too early');
    }
    expect(() => new FastTextVectors(tool('ft-trec-ns.bin'))).toThrow('is a classifier');
  });

  test('fastText neighbours in order, similarities to the digits it prints', () => {
    const vectors = new FastTextVectors(tool('ft-skip.bin')).wordVectors();
    const lines = tool('ft-skip.nn.txt').toString().replace('Query word? ', '').split('\n').slice(0, 5);
    const found = vectors.nearestTo(vectors.idOf('time') ?? -1, 5);
    expect(found.map(({ word, similarity }) => `${word} ${similarity.toFixed(6)}`)).toEqual(lines);
  });
});
