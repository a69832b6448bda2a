/**
 * All parameters of a model in one flat vector, with a named view for each tensor. Gradients and an optimizer's state
 * are vectors of the same layout, so that clipping and the optimizer's step are one pass over everything.
 * Every tensor begins at a multiple of 16 elements (a cache line); the elements between stay 0.
 */
import type { Backend, Floats } from '../math/backend.ts';
import type { Random } from '../math/random.ts';

const ALIGNMENT = 16;

/** How a tensor begins: everywhere the same value, uniform in [-bound, bound), or normal with mean 0. */
export type Initial = { value: number } | { bound: number } | { deviation: number };

/** What a layer says of a tensor beside its name and shape. */
export interface TensorTraits {
  /** @defaultValue zeros */
  initial?: Initial;
  /** Whether weight decay is meant for it: weights of products, not biases, norms or embeddings. @defaultValue false */
  decay?: boolean;
  /** False: frozen, without gradient and optimizer state. @defaultValue true */
  trained?: boolean;
}

export interface ParameterTensor extends Required<TensorTraits> {
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
  readonly #names = new Set<string>();
  #size = 0;

  /** @throws RangeError where there is a tensor of this name */
  add(name: string, shape: readonly number[], traits: TensorTraits = {}): this {
    if (this.#names.has(name)) throw new RangeError(`two parameters are called ${name}`);
    this.#names.add(name);
    const length = shape.reduce((product, side) => product * side, 1);
    const { initial = { value: 0 }, decay = false, trained = true } = traits;
    this.tensors.push({ name, shape, offset: this.#size, length, initial, decay, trained });
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
    return this.#names.has(name);
  }

  /** The layout of gradients: of the tensors that are not frozen. */
  trained(): ParameterLayout {
    if (this.tensors.every((tensor) => tensor.trained)) return this;
    const layout = new ParameterLayout();
    for (const { name, shape, ...traits } of this.tensors)
      if (traits.trained) layout.add(name, shape, traits);
    return layout;
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

  /** Zeros, in the backend's memory. */
  static zeros(backend: Backend, layout: ParameterLayout): ParameterVector {
    return new ParameterVector(layout, backend.floats(layout.size));
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

  /** The same where it may be missing: a bias that a layer does without, the gradient of a frozen tensor. */
  find(name: string): Floats | null {
    return this.#views.get(name) ?? null;
  }
}

/** Fills every tensor with what its layer declared; each draws from a stream of its own name. */
export function initialise(values: ParameterVector, random: Random): void {
  for (const { name, initial } of values.layout.tensors) {
    const view = values.get(name);
    if ('value' in initial) view.fill(initial.value);
    else if ('bound' in initial) fillUniform(view, initial.bound, random.fork(name));
    else fillNormal(view, initial.deviation, random.fork(name));
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
