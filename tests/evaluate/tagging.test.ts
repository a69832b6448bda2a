/** Tagging scores, bootstrap intervals and McNemar's test against numbers worked out by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { bootstrapInterval } from '../../src/evaluate/bootstrap.ts';
import { mcnemar } from '../../src/evaluate/mcnemar.ts';
import {
  correctTokens,
  evaluateTagging,
  macroF1,
  scoreTagging,
  worstConfusions,
} from '../../src/evaluate/tagging.ts';
import { taggingReport } from '../../src/evaluate/tagging-report.ts';
import { Random } from '../../src/math/random.ts';

test('a small corpus by hand', () => {
  const scores = scoreTagging([
    { gold: ['N', 'V', 'N'], predicted: ['N', 'V', 'V'], known: [true, true, false] },
    { gold: ['N', 'P'], predicted: ['N', 'P'], known: [false, true] },
  ]);
  expect(scores).toMatchObject({
    accuracy: 4 / 5,
    knownAccuracy: 1,
    unknownAccuracy: 1 / 2,
    sentenceAccuracy: 1 / 2,
    sentences: 2,
    tokens: 5,
    unknownTokens: 2,
  });
  expect(scores.perTag).toEqual({
    N: { precision: 1, recall: 2 / 3, f1: 0.8, support: 3 },
    P: { precision: 1, recall: 1, f1: 1, support: 1 },
    V: { precision: 1 / 2, recall: 1, f1: 2 / 3, support: 1 },
  });
  expect(scores.confusion).toEqual({ N: { N: 2, V: 1 }, P: { P: 1 }, V: { V: 1 } });
  expect(worstConfusions(scores.confusion, 10)).toEqual([{ gold: 'N', predicted: 'V', count: 1 }]);
});

const noun = {
  tags: ['N', 'V'],
  tag: (tokens: readonly string[]) => tokens.map(() => 'N'),
  known: (tokens: readonly string[]) => tokens.map((token) => token !== 'wug'),
};

test('a tagger is compared a sentence at a time', () => {
  const sentences = [
    { tokens: ['dogs', 'bark'], tags: ['N', 'V'] },
    { tokens: ['wug'], tags: ['N'] },
  ];
  const evaluation = evaluateTagging(noun, sentences);
  expect(evaluation.correct).toEqual([1, 1]);
  expect(evaluation.lengths).toEqual([2, 1]);
  expect(correctTokens(evaluation)).toEqual([1, 0, 1]);
  expect(evaluation.scores).toEqual(scoreTagging(evaluation.judged));
  expect(evaluation.scores).toMatchObject({ accuracy: 2 / 3, knownAccuracy: 1 / 2, unknownAccuracy: 1 });
  // F1 of N: 2 * (2/3 * 1) / (2/3 + 1) = 0.8, of V: 0.
  expect(macroF1(evaluation.scores)).toBeCloseTo(0.4, 12);
});

test('sentences with tags of another kind are refused, with the file', () => {
  const other = [{ tokens: ['a'], tags: ['Q'], file: 'other.tag' }];
  expect(() => evaluateTagging(noun, other)).toThrow(NlpError);
  expect(() => evaluateTagging(noun, other)).toThrow(/other\.tag: has none of the tags/);
  // One tag that is known is enough: the rest are mistakes.
  const mixed = [...other, { tokens: ['b'], tags: ['V'] }];
  expect(evaluateTagging(noun, mixed).scores.accuracy).toBe(0);
});

test('the report shows the rates, and a dash where there are no cases', () => {
  const { scores } = evaluateTagging(noun, [{ tokens: ['dogs', 'bark'], tags: ['N', 'V'] }]);
  const [summary] = taggingReport(scores, [0.25, 0.75]);
  expect(summary).toMatchObject({
    rows: [
      ['words', '50.00%', 2, '95%: 25.00% to 75.00%'],
      ['known words', '50.00%', 2, ''],
      ['unknown words', '-', 0, ''],
      ['sentences', '0.00%', 1, ''],
    ],
  });
});

test('a tag that is given but never right, and one that is never given', () => {
  const { perTag } = scoreTagging([{ gold: ['A'], predicted: ['B'], known: [true] }]);
  expect(perTag.A).toEqual({ precision: 0, recall: 0, f1: 0, support: 1 });
  expect(perTag.B).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
});

test('tags named like parts of JavaScript objects are tags', () => {
  const { perTag, confusion } = scoreTagging([
    { gold: ['__proto__', 'constructor'], predicted: ['__proto__', 'toString'], known: [true, true] },
  ]);
  expect(Object.keys(perTag).sort()).toEqual(['__proto__', 'constructor', 'toString']);
  expect(Object.keys(confusion).length).toBe(2);
});

test('the bootstrap interval of an accuracy is about that of the binomial', () => {
  const right = Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? 0 : 1));
  const [low, high] = bootstrapInterval(right, new Array(1000).fill(1), Random.from(1));
  // 0.9 +- 1.96 sqrt(0.09 / 1000) = 0.8814 to 0.9186
  expect(low).toBeGreaterThan(0.876);
  expect(low).toBeLessThan(0.887);
  expect(high).toBeGreaterThan(0.913);
  expect(high).toBeLessThan(0.924);
  expect(bootstrapInterval(right, new Array(1000).fill(1), Random.from(1))).toEqual([low, high]);
  expect(bootstrapInterval([], [], Random.from(1))).toEqual([Number.NaN, Number.NaN]);
});

test("McNemar's test is the sign test of the questions that only one got right", () => {
  // b = 8, c = 2 of n = 10: 2 (1 + 10 + 45) / 1024
  const first = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0];
  const second = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0];
  const result = mcnemar(first, second);
  expect(result).toMatchObject({ onlyFirst: 8, onlySecond: 2 });
  expect(result.pValue).toBeCloseTo(112 / 1024, 12);
  expect(mcnemar(first, first).pValue).toBe(1);
  expect(mcnemar(new Array(4000).fill(1), new Array(4000).fill(0)).pValue).toBe(0);
});

test('McNemar does not care which model comes first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 }))),
      (pairs) => {
        const a = pairs.map(([x]) => x);
        const b = pairs.map(([, y]) => y);
        const { pValue } = mcnemar(a, b);
        expect(pValue).toBe(mcnemar(b, a).pValue);
        expect(pValue).toBeGreaterThan(0);
        expect(pValue).toBeLessThanOrEqual(1);
      },
    ),
  );
});
