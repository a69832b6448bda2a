import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type CachedTrial, TrialCache } from '../../src/experiment/cache.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-cache-'));
afterAll(() => rmSync(folder, { recursive: true }));

const trial: CachedTrial = {
  key: 'k',
  metrics: { accuracy: 0.5, unknownAccuracy: null },
  seconds: 1,
  environment: { version: '1', node: 'v20', platform: 'linux', arch: 'x64' },
};

describe('an entry of the cache', () => {
  test('is found again as it was', async () => {
    const cache = await TrialCache.open(folder);
    await cache.add({ ...trial, scores: undefined });
    expect(await cache.find('k')).toEqual(trial);
  });

  test.each([
    ['a metric', '"accuracy":0.5', '"accuracy":0.9'],
    ['the time', '"seconds":1', '"seconds":2'],
    ['the checksum', /"sha256":"./, '"sha256":"g'],
  ])('is not believed where %s was edited', async (_, from, to) => {
    const cache = await TrialCache.open(folder);
    await cache.add(trial);
    const file = path.join(folder, 'k.json');
    const edited = readFileSync(file, 'utf8').replace(from, to);
    expect(edited).not.toBe(readFileSync(file, 'utf8'));
    writeFileSync(file, edited);
    expect(await cache.find('k')).toBeUndefined();
  });
});
