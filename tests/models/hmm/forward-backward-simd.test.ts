/** The SIMD version of forward-backward against the plain one: the same to 1e-12, relative, whatever the sizes. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import { baumWelch } from '../../../src/models/hmm/baum-welch.ts';
import {
  emptyCounts,
  type ForwardBackward,
  PlainForwardBackward,
  unseen,
} from '../../../src/models/hmm/forward-backward.ts';
import { forwardBackward, SimdForwardBackward } from '../../../src/models/hmm/forward-backward-simd.ts';
import { type HmmParameters, randomParameters } from '../../../src/models/hmm/parameters.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** State counts on both sides of each multiple of the lanes and tiles; sequences on both sides of a block of 32. */
const problem = fc
  .record({
    states: fc.oneof(fc.integer({ min: 1, max: 41 }), fc.constantFrom(63, 64, 65)),
    symbols: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat(),
    lengths: fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 30, max: 100 })), {
      minLength: 1,
      maxLength: 6,
    }),
    zeros: fc.boolean(),
  })
  .map(({ states, symbols, seed, lengths, zeros }) => {
    const random = Random.from(seed);
    const parameters = randomParameters(states, symbols, random);
    if (zeros) for (let i = 0; i < symbols; i++) if (random.next() < 0.3) forbid(parameters, i);
    const sequences = lengths.map((length) =>
      Uint32Array.from({ length }, () => (random.next() < 0.05 ? unseen : random.int(symbols))),
    );
    return { parameters, sequences };
  });

/** No state emits the symbol any more, unless it emits nothing else. */
function forbid({ states, symbols, emission }: HmmParameters, symbol: number): void {
  for (let state = 0; state < states; state++) {
    const left = 1 - emission[state * symbols + symbol];
    if (left < 1e-3) continue;
    emission[state * symbols + symbol] = 0;
    for (let i = 0; i < symbols; i++) emission[state * symbols + i] /= left;
  }
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-12): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (actual[i] === expected[i]) continue;
    const distance = Math.abs(actual[i] - expected[i]) / Math.max(Math.abs(expected[i]), 1e-290);
    if (!(distance <= tolerance)) expect({ i, value: actual[i] }).toEqual({ i, value: expected[i] });
  }
}

/** Of logs near 0 the distance counts: it is the relative one of the probability. */
function expectLogsClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  const fromOne = (log: number) => log - 1;
  expectClose(Float64Array.from(actual, fromOne), Float64Array.from(expected, fromOne));
}

function compare(simd: ForwardBackward, plain: ForwardBackward, shape: HmmParameters, all: Uint32Array[]) {
  const [counts, expected] = [emptyCounts(shape), emptyCounts(shape)];
  expectLogsClose(simd.accumulate(all, counts), plain.accumulate(all, expected));
  expectClose(counts.initial, expected.initial);
  expectClose(counts.transition, expected.transition);
  expectClose(counts.emission, expected.emission);
  for (const sequence of all) {
    expectLogsClose([simd.logLikelihood(sequence)], [plain.logLikelihood(sequence)]);
    const posteriors = plain.posteriors(sequence);
    if (posteriors === undefined) expect(simd.posteriors(sequence)).toBeUndefined();
    else expectClose(simd.posteriors(sequence) ?? [], posteriors);
  }
}

test('counts, likelihoods and posteriors are those of the plain version', () => {
  fc.assert(
    fc.property(problem, ({ parameters, sequences }) => {
      compare(
        new SimdForwardBackward(parameters),
        new PlainForwardBackward(parameters),
        parameters,
        sequences,
      );
    }),
    { numRuns: 150 },
  );
});

test('models take turns in the memory that they share', () => {
  const random = Random.from(5);
  const models = [3, 20, 7].map((states) => randomParameters(states, 9, random));
  const simd = models.map((model) => new SimdForwardBackward(model));
  const sequence = Uint32Array.from({ length: 50 }, () => random.int(9));
  for (let turn = 0; turn < 2; turn++)
    for (const [i, model] of models.entries())
      compare(simd[i], new PlainForwardBackward(model), model, [sequence, sequence.subarray(0, 10)]);
  simd[1].load(randomParameters(20, 9, random.fork(1)));
  const other = randomParameters(20, 9, random.fork(1));
  compare(simd[1], new PlainForwardBackward(other), other, [sequence]);
});

test('a step so improbable that its reciprocal overflows is no NaN', () => {
  // State 0 emits symbol 1 with 1e-150, or (first case) 1e-310, which counts as impossible.
  for (const [tiny, steps, log] of [
    [1e-310, 1, Number.NEGATIVE_INFINITY],
    [1e-150, 3, 3 * Math.log(1e-150)],
    [1e-101, 5, 5 * Math.log(1e-101)],
    [1e-99, 5, 5 * Math.log(1e-99)],
  ]) {
    const parameters: HmmParameters = {
      states: 1,
      symbols: 2,
      initial: Float64Array.of(1),
      transition: Float64Array.of(1),
      emission: Float64Array.of(1 - tiny, tiny),
    };
    const observations = new Uint32Array(2 * steps).fill(1, 0, steps);
    for (const Algorithm of [PlainForwardBackward, SimdForwardBackward]) {
      const algorithm = new Algorithm(parameters);
      expectLogsClose([algorithm.logLikelihood(observations)], [log]);
      if (log === Number.NEGATIVE_INFINITY) expect(algorithm.posteriors(observations)).toBeUndefined();
      else expectClose(algorithm.posteriors(observations) ?? [], new Float64Array(2 * steps).fill(1));
      const counts = emptyCounts(parameters);
      algorithm.accumulate([observations], counts);
      expect(counts.emission[8]).toBe(log === Number.NEGATIVE_INFINITY ? 0 : steps);
    }
  }
});

test('an impossible sequence among possible ones adds nothing', () => {
  const parameters = randomParameters(5, 3, Random.from(2));
  forbid(parameters, 2);
  const sequences = [Uint32Array.of(0, 1, 0), Uint32Array.of(0, 2, 1), Uint32Array.of(1)];
  const algorithm = new SimdForwardBackward(parameters);
  const counts = emptyCounts(parameters);
  expect(algorithm.accumulate(sequences, counts)[1]).toBe(Number.NEGATIVE_INFINITY);
  expectClose([counts.emission.reduce((a, b) => a + b, 0)], [4]);
  compare(algorithm, new PlainForwardBackward(parameters), parameters, sequences);
});

test('a long sequence neither underflows nor overflows', () => {
  const random = Random.from(2);
  const parameters = randomParameters(3, 5, random);
  const observations = Uint32Array.from({ length: 20_000 }, () => random.int(5));
  compare(new SimdForwardBackward(parameters), new PlainForwardBackward(parameters), parameters, [
    observations,
  ]);
});

test('NLP_KERNELS=js chooses the plain version, and learning ends up at the same parameters', () => {
  const random = Random.from(8);
  const start = randomParameters(6, 10, random);
  const sequences = Array.from({ length: 30 }, () =>
    Uint32Array.from({ length: random.int(40) }, () => random.int(10)),
  );
  const learn = () => baumWelch(sequences, start, { iterations: 10, tolerance: 0 });
  expect(forwardBackward(start)).toBeInstanceOf(SimdForwardBackward);
  const simd = learn();
  vi.stubEnv('NLP_KERNELS', 'js');
  expect(forwardBackward(start)).toBeInstanceOf(PlainForwardBackward);
  const plain = learn();
  expectClose(simd.logLikelihoods, plain.logLikelihoods);
  expectClose(simd.parameters.transition, plain.parameters.transition, 1e-9);
  expectClose(simd.parameters.emission, plain.parameters.emission, 1e-9);
});
