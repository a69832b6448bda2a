/**
 * Which streams are there at each step in time. Rows are step by step, and each step has the streams that are not yet
 * over, the longest first: no row is padding (what PyTorch calls a packed sequence).
 */

export interface Steps {
  /** T */
  readonly time: number;
  /** [T or more] streams of each step, never more than of the step before. */
  readonly sizes: Uint32Array;
  /** [T+1 or more] the first row of each step; of step T it is the number of rows. */
  readonly starts: Uint32Array;
}

/** All streams have the same length. */
export function evenSteps(time: number, batch: number): Steps {
  const sizes = new Uint32Array(time).fill(batch);
  return { time, sizes, starts: Uint32Array.from({ length: time + 1 }, (_, t) => t * batch) };
}

/** @param lengths of the streams, at least 1, the longest first @throws RangeError where they are not so */
export function stepsOf(lengths: ArrayLike<number>): Steps {
  const time = lengths.length === 0 ? 0 : lengths[0];
  const sizes = new Uint32Array(time);
  for (let b = 0; b < lengths.length; b++) {
    if (!(lengths[b] >= 1) || lengths[b] > (b === 0 ? time : lengths[b - 1])) {
      throw new RangeError(
        `stream ${b} has the length ${lengths[b]}: lengths are at least 1, the longest first`,
      );
    }
    for (let t = 0; t < lengths[b]; t++) sizes[t]++;
  }
  const starts = new Uint32Array(time + 1);
  for (let t = 0; t < time; t++) starts[t + 1] = starts[t] + sizes[t];
  return { time, sizes, starts };
}

export function rowsOf({ time, starts }: Steps): number {
  return starts[time];
}

/** out[row] = the row of the same stream counted from its other end: where a reversed layer finds its input. */
export function reversedRows({ time, sizes, starts }: Steps, out: Uint32Array): void {
  const streams = time === 0 ? 0 : sizes[0];
  let length = time;
  for (let b = 0; b < streams; b++) {
    while (sizes[length - 1] <= b) length--;
    for (let t = 0; t < length; t++) out[starts[t] + b] = starts[length - 1 - t] + b;
  }
}

/** The last row of each stream. */
export function lastRows({ time, sizes, starts }: Steps): Uint32Array {
  const rows = new Uint32Array(time === 0 ? 0 : sizes[0]);
  for (let t = 0; t < time; t++) for (let b = 0; b < sizes[t]; b++) rows[b] = starts[t] + b;
  return rows;
}
