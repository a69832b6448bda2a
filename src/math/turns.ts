/**
 * Long work in turns: between two of them the program hears signals, timers and pipes, so that Ctrl-C is answered at once
 * however long the work is.
 */

/** How long it works before others have their turn, in milliseconds. */
const turnLength = 40;

export class Turns {
  #start = performance.now();

  /** What to wait for where the turn is over; undefined where there is time left. */
  pause(): Promise<void> | undefined {
    return performance.now() - this.#start < turnLength ? undefined : this.#next();
  }

  async #next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#start = performance.now();
  }
}

/** Does work that says with `yield` where it may be interrupted, and answers with what it returns. */
export async function inTurns<Result>(work: Iterator<void, Result>): Promise<Result> {
  const turns = new Turns();
  for (;;) {
    const { value, done } = work.next();
    if (done) return value;
    const pause = turns.pause();
    if (pause !== undefined) await pause;
  }
}

/** Does the same work without a pause. */
export function atOnce<Result>(work: Iterator<void, Result>): Result {
  for (;;) {
    const { value, done } = work.next();
    if (done) return value;
  }
}
