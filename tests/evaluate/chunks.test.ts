/** Chunks of label sequences, by both definitions. */
import { describe, expect, test } from 'vitest';
import { chunksOf, evaluateChunks } from '../../src/evaluate/chunks.ts';

const shown = (labels: string, scheme: 'conlleval' | 'strict-iob2') =>
  chunksOf(labels.split(' '), scheme)
    .map(({ type, start, end }) => `${type}${start}-${end}`)
    .join(' ');

describe('chunks', () => {
  test.each([
    ['B-X I-X O B-Y', 'X0-2 Y3-4', 'X0-2 Y3-4'],
    ['I-X I-X O', 'X0-2', ''],
    ['B-X I-Y I-Y', 'X0-1 Y1-3', 'X0-1'],
    ['B-X B-X', 'X0-1 X1-2', 'X0-1 X1-2'],
    ['S-X B-Y I-Y E-Y', 'X0-1 Y1-4', 'Y1-3'],
    ['B I O', '0-2', '0-2'],
    ['O O', '', ''],
    ['B-a-b I-a-b', 'a-b0-2', 'a-b0-2'],
  ])('%s', (labels, conlleval, strict) => {
    expect(shown(labels, 'conlleval')).toBe(conlleval);
    expect(shown(labels, 'strict-iob2')).toBe(strict);
  });

  test('a chunk is right where its type and both ends are', () => {
    const gold = 'B-X I-X O B-Y O B-X'.split(' ');
    const predicted = 'B-X I-X O B-X O O'.split(' ');
    const scores = evaluateChunks([{ gold, predicted }], 'conlleval');
    expect(scores).toMatchObject({ correct: 1, predicted: 2, support: 3, precision: 1 / 2, recall: 1 / 3 });
    expect(scores.f1).toBeCloseTo(0.4, 15);
    expect(scores.types.Y).toEqual({ precision: 0, recall: 0, f1: 0, correct: 0, predicted: 0, support: 1 });
  });

  test('nothing there and nothing found counts as 0', () => {
    expect(evaluateChunks([], 'conlleval')).toMatchObject({ f1: 0, support: 0, types: {} });
  });
});
