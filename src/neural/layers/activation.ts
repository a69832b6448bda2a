/** Activations as layers, number by number. The functions and their sources are in math/plain/activations.ts. */
import type { Backend, Floats, Kernels } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';
import { Accumulator, type Layer } from './layer.ts';

export type ActivationName = 'tanh' | 'relu' | 'sigmoid' | 'silu' | 'gelu' | 'gelu-tanh';

export const activationNames: readonly ActivationName[] = [
  'tanh',
  'relu',
  'sigmoid',
  'silu',
  'gelu',
  'gelu-tanh',
];

interface ActivationKernels {
  forward(kernels: Kernels, out: Floats, x: Floats, n: number): void;
  /** @param value the output where `ofOutput`, else the input */
  backward(kernels: Kernels, dX: Floats, value: Floats, dOut: Floats, n: number): void;
  /** Whether the gradient is a function of the output: then the layer can work in place. */
  ofOutput: boolean;
}

const activations: Readonly<Record<ActivationName, ActivationKernels>> = {
  tanh: {
    forward(kernels, out, x, n) {
      if (out !== x) out.set(x.subarray(0, n));
      kernels.tanhForward(out, n);
    },
    backward: (kernels, dX, y, dOut, n) => kernels.tanhBackward(dX, y, dOut, n),
    ofOutput: true,
  },
  relu: {
    forward: (kernels, out, x, n) => kernels.reluForward(out, x, n),
    backward: (kernels, dX, y, dOut, n) => kernels.reluBackward(dX, y, dOut, n),
    ofOutput: true,
  },
  sigmoid: {
    forward: (kernels, out, x, n) => kernels.sigmoidForward(out, x, n),
    backward: (kernels, dX, y, dOut, n) => kernels.sigmoidBackward(dX, y, dOut, n),
    ofOutput: true,
  },
  silu: {
    forward: (kernels, out, x, n) => kernels.siluForward(out, x, n),
    backward: (kernels, dX, x, dOut, n) => kernels.siluBackward(dX, x, dOut, n),
    ofOutput: false,
  },
  gelu: {
    forward: (kernels, out, x, n) => kernels.geluForward(out, x, n),
    backward: (kernels, dX, x, dOut, n) => kernels.geluBackward(dX, x, dOut, n),
    ofOutput: false,
  },
  'gelu-tanh': {
    forward: (kernels, out, x, n) => kernels.geluTanhForward(out, x, n),
    backward: (kernels, dX, x, dOut, n) => kernels.geluTanhBackward(dX, x, dOut, n),
    ofOutput: false,
  },
};

/** tanh, relu and sigmoid may work in place (out is x). They look at the output again in `backward`: it must last. */
export class Activation implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly name: ActivationName;
  readonly #backend: Backend;
  readonly #accumulator: Accumulator;
  #out: Floats | undefined;

  constructor(backend: Backend, name: ActivationName, width: number) {
    this.inputs = width;
    this.outputs = width;
    this.name = name;
    this.#backend = backend;
    this.#accumulator = new Accumulator(backend);
  }

  forward(out: Floats, x: Floats, rows: number): void {
    activations[this.name].forward(this.#backend.kernels, out, x, rows * this.inputs);
    this.#out = out;
  }

  /** @param dX may be dOut where it is not added to */
  backward(
    _gradients: ParameterVector | null,
    dOut: Floats,
    x: Floats,
    rows: number,
    dX: Floats | null,
    accumulate: boolean,
  ): void {
    if (dX === null) return;
    const { kernels } = this.#backend;
    const { backward, ofOutput } = activations[this.name];
    const value = ofOutput ? (this.#out ?? x) : x;
    const length = rows * this.inputs;
    if (!accumulate) backward(kernels, dX, value, dOut, length);
    else {
      this.#accumulator.add(dX, length, (out, from, n) =>
        backward(kernels, out, value.subarray(from, from + n), dOut.subarray(from, from + n), n),
      );
    }
  }
}
