/** The order of a vocabulary against sorting its strings. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Vocabulary } from '../../src/text/vocabulary.ts';
import { LEFT_OUT, orderVocabulary } from '../../src/text/vocabulary-order.ts';

const specials = ['<unk>', '<s>', '</s>'];

/** @param counted words and how often each occurs */
function check(counted: [string, number][]): void {
  const table = Vocabulary.of(specials);
  const count: number[] = [0, 7, 7];
  for (const [word, times] of counted) count[table.add(word)] = times;
  const expected = [...counted]
    .sort((a, b) => b[1] - a[1] || Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])))
    .map(([word]) => word);
  const ordered = orderVocabulary(table, count, { specials: 3 });
  const found = Array.from({ length: table.size }, (_, id) => ordered.vocabulary.token(id));
  expect(found).toEqual([...specials, ...expected]);
  for (let id = 0; id < table.size; id++)
    expect(ordered.vocabulary.token(ordered.newId[id])).toBe(table.token(id));
}

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '語', '😀'), minLength: 1, maxLength: 6 }),
  // Words that share many bytes.
  fc
    .tuple(fc.integer({ min: 55, max: 70 }), fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 9 }))
    .map(([length, end]) => 'x'.repeat(length) + end),
);
const times = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constantFrom(65535, 65536, 65537, 2 ** 33));

test('words stand by count, then by their bytes', () => {
  const words = fc.uniqueArray(fc.tuple(word, times), { selector: ([name]) => name, maxLength: 400 });
  fc.assert(fc.property(words, check), { numRuns: 60 });
});

test('many words of one count, some of which begin with 60,000 bytes that others have too', () => {
  const names = Array.from({ length: 3000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36));
  const long = Array.from({ length: 40 }, (_, i) => `${'y'.repeat(60_000)}${(i * 7) % 40}`);
  check([...names, ...long].map((name) => [name, 1]));
});

const order = (tokens: string[], options: Parameters<typeof orderVocabulary>[2], named: string[] = []) => {
  const vocabulary = Vocabulary.of(named);
  const counts: number[] = named.map(() => 0);
  for (const token of tokens) {
    const id = vocabulary.add(token);
    counts[id] = (counts[id] ?? 0) + 1;
  }
  const { vocabulary: ordered, newId } = orderVocabulary(vocabulary, counts, options);
  return { tokens: [...ordered.tokens()], newId: [...newId] };
};

test('a worked example', () => {
  const { tokens, newId } = order(['to', 'be', 'or', 'not', 'to', 'be', 'to'], { specials: 3 }, specials);
  expect(tokens).toEqual([...specials, 'to', 'be', 'not', 'or']);
  expect(newId).toEqual([0, 1, 2, 3, 4, 6, 5]);
});

test('the order is that of UTF-8, not of UTF-16', () => {
  expect(order(['\u{1F600}', '\uFF5E', 'é', 'z'], {}).tokens).toEqual(['z', 'é', '\uFF5E', '\u{1F600}']);
});

test('cut-offs keep the most frequent', () => {
  const words = ['a', 'a', 'a', 'b', 'b', 'c', 'd', 'd'];
  expect(order(words, { minimumCount: 2 }).tokens).toEqual(['a', 'b', 'd']);
  expect(order(words, { minimumCount: 2 }).newId).toEqual([0, 1, LEFT_OUT, 2]);
  expect(order(words, { specials: 3, minimumCount: 9 }, specials).tokens).toEqual(specials);
});
