/**
 * The keywords found in an input, as numbers of rules, in the order they will be tried.
 *
 * A keyword goes on top if its rank is above the highest so far (which starts at 0), else at the bottom. An input
 * may hold hundreds of thousands, so nothing is ever moved: the tops are taken from the end of one array, the
 * bottoms from the beginning of another.
 */
export class Keystack {
  readonly #tops: number[] = [];
  readonly #bottoms: number[] = [];
  #nextBottom = 0;
  #highest = 0;

  clear(): void {
    this.#tops.length = 0;
    this.#bottoms.length = 0;
    this.#nextBottom = 0;
    this.#highest = 0;
  }

  get isEmpty(): boolean {
    return this.#tops.length === 0 && this.#nextBottom === this.#bottoms.length;
  }

  push(rule: number, rank: number): 'top' | 'bottom' {
    if (rank > this.#highest) {
      this.#highest = rank;
      this.#tops.push(rule);
      return 'top';
    }
    this.#bottoms.push(rule);
    return 'bottom';
  }

  /** Takes the next one off; undefined where there is none. */
  next(): number | undefined {
    if (this.#tops.length > 0) return this.#tops.pop();
    return this.#nextBottom < this.#bottoms.length ? this.#bottoms[this.#nextBottom++] : undefined;
  }

  /** The first `count` in the order they will be taken. */
  list(count: number): number[] {
    const tops = this.#tops.slice(-count).reverse();
    return [...tops, ...this.#bottoms.slice(this.#nextBottom, this.#nextBottom + count - tops.length)];
  }
}
