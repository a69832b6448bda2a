/** Text made to hurt: every tokenizer must take time in proportion to its length. */
import { expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { TOKENIZER_TYPES } from '../../src/text/tokenizer.ts';

const units: Record<string, string> = {
  letter: 'a',
  space: ' ',
  mark: '\u0301',
  'letter and apostrophe': "a'",
  apostrophe: "'",
  quote: '"',
  'full stop': '.',
  'full stop and bracket': '.)',
  'full stop and space': '. ',
  comma: ',',
  'regional indicator': '🇦',
  joiner: '\u200d',
  'emoji and joiner': '👩\u200d',
  'lone surrogate': '\ud800',
  'conjoining jamo': '\u1100\u1161',
  'prepended sign': '\u0600a',
  virama: 'क\u094d',
  'key cap': '1\u20e3',
  unassigned: '\u0378',
  "n't": "n't",
};

const million = Object.entries(units).map(([name, unit]) => ({
  name,
  text: unit.repeat(1_000_000 / unit.length),
}));

test.each(TOKENIZER_TYPES)('%s takes a million characters of anything in linear time', (type) => {
  const tokenizer = createTokenizer(type);
  for (const { name, text } of million) {
    const started = performance.now();
    const { offsets, count } = tokenizer.offsets(text);
    const elapsed = performance.now() - started;
    // Some 0.05 to 1 s here; quadratic time would be minutes.
    expect(elapsed, `${type}: ${name}`).toBeLessThan(10_000);
    if (count > 0) expect(offsets[2 * count - 1], `${type}: ${name}`).toBeLessThanOrEqual(text.length);
  }
});

test('ten million letters are one word', () => {
  const { offsets, count } = createTokenizer('word').offsets('한'.repeat(10_000_000));
  expect([count, offsets[0], offsets[1]]).toEqual([1, 0, 10_000_000]);
});
