/** Every smoothing method: sums, worked examples, and naive versions over strings. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { modifiedDiscounts } from '../../../src/models/ngram/discounts.ts';
import { nextWords } from '../../../src/models/ngram/distribution.ts';
import { goodTuringRatios } from '../../../src/models/ngram/good-turing.ts';
import type { NgramModel } from '../../../src/models/ngram/model.ts';
import type { NgramOptions } from '../../../src/models/ngram/options.ts';
import { smoothingNames } from '../../../src/models/ngram/smoothing-names.ts';
import { corpus, naiveCounts, trainModel } from './corpora.ts';

const proper = smoothingNames.filter((name) => name !== 'stupid-backoff');
const sam = ['I am Sam', 'Sam I am', 'I do not like green eggs and ham'].map((line) => line.split(' '));

function probability(model: NgramModel, context: string[], word: string): number {
  return model.next(context).find(({ token }) => token === word)?.probability ?? 0;
}

describe.each(proper)('%s', (smoothing) => {
  test('the probabilities after any context sum to 1', () => {
    const options = fc.record({
      order: fc.integer({ min: 1, max: 5 }),
      interpolateUnigrams: fc.boolean(),
      cut: fc.integer({ min: 0, max: 2 }),
    });
    const context = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'zzz'), { maxLength: 5 });
    fc.assert(
      fc.property(
        corpus,
        options,
        fc.array(context, { maxLength: 4 }),
        (sentences, { cut, ...chosen }, contexts) => {
          const prune = chosen.order > 1 ? [0, cut] : [0];
          const model = trainModel(sentences, { ...chosen, prune, smoothing });
          for (const words of [[], ...contexts, ...sentences.slice(0, 3)]) {
            const sum = nextWords(model.trie, model.stateOf(words)).reduce((total, p) => total + p, 0);
            expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('maximum likelihood of the bigrams of Sam (Jurafsky and Martin, section 3.1)', () => {
  const model = trainModel(sam, { order: 2, smoothing: 'mle' });
  expect(probability(model, [], 'I')).toBeCloseTo(2 / 3, 6);
  expect(probability(model, [], 'Sam')).toBeCloseTo(1 / 3, 6);
  expect(probability(model, ['I'], 'am')).toBeCloseTo(2 / 3, 6);
  expect(probability(model, ['Sam'], '</s>')).toBeCloseTo(1 / 2, 6);
  expect(probability(model, ['am'], 'Sam')).toBeCloseTo(1 / 2, 6);
  expect(probability(model, ['I'], 'do')).toBeCloseTo(1 / 3, 6);
  expect(model.score(['Sam', 'Sam']).logProb10).toBe(Number.NEGATIVE_INFINITY);
});

test.each([
  ['laplace', 1],
  ['lidstone', 0.1],
] as const)(
  '%s is (c + alpha) / (N + alpha V), seen or not, also where the context is shorter',
  (smoothing, alpha) => {
    fc.assert(
      fc.property(corpus, fc.integer({ min: 1, max: 4 }), (sentences, order) => {
        const model = trainModel(sentences, { order, smoothing });
        const counts = naiveCounts(sentences, order);
        const vocabulary = model.vocabulary.size - 1;
        for (const sentence of sentences.slice(0, 5)) {
          const history = ['<s>', ...sentence];
          const context = order === 1 ? [] : history.slice(-(order - 1));
          const total =
            order === 1
              ? [...counts[1]].reduce((sum, [word, count]) => sum + (word === '<s>' ? 0 : count), 0)
              : [...counts[context.length + 1]]
                  .filter(([ngram]) => ngram.startsWith(`${context.join(' ')} `))
                  .reduce((sum, [, count]) => sum + count, 0);
          for (const { token, probability: found } of model.next(sentence)) {
            const count = counts[context.length + 1].get([...context, token].join(' ')) ?? 0;
            const expected = (count + alpha) / (total + alpha * vocabulary);
            expect(Math.abs(found / expected - 1)).toBeLessThan(1e-5);
          }
        }
      }),
      { numRuns: 60 },
    );
  },
);

test('stupid backoff is that of Brants et al., also over contexts never seen', () => {
  fc.assert(
    fc.property(corpus, corpus, fc.integer({ min: 1, max: 4 }), (sentences, texts, order) => {
      const model = trainModel(sentences, { order, smoothing: 'stupid-backoff' });
      const counts = naiveCounts(sentences, order);
      const total = [...counts[1]].reduce((sum, [word, count]) => sum + (word === '<s>' ? 0 : count), 0);
      const naive = (history: string[], word: string): number => {
        if (history.length === 0) return (counts[1].get(word) ?? 0) / total;
        const found = counts[history.length + 1].get([...history, word].join(' ')) ?? 0;
        if (found > 0) {
          let all = 0;
          const prefix = `${history.join(' ')} `;
          for (const [ngram, count] of counts[history.length + 1]) if (ngram.startsWith(prefix)) all += count;
          return found / all;
        }
        return 0.4 * naive(history.slice(1), word);
      };
      for (const some of texts.slice(0, 4)) {
        // A word that is not in the corpus is <unk>, whose count is 0 unless it stands there itself.
        const text = some.map((word) => (counts[1].has(word) ? word : '<unk>'));
        const words = [...text, '</s>'];
        model.score(text).words.forEach(({ logProb10 }, i) => {
          const history = order === 1 ? [] : ['<s>', ...text.slice(0, i)].slice(-(order - 1));
          const expected = Math.log10(naive(history, words[i]));
          if (expected === Number.NEGATIVE_INFINITY) expect(logProb10).toBe(expected);
          else expect(Math.abs(logProb10 - expected)).toBeLessThan(1e-5);
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('interpolated methods equal their formulas over strings', () => {
  const methods = ['absolute', 'kneser-ney', 'modified-kneser-ney', 'witten-bell'] as const;
  fc.assert(
    fc.property(
      corpus,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...methods),
      (sentences, order, smoothing) => {
        const model = trainModel(sentences, { order, smoothing });
        const counts = naiveCounts(sentences, order);
        const used = counts.map((level, n) => {
          if (n === order || smoothing === 'absolute' || smoothing === 'witten-bell') return level;
          return new Map(
            [...level].map(([ngram, count]) => {
              if (ngram.startsWith('<s> ')) return [ngram, count];
              const longer = [...counts[n + 1].keys()].filter((key) => key.endsWith(` ${ngram}`));
              return [ngram, longer.length];
            }),
          );
        });
        const discounts = model.provenance.parameters as number[][];
        const naive = (history: string[], word: string): number => {
          const n = history.length + 1;
          const lower = n === 1 ? 1 / (model.vocabulary.size - 1) : naive(history.slice(1), word);
          const prefix = history.map((w) => `${w} `).join('');
          const after = [...used[n]].filter(([ngram]) => ngram !== '<s>' && ngram.startsWith(prefix));
          const total = after.reduce((sum, [, count]) => sum + count, 0);
          if (total === 0) return lower;
          const count = used[n].get(prefix + word) ?? 0;
          if (smoothing === 'witten-bell') return (count + after.length * lower) / (total + after.length);
          const discount = (c: number) => (c === 0 ? 0 : discounts[n - 1][Math.min(c, 3) - 1]);
          const gamma = after.reduce((sum, [, c]) => sum + discount(c), 0) / total;
          return (count - discount(count)) / total + gamma * lower;
        };
        for (const sentence of sentences.slice(0, 3)) {
          const history = order === 1 ? [] : ['<s>', ...sentence].slice(-(order - 1));
          for (const { token, probability: found } of model.next(sentence)) {
            expect(Math.abs(found / naive(history, token) - 1)).toBeLessThan(1e-5);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('Jelinek-Mercer weights are those that fit the occurrences left out best', () => {
  // One bucket (N = 8), four words seen twice: f = 1/7, p' = 1/6 for the uniform over a, b, c, d, </s>, <unk>.
  const model = trainModel([['a', 'b', 'a', 'b', 'a', 'b']], { order: 1, smoothing: 'jelinek-mercer' });
  const lambda = (model.provenance.parameters as number[][])[0][2];
  // a and b occur 3 times of 7, </s> once; V = a, b, </s>, <unk>.
  const likelihood = (w: number) => 6 * Math.log((w * 2) / 6 + (1 - w) / 4) + Math.log(1e-300 + (1 - w) / 4);
  for (const other of [lambda - 0.01, lambda + 0.01]) {
    expect(likelihood(lambda)).toBeGreaterThan(likelihood(other));
  }
});

test('Good-Turing ratios by hand, and the discounts of Chen and Goodman', () => {
  const n = Float64Array.of(0, 1000, 400, 220, 140, 100, 70);
  const a = (6 * 70) / 1000;
  const ratios = goodTuringRatios(n) as number[];
  expect(ratios[1]).toBeCloseTo((0.8 - a) / (1 - a), 12);
  expect(ratios[5]).toBeCloseTo(((6 * 70) / 100 / 5 - a) / (1 - a), 12);
  const y = 1000 / 1800;
  expect(modifiedDiscounts(n)).toEqual([
    0,
    1 - (2 * y * 400) / 1000,
    2 - (3 * y * 220) / 400,
    3 - (4 * y * 140) / 220,
  ]);
  expect(goodTuringRatios(Float64Array.of(0, 5, 0, 1, 1, 1, 1))).toMatch('count 2');
});

test('a tiny text falls back with a warning that says so; strict discounts refuse it', () => {
  const warnings: string[] = [];
  trainModel([['a']], {}, { warn: (message) => warnings.push(message) });
  expect(warnings.length).toBe(3);
  expect(warnings[0]).toMatch(/1-grams cannot be estimated.*0\.5, 1, 1\.5/);
  expect(() => trainModel([['a']], { strictDiscounts: true })).toThrow(NlpError);
});

test('options out of range are refused', () => {
  const wrong: NgramOptions[] = [
    { order: 0 },
    { order: 10 },
    { order: 2.5 },
    { prune: [1] },
    { prune: [0, 2, 1] },
    { prune: [0, 0, 0, 0] },
    { prune: [0, -1] },
    { smoothing: 'lidstone', alpha: 0 },
  ];
  for (const options of wrong) expect(() => trainModel(sam, options)).toThrow(NlpError);
});
