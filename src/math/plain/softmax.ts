/**
 * Softmax over rows of which a part is masked (A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017, section
 * 3.2.3), its gradient, and logarithms of softmax.
 *   scores [outer, inner, queries, keys]: batch, heads, and for each the dense matrix of queries by keys
 */
import type { Floats } from '../floats.ts';
import { at, type CallArguments, type Cut, cutRows, HEAVY, rowsOf } from './cut.ts';

export const plainSoftmax = {
  /**
   * scores = softmax(scores + bias) over the keys that are seen; all others get exactly 0, whatever stands there. A
   * row in which nothing is seen, or all biases are minus infinity, is all 0.
   * @param bias minus infinity masks a key; null for none
   * @param lengths [outer] keys from there on are padding; null where all count
   * @param causalOffset query q sees keys 0 .. q + causalOffset: 0 where queries are keys, the number of keys of
   *   earlier steps where those are kept, and `keys` where every query sees all
   * @param biasOuter,biasInner,biasRow numbers from one bias to the next along outer, inner and queries; 0 for the same
   */
  maskedSoftmax(
    scores: Floats,
    bias: Floats | null,
    lengths: Uint32Array | null,
    outer: number,
    inner: number,
    queries: number,
    keys: number,
    causalOffset: number,
    biasOuter: number,
    biasInner: number,
    biasRow: number,
  ): void {
    for (let place = 0; place < outer * inner * queries; place++) {
      const [o, i, q] = placeOf(place, inner, queries);
      const row = place * keys;
      const added = o * biasOuter + i * biasInner + q * biasRow;
      const visible = visibleKeys(lengths, o, q, keys, causalOffset);
      let highest = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < visible; j++) {
        if (bias !== null) scores[row + j] += bias[added + j];
        if (scores[row + j] > highest) highest = scores[row + j];
      }
      let sum = 0;
      for (let j = 0; j < visible; j++) {
        const score = scores[row + j];
        const power = score === Number.NEGATIVE_INFINITY ? 0 : Math.exp(score - highest);
        scores[row + j] = power;
        sum += power;
      }
      for (let j = 0; j < visible; j++) if (sum !== 0) scores[row + j] /= sum;
      scores.fill(0, row + visible, row + keys);
    }
  },

  /**
   * Its gradient: dScores = p ⊙ (dP - sum of p ⊙ dP), p the probabilities; exactly 0 where nothing is seen. dScores
   * may be either of the others. It is the gradient of the bias too.
   */
  maskedSoftmaxBackward(
    dScores: Floats,
    probabilities: Floats,
    dProbabilities: Floats,
    lengths: Uint32Array | null,
    outer: number,
    inner: number,
    queries: number,
    keys: number,
    causalOffset: number,
  ): void {
    for (let place = 0; place < outer * inner * queries; place++) {
      const [o, , q] = placeOf(place, inner, queries);
      const row = place * keys;
      const visible = visibleKeys(lengths, o, q, keys, causalOffset);
      let sum = 0;
      for (let j = row; j < row + visible; j++) sum += probabilities[j] * dProbabilities[j];
      for (let j = row; j < row + visible; j++) dScores[j] = probabilities[j] * (dProbabilities[j] - sum);
      dScores.fill(0, row + visible, row + keys);
    }
  },

  /** values [rows, classes], 1 class or more, become the natural logarithms of their softmax, row by row. */
  logSoftmax(values: Floats, rows: number, classes: number): void {
    for (let row = 0; row < rows * classes; row += classes) {
      let highest = values[row];
      for (let j = 1; j < classes; j++) if (values[row + j] > highest) highest = values[row + j];
      let sum = 0;
      for (let j = 0; j < classes; j++) sum += Math.exp(values[row + j] - highest);
      const shift = highest + Math.log(sum);
      for (let j = 0; j < classes; j++) values[row + j] -= shift;
    }
  },
};

/** Cuts along the rows of all queries: `part` has no argument `outer`, but two more for the rows it does. */
function cutQueries(part: string, outer: number): Cut {
  const keys = outer + 3;
  const rows = (call: CallArguments) => call[outer] * call[outer + 1] * call[outer + 2];
  const grain = (call: CallArguments) => Math.ceil(HEAVY / Math.max(1, call[keys]));
  return {
    part,
    pieces: (call) => Math.ceil(rows(call) / grain(call)),
    piece(call, item) {
      const from = item * grain(call);
      const args = Array.from(call).filter((_, place) => place !== outer);
      return [...args, from, Math.min(from + grain(call), rows(call))];
    },
  };
}

export const softmaxCuts: Record<keyof typeof plainSoftmax, Cut> = {
  maskedSoftmax: cutQueries('maskedSoftmaxRows', 3),
  maskedSoftmaxBackward: cutQueries('maskedSoftmaxBackwardRows', 4),
  logSoftmax: cutRows(1, [[0, at(2)]], rowsOf(HEAVY, at(2))),
};

/** The outer, inner and query index of a row. */
function placeOf(row: number, inner: number, queries: number): [o: number, i: number, q: number] {
  const matrix = Math.floor(row / queries);
  return [Math.floor(matrix / inner), matrix % inner, row % queries];
}

/** How many keys, from the first on, a query sees. */
function visibleKeys(
  lengths: Uint32Array | null,
  o: number,
  q: number,
  keys: number,
  causalOffset: number,
): number {
  const length = lengths === null ? keys : Math.min(keys, lengths[o]);
  return Math.max(0, Math.min(length, q + causalOffset + 1));
}
