/** Training against a plain version of the same rules, and what it must not depend on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../property-seed.ts';
import { buildParts } from '../../../src/text/subword/parts.ts';
import { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';
import { learnMerges } from '../../../src/text/subword/training/learn-merges.ts';
import { learnUnigram } from '../../../src/text/subword/training/learn-unigram.ts';
import { seedPieces } from '../../../src/text/subword/training/seed-pieces.ts';
import { SubwordTrainer, type TrainerOptions } from '../../../src/text/subword/training/trainer.ts';
import { UnigramLattice } from '../../../src/text/subword/training/unigram-lattice.ts';

function train(options: TrainerOptions, ...lines: string[]) {
  const trainer = new SubwordTrainer(options);
  for (const line of lines) trainer.add(line);
  return trainer.finish();
}

/** All pairs counted anew for each merge. */
function plainMerges(letters: string, words: readonly [string, number][], most: number): string[] {
  const tokens = [...letters];
  const parts = words.map(([word, count]) => ({
    ids: Array.from(word, (one) => tokens.indexOf(one)),
    count,
  }));
  const merges: string[] = [];
  while (tokens.length < most) {
    const counts = new Map<string, number>();
    for (const { ids, count } of parts)
      for (let i = 1; i < ids.length; i++) {
        const key = `${ids[i - 1]} ${ids[i]}`;
        counts.set(key, (counts.get(key) ?? 0) + count);
      }
    const pairs = [...counts].map(([key, count]) => [...key.split(' ').map(Number), count]);
    pairs.sort(([a, b, x], [c, d, y]) => y - x || a - c || b - d);
    if (pairs.length === 0) break;
    const [left, right] = pairs[0];
    const joined = tokens[left] + tokens[right];
    let id = tokens.indexOf(joined);
    if (id === -1) id = tokens.push(joined) - 1;
    merges.push(`${left} ${right}`);
    for (const part of parts)
      for (let i = 0; i + 1 < part.ids.length; i++)
        if (part.ids[i] === left && part.ids[i + 1] === right) part.ids.splice(i, 2, id);
  }
  return merges;
}

test('merges are those of counting everything anew each time', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 5 })),
      (list, counts) => {
        const words = list.map((one, i): [string, number] => [one, counts[i] ?? 1]);
        const tokens = ['a', 'b', 'c'];
        const found = learnMerges({
          tokens,
          words: words.map(([one, count]) => [Array.from(one, (letter) => 'abc'.indexOf(letter)), count]),
          vocabularySize: 20,
          minFrequency: 0,
        });
        expect(found.map((pair) => pair.join(' '))).toEqual(plainMerges('abc', words, 20));
      },
    ),
    { numRuns: 300 },
  );
});

test('ids are special tokens, byte symbols by code point, merges', () => {
  const { description } = train({ type: 'bpe', vocabSize: 259, special: ['<end>'] }, 'aaab aaab\n');
  const { vocab, merges } = description.model as { vocab: Record<string, number>; merges: string[][] };
  expect([vocab['<end>'], vocab['!'], vocab['"'], vocab.Ń]).toEqual([0, 1, 2, 256]);
  expect(merges).toEqual([
    ['a', 'a'],
    ['a', 'b'],
  ]);
  expect([vocab.aa, vocab.ab]).toEqual([257, 258]);
});

test('pairs rarer than asked for are not merged, nor tokens made longer', () => {
  const merges = (options: TrainerOptions) =>
    (
      train({ type: 'bpe', vocabSize: 400, ...options }, 'abcd abcd xy\n').description.model as {
        merges: string[][];
      }
    ).merges;
  expect(merges({ minFrequency: 2 }).map((pair) => pair.join(''))).toEqual(['ab', 'cd', 'abcd']);
  expect(merges({ maxTokenLength: 2 }).every((pair) => pair.join('').length <= 2)).toBe(true);
});

test('WordPiece begins with characters and their continuations', () => {
  const { description, tokens } = train({ type: 'wordpiece', vocabSize: 13 }, 'Aba aba\n');
  const { vocab } = description.model as { vocab: Record<string, number> };
  expect(Object.keys(vocab).slice(5)).toEqual(['a', '##a', '##b', 'ab', 'aba']);
  expect(tokens).toBe(10);
  const encoder = new SubwordEncoder(buildParts(description));
  expect(Array.from(encoder.encode('ABA c').ids, (id) => encoder.parts.tokens[id])).toEqual([
    '[CLS]',
    'aba',
    '[UNK]',
    '[SEP]',
  ]);
});

test.each(['bpe', 'wordpiece', 'unigram'] as const)('%s: the order of the lines does not matter', (type) => {
  const lines = [
    'the cat sat on the mat\n',
    'a hat is on that cat\n',
    'cats and hats\n',
    '고양이가 앉았다\n',
  ];
  const one = train({ type, vocabSize: 290 }, ...lines);
  expect(train({ type, vocabSize: 290 }, ...lines.reverse())).toEqual(one);
});

test('seeds are what goes on in more than one way', () => {
  const { pieces, characters } = seedPieces([
    ['\u2581abc', 2, 0],
    ['\u2581abd', 1, 1],
  ]);
  expect(characters.get('a')).toBe(3);
  // The longest one, in front of c and d; what ends a word stands before the next blank alone.
  expect(pieces.map(({ text }) => text).sort()).toEqual(['ab', '\u2581ab'].sort());
});

test('fitting never makes the text less likely', () => {
  const words = ['the', 'then', 'them', 'hat', 'that', 'heat'].map((word, i) => [word, 3 + i, 0] as const);
  const pieces = ['t', 'h', 'e', 'n', 'm', 'a', 'th', 'the', 'at', 'he'];
  let scores = Float64Array.from(pieces, () => Math.log(1 / pieces.length));
  let before = -Infinity;
  for (let round = 0; round < 8; round++) {
    const lattice = new UnigramLattice(pieces, scores);
    const expected = new Float64Array(pieces.length);
    let likelihood = 0;
    for (const [word, count] of words) likelihood += count * lattice.expect(word, count, expected);
    expect(likelihood).toBeGreaterThanOrEqual(before - 1e-9);
    before = likelihood;
    const sum = expected.reduce((total, one) => total + one, 0);
    scores = expected.map((one) => Math.log(Math.max(one, 1e-9) / sum));
  }
});

test('expected counts are those of all segmentations', () => {
  const pieces = ['a', 'b', 'ab', 'ba'];
  const scores = Float64Array.of(-1, -1.5, -1.2, -2);
  const expected = new Float64Array(4);
  const log = new UnigramLattice(pieces, scores).expect('aba', 1, expected);
  // a b a, ab a, a ba
  const ways = [-3.5, -2.2, -3].map(Math.exp);
  const sum = ways[0] + ways[1] + ways[2];
  expect(log).toBeCloseTo(Math.log(sum), 12);
  const wanted = [(2 * ways[0] + ways[1] + ways[2]) / sum, ways[0] / sum, ways[1] / sum, ways[2] / sum];
  for (const [i, one] of wanted.entries()) expect(expected[i]).toBeCloseTo(one, 12);
});

test('every character stays a piece, and the size is what was asked for', () => {
  const words = 'the cat sat on the mat with that hat of the cats'.split(' ');
  const counted = [...new Set(words)].map(
    (word) => [`\u2581${word}`, words.filter((one) => one === word).length, 0] as const,
  );
  const { texts } = learnUnigram({ words: counted, pieces: 16 });
  expect(texts.length).toBe(16);
  for (const character of 'thecasonmwif\u2581') expect(texts).toContain(character);
});

test('a vocabulary that has no room for the characters is refused with the number', () => {
  expect(() => train({ type: 'bpe', vocabSize: 100 }, 'a\n')).toThrow(
    /special tokens and characters alone are 256/,
  );
  expect(() => train({ type: 'bpe' })).toThrow(/no word to learn from/);
});

test('rare characters are left out where there is no room, and counted', () => {
  const text = `${'가나다라'.repeat(5)} ${Array.from({ length: 50 }, (_, i) => String.fromCharCode(0xb000 + i)).join('')}\n`;
  const { leftOut, tokens, description } = train({ type: 'unigram', vocabSize: 30 }, text);
  expect(leftOut).toBeGreaterThan(30);
  expect(tokens).toBeLessThanOrEqual(30);
  const encoder = new SubwordEncoder(buildParts(description));
  expect(encoder.parts.model.unknownId).toBe(2);
  expect([...encoder.encodeIds('\ub031')]).toContain(2);
});
