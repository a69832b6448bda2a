/** The options of the tagger: presets, the names of model files, and what is refused. */
import { expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import {
  logBeam,
  recordOfTagger,
  resolveTaggerOptions,
  taggerOfRecord,
} from '../../../src/models/hmm/tagger-options.ts';

test('what is given stands over the preset', () => {
  const settings = resolveTaggerOptions({ preset: 'tnt', order: 1, suffix: 4 });
  expect(settings).toMatchObject({ order: 1, suffix: 4, rare: 10, transitions: 'deleted-interpolation' });
  expect(settings).not.toHaveProperty('preset');
  expect(resolveTaggerOptions()).toEqual(resolveTaggerOptions({ preset: 'best' }));
});

test('a model file keeps the names that settings had in it from the first', () => {
  const settings = resolveTaggerOptions({ suffix: 7, rare: 2 });
  const record = recordOfTagger(settings);
  expect(record).toMatchObject({ suffixLength: 7, prefixLength: 5, rareCount: 2, lexiconPrior: 0.2 });
  expect(record).not.toHaveProperty('suffix');
  expect(taggerOfRecord(record)).toEqual(settings);
});

test.each([
  [{ order: 3 }, /order/],
  [{ suffixLength: -1 }, /suffix/],
  [{ preset: 'tnt' }, /preset/],
  [{ colour: 1 }, /colour/],
])('a record that no tagger wrote is bad input: %o', (record, message) => {
  expect(() => taggerOfRecord(record)).toThrow(message);
  try {
    taggerOfRecord(record);
  } catch (error) {
    expect((error as NlpError).exitStatus).toBe(3);
  }
});

test.each([
  [{ abstraction: 0 }, /abstraction/],
  [{ abstraction: 'alpha' as 'theta' }, /abstraction.*'theta' or a number above 0/],
  [{ rare: 0 }, /rare/],
  [{ candidateThreshold: 1 }, /candidateThreshold/],
])('an option out of range is wrong usage: %o', (options, message) => {
  expect(() => resolveTaggerOptions(options)).toThrow(message);
});

test('a beam is a factor of probabilities', () => {
  expect(logBeam({})).toBe(Number.POSITIVE_INFINITY);
  expect(logBeam({ beam: Math.E })).toBeCloseTo(1, 12);
  expect(() => logBeam({ beam: 0.5 })).toThrow(NlpError);
});
