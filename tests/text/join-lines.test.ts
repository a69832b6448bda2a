import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinLines } from '../../src/text/join-lines.ts';

test('is the replacement of line ends with the white space around them', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\t', '\u00a0', '\u3000', 'é'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, (value) => {
      expect(joinLines(value)).toBe(value.replace(/\s*\n\s*/g, ' '));
    }),
    { numRuns: 2000 },
  );
});

test('U+FEFF is no white space', () => {
  expect(joinLines('a\n\ufeffb')).toBe('a \ufeffb');
});
