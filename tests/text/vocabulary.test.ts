/** The vocabulary: ids by count and bytes, special words, cut-offs, tensors; checked against a plain Map. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import type { StoredTensor } from '../../src/math/tensor.ts';
import { Vocabulary, VocabularyBuilder } from '../../src/text/vocabulary.ts';

function build(words: string[], specials?: string[]) {
  const builder = new VocabularyBuilder(specials);
  for (const word of words) builder.add(word);
  return builder;
}

/** The definition, slowly: count descending, then UTF-8 bytes ascending. */
function naive(words: string[], specials: string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rest = [...counts.keys()].filter((word) => !specials.includes(word));
  rest.sort(
    (a, b) =>
      (counts.get(b) as number) - (counts.get(a) as number) || Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return [...specials, ...rest];
}

const wellFormed = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text.isWellFormed());

test('a worked example', () => {
  const vocabulary = build(['to', 'be', 'or', 'not', 'to', 'be', 'to']).build();
  expect([...vocabulary.words()]).toEqual(['<unk>', '<s>', '</s>', 'to', 'be', 'not', 'or']);
  expect([...vocabulary.counts]).toEqual([0, 0, 0, 3, 2, 1, 1]);
  expect(vocabulary.idOf('be')).toBe(4);
  expect(vocabulary.idOf('question')).toBe(0);
  expect(vocabulary.wordOf(5)).toBe('not');
  expect([...vocabulary.idsOf(['or', 'what'])]).toEqual([6, 0]);
  expect(() => vocabulary.wordOf(7)).toThrow(NlpError);
});

test('the order is that of UTF-8, not of UTF-16', () => {
  const vocabulary = build(['\u{1F600}', '\uFF5E', 'é', 'z']).build();
  expect([...vocabulary.words()].slice(3)).toEqual(['z', 'é', '\uFF5E', '\u{1F600}']);
});

test('a literal special word is the special word', () => {
  const vocabulary = build(['<s>', 'a', '<unk>', '<unk>']).build();
  expect(vocabulary.size).toBe(4);
  expect([...vocabulary.counts]).toEqual([2, 1, 0, 1]);
});

test('without <unk>, unknown words have no id', () => {
  const vocabulary = build(['<unk>', 'a'], []).build();
  expect(vocabulary.specialCount).toBe(0);
  expect(vocabulary.unknownId).toBe(-1);
  expect(vocabulary.idOf('b')).toBe(-1);
  expect(vocabulary.has('a')).toBe(true);
});

test('cut-offs keep the most frequent', () => {
  const builder = build(['a', 'a', 'a', 'b', 'b', 'c', 'd', 'd']);
  expect([...builder.build({ minimumCount: 2 }).words()].slice(3)).toEqual(['a', 'b', 'd']);
  expect([...builder.build({ maximumSize: 5 }).words()].slice(3)).toEqual(['a', 'b']);
  expect([...builder.build({ maximumSize: 1 }).words()]).toEqual(['<unk>', '<s>', '</s>']);
});

test('any words: the same ids as the definition, by string and by bytes, in any order', () => {
  fc.assert(
    fc.property(fc.array(wellFormed, { maxLength: 80 }), (words) => {
      const vocabulary = build(words).build();
      const expected = naive(words, ['<unk>', '<s>', '</s>']);
      expect([...vocabulary.words()]).toEqual(expected);
      expect([
        ...build([...words].reverse())
          .build()
          .words(),
      ]).toEqual(expected);
      for (const word of words) {
        const bytes = Buffer.from(`x${word}y`);
        expect(vocabulary.idOf(word)).toBe(expected.indexOf(word));
        expect(vocabulary.idOfBytes(bytes, 1, bytes.length - 1)).toBe(expected.indexOf(word));
      }
    }),
  );
});

test('tensors and back', () => {
  fc.assert(
    fc.property(fc.array(wellFormed), (words) => {
      const vocabulary = build(words).build();
      const again = Vocabulary.fromTensors(vocabulary.toTensors(), 3);
      expect([...again.words()]).toEqual([...vocabulary.words()]);
      expect(again.counts).toEqual(vocabulary.counts);
      for (const word of words) expect(again.idOf(word)).toBe(vocabulary.idOf(word));
    }),
  );
});

describe('tensors that are no vocabulary', () => {
  const good = () => build(['año', 'b']).build().toTensors();
  const u32 = (...values: number[]): StoredTensor => ({
    shape: [values.length],
    data: Uint32Array.from(values),
  });
  test.each<[string, (tensors: Record<string, StoredTensor>) => void]>([
    [
      'no bytes',
      (tensors) => {
        delete tensors['vocabulary.bytes'];
      },
    ],
    [
      'no counts',
      (tensors) => {
        delete tensors['vocabulary.counts'];
      },
    ],
    [
      'bytes as U32',
      (tensors) => {
        tensors['vocabulary.bytes'] = u32(1, 2);
      },
    ],
    [
      'no offsets at all',
      (tensors) => {
        tensors['vocabulary.offsets'] = u32();
      },
    ],
    [
      'an offset that falls',
      (tensors) => {
        (tensors['vocabulary.offsets'].data as Uint32Array)[2] = 100;
      },
    ],
    [
      'an end beyond the bytes',
      (tensors) => {
        (tensors['vocabulary.offsets'].data as Uint32Array)[5] += 1;
      },
    ],
    [
      'too few counts',
      (tensors) => {
        tensors['vocabulary.counts'] = u32(1);
      },
    ],
    [
      'no UTF-8',
      (tensors) => {
        (tensors['vocabulary.bytes'].data as Uint8Array)[14] = 0xff;
      },
    ],
  ])('%s', (_name, spoil) => {
    const tensors = good();
    spoil(tensors);
    expect(() => Vocabulary.fromTensors(tensors, 3)).toThrow(NlpError);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('a count of %d', (count) => {
    const tensors = good();
    tensors['vocabulary.counts'] = { shape: [5], data: Float64Array.of(0, 0, 0, 1, count) };
    expect(() => Vocabulary.fromTensors(tensors, 3)).toThrow(/count/);
  });

  test('a word twice', () => {
    const tensors = build(['aa', 'ab']).build().toTensors();
    const bytes = tensors['vocabulary.bytes'].data as Uint8Array;
    bytes[bytes.length - 1] = 0x61;
    expect(() => Vocabulary.fromTensors(tensors, 3)).toThrow(/same/);
  });

  test('a word that begins inside a character', () => {
    const tensors = build(['ñ', 'b'], []).build().toTensors();
    const offsets = tensors['vocabulary.offsets'].data as Uint32Array;
    const start = [...offsets];
    expect(start).toEqual([0, 1, 3]);
    offsets[1] = 2;
    expect(() => Vocabulary.fromTensors(tensors, 0)).toThrow(/inside a character/);
  });
});

test('a word of 100 kB and a million different ones', () => {
  const builder = new VocabularyBuilder();
  const long = 'x'.repeat(100_000);
  builder.add(long, 5);
  for (let i = 0; i < 1_000_000; i++) builder.add(`w${i}`);
  const vocabulary = builder.build();
  expect(vocabulary.size).toBe(1_000_004);
  expect(vocabulary.idOf(long)).toBe(3);
  expect(vocabulary.wordOf(vocabulary.idOf('w777777'))).toBe('w777777');
});
