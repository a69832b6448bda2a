/** Bits a character: models of characters and of words are compared on the same bytes, and each is a distribution. */
import { expect, test } from 'vitest';
import { NgramModel } from '../../src/models/ngram/model.ts';
import { characterBits, hiddenStateBits, textsOf, uniformBits, wordBits } from '../../src/tour/bits.ts';
import { proseText } from '../../src/tour/text.ts';

const train = 'the cat sat\nthe cat ran\n\nthe dog sat\n';

test('characters are code points, line ends among them; unknown ones are counted', () => {
  const texts = textsOf(train, 'cat\n가😀\n');
  expect(texts.characters).toBe(7);
  expect(texts.unknown).toBe(2);
  expect(uniformBits(texts)).toBeCloseTo(7 * Math.log2(texts.known.size + 1) + 2 * 16, 10);
});

test('bits of characters are those of the model, line by line', async () => {
  const test = 'the dog ran\n\nthe cat\n';
  const model = await NgramModel.train(
    ['the cat sat', 'the cat ran', '', 'the dog sat'].map((line) => [...line]),
    { order: 3 },
  );
  const bits = ['the dog ran', '', 'the cat'].map(
    (line) => -model.score([...line]).logProb10 / Math.log10(2),
  );
  expect(await characterBits(textsOf(train, test), 3)).toBeCloseTo(bits[0] + bits[1] + bits[2], 8);
});

test('an unknown word costs its spelling, an unknown letter the naming of it', async () => {
  const known = await wordBits(textsOf(train, 'the cat\n'), 2);
  const unknown = await wordBits(textsOf(train, 'the cats\n'), 2);
  const strange = await wordBits(textsOf(train, 'the cat가\n'), 2);
  expect(unknown).toBeGreaterThan(known);
  expect(strange).toBeGreaterThan(unknown + 15);
});

test('the words between blanks give back every line of the corpora', async () => {
  for (const language of ['en', 'ko'] as const) {
    for (const split of ['train', 'test'] as const) {
      const text = await proseText(language, split);
      expect(text.endsWith('\n')).toBe(true);
      for (const line of text.split('\n')) expect(line).toMatch(/^(\S+( \S+)*)?$/);
    }
  }
});

test('the hidden Markov model is a distribution: one symbol more of all that there are adds up to one', () => {
  const small = 'abab\nabba\nbaab\n';
  const known = [...new Set(small)];
  const cost = (test: string) => hiddenStateBits(textsOf(small, test), 2);
  const sum = known.reduce((total, symbol) => total + 2 ** -cost(`ab${symbol}`), 0);
  // What is left is the unknown's, which 2^16 characters share.
  const unknown = 2 ** 16 * 2 ** -cost('ab가');
  expect((sum + unknown) / 2 ** -cost('ab')).toBeCloseTo(1, 9);
});
