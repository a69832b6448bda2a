/** What texts of others may do where they are shown. */
import { expect, test } from 'vitest';
import { cutMiddle, terminalText } from '../../src/text/printable.ts';

test.each([
  ['a title', '\u001b]0;x\u0007', '\\x1b]0;x\\x07'],
  ['moving the cursor', '\u001b[2J\u001b[H', '\\x1b[2J\\x1b[H'],
  ['a carriage return', 'a\rb', 'a\\x0db'],
  ['a control sequence of one byte', '\u009b2J', '\\x9b2J'],
  ['text that cannot be seen', '\u001b[8mx', '\\x1b[8mx'],
  ['a line that runs backwards', '\u202eabc', '\\u{202e}abc'],
])('%s is spelt out on a terminal', (_, text, shown) => expect(terminalText(text)).toBe(shown));

test('colours of the program, tabs and line ends stay', () => {
  const text = '\u001b[1ma\u001b[22m\t\u001b[36mé\u001b[39m\n';
  expect(terminalText(text)).toBe(text);
});

test('a long message keeps its beginning and end, and no half of a character', () => {
  const text = `a${'😀'.repeat(5000)}z`;
  const short = cutMiddle(text, 200);
  expect(short.length).toBeLessThanOrEqual(200);
  expect(short).toMatch(/^a.* \.\.\. .*z$/u);
  expect(short.isWellFormed?.() ?? !/\p{Surrogate}/u.test(short)).toBe(true);
  expect(cutMiddle('short', 200)).toBe('short');
});
