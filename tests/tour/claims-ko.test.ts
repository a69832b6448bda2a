/** What the tour says in Korean is what it measured. */
import { expect, test } from 'vitest';
import type { RnnNumbers } from '../../src/tour/rnn-station.ts';
import type { StationNumbers, TourProgress } from '../../src/tour/station.ts';
import { describeClaims, measureAll } from './claims.ts';

let all: StationNumbers[] = [];
const progress: TourProgress[] = [];

describeClaims('ko', async (language) => {
  all = await measureAll(language, (one) => progress.push(structuredClone(one)));
  return all;
});

test('the numbers survive JSON', () => {
  expect(all.length).toBeGreaterThan(0);
  for (const numbers of all) expect(JSON.parse(JSON.stringify(numbers))).toEqual(numbers);
});

test('a training tells how far it is and of its loss while it runs', () => {
  const seen = progress.filter(({ what, losses }) => what === 'rnn' && losses !== undefined);
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.map(({ losses }) => losses?.length)).toEqual(seen.map((_, i) => i + 1));
  for (const [i, { done }] of seen.entries()) expect(done).toBeGreaterThan(seen[i - 1]?.done ?? 0);
  const numbers = all.find(({ station }) => station === 'rnn') as RnnNumbers;
  expect(seen.at(-1)?.losses).toEqual(numbers.trainLoss);
});
