/** What the tour says in Korean is what it measured. */
import { expect, test } from 'vitest';
import type { StationNumbers } from '../../src/tour/station.ts';
import { describeClaims, measureAll } from './claims.ts';

let all: StationNumbers[] = [];

describeClaims('ko', async (language) => {
  all = await measureAll(language);
  return all;
});

test('the numbers survive JSON', () => {
  expect(all.length).toBeGreaterThan(0);
  for (const numbers of all) expect(JSON.parse(JSON.stringify(numbers))).toEqual(numbers);
});
