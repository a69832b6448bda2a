/** n-grams of words and characters as scikit-learn's analyzers give them, and their weights. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeatureUnit, NgramScanner } from '../../../src/models/classifier/ngram-scanner.ts';
import { TextFeatures } from '../../../src/models/classifier/text-features.ts';
import { hashOf } from '../../../src/text/token-hash.ts';

const plain = { type: 'whitespace', lowercase: true } as const;

function ngramsOf(text: string, features: FeatureUnit, ngrams: [number, number]): string[] {
  const scanner = new NgramScanner({ features, ngrams, tokenizer: plain });
  scanner.scan(text);
  const { bytes, from, to, hash, count } = scanner;
  return Array.from({ length: count }, (_, i) => {
    expect(hash[i]).toBe(hashOf(bytes, from[i], to[i]));
    return new TextDecoder().decode(bytes.subarray(from[i], to[i]));
  });
}

describe('n-grams', () => {
  it('of words', () => {
    expect(ngramsOf('The  old man', 'word', [1, 2])).toEqual(['the', 'the old', 'old', 'old man', 'man']);
  });

  it('of characters go across words, white space being one blank', () => {
    expect(ngramsOf('a \n 나', 'char', [2, 3])).toEqual(['a ', 'a 나', ' 나']);
  });

  it('of characters within words have a blank at both ends, and short words count once', () => {
    expect(ngramsOf('ab c', 'char_wb', [3, 4])).toEqual([' ab', ' ab ', 'ab ', ' c ']);
    expect(ngramsOf('a', 'char_wb', [5, 6])).toEqual([' a ']);
  });

  it('of nothing are none', () => {
    for (const unit of ['word', 'char', 'char_wb'] as const) expect(ngramsOf('', unit, [1, 3])).toEqual([]);
  });

  it('of characters are all substrings in code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '나', '😀') }), (text) => {
        const points = [...text];
        const all = points.flatMap((_, i) =>
          [1, 2, 3].filter((n) => i + n <= points.length).map((n) => points.slice(i, i + n).join('')),
        );
        expect(ngramsOf(text, 'char', [1, 3])).toEqual(all);
      }),
    );
  });
});

describe('weights', () => {
  const texts = ['a a b', 'a c', 'a'];
  const settings = { features: 'word', ngrams: [1, 1], tokenizer: plain } as const;

  it('tfidf is count times ln((1 + N) / (1 + df)) + 1, in rows of length 1', () => {
    const { features, matrix } = TextFeatures.learn(texts, { ...settings, weighting: 'tfidf' }, 1);
    const [a, b] = ['a', 'b'].map((token) => features.vocabulary.find(token));
    const idf = Math.log(4 / 2) + 1;
    const norm = Math.hypot(2, idf);
    const row = new Map(
      Array.from(matrix.column.subarray(0, matrix.start[1]), (id, i) => [id, matrix.value[i]]),
    );
    expect(row.get(a)).toBeCloseTo(2 / norm, 15);
    expect(row.get(b)).toBeCloseTo(idf / norm, 15);
  });

  it('rare features are left out, the others are ordered by the number of texts', () => {
    const { features, matrix } = TextFeatures.learn(texts, { ...settings, weighting: 'count' }, 2);
    expect([...features.vocabulary.tokens()]).toEqual(['a']);
    expect([...matrix.value]).toEqual([2, 1, 1]);
    expect([...features.rows(['b c', 'a']).start]).toEqual([0, 0, 1]);
  });
});
