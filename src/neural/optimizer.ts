/**
 * Optimizers with PyTorch's formulas (which, with sources, are in math/plain/optimizers.ts). Each is
 * one pass over the flat vectors of values and gradients; clipping comes in as a factor of the gradient.
 */
import { usageError } from '../errors.ts';
import type { Backend, Floats } from '../math/backend.ts';

export type OptimizerName = 'adam' | 'sgd' | 'rmsprop' | 'adagrad';

export const optimizerNames: readonly OptimizerName[] = ['adam', 'sgd', 'rmsprop', 'adagrad'];

export interface OptimizerSettings {
  name: OptimizerName;
  /** sgd only, 0 to below 1. @defaultValue 0 */
  momentum?: number;
}

/** Remembers what it must of earlier steps: vectors of the parameters' layout, and how many steps there were. */
export interface Optimizer {
  readonly name: OptimizerName;
  /** Steps done. */
  steps: number;
  /** By PyTorch's names, to be saved and restored. */
  readonly state: Readonly<Record<string, Floats>>;
  /** values -= what this optimizer makes of rate and gradients·gradientScale. */
  step(values: Floats, gradients: Floats, rate: number, gradientScale: number): void;
}

/** @param size length of the vectors */
export function createOptimizer(backend: Backend, size: number, settings: OptimizerSettings): Optimizer {
  const { kernels } = backend;
  const vector = () => backend.floats(size);
  const { name, momentum = 0 } = settings;
  switch (name) {
    case 'sgd': {
      const velocity = momentum === 0 ? null : vector();
      return {
        name,
        steps: 0,
        state: velocity === null ? {} : { momentum_buffer: velocity },
        step(values, gradients, rate, scale) {
          this.steps++;
          kernels.sgdStep(values, gradients, velocity, size, rate, momentum, scale, 0);
        },
      };
    }
    case 'adam': {
      const mean = vector();
      const square = vector();
      const [beta1, beta2] = [0.9, 0.999];
      return {
        name,
        steps: 0,
        state: { exp_avg: mean, exp_avg_sq: square },
        step(values, gradients, rate, scale) {
          this.steps++;
          const correction1 = 1 - beta1 ** this.steps;
          const correction2 = 1 - beta2 ** this.steps;
          kernels.adamStep(
            values,
            gradients,
            mean,
            square,
            size,
            rate,
            beta1,
            beta2,
            1e-8,
            correction1,
            correction2,
            scale,
            0,
            false,
          );
        },
      };
    }
    case 'rmsprop': {
      const square = vector();
      return {
        name,
        steps: 0,
        state: { square_avg: square },
        step(values, gradients, rate, scale) {
          this.steps++;
          kernels.rmspropStep(values, gradients, square, size, rate, 0.99, 1e-8, scale, 0);
        },
      };
    }
    case 'adagrad': {
      const sum = vector();
      return {
        name,
        steps: 0,
        state: { sum },
        step(values, gradients, rate, scale) {
          this.steps++;
          kernels.adagradStep(values, gradients, sum, size, rate, 1e-10, scale, 0);
        },
      };
    }
    default:
      throw usageError(
        `no optimizer is called ${String(name)}`,
        '--optimizer',
        `Choose ${optimizerNames.join(', ')}.`,
      );
  }
}

/** Clipping by the norm of the whole gradient, as PyTorch's clip_grad_norm_: at most `most`; 0 is no limit. */
export function clipFactor(norm: number, most: number): number {
  return most > 0 && norm > most ? most / (norm + 1e-6) : 1;
}
