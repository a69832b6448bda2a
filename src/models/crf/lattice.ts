/**
 * The lattice of a linear chain: scores of all label sequences of one sequence of items, summed up by the
 * forward-backward algorithm. Natural logs throughout, so that no weight is too large; the oracle of the kernels.
 * Sources: J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001; C. Sutton, A. McCallum, "An
 * Introduction to Conditional Random Fields", 2012, section 4.1.
 *   T items, L labels   state [T*L] s(t, l), transition [L*L] row = label left
 *   score of y: sum of s(t, y_t) + sum of transition(y_t-1, y_t)   p(y) = exp(score - log Z)
 */

export interface LatticeScores {
  length: number;
  labels: number;
  state: Float64Array;
  transition: Float64Array;
}

export interface LatticeSums {
  /** log Z */
  logPartition: number;
  /** [T*L] p(y_t = l) */
  marginals: Float64Array;
  /** [T*L] log of the sum over all beginnings that end in l at t */
  forward: Float64Array;
  /** [T*L] log of the sum over all continuations after l at t */
  backward: Float64Array;
}

export function sumLattice({ length, labels, state, transition }: LatticeScores): LatticeSums {
  const forward = new Float64Array(length * labels);
  const backward = new Float64Array(length * labels);
  const marginals = new Float64Array(length * labels);
  if (length === 0) return { logPartition: 0, marginals, forward, backward };
  const terms = new Float64Array(labels);
  for (let t = 0; t < length; t++)
    for (let j = 0; j < labels; j++) {
      const here = t * labels + j;
      if (t === 0) {
        forward[here] = state[here];
        continue;
      }
      for (let i = 0; i < labels; i++) terms[i] = forward[here - j - labels + i] + transition[i * labels + j];
      forward[here] = logSumExp(terms) + state[here];
    }
  for (let t = length - 2; t >= 0; t--)
    for (let i = 0; i < labels; i++) {
      const next = (t + 1) * labels;
      for (let j = 0; j < labels; j++)
        terms[j] = transition[i * labels + j] + state[next + j] + backward[next + j];
      backward[t * labels + i] = logSumExp(terms);
    }
  const logPartition = logSumExp(forward.subarray((length - 1) * labels));
  for (let k = 0; k < marginals.length; k++) marginals[k] = Math.exp(forward[k] + backward[k] - logPartition);
  return { logPartition, marginals, forward, backward };
}

/** Adds p(y_t-1 = i, y_t = j) of one position t >= 1 to out [L*L]. */
export function addPairMarginals(
  scores: LatticeScores,
  sums: LatticeSums,
  t: number,
  out: Float64Array,
): void {
  const { labels, state, transition } = scores;
  const { forward, backward, logPartition } = sums;
  for (let i = 0; i < labels; i++)
    for (let j = 0; j < labels; j++) {
      const log =
        forward[(t - 1) * labels + i] +
        transition[i * labels + j] +
        state[t * labels + j] +
        backward[t * labels + j] -
        logPartition;
      out[i * labels + j] += Math.exp(log);
    }
}

/** The score of one label sequence. */
export function scorePath(
  { length, labels, state, transition }: LatticeScores,
  path: ArrayLike<number>,
): number {
  let score = 0;
  for (let t = 0; t < length; t++) {
    score += state[t * labels + path[t]];
    if (t > 0) score += transition[path[t - 1] * labels + path[t]];
  }
  return score;
}

/** The entropy of the distribution over label sequences, in nats: log Z less the expected score. */
export function latticeEntropy(scores: LatticeScores, sums: LatticeSums): number {
  const { length, labels, state, transition } = scores;
  const pair = new Float64Array(labels * labels);
  let expected = 0;
  for (let k = 0; k < state.length; k++) expected += sums.marginals[k] * state[k];
  for (let t = 1; t < length; t++) {
    pair.fill(0);
    addPairMarginals(scores, sums, t, pair);
    for (let k = 0; k < pair.length; k++) if (pair[k] > 0) expected += pair[k] * transition[k];
  }
  return sums.logPartition - expected;
}

/** log of the sum of exp(terms); minus infinity where all are. */
function logSumExp(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > most) most = term;
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
