/** Decoding against all label sequences one by one. */
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import { allowedBy, constrain } from '../../../src/models/crf/constraints.ts';
import { type LatticeScores, scorePath, sumLattice } from '../../../src/models/crf/lattice.ts';
import { Partition } from '../../../src/models/crf/partition.ts';
import { nBest, viterbi } from '../../../src/models/crf/viterbi.ts';

function randomScores(seed: number, length: number, labels: number, scale = 1): LatticeScores {
  const random = Random.from(seed);
  const draw = (count: number) => Float64Array.from({ length: count }, () => scale * random.normal());
  return { length, labels, state: draw(length * labels), transition: draw(labels * labels) };
}

/** Every label sequence with its score, best first. */
function allPaths(scores: LatticeScores): { labels: number[]; score: number }[] {
  const { length, labels } = scores;
  const paths = Array.from({ length: labels ** length }, (_, code) => {
    const path = Array.from({ length }, (__, t) => Math.floor(code / labels ** t) % labels);
    return { labels: path, score: scorePath(scores, path) };
  });
  return paths.sort((a, b) => b.score - a.score);
}

describe.each([
  [1, 1, 1],
  [2, 1, 3],
  [3, 4, 2],
  [4, 5, 3],
])('lattice %i of %i tokens and %i labels', (seed, length, labels) => {
  const scores = randomScores(seed, length, labels, 2);
  const paths = allPaths(scores);

  test('the partition is the sum over all sequences, in logs and in products', () => {
    const sum = Math.log(paths.reduce((total, { score }) => total + Math.exp(score), 0));
    expect(sumLattice(scores).logPartition).toBeCloseTo(sum, 10);
    expect(new Partition(scores.transition, labels).logOf(scores)).toBeCloseTo(sum, 10);
  });

  test('Viterbi finds the best, and the n best come in order', () => {
    expect(viterbi(scores).score).toBeCloseTo(paths[0].score, 10);
    expect([...viterbi(scores).labels]).toEqual(paths[0].labels);
    const found = nBest(scores, paths.length + 3);
    expect(found.map((path) => [...path.labels])).toEqual(paths.map((path) => path.labels));
  });
});

test('weights that no product could hold', () => {
  const scores = randomScores(5, 6, 3, 900);
  const { logPartition, marginals } = sumLattice(scores);
  expect(new Partition(scores.transition, 3).logOf(scores)).toBe(logPartition);
  for (let t = 0; t < 6; t++)
    expect(marginals.subarray(3 * t, 3 * t + 3).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
});

test('nothing at all has the partition 1', () => {
  const scores = randomScores(1, 0, 3);
  expect(sumLattice(scores).logPartition).toBe(0);
  expect(viterbi(scores)).toEqual({ labels: new Uint32Array(0), score: 0 });
});

describe('constraints', () => {
  const labels = ['O', 'B-X', 'I-X', 'B-Y', 'I-Y'];

  test('IOB2: I-X only after B-X or I-X', () => {
    const allowed = allowedBy('iob2', labels);
    for (let seed = 1; seed < 30; seed++) {
      const path = viterbi(constrain(randomScores(seed, 6, 5), allowed)).labels;
      for (const [t, label] of path.entries()) {
        const name = labels[label];
        if (!name.startsWith('I-')) continue;
        expect(t > 0 && labels[path[t - 1]].slice(1)).toBe(name.slice(1));
      }
    }
  });

  test('IOBES: a chunk that is open is ended', () => {
    const names = ['O', 'B-X', 'I-X', 'E-X', 'S-X'];
    const allowed = allowedBy('iobes', names);
    for (let seed = 1; seed < 30; seed++) {
      const path = viterbi(constrain(randomScores(seed, 5, 5), allowed)).labels;
      const text = Array.from(path, (label) => names[label][0]).join('');
      expect(text).toMatch(/^(O|S|BI*E)*$/);
    }
  });
});
