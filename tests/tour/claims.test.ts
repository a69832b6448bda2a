/** What holds of the tour whatever the language. */
import { expect, test } from 'vitest';
import { agreementAccuracy } from '../../src/tour/agreement.ts';
import { TourContext } from '../../src/tour/station.ts';
import { measureStation, messagesOf } from '../../src/tour/stations.ts';

test('the languages have the same texts, none of them empty and none of them the same', () => {
  const keys = (value: object, path = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      // Commands have the options that the language's texts need.
      key === 'calls'
        ? []
        : typeof inner === 'object'
          ? keys(inner, `${path}${key}.`)
          : [`${path}${key}:${typeof inner}`],
    );
  expect(keys(messagesOf.ko).sort()).toEqual(keys(messagesOf.en).sort());
});

test('without a distance the plain network passes too: the test is one of memory', async () => {
  const options = { cell: 'rnn', distractors: 1, steps: 400, seed: 1 } as const;
  expect(await agreementAccuracy(options)).toBeGreaterThan(0.95);
});

test('the same seed gives the same numbers', async () => {
  const options = { cell: 'lstm', distractors: 3, steps: 60, seed: 4 } as const;
  expect(await agreementAccuracy(options)).toBe(await agreementAccuracy(options));
  const [a, b] = [new TourContext('ko'), new TourContext('ko')];
  for (const name of ['eliza', 'ngram', 'hmm', 'tfidf'] as const) {
    expect(await measureStation(name, a)).toEqual(await measureStation(name, b));
  }
});
