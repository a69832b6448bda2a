/**
 * The largest of many weights without sorting all of them: a binary heap (J. Williams, "Algorithm 232", CACM 7(6),
 * 1964) over indices. Of equal weights the lower index is the larger, so that the order is total.
 */

/** Indices by weight, the largest on top; memory for one size, used again. */
export class LargestFirst {
  readonly #heap: Uint32Array;
  #weights: Float64Array = new Float64Array(0);
  #length = 0;

  constructor(size: number) {
    this.#heap = new Uint32Array(size);
  }

  /** Starts anew with all weights above 0: O(size). */
  fill(weights: Float64Array): void {
    this.#weights = weights;
    let length = 0;
    for (let i = 0; i < weights.length; i++) if (weights[i] > 0) this.#heap[length++] = i;
    this.#length = length;
    for (let at = (length >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  get length(): number {
    return this.#length;
  }

  /** Takes the index of the largest weight off: O(log size). */
  take(): number {
    const heap = this.#heap;
    const top = heap[0];
    this.#length--;
    heap[0] = heap[this.#length];
    this.#sink(0);
    return top;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const weights = this.#weights;
    const length = this.#length;
    const index = heap[from];
    const weight = weights[index];
    let at = from;
    for (let child = 2 * at + 1; child < length; child = 2 * at + 1) {
      const right = child + 1;
      if (right < length && isLarger(weights, heap[right], heap[child])) child = right;
      const below = heap[child];
      if (weight > weights[below] || (weight === weights[below] && index < below)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = index;
  }
}

function isLarger(weights: Float64Array, a: number, b: number): boolean {
  return weights[a] > weights[b] || (weights[a] === weights[b] && a < b);
}
