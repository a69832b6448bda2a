/** Random corpora and naive counting: what the tests of n-gram models share. */
import fc from 'fast-check';
import { specialWords } from '../../../src/models/ngram/count-trie.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import { TokenStream } from '../../../src/models/ngram/token-stream.ts';
import { type Counts, countText, trainSentences } from '../../../src/models/ngram/train.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';

/** Few different words, so that n-grams repeat. */
export const corpus: fc.Arbitrary<string[][]> = fc
  .array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'ä', '<unk>'), { maxLength: 9 }), {
    minLength: 1,
    maxLength: 25,
  })
  .filter((sentences) => sentences.some((sentence) => sentence.length > 0));

/** A model of sentences at once, as `NgramModel.train` resolves to. */
export function trainModel(...given: Parameters<typeof trainSentences>): NgramModel {
  return new NgramModel(trainSentences(...given));
}

export function countSentences(sentences: readonly (readonly string[])[], order: number): Counts {
  const words = Vocabulary.of(specialWords);
  const stream = new TokenStream(words, { learn: true, markBegin: true });
  for (const sentence of sentences) stream.feedTokens(sentence);
  return countText({ tokens: stream.tokens.subarray(0, stream.length), words }, order);
}

/** Counts of all n-grams by their words, joined by blanks. */
export function naiveCounts(sentences: readonly (readonly string[])[], order: number): Map<string, number>[] {
  const counts = Array.from({ length: order + 1 }, () => new Map<string, number>());
  for (const sentence of sentences) {
    const words = ['<s>', ...sentence, '</s>'];
    for (let n = 1; n <= order; n++) {
      for (let i = 0; i + n <= words.length; i++) {
        const ngram = words.slice(i, i + n).join(' ');
        counts[n].set(ngram, (counts[n].get(ngram) ?? 0) + 1);
      }
    }
  }
  return counts;
}
