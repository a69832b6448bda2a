/** The live list of `nlp ngram next`: how it is fitted to a terminal, and how it is left. */
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPalette } from '../../src/cli/render/color.ts';
import { liveFrame } from '../../src/cli/render/live-frame.ts';
import { columnsOf } from '../../src/figure/terminal-width.ts';
import { completeWord } from '../../src/kinds/word-being-typed.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import { nlp, temporaryFolder } from './run.ts';
import { testOnTerminal, walk } from './terminal.ts';

const palette = await loadPalette({}, false);

test('bars stand in one column and are as long as the words are likely', () => {
  const found = [
    { token: 'time', probability: 0.5 },
    { token: '日本', probability: 0.25 },
    { token: 'a', probability: 0 },
  ];
  expect(liveFrame('the first', found, 80, 24, palette)).toEqual({
    prompt: '> the first',
    lines: [` 50.00 %  time  ${'█'.repeat(24)}`, ` 25.00 %  日本  ${'█'.repeat(12)}`, '  0.00 %  a     █'],
  });
});

test('a low terminal keeps the prompt in sight, a long text its end', () => {
  const found = Array.from({ length: 10 }, (_, i) => ({ token: `w${i}`, probability: 0.1 }));
  expect(liveFrame('', found, 80, 8, palette).lines.length).toBe(6);
  expect(liveFrame('abcdefghijklmnopqrstuvwxyz', found, 13, 8, palette).prompt).toBe('> qrstuvwxyz');
});

test('nothing is wider than the terminal, and no word steers it', () => {
  const token = fc.string({
    unit: fc.constantFrom('a', '語', '😀', '\x1b', '\n', 'é', 'e\u0301'),
    maxLength: 120,
  });
  const found = fc.array(fc.record({ token, probability: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    maxLength: 12,
  });
  const size = fc.integer({ min: 20, max: 120 });
  fc.assert(
    fc.property(token, found, size, (text, candidates, columns) => {
      const sorted = candidates.sort((a, b) => b.probability - a.probability);
      const { prompt, lines } = liveFrame(text, sorted, columns, 24, palette);
      for (const line of [prompt, ...lines]) {
        expect(columnsOf(line)).toBeLessThan(columns);
        expect(/\p{Cc}/u.test(line)).toBe(false);
      }
    }),
  );
});

testOnTerminal('the live list of next words').each([
  ['Ctrl-D', '\x04', 0],
  ['Ctrl-C', '\x03', 130],
])('%s leaves it', async (_name, key, expected) => {
  const model = path.join(temporaryFolder(), 'm.lm');
  nlp(['ngram', 'train', '--text', 'a b c a b', '-o', model, '--quiet']);
  const { text, status } = await walk(['ngram', 'next', '-m', model], [[/> [\s\S]*%/, key]]);
  expect(text).toContain('Tab: the first word');
  expect(status).toBe(expected);
});

const words = [
  { token: 'fox', probability: 0.3 },
  { token: 'crow', probability: 0.2 },
  { token: 'form', probability: 0.1 },
];

test('a word that is begun is completed by those that begin so, after the words before it', () => {
  const asked: string[] = [];
  const next = (before: string) => {
    asked.push(before);
    return words;
  };
  const completion = completeWord(createTokenizer('word'), 'the fo', next);
  expect(asked).toEqual(['the ']);
  expect(completion?.typed).toBe('fo');
  expect(completion?.tokens.map(({ token }) => token)).toEqual(['fox', 'form']);
  expect(completion?.tokens.map(({ probability }) => probability)).toEqual([0.3 / 0.4, 0.1 / 0.4]);
});

test.each(['', 'the ', 'the fox.', 'the fx'])('nothing to complete in "%s"', (text) => {
  expect(completeWord(createTokenizer('word'), text, () => words)).toBeUndefined();
});

testOnTerminal('the live list of next words')(
  'a begun word is completed by Tab, then come the words behind it',
  async () => {
    const model = path.join(temporaryFolder(), 'm.lm');
    nlp([
      'ngram',
      'train',
      '--text',
      'the fox ran and the fox ran and the crow sang',
      '-o',
      model,
      '--quiet',
    ]);
    const { text, status } = await walk(
      ['ngram', 'next', '-m', model],
      [
        [/> [\s\S]*%/, 'the fo'],
        [/> the fo\n?[\s\S]*100\.00 % {2}fox/, '\t'],
        [/> the fox [\s\S]*% {2}ran/, '\x04'],
      ],
    );
    expect(status).toBe(0);
    expect(text).toContain('> the fox ');
  },
);
