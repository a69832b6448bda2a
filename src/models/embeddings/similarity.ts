/** How vectors agree with people on which words are alike: correlation of cosines with ratings. */
import { pearson, spearman } from '../../evaluate/correlation.ts';
import type { WordVectors } from './word-vectors.ts';

export type RatedPair = readonly [a: string, b: string, rating: number];

export interface SimilarityScores {
  spearman: number;
  pearson: number;
  pairsUsed: number;
}

/** @param missing a pair with an unknown word is left out, or counts as a cosine of 0 */
export function evaluateSimilarity(
  vectors: WordVectors,
  pairs: readonly RatedPair[],
  missing: 'skip' | 'zero',
): SimilarityScores {
  const cosines: number[] = [];
  const ratings: number[] = [];
  for (const [first, second, rating] of pairs) {
    const [a, b] = [vectors.idOf(first), vectors.idOf(second)];
    const known = a !== undefined && b !== undefined;
    if (!known && missing === 'skip') continue;
    cosines.push(known ? vectors.cosine(a, b) : 0);
    ratings.push(rating);
  }
  return {
    spearman: spearman(cosines, ratings),
    pearson: pearson(cosines, ratings),
    pairsUsed: cosines.length,
  };
}
