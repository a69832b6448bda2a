/** Scoring in kernels, several sentences in turns: the totals of the plain scorer, to the last bit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import type { NgramModel } from '../../../src/models/ngram/model.ts';
import { newTotals } from '../../../src/models/ngram/scoring.ts';
import { SimdTextScorer } from '../../../src/models/ngram/simd-text-scorer.ts';
import { TextScorer } from '../../../src/models/ngram/text-scorer.ts';
import { TokenStream } from '../../../src/models/ngram/token-stream.ts';
import { corpus, trainModel } from './corpora.ts';
import { inArena } from './in-arena.ts';

function totalsOfBoth(model: NgramModel, pieces: string[]) {
  const plain = new TextScorer(model.trie);
  const simd = new SimdTextScorer(model.trie, model.vocabulary, newTotals());
  // Steps that are not remembered are searched for by the scorer above, and by the kernel here.
  const inKernels = new SimdTextScorer(inArena(model.trie), model.vocabulary, newTotals());
  const stream = new TokenStream(model.vocabulary, { learn: false, markBegin: false });
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    stream.feed(bytes);
    plain.score(stream.tokens, stream.length);
    stream.length = 0;
    simd.score(bytes);
    inKernels.score(bytes);
  }
  expect(inKernels.totals).toEqual(simd.totals);
  return { plain: plain.totals, simd: simd.totals };
}

test('any model and text, in any pieces', () => {
  const line = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'ä', 'zebra', '<s>'), { maxLength: 12 });
  fc.assert(
    fc.property(
      corpus,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('modified-kneser-ney' as const, 'witten-bell' as const, 'mle' as const),
      fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { maxLength: 4 }),
      (sentences, order, smoothing, pieces) => {
        const model = trainModel(sentences, { order, smoothing });
        const texts = pieces.map((lines) => lines.map((words) => `${words.join(' ')}\n`).join(''));
        const { plain, simd } = totalsOfBoth(model, texts);
        expect(simd).toEqual(plain);
      },
    ),
    { numRuns: 60 },
  );
});

test('more steps than are remembered', () => {
  const random = Random.from(3);
  const sentence = () =>
    Array.from({ length: 1 + Math.floor(random.next() * 30) }, () =>
      Math.floor(random.next() ** 2 * 30_000).toString(36),
    );
  const model = trainModel(Array.from({ length: 4000 }, sentence), { order: 3 });
  const pieces = Array.from(
    { length: 12 },
    () => `${Array.from({ length: 4000 }, () => sentence().join(' ')).join('\n')}\n`,
  );
  const { plain, simd } = totalsOfBoth(model, [...pieces, ...pieces]);
  expect(simd).toEqual(plain);
  expect(simd.tokens).toBeGreaterThan(1_200_000);
});
