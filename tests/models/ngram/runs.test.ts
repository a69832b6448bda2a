/** Sorted runs are merged in levels: as many runs as there may be, few are open, and no record is lost. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Runs } from '../../../src/models/ngram/external/runs.ts';
import { TemporaryFolder } from '../../../src/models/ngram/external/temporary-folder.ts';
import { temporaryFolder } from '../../cli/run.ts';

test('a hundred runs in levels of three', async () => {
  const place = temporaryFolder();
  const folder = new TemporaryFolder(place);
  const runs = new Runs(folder, 2, 3);
  let open = 0;
  for (let i = 0; i < 100; i++) {
    // Each has (i mod 7, 1) and (i, 2); in order, as 1 < 2 and i mod 7 <= i.
    await runs.add({
      width: 2,
      length: 2,
      words: Uint32Array.of(i % 7, 1, i, 2),
      counts: Uint32Array.of(1, 10),
    });
    open = Math.max(open, runs.count);
  }
  expect(open).toBeLessThanOrEqual(2 * 5);
  const seen = new Map<string, number>();
  let previous = [-1, -1];
  for (const { width, length, words, counts } of runs.merged())
    for (let r = 0; r < length; r++) {
      const record = Array.from(words.subarray(r * width, (r + 1) * width));
      expect(record[0] - previous[0] || record[1] - previous[1]).toBeGreaterThan(0);
      seen.set(record.join(' '), counts[r]);
      previous = record;
    }
  const expected = new Map<string, number>();
  for (let i = 0; i < 100; i++) {
    expected.set(`${i % 7} 1`, (expected.get(`${i % 7} 1`) ?? 0) + 1);
    expected.set(`${i} 2`, (expected.get(`${i} 2`) ?? 0) + 10);
  }
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
  folder.remove();
  expect(readdirSync(place)).toEqual([]);
});
