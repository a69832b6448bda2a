/** Training as the word2vec program does it: its generator, and its vectors. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readVectorText } from '../../../src/models/embeddings/vector-text.ts';
import { trainAsWord2vec } from '../../../src/models/embeddings/word2vec-compat.ts';
import { Word2vecRandom } from '../../../src/models/embeddings/word2vec-random.ts';
import { describeShared, sharedPath } from '../../shared.ts';

test('the generator is the one of 64 bits', () => {
  const random = new Word2vecRandom(1);
  let exact = 1n;
  for (let i = 0; i < 1000; i++) {
    random.advance();
    exact = BigInt.asUintN(64, exact * 25214903917n + 11n);
    expect(random.modulo(399)).toBe(Number(exact % 399n));
    expect(random.shiftedModulo(1e8)).toBe(Number((exact >> 16n) % 100000000n));
    expect(random.fraction()).toBe(Number(exact & 0xffffn) / 65536);
  }
});

const options = { dimensions: 8, window: 3, sample: 1e-3, epochs: 3, minCount: 15 };

test('too few words are refused', () => {
  const train = () =>
    trainAsWord2vec([['a', 'b']], { ...options, model: 'cbow', negative: 3, learningRate: 0.05 });
  expect(train).toThrow('has 0 words that come 15 times or more');
});

describeShared('vectors of the program come out again', () => {
  const file = (name: string) => readFileSync(sharedPath(`reference/tools/${name}`));

  test.each([
    ['cbow-ns', 'cbow', 3, 0.05],
    ['cbow-hs', 'cbow', 0, 0.05],
    ['sg-ns', 'skip-gram', 3, 0.025],
    ['sg-hs', 'skip-gram', 0, 0.025],
  ] as const)('%s within 1e-5', (name, model, negative, learningRate) => {
    const lines = file('eltec-250k.txt').toString().trimEnd().split('\n');
    const tokens = lines.map((line) => line.split(/[ \t]+/).filter((token) => token !== ''));
    const ours = trainAsWord2vec(tokens, { ...options, model, negative, learningRate });
    const theirs = readVectorText(file(`w2v-${name}.vec`));
    expect(ours.words).toEqual(theirs.words);
    const differences = Array.from(ours.values, (x, i) => Math.abs(x - theirs.values[i]));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });
});
