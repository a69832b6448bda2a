/**
 * Jelinek-Mercer smoothing: a mixture of the relative frequencies of all orders, with weights fitted by EM on
 * held-out data.
 * Sources: F. Jelinek and R. Mercer, "Interpolated estimation of Markov source parameters from sparse data", 1980;
 * L. Bahl, F. Jelinek and R. Mercer, IEEE PAMI 5(2), 1983 (weights in buckets of N(h)).
 *   p(w|h) = lambda c(hw) / N(h) + (1 - lambda) p'(w), lambda by bucket b = floor(log2 N(h))
 *
 * Every occurrence is held out in turn: the frequency that is judged is that of the rest, (c - 1) / (N(h) - 1). This
 * needs no second text, so counts that were merged from many machines suffice.
 *   EM: lambda_b = sum of c lambda f / (lambda f + (1 - lambda) p') / sum of c, with f = (c - 1) / (N - 1)
 */
import type { Level, SmoothingMethod } from './level.ts';

const buckets = 32;
const iterations = 50;
/** EM stops when no weight moves by more. */
const tolerance = 1e-4;

export const jelinekMercer: SmoothingMethod = {
  counts: 'occurrences',
  fit(_settings, stretches) {
    const lambda = fitWeights(stretches);
    return { estimate: (level) => mixLevel(level, lambda), parameters: Array.from(lambda) };
  },
};

function fitWeights(stretches: () => Iterable<Level>): Float64Array {
  const lambda = new Float64Array(buckets).fill(0.5);
  const expected = new Float64Array(buckets);
  const total = new Float64Array(buckets);
  for (let iteration = 0; iteration < iterations; iteration++) {
    expected.fill(0);
    total.fill(0);
    for (const level of stretches()) expectation(level, lambda, expected, total);
    let change = 0;
    for (let b = 0; b < buckets; b++) {
      const next = total[b] > 0 ? expected[b] / total[b] : 0;
      change = Math.max(change, Math.abs(next - lambda[b]));
      lambda[b] = next;
    }
    if (change < tolerance) break;
  }
  return lambda;
}

function expectation(level: Level, lambda: Float64Array, expected: Float64Array, total: Float64Array): void {
  const { contexts, first, count, lower } = level;
  const base = first[0];
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    const size = sumOf(count, from, to);
    if (size === 0) continue;
    const b = bucketOf(size);
    const weight = lambda[b];
    let sum = 0;
    for (let i = from; i < to; i++) {
      if (count[i] < 2) continue;
      const own = (weight * (count[i] - 1)) / (size - 1);
      if (own === 0) continue;
      sum += (count[i] * own) / (own + (1 - weight) * lower[i]);
    }
    expected[b] += sum;
    total[b] += size;
  }
}

function mixLevel(level: Level, lambda: Float64Array): void {
  const { contexts, first, count, kept, lower, probability, gamma } = level;
  const base = first[0];
  for (let c = 0; c < contexts; c++) {
    const from = first[c] - base;
    const to = first[c + 1] - base;
    const size = sumOf(count, from, to);
    let pruned = 0;
    if (kept !== undefined) for (let i = from; i < to; i++) if (kept[i] === 0) pruned += count[i];
    const weight = size === 0 ? 0 : lambda[bucketOf(size)];
    const rest = size === 0 ? 1 : 1 - weight + (weight * pruned) / size;
    gamma[c] = rest;
    for (let i = from; i < to; i++) {
      probability[i] = (size === 0 ? 0 : (weight * count[i]) / size) + rest * lower[i];
    }
  }
}

function bucketOf(size: number): number {
  return Math.min(buckets - 1, Math.floor(Math.log2(size)));
}

function sumOf(count: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += count[i];
  return sum;
}
