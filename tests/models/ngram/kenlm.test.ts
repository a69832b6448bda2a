/** KenLM's own numbers on the Brown corpus: n-gram counts, discounts, perplexities, sentence scores. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { specialWords } from '../../../src/models/ngram/count-trie.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import { resolveNgramOptions } from '../../../src/models/ngram/options.ts';
import { perplexityOf } from '../../../src/models/ngram/scoring.ts';
import { TextScorer } from '../../../src/models/ngram/text-scorer.ts';
import { TokenStream } from '../../../src/models/ngram/token-stream.ts';
import { countText, trainOnCounts } from '../../../src/models/ngram/train.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';
import { describeShared, sharedPath } from '../../shared.ts';

interface Reference {
  order: number;
  options: string[];
  ngrams: number[];
  discounts: { order: number; D1: number; D2: number; 'D3+': number }[];
  perplexity_including_oov: number;
  perplexity_excluding_oov: number;
  tokens: number;
  first_sentences_log10: { total: number; oov: number }[];
}

describeShared('KenLM on Brown', () => {
  let train: Uint8Array;
  let heldOut: Uint8Array;
  let references: Reference[];
  beforeAll(() => {
    train = gunzipSync(readFileSync(sharedPath('data/brown/brown.train.txt.gz')));
    heldOut = gunzipSync(readFileSync(sharedPath('data/brown/brown.test.txt.gz')));
    references = JSON.parse(readFileSync(sharedPath('reference/ngram/kenlm-brown.json'), 'utf8'));
  });

  test.each([0, 1, 2, 3, 4, 5, 6])('reference model %i', (index) => {
    const reference = references[index];
    const [option, ...values] = reference.options;
    const settings = resolveNgramOptions({
      order: reference.order,
      prune: option === '--prune' ? values.map(Number) : undefined,
      interpolateUnigrams: option !== '--interpolate_unigrams',
    });
    const words = Vocabulary.of(specialWords);
    const stream = new TokenStream(words, { learn: true, markBegin: true });
    stream.feed(train);
    const counts = countText({ tokens: stream.tokens.subarray(0, stream.length), words }, reference.order);
    const model = new NgramModel(trainOnCounts(counts, settings));
    expect(model.ngrams).toEqual(reference.ngrams);
    for (const { order, D1, D2, 'D3+': D3 } of reference.discounts) {
      const found = model.provenance.parameters?.[order - 1] as number[];
      [D1, D2, D3].forEach((discount, i) => {
        expect(found[i]).toBeCloseTo(discount, 4);
      });
    }
    const reader = new TokenStream(model.vocabulary, { learn: false, markBegin: false });
    reader.feed(heldOut);
    const scorer = new TextScorer(model.trie);
    scorer.score(reader.tokens, reader.length);
    const result = perplexityOf(scorer.totals, 1);
    expect(result.tokens).toBe(reference.tokens);
    expect(result.oovs).toBe(2753);
    expect(Math.abs(result.perplexity / reference.perplexity_including_oov - 1)).toBeLessThan(1e-6);
    expect(Math.abs(result.perplexityExcludingOov / reference.perplexity_excluding_oov - 1)).toBeLessThan(
      1e-6,
    );
    const lines = Buffer.from(heldOut).toString().split('\n');
    reference.first_sentences_log10.forEach(({ total, oov }, i) => {
      const score = model.score(lines[i].split(' '));
      expect(Math.abs(score.logProb10 - total)).toBeLessThan(1e-4);
      expect(score.oovs).toBe(oov);
    });
  });
});
