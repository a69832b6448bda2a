/**
 * The largest value of each feature over the time of a sequence (R. Collobert et al., JMLR 12, 2011; Y. Kim, EMNLP
 * 2014), as it follows a convolution. The gradient goes to the first of equal maxima.
 *   x [B·T, width], sequence by sequence; out [B, width]
 */
import type { Backend, Floats } from '../../math/backend.ts';

export class MaxOverTime {
  readonly width: number;
  /** [B, width]: at which step each maximum stands, after `forward`. */
  readonly places: Uint32Array;
  readonly #backend: Backend;

  /** @param batch sequences, at most */
  constructor(backend: Backend, batch: number, width: number) {
    this.width = width;
    this.#backend = backend;
    this.places = backend.ids(batch * width);
  }

  /** @param lengths [B] steps from there on are padding and not looked at; absent, all count */
  forward(out: Floats, x: Floats, batch: number, time: number, lengths: Uint32Array | null = null): void {
    this.#backend.kernels.maxOverTimeForward(out, this.places, x, lengths, batch, time, this.width);
  }

  /** Overwrites dX[B·T, width]. */
  backward(dOut: Floats, batch: number, time: number, dX: Floats): void {
    this.#backend.kernels.maxOverTimeBackward(dX, this.places, dOut, batch, time, this.width);
  }
}
