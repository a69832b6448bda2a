/** The table of words against a Map. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_WORD, WordTable } from '../../src/text/word-table.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 }),
  // Longer than the room that is kept for usual words.
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).map((piece) => piece.repeat(3000)),
);

test('ids by the order of adding, and no id for a word that was not added', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 20 }), (added, asked) => {
      const table = WordTable.withWords();
      const known = new Map<string, number>();
      for (const each of added) {
        if (!known.has(each)) known.set(each, known.size);
        expect(table.add(each)).toBe(known.get(each));
      }
      table.forgetHashes();
      for (const each of [...asked, ...added]) expect(table.find(each)).toBe(known.get(each) ?? NO_WORD);
      for (const [each, id] of known) expect(table.word(id)).toBe(each);
    }),
  );
});

test('every size around which the table grows', () => {
  const table = WordTable.withWords();
  for (let id = 0; id < 20_000; id++) {
    expect(table.add(`w${id}`)).toBe(id);
    expect(table.find(`w${id + 1}`)).toBe(NO_WORD);
    expect(table.find(`w${id >> 1}`)).toBe(id >> 1);
  }
  expect(table.size).toBe(20_000);
});

test('half a surrogate pair counts as U+FFFD', () => {
  const table = WordTable.withWords(['\ufffd']);
  expect(table.find('\ud800')).toBe(0);
});
