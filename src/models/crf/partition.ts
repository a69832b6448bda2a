/**
 * The log partition of a lattice alone, with products instead of logs: forward sums scaled at each item, as in
 * kernels/sequence.ts. Where a step is less probable than 1e-100 the sums of logs (lattice.ts) are taken.
 */
import { type LatticeScores, sumLattice } from './lattice.ts';

/** Tables of a matrix of transitions, to be used for many lattices. */
export class Partition {
  readonly #transition: Float64Array;
  readonly #labels: number;
  readonly #greatest: number;
  /** [L*L] exp of the score less the greatest, a row for each label entered */
  readonly #factors: Float64Array;
  #now: Float64Array;
  #next: Float64Array;

  /** @param transition [L*L] row = label left; minus infinity where a pair is not allowed */
  constructor(transition: Float64Array, labels: number) {
    this.#transition = transition;
    this.#labels = labels;
    let greatest = Number.NEGATIVE_INFINITY;
    for (const score of transition) if (score > greatest) greatest = score;
    this.#greatest = Number.isFinite(greatest) ? greatest : 0;
    this.#factors = new Float64Array(labels * labels);
    for (let i = 0; i < labels; i++)
      for (let j = 0; j < labels; j++)
        this.#factors[j * labels + i] = Math.exp(transition[i * labels + j] - this.#greatest);
    this.#now = new Float64Array(labels);
    this.#next = new Float64Array(labels);
  }

  /** @param scores whose transitions are those of this partition */
  logOf(scores: LatticeScores): number {
    if (scores.transition !== this.#transition) return sumLattice(scores).logPartition;
    const { length, state } = scores;
    if (length === 0) return 0;
    const labels = this.#labels;
    const factors = this.#factors;
    let log = (length - 1) * this.#greatest;
    let product = 1;
    for (let t = 0; t < length; t++) {
      const row = t * labels;
      const now = this.#now;
      const next = this.#next;
      let most = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < labels; j++) if (state[row + j] > most) most = state[row + j];
      let sum = 0;
      for (let j = 0; j < labels; j++) {
        let inflow = 1;
        if (t > 0) {
          inflow = 0;
          const column = j * labels;
          for (let i = 0; i < labels; i++) inflow += now[i] * factors[column + i];
        }
        const value = inflow * Math.exp(state[row + j] - most);
        next[j] = value;
        sum += value;
      }
      if (!(sum >= 1e-100)) return sumLattice(scores).logPartition;
      const scale = 1 / sum;
      for (let j = 0; j < labels; j++) next[j] *= scale;
      this.#now = next;
      this.#next = now;
      log += most;
      product *= sum;
      if (product < 1e-150 || product > 1e150) {
        log += Math.log(product);
        product = 1;
      }
    }
    return log + Math.log(product);
  }
}
