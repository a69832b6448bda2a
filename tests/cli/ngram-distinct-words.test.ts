/** A text that consists of new words: the vocabulary outgrows every array it began with, and every count is known. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadModel } from '../../src/kinds/load-model.ts';
import { NgramCounts } from '../../src/models/ngram/counts-file.ts';
import { nlp, temporaryFolder } from './run.ts';

const distinct = 300_000;
const lineLength = 20;
/** So many of the first lines stand there a second time. */
const repeated = 1000;

test('300,000 distinct words are counted exactly, in memory and on disk', async () => {
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder, name);
  // Multiples of a number modulo a greater prime: none comes twice.
  const words = Array.from(
    { length: distinct },
    (_, i) => `w${(((i + 1) * 48271) % 2147483647).toString(36)}`,
  );
  const lines = Array.from(
    { length: distinct / lineLength },
    (_, line) => `${words.slice(line * lineLength, (line + 1) * lineLength).join(' ')}\n`,
  );
  writeFileSync(file('text'), [...lines, ...lines.slice(0, repeated)].join(''));
  const count = (output: string, ...options: string[]) => {
    const args = ['ngram', 'count', file('text'), '-o', file(output), '--order', '2'];
    const { status, stderr } = nlp([...args, '--tokenizer', 'whitespace', '-q', ...options]);
    expect(status, stderr).toBe(0);
    return stderr;
  };
  expect(count('memory')).toBe('');
  // What is left beside the program is less than the words take: told, and done nevertheless.
  expect(count('disk', '--memory', '140M')).toMatch(
    /^nlp: warning: [\d,]+ different words so far take more than --memory 140M, .*--vocab\n$/,
  );
  expect(readFileSync(file('disk')).equals(readFileSync(file('memory')))).toBe(true);

  const counts = await loadModel(file('memory'), NgramCounts);
  const twice = words.slice(0, repeated * lineLength).sort();
  const once = words.slice(repeated * lineLength).sort();
  const expected = ['<unk>', '<s>', '</s>', ...twice, ...once];
  const found = Array.from({ length: counts.words.size }, (_, id) => counts.words.token(id));
  expect(found.join(' ') === expected.join(' ')).toBe(true);

  // A bigram for every word and what follows it, one for every line's beginning, and the end with nothing after it.
  const { length, words: ids, counts: times } = counts.records;
  expect(length).toBe(distinct + lines.length + 1);
  const sums = new Uint32Array(expected.length);
  for (let r = 0; r < length; r++) sums[ids[2 * r]] += times[r];
  const sentences = lines.length + repeated;
  expect([...sums.subarray(0, 3)]).toEqual([0, sentences, sentences]);
  const ofWords = (from: number, to: number) => new Set(sums.subarray(from, to));
  expect(ofWords(3, 3 + twice.length)).toEqual(new Set([2]));
  expect(ofWords(3 + twice.length, sums.length)).toEqual(new Set([1]));
});
