/**
 * All parameters of a model in one flat vector, with a named view for each tensor. Gradients and an optimizer's state
 * are vectors of the same layout, so that clipping and the optimizer's step are one pass over everything.
 * Every tensor begins at a multiple of 16 elements (a cache line); the elements between stay 0.
 */
import type { Floats } from '../math/backend.ts';
import type { Random } from '../math/random.ts';

const ALIGNMENT = 16;

export interface ParameterTensor {
  /** As PyTorch's state dict names it: `rnn.weight_ih_l0`. */
  name: string;
  shape: readonly number[];
  /** Elements before it in the vector. */
  offset: number;
  length: number;
}

/** Which tensors there are, and where each lies. */
export class ParameterLayout {
  readonly tensors: ParameterTensor[] = [];
  #size = 0;

  add(name: string, shape: readonly number[]): this {
    const length = shape.reduce((product, side) => product * side, 1);
    this.tensors.push({ name, shape, offset: this.#size, length });
    this.#size = Math.ceil((this.#size + length) / ALIGNMENT) * ALIGNMENT;
    return this;
  }

  /** Length of the vector, with what lies between the tensors. */
  get size(): number {
    return this.#size;
  }

  /** The number of parameters. */
  get count(): number {
    return this.tensors.reduce((sum, tensor) => sum + tensor.length, 0);
  }

  has(name: string): boolean {
    return this.tensors.some((tensor) => tensor.name === name);
  }
}

/** A vector of this layout: values, gradients, or anything kept for each parameter. */
export class ParameterVector {
  readonly layout: ParameterLayout;
  readonly flat: Floats;
  readonly #views = new Map<string, Floats>();

  /** @param flat [layout.size] */
  constructor(layout: ParameterLayout, flat: Floats) {
    this.layout = layout;
    this.flat = flat;
    for (const { name, offset, length } of layout.tensors) {
      this.#views.set(name, flat.subarray(offset, offset + length));
    }
  }

  /** The view of one tensor; writing to it writes to the vector. */
  get(name: string): Floats {
    const view = this.#views.get(name);
    if (view === undefined) throw new RangeError(`no parameter is called ${name}`);
    return view;
  }

  has(name: string): boolean {
    return this.#views.has(name);
  }
}

/** Uniform in [-bound, bound). */
export function fillUniform(values: Floats, bound: number, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i] = (2 * random.next() - 1) * bound;
}

/** Normal with mean 0. */
export function fillNormal(values: Floats, deviation: number, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i] = deviation * random.normal();
}
