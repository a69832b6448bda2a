import { describe, expect, test } from 'vitest';
import { NlpError, shownValue } from '../src/errors.ts';

describe('a value in a message', () => {
  test.each([
    ['a text', '"a text"'],
    [2, '2'],
    ['2', '"2"'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    [undefined, 'undefined'],
    [{ toString: 1 }, '{"toString":1}'],
    ['\u001b[2J\u0085\u202e\ufeff', '"\\u001b[2J\\u0085\\u202e\\ufeff"'],
  ])('%j', (value, shown) => expect(shownValue(value)).toBe(shown));

  test.each(['x'.repeat(100_000), 'x '.repeat(50_000), '\u{1f98a}'.repeat(50_000), ['y'.repeat(100_000)]])(
    'a long one is cut, between characters',
    (value) => {
      const shown = shownValue(value);
      expect(shown.length).toBeLessThan(100);
      expect(shown).toMatch(/\.\.\./);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    },
  );
});

test('a message is of bounded length whoever wrote what it quotes', () => {
  const long = 'z'.repeat(100_000);
  expect(new NlpError(`said ${long} to it`).what.length).toBeLessThan(400);
  expect(new NlpError(`said ${'z '.repeat(50_000)} to it`).what).toMatch(/^said z .* to it$/);
  expect(new NlpError(`said ${'z '.repeat(50_000)} to it`).what.length).toBeLessThan(1100);
});
