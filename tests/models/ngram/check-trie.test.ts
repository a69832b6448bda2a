/** What is wrong with a trie: the kernels find nothing exactly where the plain checks find nothing. */
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import { firstBroken, wrongOf } from '../../../src/models/ngram/check-trie.ts';
import { kernelsFindNothing } from '../../../src/models/ngram/kernel-checks.ts';
import type { NgramModel } from '../../../src/models/ngram/model.ts';
import { trainModel } from './corpora.ts';
import { inArena } from './in-arena.ts';

function largeModel(order: number): NgramModel {
  const random = Random.from(7);
  const word = () => Math.floor(random.next() ** 3 * 3000).toString(36);
  return trainModel(
    Array.from({ length: 9000 }, () => Array.from({ length: 9 }, word)),
    { order },
  );
}

const tries = [1, 2, 4].map((order) => largeModel(order).trie);

test('good tries pass both; the kernels say nothing of what they do not reach', () => {
  for (const trie of tries) {
    expect(firstBroken(trie)).toBe(-1);
    expect(kernelsFindNothing(inArena(trie))).toBe(true);
    expect(wrongOf(inArena(trie))).toBeUndefined();
    expect(kernelsFindNothing(trie)).toBe(false);
    expect(wrongOf(trie)).toBeUndefined();
  }
});

describe('a number that is another', () => {
  const floats = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-30, -0, 3, -3];
  test.each(['word', 'logProb', 'backoff', 'first', 'suffix'] as const)('%s', (name) => {
    const random = Random.from(11);
    const below = (n: number) => Math.floor(random.next() * n);
    let refused = 0;
    for (const trie of tries) {
      const damaged = inArena(trie);
      const array = damaged[name];
      for (let turn = 0; turn < 60 && array.length > 0; turn++) {
        const at = turn === 0 ? 0 : turn === 1 ? array.length - 1 : below(array.length);
        // Where a level begins is looked at before the kernels are asked.
        if (name === 'first' && trie.levelStart.slice(0, -1).includes(at)) continue;
        const near = Number(array[at]) + (below(2) ? 1 : -1);
        const integers = [near, near, 0, trie.levelStart[1], trie.word.length, 0xffffffff, below(2 ** 32)];
        const saved = array[at];
        array[at] = array instanceof Float32Array ? floats[turn % 7] : integers[turn % 7];
        const broken = firstBroken(damaged);
        expect(kernelsFindNothing(damaged), `${name}[${at}] = ${array[at]}, was ${saved}`).toBe(
          broken === -1,
        );
        if (broken !== -1) refused++;
        array[at] = saved;
      }
    }
    expect(refused).toBeGreaterThan(15);
  });
});

test('the message is that of the plain checks', () => {
  const damaged = inArena(tries[2]);
  const last = damaged.word.length - 1;
  damaged.logProb[last] = Number.NaN;
  expect(wrongOf(damaged)).toBe(`n-gram ${last} is not what it should be`);
  damaged.first[damaged.backoff.length] = 5;
  expect(wrongOf(damaged)).toBe('the n-grams do not end where they should');
});
