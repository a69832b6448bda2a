/** A byte order mark is dropped once: a second one belongs to the first id, as everywhere else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readQrels } from '../../src/evaluate/read-trec.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-trec-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['', 'q'],
  ['\ufeff', 'q'],
  ['\ufeff\ufeff', '\ufeffq'],
])('%j before the first query', async (marks, id) => {
  const file = path.join(folder, 'qrels.txt');
  writeFileSync(file, `${marks}q 0 d 1\n`);
  expect([...(await readQrels([file])).keys()]).toEqual([id]);
});
