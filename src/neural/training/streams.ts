/**
 * A text cut into B contiguous streams that are read side by side, T tokens a step: stream b is tokens b·L to
 * (b+1)·L, and each predicts the token after it. State is carried from step to step, as every stream goes on where
 * it was. What is left over at the end (fewer than B tokens) is not read; the last step may be shorter than T.
 */
import { NlpError } from '../../errors.ts';
import type { TokenIds } from '../../text/token-stream.ts';

export class Streams {
  readonly batch: number;
  readonly time: number;
  /** L: positions of each stream. */
  readonly length: number;
  readonly steps: number;
  readonly #ids: TokenIds;

  /** @throws NlpError where the text is too short for so many streams */
  constructor(ids: TokenIds, batch: number, time: number) {
    this.#ids = ids;
    this.batch = batch;
    this.time = time;
    this.length = Math.floor((ids.length - 1) / batch);
    this.steps = Math.ceil(this.length / time);
    if (this.length >= 1) return;
    const streams = batch === 1 ? 'one stream' : `${batch} streams`;
    throw new NlpError(
      ids.length === 0
        ? 'there is nothing to train on'
        : `the text has ${ids.length === 1 ? '1 symbol' : `${ids.length} symbols`} to train on, too few for ${streams}`,
      {
        remedy: (option) =>
          ids.length > 1
            ? `Give more text, or ${option('batch')} ${Math.max(1, Math.min(batch, Math.floor((ids.length - 1) / 2)))}.`
            : `Give more text, or hold less of it out (${option('validFraction')}).`,
      },
    );
  }

  /**
   * Inputs and targets of a step for the streams `first` to `first + count - 1`, time-major [T',count].
   * @returns T': how many tokens in time
   */
  fill(step: number, first: number, count: number, inputs: Uint32Array, targets: Uint32Array): number {
    const ids = this.#ids;
    const from = step * this.time;
    const time = Math.min(this.time, this.length - from);
    for (let t = 0; t < time; t++) {
      for (let b = 0; b < count; b++) {
        const at = (first + b) * this.length + from + t;
        inputs[t * count + b] = ids[at];
        targets[t * count + b] = ids[at + 1];
      }
    }
    return time;
  }
}
