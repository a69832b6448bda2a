/**
 * Dropout (N. Srivastava et al., JMLR 15, 2014), inverted: what is kept is divided by the probability of keeping, so
 * that nothing changes at test time. A mask is a function of a key and the position alone: it is the same whoever
 * computes it, and a resumed training needs to remember no more than its step.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Random } from '../../math/random.ts';
import type { ParameterVector } from '../parameters.ts';
import { Accumulator, type Layer, type PassContext } from './layer.ts';

export class Dropout implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly rate: number;
  readonly #backend: Backend;
  readonly #index: number;
  /** [rows, width] */
  readonly #mask: Floats;
  readonly #accumulator: Accumulator;
  /** Whether the pass that `backward` follows has dropped: set by `forward`, or by who knows of another thread's. */
  isDropping = false;

  /**
   * @param rate the probability of dropping a number, 0 to below 1
   * @param index of its key among those of a pass
   */
  constructor(backend: Backend, rate: number, index: number, rows: number, width: number) {
    this.inputs = width;
    this.outputs = width;
    this.rate = rate;
    this.#backend = backend;
    this.#index = index;
    this.#mask = backend.floats(rate > 0 ? rows * width : 0);
    this.#accumulator = new Accumulator(backend);
  }

  /** @param out may be x */
  forward(out: Floats, x: Floats, rows: number, context: PassContext = {}): void {
    const n = rows * this.inputs;
    const key = context.dropoutKeys?.[this.#index];
    this.isDropping = key !== undefined && this.rate > 0;
    if (key !== undefined && this.isDropping) {
      fillDropoutMask(this.#mask, n, this.rate, key);
      this.#backend.kernels.multiply(out, x, this.#mask, n);
    } else if (out !== x) out.set(x.subarray(0, n));
  }

  /** @param dX may be dOut where it is not added to */
  backward(
    _gradients: ParameterVector | null,
    dOut: Floats,
    _x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    if (dX === null) return;
    const { kernels } = this.#backend;
    const n = rows * this.inputs;
    const mask = this.#mask;
    if (this.isDropping && !accumulate) kernels.multiply(dX, dOut, mask, n);
    else if (this.isDropping) {
      this.#accumulator.add(dX, n, (out, from, count) =>
        kernels.multiply(out, dOut.subarray(from, from + count), mask.subarray(from, from + count), count),
      );
    } else if (accumulate) kernels.add(dX, dOut, n);
    else if (dX !== dOut) dX.set(dOut.subarray(0, n));
  }
}

/** The keys of the masks: a stream for each step, part of the batch, and layer. @returns a whole number below 2^32 */
export function dropoutKey(random: Random, step: number, part: number, layer: number): number {
  return random.fork(step).fork(part).fork(layer).int(4294967296);
}

/** Fills mask[0 to n-1] with 0 (probability `rate`) or 1 / (1 - rate). */
export function fillDropoutMask(mask: Floats, n: number, rate: number, key: number): void {
  const kept = 1 / (1 - rate);
  const limit = rate * 4294967296;
  for (let i = 0; i < n; i++) mask[i] = hash(key, i) < limit ? 0 : kept;
}

/** MurmurHash3's finalizer (A. Appleby, 2011) of the position, offset by the key, twice. */
function hash(key: number, position: number): number {
  let word = (Math.imul(position, 0x9e3779b9) + key) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  word = (word ^ (word >>> 16)) + key;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
