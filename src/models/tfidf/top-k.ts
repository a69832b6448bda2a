/** The k best of a stream of scored documents: a binary heap with the worst on top. */

export class TopK {
  readonly #k: number;
  readonly #scores: Float64Array;
  readonly #documents: Uint32Array;
  readonly #compare: (a: number, b: number) => number;
  readonly #inOrder: boolean;
  #size = 0;
  /** What scores this or less cannot get in any more. */
  floor = Number.NEGATIVE_INFINITY;

  /**
   * @param compare orders documents of the same score: negative where a ranks before b
   * @param inOrder true where documents are offered in that order: a tie then never gets in
   */
  constructor(k: number, compare: (a: number, b: number) => number, inOrder: boolean) {
    this.#k = k;
    this.#scores = new Float64Array(k);
    this.#documents = new Uint32Array(k);
    this.#compare = compare;
    this.#inOrder = inOrder;
    if (k === 0) this.floor = Number.POSITIVE_INFINITY;
  }

  offer(document: number, score: number): void {
    const scores = this.#scores;
    const documents = this.#documents;
    if (this.#size < this.#k) {
      let at = this.#size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!this.#isWorse(score, document, scores[parent], documents[parent])) break;
        scores[at] = scores[parent];
        documents[at] = documents[parent];
        at = parent;
      }
      scores[at] = score;
      documents[at] = document;
      if (this.#size === this.#k) this.#setFloor();
      return;
    }
    if (this.#k === 0 || !this.#isWorse(scores[0], documents[0], score, document)) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.#size) break;
      const right = child + 1;
      if (
        right < this.#size &&
        this.#isWorse(scores[right], documents[right], scores[child], documents[child])
      ) {
        child = right;
      }
      if (!this.#isWorse(scores[child], documents[child], score, document)) break;
      scores[at] = scores[child];
      documents[at] = documents[child];
      at = child;
    }
    scores[at] = score;
    documents[at] = document;
    this.#setFloor();
  }

  /** Best first. */
  finish(): { document: number; score: number }[] {
    const found: { document: number; score: number }[] = [];
    for (let i = 0; i < this.#size; i++) found.push({ document: this.#documents[i], score: this.#scores[i] });
    return found.sort((a, b) => b.score - a.score || this.#compare(a.document, b.document));
  }

  #isWorse(score: number, document: number, than: number, other: number): boolean {
    if (score !== than) return score < than;
    return this.#compare(document, other) > 0;
  }

  #setFloor(): void {
    const worst = this.#scores[0];
    // Where a tie may get in, the floor lies just below the worst score.
    this.floor = this.#inOrder ? worst : worst - Math.abs(worst) * 2 ** -50 - Number.MIN_VALUE;
  }
}
