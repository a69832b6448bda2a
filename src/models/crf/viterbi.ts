/**
 * The best label sequence of a lattice, and the n best. A. Viterbi, "Error bounds for convolutional codes", IEEE Trans.
 * Information Theory 13(2), 1967; n best: each label at each position keeps its n best beginnings (list Viterbi, N.
 * Seshadri, C.-E. Sundberg, IEEE Trans. Communications 42, 1994). Of equal scores the lower label wins.
 */
import type { LatticeScores } from './lattice.ts';

export interface Path {
  labels: Uint32Array;
  score: number;
}

/** @returns a path of score minus infinity where no sequence is allowed */
export function viterbi({ length, labels, state, transition }: LatticeScores): Path {
  const path = new Uint32Array(length);
  if (length === 0) return { labels: path, score: 0 };
  const into = turned(transition, labels);
  const from = new Uint32Array(length * labels);
  let previous = state.slice(0, labels);
  let now = new Float64Array(labels);
  for (let t = 1; t < length; t++) {
    const row = t * labels;
    for (let j = 0; j < labels; j++) {
      const column = j * labels;
      let best = previous[0] + into[column];
      let origin = 0;
      for (let i = 1; i < labels; i++) {
        const score = previous[i] + into[column + i];
        if (score > best) {
          best = score;
          origin = i;
        }
      }
      now[j] = best + state[row + j];
      from[row + j] = origin;
    }
    const swap = previous;
    previous = now;
    now = swap;
  }
  let last = 0;
  for (let j = 1; j < labels; j++) if (previous[j] > previous[last]) last = j;
  const score = previous[last];
  for (let t = length - 1; t >= 0; t--) {
    path[t] = last;
    last = from[t * labels + last];
  }
  return { labels: path, score };
}

/** A matrix of transitions with a row for each label entered. */
function turned(transition: Float64Array, labels: number): Float64Array {
  const into = new Float64Array(labels * labels);
  for (let i = 0; i < labels; i++)
    for (let j = 0; j < labels; j++) into[j * labels + i] = transition[i * labels + j];
  return into;
}

/** The n best paths, best first; fewer where there are fewer sequences that are allowed. */
export function nBest(scores: LatticeScores, n: number): Path[] {
  const { length, labels, state, transition } = scores;
  if (length === 0) return [{ labels: new Uint32Array(0), score: 0 }];
  // [t][label] beginnings, best first: score and where it comes from (label * n + its rank there).
  const width = labels * n;
  const score = new Float64Array(length * width).fill(Number.NEGATIVE_INFINITY);
  const from = new Uint32Array(length * width);
  for (let j = 0; j < labels; j++) score[j * n] = state[j];
  const next = new Uint32Array(labels);
  for (let t = 1; t < length; t++) {
    const before = (t - 1) * width;
    for (let j = 0; j < labels; j++) {
      // A merge of L lists that are sorted already: `next` is how far each is used up.
      next.fill(0);
      for (let rank = 0; rank < n; rank++) {
        let best = Number.NEGATIVE_INFINITY;
        let origin = -1;
        for (let i = 0; i < labels; i++) {
          if (next[i] === n) continue;
          const candidate = score[before + i * n + next[i]] + transition[i * labels + j];
          if (candidate > best) {
            best = candidate;
            origin = i;
          }
        }
        if (origin === -1) break;
        const place = t * width + j * n + rank;
        score[place] = best + state[t * labels + j];
        from[place] = origin * n + next[origin];
        next[origin]++;
      }
    }
  }
  const last = (length - 1) * width;
  const ends = Array.from({ length: width }, (_, k) => k)
    .filter((k) => score[last + k] > Number.NEGATIVE_INFINITY)
    .sort((a, b) => score[last + b] - score[last + a] || a - b)
    .slice(0, n);
  return ends.map((end) => {
    const path = new Uint32Array(length);
    for (let t = length - 1, k = end; t >= 0; t--) {
      path[t] = Math.floor(k / n);
      k = from[t * width + k];
    }
    return { labels: path, score: score[last + end] };
  });
}
