/** Forward-backward, Viterbi and Baum-Welch against sums and maxima over all paths. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { Random } from '../../../src/math/random.ts';
import { baumWelch, baumWelchFromRandom } from '../../../src/models/hmm/baum-welch.ts';
import { PlainForwardBackward, unseen } from '../../../src/models/hmm/forward-backward.ts';
import { SimdForwardBackward } from '../../../src/models/hmm/forward-backward-simd.ts';
import { type HmmParameters, randomParameters } from '../../../src/models/hmm/parameters.ts';
import { ViterbiDecoder } from '../../../src/models/hmm/viterbi.ts';

/** A model with some zeros, and a short sequence (symbol `symbols` stands for an unseen one). */
const problem = fc
  .record({
    states: fc.integer({ min: 1, max: 5 }),
    symbols: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
    zeros: fc.boolean(),
  })
  .chain((shape) =>
    fc.record({
      parameters: fc.constant(modelOf(shape)),
      observations: fc
        .array(fc.integer({ min: 0, max: shape.symbols }), { minLength: 1, maxLength: 6 })
        .map((list) => Uint32Array.from(list, (symbol) => (symbol === shape.symbols ? unseen : symbol))),
    }),
  );

function modelOf(shape: { states: number; symbols: number; seed: number; zeros: boolean }): HmmParameters {
  const random = Random.from(shape.seed);
  const model = randomParameters(shape.states, shape.symbols, random);
  if (shape.zeros) {
    for (const [values, columns] of [
      [model.initial, shape.states],
      [model.transition, shape.states],
      [model.emission, shape.symbols],
    ] as const)
      for (let row = 0; row < values.length; row += columns) {
        const kept = random.int(columns);
        for (let i = 0; i < columns; i++) if (i !== kept && random.next() < 0.5) values[row + i] = 0;
        const sum = values.subarray(row, row + columns).reduce((a, b) => a + b, 0);
        for (let i = 0; i < columns; i++) values[row + i] /= sum;
      }
  }
  return model;
}

/** All paths with their joint probability with the observations. */
function* paths(model: HmmParameters, observations: Uint32Array): Generator<[number[], number]> {
  const { states, symbols, initial, transition, emission } = model;
  const total = states ** observations.length;
  for (let n = 0; n < total; n++) {
    const path: number[] = [];
    let rest = n;
    let probability = 1;
    for (let t = 0; t < observations.length; t++) {
      const state = rest % states;
      rest = Math.floor(rest / states);
      probability *= t === 0 ? initial[state] : transition[path[t - 1] * states + state];
      if (observations[t] !== unseen) probability *= emission[state * symbols + observations[t]];
      path.push(state);
    }
    yield [path, probability];
  }
}

test.each([PlainForwardBackward, SimdForwardBackward])(
  'likelihood and posteriors are those of brute force: %o',
  (Algorithm) => {
    fc.assert(
      fc.property(problem, ({ parameters, observations }) => {
        const { states } = parameters;
        let total = 0;
        const sums = new Float64Array(observations.length * states);
        for (const [path, probability] of paths(parameters, observations)) {
          total += probability;
          for (const [t, state] of path.entries()) sums[t * states + state] += probability;
        }
        const algorithm = new Algorithm(parameters);
        if (total === 0) {
          expect(algorithm.logLikelihood(observations)).toBe(Number.NEGATIVE_INFINITY);
          expect(algorithm.posteriors(observations)).toBeUndefined();
          return;
        }
        expect(algorithm.logLikelihood(observations)).toBeCloseTo(Math.log(total), 9);
        const posteriors = algorithm.posteriors(observations) ?? new Float64Array(0);
        for (let i = 0; i < sums.length; i++) expect(posteriors[i]).toBeCloseTo(sums[i] / total, 9);
      }),
      { numRuns: 200 },
    );
  },
);

test('the best path is that of brute force', () => {
  fc.assert(
    fc.property(problem, ({ parameters, observations }) => {
      let best = 0;
      for (const [, probability] of paths(parameters, observations)) best = Math.max(best, probability);
      const { path, logProbability } = new ViterbiDecoder(parameters).decode(observations);
      if (best === 0) {
        expect(logProbability).toBe(Number.NEGATIVE_INFINITY);
        expect(path.length).toBe(0);
        return;
      }
      expect(logProbability).toBeCloseTo(Math.log(best), 9);
      const own = [...paths(parameters, observations)].find(([other]) =>
        other.every((s, t) => s === path[t]),
      );
      expect(Math.log(own?.[1] ?? 0)).toBeCloseTo(Math.log(best), 9);
    }),
    { numRuns: 300 },
  );
});

test('one iteration of Baum-Welch is the ratio of expected counts over all paths', () => {
  fc.assert(
    fc.property(problem, ({ parameters, observations }) => {
      const seen = observations.filter((symbol) => symbol !== unseen);
      fc.pre(seen.length > 0);
      const { states, symbols } = parameters;
      let total = 0;
      const moves = new Float64Array(states * states);
      const emitted = new Float64Array(states * symbols);
      for (const [path, probability] of paths(parameters, seen)) {
        total += probability;
        for (const [t, state] of path.entries()) {
          if (t > 0) moves[path[t - 1] * states + state] += probability;
          emitted[state * symbols + seen[t]] += probability;
        }
      }
      fc.pre(total > 0);
      const { parameters: after } = baumWelch([seen], parameters, { iterations: 1 });
      for (let i = 0; i < states; i++) {
        compareRow(after.transition, parameters.transition, moves, i * states, states);
        compareRow(after.emission, parameters.emission, emitted, i * symbols, symbols);
      }
    }),
    { numRuns: 300 },
  );

  /** A row without counts stays as it was. */
  function compareRow(
    after: Float64Array,
    before: Float64Array,
    counts: Float64Array,
    start: number,
    length: number,
  ) {
    const row = counts.subarray(start, start + length);
    const sum = row.reduce((a, b) => a + b, 0);
    for (let j = 0; j < length; j++)
      expect(after[start + j]).toBeCloseTo(sum > 0 ? row[j] / sum : before[start + j], 9);
  }
});

test('the likelihood rises at every step, over several sequences', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 7 }), (seed, states) => {
      const random = Random.from(seed);
      const sequences = Array.from({ length: 4 }, () =>
        Uint32Array.from({ length: 1 + random.int(30) }, () => random.int(3)),
      );
      const { logLikelihoods } = baumWelch(sequences, randomParameters(states, 3, random), {
        iterations: 15,
        tolerance: 0,
      });
      expect(logLikelihoods.length).toBe(15);
      for (let i = 1; i < logLikelihoods.length; i++)
        expect(logLikelihoods[i]).toBeGreaterThanOrEqual(logLikelihoods[i - 1] - 1e-9);
    }),
    { numRuns: 50 },
  );
});

test('random starts are the same for the same seed, and the best of them is kept', () => {
  const sequences = [Uint32Array.from([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1])];
  const run = (restarts: number, seed: number) =>
    baumWelchFromRandom(sequences, { states: 3, symbols: 3 }, Random.from(seed), {
      iterations: 40,
      restarts,
    });
  const many = run(6, 7);
  expect(run(6, 7)).toEqual(many);
  for (let restarts = 1; restarts < 6; restarts++)
    expect(run(restarts, 7).logLikelihoods.at(-1)).toBeLessThanOrEqual(many.logLikelihoods.at(-1) ?? 0);
});

test('a long sequence neither underflows nor overflows', () => {
  const model = randomParameters(3, 5, Random.from(1));
  const random = Random.from(2);
  const observations = Uint32Array.from({ length: 20_000 }, () => random.int(5));
  const algorithm = new PlainForwardBackward(model);
  const whole = algorithm.logLikelihood(observations);
  expect(whole).toBeLessThan(-20_000);
  const posteriors = algorithm.posteriors(observations) ?? new Float64Array(0);
  for (let t = 0; t < observations.length; t += 997)
    expect(posteriors[3 * t] + posteriors[3 * t + 1] + posteriors[3 * t + 2]).toBeCloseTo(1, 9);
});

test('what cannot be learnt from is refused', () => {
  const model = randomParameters(2, 2, Random.from(1));
  model.emission.set([1, 0, 1, 0]);
  expect(() => baumWelch([Uint32Array.of(0), Uint32Array.of(1)], model)).toThrow(
    /sequence 2 has probability 0/,
  );
  expect(() => baumWelch([], model)).toThrow(NlpError);
  expect(() => baumWelch([Uint32Array.of(0)], model, { iterations: 0 })).toThrow(/iteration/);
  model.transition[0] += 0.1;
  expect(() => baumWelch([Uint32Array.of(0)], model)).toThrow(/row 1 of transition sums to/);
});
