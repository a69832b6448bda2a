/** The probability of each symbol after those before it, against differences of the likelihoods of the beginnings. */
import { expect, test } from 'vitest';
import { atOnce } from '../../../src/math/turns.ts';
import { SequenceModel } from '../../../src/models/hmm/sequence-model.ts';

const model = new SequenceModel(['x', 'y'], ['a', 'b', 'c'], {
  states: 2,
  symbols: 3,
  initial: Float64Array.of(0.6, 0.4),
  transition: Float64Array.of(0.7, 0.3, 0.4, 0.6),
  emission: Float64Array.of(0.5, 0.5, 0, 0.1, 0.9, 0),
});
const steps = (tokens: string[]) => atOnce(model.nextLogProbabilitySteps(tokens));

test('they add up to the likelihood of each beginning, also with symbols that it does not know', () => {
  const tokens = ['a', 'b', 'new', 'b', 'a', 'a'];
  let sum = 0;
  for (const [i, value] of steps(tokens).entries()) {
    sum += value;
    expect(sum).toBeCloseTo(model.score(tokens.slice(0, i + 1)).logProbability, 12);
  }
});

test('from an impossible symbol on nothing is possible', () => {
  const values = [...steps(['a', 'c', 'a'])];
  expect(values[0]).toBeCloseTo(Math.log(0.6 * 0.5 + 0.4 * 0.1), 14);
  expect(values.slice(1)).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
});

test('a long sequence takes time in proportion', () => {
  const tokens = Array.from({ length: 200_000 }, (_, i) => 'ab'[i % 2]);
  const start = performance.now();
  expect(steps(tokens).every(Number.isFinite)).toBe(true);
  // The square of it would take an hour.
  expect(performance.now() - start).toBeLessThan(3000);
});
