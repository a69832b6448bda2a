/** The vocabulary against a plain Map: ids by string and by bytes, tensors and back, damaged tensors. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import type { StoredTensor } from '../../src/math/tensor.ts';
import { hashOf } from '../../src/text/token-hash.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

const token = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 }),
  // Longer than the room that is kept for usual tokens.
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).map((piece) => piece.repeat(3000)),
);
const wellFormed = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text.isWellFormed());

test('ids by the order of adding, and no id for a token that was not added', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), fc.array(token, { maxLength: 20 }), (added, asked) => {
      const vocabulary = Vocabulary.of();
      const known = new Map<string, number>();
      for (const each of added) {
        if (!known.has(each)) known.set(each, known.size);
        expect(vocabulary.add(each)).toBe(known.get(each));
      }
      vocabulary.forgetHashes();
      for (const each of [...asked, ...added]) {
        expect(vocabulary.find(each)).toBe(known.get(each) ?? -1);
        expect(vocabulary.has(each)).toBe(known.has(each));
      }
      for (const [each, id] of known) expect(vocabulary.token(id)).toBe(each);
      expect([...vocabulary.tokens()]).toEqual([...known.keys()]);
    }),
  );
});

test('bytes are looked up as their string is', () => {
  fc.assert(
    fc.property(fc.array(wellFormed, { maxLength: 30 }), (tokens) => {
      const vocabulary = Vocabulary.of(tokens);
      for (const each of tokens) {
        const bytes = Buffer.from(`x${each}y`);
        const hash = hashOf(bytes, 1, bytes.length - 1);
        const id = vocabulary.find(each);
        expect(vocabulary.findBytes(bytes, 1, bytes.length - 1, hash)).toBe(id);
        expect(vocabulary.addBytes(bytes, 1, bytes.length - 1, hash)).toBe(id);
        expect(Buffer.from(vocabulary.bytesOf(id)).toString()).toBe(each);
      }
    }),
  );
});

test('every size around which the table grows', () => {
  const vocabulary = Vocabulary.of();
  for (let id = 0; id < 20_000; id++) {
    expect(vocabulary.add(`w${id}`)).toBe(id);
    expect(vocabulary.find(`w${id + 1}`)).toBe(-1);
    expect(vocabulary.find(`w${id >> 1}`)).toBe(id >> 1);
  }
  expect(vocabulary.size).toBe(20_000);
});

test('after trimming it takes less memory, knows the same, and grows again', () => {
  const vocabulary = Vocabulary.of(['a', 'b']);
  const before = vocabulary.memory;
  vocabulary.trim();
  expect(vocabulary.memory).toBeLessThan(before);
  expect(vocabulary.bytes.length).toBe(2);
  expect(vocabulary.add('c')).toBe(2);
  expect([...vocabulary.tokens()]).toEqual(['a', 'b', 'c']);
});

test('an id that is not there is an error', () => {
  expect(() => Vocabulary.of(['a']).token(1)).toThrow(/no token has the id 1: they go from 0 to 0/);
});

test('<unk> where there is one', () => {
  const vocabulary = Vocabulary.of(['a', '<unk>']);
  expect(vocabulary.unknownId).toBe(1);
  expect(vocabulary.idOf('a')).toBe(0);
  expect(vocabulary.idOf('b')).toBe(1);
  expect(Vocabulary.of(['a']).unknownId).toBe(-1);
  expect(Vocabulary.of(['a']).idOf('b')).toBe(-1);
});

test('half a surrogate pair counts as U+FFFD', () => {
  expect(Vocabulary.of(['\ufffd']).find('\ud800')).toBe(0);
});

test('a byte order mark is a character like others', () => {
  expect([...Vocabulary.of(['\ufeffThe', 'The', '\ufeff']).tokens()]).toEqual(['\ufeffThe', 'The', '\ufeff']);
});

test('tensors and back', () => {
  fc.assert(
    fc.property(fc.array(wellFormed), (tokens) => {
      const vocabulary = Vocabulary.of(tokens);
      const again = Vocabulary.fromTensors('words', vocabulary.toTensors('words'));
      expect([...again.tokens()]).toEqual([...vocabulary.tokens()]);
      for (const each of tokens) expect(again.find(each)).toBe(vocabulary.find(each));
      expect(again.add('more than six characters')).toBe(vocabulary.size);
    }),
  );
});

describe('tensors that are no vocabulary', () => {
  const good = () => Vocabulary.of(['<unk>', '<s>', '</s>', 'año', 'b']).toTensors('vocabulary');
  const u32 = (...values: number[]): StoredTensor => ({
    shape: [values.length],
    data: Uint32Array.from(values),
  });
  const bytesIn = (tensors: Record<string, StoredTensor>) => tensors['vocabulary.bytes'].data as Uint8Array;
  const offsetsIn = (tensors: Record<string, StoredTensor>) =>
    tensors['vocabulary.offsets'].data as Uint32Array;
  test.each<[string, (tensors: Record<string, StoredTensor>) => void, RegExp]>([
    ['no bytes', (tensors) => delete tensors['vocabulary.bytes'], /"vocabulary.bytes" is missing/],
    ['no offsets', (tensors) => delete tensors['vocabulary.offsets'], /"vocabulary.offsets" is missing/],
    [
      'bytes as U32',
      (tensors) => {
        tensors['vocabulary.bytes'] = u32(1, 2);
      },
      /Uint8Array/,
    ],
    [
      'no offsets at all',
      (tensors) => {
        tensors['vocabulary.offsets'] = u32();
      },
      /does not fit its bytes/,
    ],
    ['an offset that falls', (tensors) => offsetsIn(tensors).fill(100, 2, 3), /ends before it begins/],
    ['an end beyond the bytes', (tensors) => offsetsIn(tensors).fill(99, 5), /does not fit its bytes/],
    ['no UTF-8', (tensors) => bytesIn(tensors).fill(0xff, 14, 15), /not UTF-8/],
  ])('%s', (_name, spoil, message) => {
    const tensors = good();
    spoil(tensors);
    const read = () => Vocabulary.fromTensors('vocabulary', tensors);
    expect(read).toThrow(NlpError);
    expect(read).toThrow(message);
  });

  test('two tokens that are the same', () => {
    const tensors = Vocabulary.of(['aa', 'ab']).toTensors('t');
    const bytes = tensors['t.bytes'].data as Uint8Array;
    bytes[bytes.length - 1] = 0x61;
    expect(() => Vocabulary.fromTensors('t', tensors)).toThrow(
      /tokens 0 and 1 of the vocabulary are the same/,
    );
  });

  test('a token that begins inside a character', () => {
    const tensors = Vocabulary.of(['z', 'ñb']).toTensors('t');
    const offsets = tensors['t.offsets'].data as Uint32Array;
    expect([...offsets]).toEqual([0, 1, 4]);
    offsets[1] = 2;
    expect(() => Vocabulary.fromTensors('t', tensors)).toThrow(/inside a character/);
  });
});

test('a token of 100 kB and a million different ones', () => {
  const vocabulary = Vocabulary.of();
  const long = 'x'.repeat(100_000);
  expect(vocabulary.add(long)).toBe(0);
  for (let i = 0; i < 1_000_000; i++) vocabulary.add(`w${i}`);
  expect(vocabulary.size).toBe(1_000_001);
  expect(vocabulary.token(vocabulary.find('w777777'))).toBe('w777777');
});
