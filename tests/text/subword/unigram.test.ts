/** The Unigram model against all segmentations there are: the best one, the n best, and how often each is drawn. */
import { expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import { nBestSegmentations } from '../../../src/text/subword/models/nbest.ts';
import { UnigramModel } from '../../../src/text/subword/models/unigram.ts';

const tokens = ['<unk>', 'a', 'b', 'ab', 'ba', 'aba', 'bb', 'abb'];
const scores = Float64Array.of(0, -1.1, -1.7, -2.3, -2.9, -3.1, -2.2, -4.5);
const ids = new Map(tokens.map((token, id) => [token, id]));
const model = new UnigramModel({ tokens, ids, scores, unknownId: 0 });

/** Every segmentation with its score, best first. */
function all(text: string): { ids: number[]; score: number }[] {
  if (text === '') return [{ ids: [], score: 0 }];
  return tokens
    .flatMap((token, id) =>
      id > 0 && text.startsWith(token)
        ? all(text.slice(token.length)).map((rest) => ({
            ids: [id, ...rest.ids],
            score: scores[id] + rest.score,
          }))
        : [],
    )
    .sort((x, y) => y.score - x.score);
}

const texts = ['a', 'abab', 'bbabba', 'abbabab', 'aabbaabb'];

test.each(texts)('the best segmentations of %s', (text) => {
  const every = all(text);
  expect([...model.segment(text).ids]).toEqual(every[0].ids);
  const best = nBestSegmentations(model, text, 5);
  expect(best.map(({ score }) => score.toFixed(9))).toEqual(
    every.slice(0, 5).map(({ score }) => score.toFixed(9)),
  );
});

test('segmentations are drawn by their probability', () => {
  const every = all('abab');
  const total = every.reduce((sum, { score }) => sum + Math.exp(score), 0);
  const random = Random.from(11);
  const drawn = new Map<string, number>();
  const draws = 20_000;
  for (let i = 0; i < draws; i++) {
    const key = model.segment('abab', { amount: 1, random }).ids.join(' ');
    drawn.set(key, (drawn.get(key) ?? 0) + 1);
  }
  for (const { ids: path, score } of every) {
    const share = (drawn.get(path.join(' ')) ?? 0) / draws;
    const expected = Math.exp(score) / total;
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt(expected / draws) + 1e-3);
  }
});

test('unknown characters in a row are one token', () => {
  expect(model.segment('axyb')).toEqual({ ids: [1, 0, 2], ends: [1, 3, 4] });
  expect(model.segment('😀a')).toEqual({ ids: [0, 1], ends: [2, 3] });
});

test('with byte tokens an unknown character is its bytes', () => {
  const bytes = Array.from({ length: 256 }, (_, i) => `<0x${i.toString(16).toUpperCase().padStart(2, '0')}>`);
  const more = [...tokens, ...bytes];
  const wide = new UnigramModel({
    tokens: more,
    ids: new Map(more.map((token, id) => [token, id])),
    scores: Float64Array.from(more, (_, id) => scores[id] ?? -20),
    unknownId: 0,
    byteFallback: true,
  });
  expect(wide.segment('a가').ids.map((id) => more[id])).toEqual(['a', '<0xEA>', '<0xB0>', '<0x80>']);
  expect(wide.segment('a가').ends).toEqual([1, 2, 2, 2]);
});
