import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, match } from '../../../src/models/eliza/matcher.ts';
import type { PatternElement } from '../../../src/models/eliza/types.ts';
import { naiveMatch, script } from './fixtures.ts';

/** The parts of `words` as the matcher finds them; words are letters. */
function parts(pattern: readonly PatternElement[], words: readonly string[]): string[][] | null {
  const id = (word: string) => word.charCodeAt(0);
  const tagged = new Map([['VOWEL', new Set([...'AEIOU'].map(id))]]);
  const compiled = compilePattern(pattern, id, (tag) => tagged.get(tag) ?? new Set(), 1);
  const bounds = new Int32Array(pattern.length + 1);
  const work = { used: 0, limit: 1e9 };
  if (!match(compiled, Int32Array.from(words.map(id)), words.length, bounds, work)) return null;
  return pattern.map((_, i) => words.slice(bounds[i], bounds[i + 1]));
}

/** The pattern as a script's reader makes it. */
function pattern(notation: string): readonly PatternElement[] {
  return script(`(X ((${notation}) (X)))`).rules.get('X')?.decompositions[0].pattern ?? [];
}

function show(notation: string, text: string): string | null {
  return (
    parts(pattern(notation), [...text])
      ?.map((part) => part.join('') || '-')
      .join(' ') ?? null
  );
}

describe('decomposition', () => {
  it('takes words, counts, lists and any number of words', () => {
    expect(show('A B', 'AB')).toBe('A B');
    expect(show('A B', 'ABC')).toBe(null);
    expect(show('2 0', 'ABC')).toBe('AB C');
    expect(show('0 (*C D) 0', 'ABDEC')).toBe('AB D EC');
    expect(show('0 (/VOWEL) 0', 'XYEZ')).toBe('XY E Z');
    expect(show('0 (/NIL VOWEL) 0', 'XYEZ')).toBe('XY E Z');
    expect(show('0 (A) 0', 'A')).toBe(null);
    expect(show('0', '')).toBe('-');
    expect(show('3', 'AB')).toBe(null);
  });

  it('gives a zero before another zero as little as it can, and the last one all that is left', () => {
    expect(show('0 0', 'AB')).toBe('- AB');
    expect(show('0 A 0 A', 'XXAXXAXXA')).toBe('XX A XXAXX A');
    expect(show('0 A 0 A 0', 'XXAXXAXXA')).toBe('XX A XX A XXA');
    expect(show('0 1 0 1 0 1', 'VWXYZ')).toBe('- V - W XY Z');
    expect(show('1 0 2 I 0', 'MHALLIPIZ')).toBe('M HA LL I PIZ');
    expect(show('0 0 7', 'ABCDEFGHIJK')).toBe('- ABCD EFGHIJK');
  });

  it('never goes back into an earlier segment', () => {
    // A match exists (the second A is followed by B at the end), but the first segment takes the first A.
    expect(show('0 A 1 0 B', 'AXAB')).toBe('- A X A B');
    expect(show('A 1 0 A', 'AA')).toBe(null);
    expect(show('0 A 0 B C', 'ABCA')).toBe(null);
  });

  it('agrees with a naive matcher on every pattern and text', () => {
    const letter = fc.constantFrom('A', 'B', 'E', 'X');
    const element: fc.Arbitrary<PatternElement> = fc.oneof(
      { weight: 4, arbitrary: fc.constant<PatternElement>({ kind: 'count', count: 0 }) },
      { weight: 4, arbitrary: letter.map((word): PatternElement => ({ kind: 'word', word })) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 1, max: 3 }).map((count): PatternElement => ({ kind: 'count', count })),
      },
      {
        weight: 2,
        arbitrary: fc
          .array(letter, { maxLength: 3 })
          .map((words): PatternElement => ({ kind: 'any', words })),
      },
      { weight: 1, arbitrary: fc.constant<PatternElement>({ kind: 'tagged', tags: ['VOWEL'] }) },
    );
    const tagsOf = (word: string) => ('AEIOU'.includes(word) ? ['VOWEL'] : []);
    let matched = 0;
    fc.assert(
      fc.property(
        fc.array(element, { minLength: 1, maxLength: 7 }),
        fc.array(letter, { maxLength: 9 }),
        (elements, words) => {
          const expected = naiveMatch(elements, words, tagsOf);
          if (expected !== null) matched++;
          expect(parts(elements, words)).toEqual(expected);
        },
      ),
      { numRuns: 5000 },
    );
    expect(matched).toBeGreaterThan(500);
  });

  it('stops when the work is used up', () => {
    const compiled = compilePattern(
      pattern('0 A B 0'),
      (word) => word.charCodeAt(0),
      () => new Set(),
      0,
    );
    const work = { used: 0, limit: 1000 };
    const text = new Int32Array(100_000).fill(65);
    expect(match(compiled, text, text.length, new Int32Array(4), work)).toBe(false);
    expect(work.used).toBeGreaterThan(1000);
    expect(work.used).toBeLessThan(2000);
  });
});
