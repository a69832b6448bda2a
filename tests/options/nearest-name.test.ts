import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, editDistance, nearestNames } from '../../src/options/nearest-name.ts';

test('the distance counts insertions, deletions, substitutions and swaps', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('ca', 'ac')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('ca', 'abc')).toBe(3);
});

test('the distance is symmetric, 0 for equals only, and at most the longer length', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('near names are those of a small distance and beginnings', () => {
  const known = ['train', 'valid', 'test', 'tagged-en', 'tagged-ko'];
  expect(nearestNames('trian', known)).toEqual(['train']);
  expect(nearestNames('tagged', known)).toEqual(['tagged-en', 'tagged-ko']);
  expect(nearestNames('TEST', known)).toEqual(['test']);
  expect(nearestNames('zzz', known)).toEqual([]);
  expect(didYouMean('vaild', known)).toBe('Did you mean valid? ');
  expect(didYouMean('tagged', known, '@')).toBe('Did you mean @tagged-en or @tagged-ko? ');
  expect(didYouMean('zzz', known)).toBe('');
});
