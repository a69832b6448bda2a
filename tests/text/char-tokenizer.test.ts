import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';

const char = createTokenizer('char');
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const reference = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

test('one token a character as a reader sees it, spaces and line breaks included', () => {
  expect(char.tokenize('a b\r\n\ne\u0301 각\u1100\u1161 👨‍👩‍👧🇰🇷🇺 \n\r')).toEqual([
    ...[
      'a',
      ' ',
      'b',
      '\r\n',
      '\n',
      'e\u0301',
      ' ',
      '각',
      '\u1100\u1161',
      ' ',
      '👨‍👩‍👧',
      '🇰🇷',
      '🇺',
      ' ',
      '\n',
      '\r',
    ],
  ]);
  expect(char.tokenize('')).toEqual([]);
});

/** Characters of every class the splitter knows, and of those it leaves to Intl.Segmenter. */
const unusual = [
  ...[
    'a',
    '\r',
    '\n',
    '\0',
    ' ',
    '\u0301',
    '\u200c',
    '\u200d',
    '\ufe0f',
    '😀',
    '❤',
    '©',
    '🏽',
    '🇰',
    '\u{e0067}',
    '가',
  ],
  ...[
    '각',
    '\u1100',
    '\u1161',
    '\u11a8',
    '\u0600',
    'क',
    '\u094d',
    '\u093f',
    '\u0903',
    '\u09cd',
    'ক',
    '\u0e33',
    'ก',
  ],
  ...[
    '\u0d4e',
    'ക',
    '\ud800',
    '\udc00',
    '\u200b',
    '\u2028',
    '\uff9e',
    '\u0378',
    '\u{110bd}',
    '\u{11046}',
    '\u20e3',
    '1',
  ],
];

test('equals Intl.Segmenter on mixtures of all classes of characters', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...unusual), { maxLength: 24 }), (list) => {
      const text = list.join('');
      expect(char.tokenize(text)).toEqual(reference(text));
    }),
    { numRuns: 5000 },
  );
});

test('equals Intl.Segmenter on every code point of the scripts in use', () => {
  let tested = 0;
  for (let code = 0; code < 0x20000; code++) {
    const isUniform =
      (code >= 0x3400 && code < 0xd7a0) || (code >= 0xe000 && code < 0xfb00) || code >= 0x16000;
    if (isUniform && code < 0x1f000 && code % 64 !== 0) continue;
    const character = String.fromCodePoint(code);
    const text = `a${character}b${character}\u0301${character}\u200d😀क\u094d${character}각`;
    const found = char.tokenize(text);
    const wanted = reference(text);
    if (found.join('|') !== wanted.join('|')) expect(found, `U+${code.toString(16)}`).toEqual(wanted);
    tested++;
  }
  expect(tested).toBeGreaterThan(30_000);
});

test('equals Intl.Segmenter where its input is cut into windows', () => {
  const pieces = [
    '\u1100\u1161'.repeat(200),
    '\u0600a'.repeat(150),
    `क${'\u094dक'.repeat(300)}`,
    '\u0378\u{1f3fd}'.repeat(90),
  ];
  for (const piece of pieces) {
    for (let shift = 0; shift < 3; shift++) {
      const text = `${'x'.repeat(shift)}${piece}`;
      expect(char.tokenize(text)).toEqual(reference(text));
    }
  }
});

test('joining the tokens gives back the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(char.detokenize(char.tokenize(text))).toBe(text);
      let at = 0;
      for (const { start, end } of char.tokens(text)) {
        expect(start).toBe(at);
        at = end;
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 300 },
  );
});

test('an array that is too short is replaced', () => {
  const { offsets, count } = char.offsets('abc', new Uint32Array(2));
  expect(count).toBe(3);
  expect([...offsets.subarray(0, 6)]).toEqual([0, 1, 1, 2, 2, 3]);
});
