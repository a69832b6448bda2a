/** What skip-gram and CBOW draw by: the noise of negative sampling and the thinning of frequent words (Mikolov et al. 2013). */

/** The probability of each word as a negative example: counts to a power, normalised. */
export function noiseDistribution(counts: readonly number[], power = 0.75): number[] {
  const raised = counts.map((count) => count ** power);
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

/**
 * The probability that an occurrence of each word is kept: sqrt(t/f) + t/f, at most 1, of its relative frequency f.
 * word2vec writes it (sqrt(f/t) + 1) t/f; the article has sqrt(t/f) alone.
 */
export function keepProbabilities(counts: readonly number[], threshold: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => {
    const ratio = (threshold * total) / count;
    return Math.min(1, Math.sqrt(ratio) + ratio);
  });
}
