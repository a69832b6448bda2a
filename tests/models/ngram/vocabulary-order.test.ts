/** The order of a vocabulary against sorting its strings. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { specialWords } from '../../../src/models/ngram/count-trie.ts';
import { orderVocabulary } from '../../../src/models/ngram/vocabulary-order.ts';
import { WordTable } from '../../../src/text/word-table.ts';

/** @param counted words and how often each occurs */
function check(counted: [string, number][]): void {
  const table = WordTable.withWords(specialWords);
  const count: number[] = [0, 7, 7];
  for (const [word, times] of counted) count[table.add(word)] = times;
  const expected = [...counted]
    .sort((a, b) => b[1] - a[1] || Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])))
    .map(([word]) => word);
  const ordered = orderVocabulary(table, count);
  const found = Array.from({ length: table.size }, (_, id) => ordered.table.word(id));
  expect(found).toEqual([...specialWords, ...expected]);
  for (let id = 0; id < table.size; id++) expect(ordered.table.word(ordered.newId[id])).toBe(table.word(id));
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
