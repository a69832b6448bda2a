/** Words to ids in kernels, against the token stream that does it byte by byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena } from '../../src/math/arena.ts';
import { END, specialWords, UNKNOWN } from '../../src/models/ngram/count-trie.ts';
import { TokenStream } from '../../src/models/ngram/token-stream.ts';
import { mostTextBytes, SimdWordIds } from '../../src/text/simd-word-ids.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

function readBoth(words: Vocabulary, text: Buffer): { plain: number[]; simd: number[] } {
  const arena = Arena.create();
  const simd = new SimdWordIds(arena, words);
  // The second time the buffer holds what was read before.
  simd.read(
    Buffer.from('some longer text than most, so that it is still there behind the next\n'),
    UNKNOWN,
    END,
  );
  const length = simd.read(text, UNKNOWN, END);
  const stream = new TokenStream(words, { learn: false, markBegin: false });
  stream.feed(text);
  return {
    plain: Array.from(stream.tokens.subarray(0, stream.length)),
    simd: Array.from(simd.ids.subarray(0, length)),
  };
}

// Few letters, so that words are found, and lengths around the blocks of 16 bytes.
const letters = fc.constantFrom('a', 'b', 'ä', '語', '\u{1f600}', '\u00a0', '\u0000', '\u000b', '\u001f');
const word = fc.oneof(
  fc.string({ unit: letters, minLength: 1, maxLength: 4 }),
  fc.integer({ min: 1, max: 70 }).map((length) => 'a'.repeat(length)),
  fc.integer({ min: 13, max: 34 }).map((length) => `${'a'.repeat(length)}b`),
  fc.constantFrom('<unk>', '<s>', '</s>'),
);
const blank = fc.constantFrom(' ', '  ', '\t', '\r\n', '\n', '\n\n', '\r');

test('ids are those of the token stream', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      fc.array(fc.tuple(word, blank), { maxLength: 60 }),
      fc.string({ unit: letters, maxLength: 3 }),
      (vocabulary, parts, tail) => {
        const text = Buffer.from(parts.flat().join('') + tail);
        const { plain, simd } = readBoth(Vocabulary.of([...specialWords, ...vocabulary]), text);
        expect(simd).toEqual(plain);
      },
    ),
    { numRuns: 150 },
  );
});

test('bytes that are no UTF-8 make words of their own', () => {
  const encoded = [Buffer.from('<unk>'), Buffer.from('<s>'), Buffer.from('</s>'), Buffer.from('a')];
  const odd = [[0x61, 0xff], [0x61, 0xff, 0], [0xff], [0x61, 0], Array<number>(16).fill(0xff)].map((bytes) =>
    Buffer.from(bytes),
  );
  const all = [...encoded, ...odd];
  const offsets = new Uint32Array(all.length + 1);
  for (const [i, bytes] of all.entries()) offsets[i + 1] = offsets[i] + bytes.length;
  const words = Vocabulary.fromArrays(Buffer.concat(all), offsets);
  const text = Buffer.concat(
    [...all, Buffer.from([0xff, 0xff])].flatMap((bytes) => [bytes, Buffer.from(' ')]),
  );
  const { plain, simd } = readBoth(words, text);
  expect(simd).toEqual(plain);
  expect(simd).toEqual([0, 0, 0, 3, 4, 5, 6, 7, 8, 0, END]);
});

test('a large vocabulary, and a text as long as it may be', () => {
  const names = Array.from({ length: 40_000 }, (_, i) => (i * 7919).toString(36).repeat(1 + (i % 5)));
  const words = Vocabulary.of([...specialWords, ...names]);
  let text = '';
  for (let i = 0; text.length < mostTextBytes - 40; i++)
    text += `${names[(i * 31) % names.length]}${i % 9 ? ' ' : '\n'}`;
  const { plain, simd } = readBoth(words, Buffer.from(text.padEnd(mostTextBytes - 1, 'x')));
  expect(simd.length).toBeGreaterThan(20_000);
  expect(simd).toEqual(plain);
});
