/** Reference numbers of scaled forward-backward, Viterbi and Baum-Welch, made with numpy in float64. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { baumWelch } from '../../../src/models/hmm/baum-welch.ts';
import { PlainForwardBackward } from '../../../src/models/hmm/forward-backward.ts';
import { SimdForwardBackward } from '../../../src/models/hmm/forward-backward-simd.ts';
import type { HmmParameters } from '../../../src/models/hmm/parameters.ts';
import { ViterbiDecoder } from '../../../src/models/hmm/viterbi.ts';

interface Case {
  initial: number[];
  transition: number[][];
  emission: number[][];
  sequences: number[][];
  log_likelihood: number[];
  posteriors_first_sequence: number[][];
  viterbi: { path: number[]; log_probability: number }[];
  baum_welch: {
    log_likelihood_before_each_of_20_iterations: number[];
    initial: number[];
    transition: number[][];
    emission: number[][];
  };
}

function parametersOf(one: Pick<Case, 'initial' | 'transition' | 'emission'>): HmmParameters {
  return {
    states: one.initial.length,
    symbols: one.emission[0].length,
    initial: Float64Array.from(one.initial),
    transition: Float64Array.from(one.transition.flat()),
    emission: Float64Array.from(one.emission.flat()),
  };
}

/** The greatest distance between two lists of numbers. */
function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  let most = 0;
  for (let i = 0; i < actual.length; i++) most = Math.max(most, Math.abs(actual[i] - expected[i]));
  return most;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('baum-welch.json', () => {
  const file = new URL('../../golden/baum-welch.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

  test('has cases', () => expect(cases.length).toBe(3));

  test.each(
    cases.flatMap((one, index) => [
      [index, PlainForwardBackward.name, one, PlainForwardBackward] as const,
      [index, SimdForwardBackward.name, one, SimdForwardBackward] as const,
    ]),
  )('case %i, %s', (_, _name, one, Algorithm) => {
    const parameters = parametersOf(one);
    const algorithm = new Algorithm(parameters);
    const sequences = one.sequences.map((sequence) => Uint32Array.from(sequence));
    expect(
      distance(
        sequences.map((sequence) => algorithm.logLikelihood(sequence)),
        one.log_likelihood,
      ),
    ).toBeLessThan(1e-12);
    const posteriors = algorithm.posteriors(sequences[0]) ?? [];
    expect(distance(posteriors, one.posteriors_first_sequence.flat())).toBeLessThan(1e-12);
  });

  test.each(cases.flatMap((one, index) => [[index, 'js', one] as const, [index, 'simd', one] as const]))(
    'case %i, learning and decoding, kernels %s',
    (_, kernels, one) => {
      vi.stubEnv('NLP_KERNELS', kernels);
      const parameters = parametersOf(one);
      const decoder = new ViterbiDecoder(parameters);
      const sequences = one.sequences.map((sequence) => Uint32Array.from(sequence));
      for (const [i, sequence] of sequences.entries()) {
        const { path, logProbability } = decoder.decode(sequence);
        expect(Array.from(path)).toEqual(one.viterbi[i].path);
        expect(Math.abs(logProbability - one.viterbi[i].log_probability)).toBeLessThan(1e-12);
      }
      const result = baumWelch(sequences, parameters, { iterations: 20, tolerance: 0 });
      const expected = one.baum_welch;
      expect(
        distance(result.logLikelihoods, expected.log_likelihood_before_each_of_20_iterations),
      ).toBeLessThan(1e-8);
      expect(distance(result.parameters.initial, expected.initial)).toBeLessThan(1e-8);
      expect(distance(result.parameters.transition, expected.transition.flat())).toBeLessThan(1e-8);
      expect(distance(result.parameters.emission, expected.emission.flat())).toBeLessThan(1e-8);
    },
  );
});
