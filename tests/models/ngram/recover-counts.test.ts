import { expect, it } from 'vitest';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import type { Smoothing } from '../../../src/models/ngram/smoothing-names.ts';

/** Sentences of a small world, with words of very different frequency, from a plain congruence. */
function sentences(count: number): string[][] {
  let state = 7;
  const next = (most: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) ** 2 * most);
  };
  return Array.from({ length: count }, () => Array.from({ length: 2 + next(9) }, () => `w${next(40)}`));
}

/** How often an n-gram occurs, or after how many different words: by going over the text. */
function countOf(text: readonly string[][], ngram: readonly string[], continuations: boolean): number {
  const before = new Set<string>();
  let occurrences = 0;
  for (const sentence of text) {
    const padded = ['<s>', ...sentence, '</s>'];
    for (let i = 0; i + ngram.length <= padded.length; i++) {
      if (!ngram.every((word, k) => padded[i + k] === word)) continue;
      occurrences++;
      if (i > 0) before.add(padded[i - 1]);
    }
  }
  return continuations ? before.size : occurrences;
}

const smoothings: Smoothing[] = ['modified-kneser-ney', 'kneser-ney', 'absolute', 'witten-bell'];

it.each(smoothings)('the counts behind the probabilities of %s are those of the text', async (smoothing) => {
  const text = sentences(300);
  const model = await NgramModel.train(text, { order: 3, smoothing });
  let explained = 0;
  let words = 0;
  for (const sentence of text.slice(0, 40)) {
    for (const { ngram, ngramLogProb10, estimate } of model.explain(sentence)) {
      words++;
      if (estimate === undefined) continue;
      explained++;
      const { count, discount, divisor, backoffWeight, lower, counted } = estimate;
      const isContinuation = counted !== 'occurrences';
      expect(count).toBe(countOf(text, ngram, isContinuation));
      expect((count - discount) / divisor + backoffWeight * lower).toBeCloseTo(10 ** ngramLogProb10, 6);
      expect(isContinuation).toBe(smoothing.endsWith('kneser-ney') && ngram.length < 3 && ngram[0] !== '<s>');
    }
  }
  expect(explained / words).toBeGreaterThan(0.95);
});

it('of a pruned model no counts are told', async () => {
  const text = sentences(100);
  const model = await NgramModel.train(text, { order: 3, prune: [0, 0, 1] });
  expect(model.explain(text[0]).every(({ estimate }) => estimate === undefined)).toBe(true);
});
