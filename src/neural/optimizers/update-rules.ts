/**
 * The update of each optimizer on one stretch of parameters, in the order of PyTorch's operations.
 *   sgd with momentum: I. Sutskever et al., ICML 2013; adagrad: J. Duchi et al., JMLR 12, 2011;
 *   rmsprop: T. Tieleman and G. Hinton, 2012; adadelta: M. Zeiler, 2012; adam: D. Kingma and J. Ba, ICLR 2015;
 *   adamw, weight decay apart from the gradient: I. Loshchilov and F. Hutter, ICLR 2019
 */
import { usageError } from '../../errors.ts';
import type { Floats, Kernels } from '../../math/backend.ts';
import type { OptimizerSettings } from './optimizer.ts';

export type OptimizerName = 'adam' | 'adamw' | 'sgd' | 'rmsprop' | 'adagrad' | 'adadelta';

export const optimizerNames: readonly OptimizerName[] = [
  'adam',
  'adamw',
  'sgd',
  'rmsprop',
  'adagrad',
  'adadelta',
];

/** A stretch of parameters, with all that decides its step. */
export interface UpdateStep {
  /** [length] */
  values: Floats;
  gradients: Floats;
  /** [length] each: the rule's vectors. */
  state: readonly Floats[];
  length: number;
  rate: number;
  weightDecay: number;
  /** What gradients are multiplied with first. */
  gradientScale: number;
  /** From 1. */
  steps: number;
}

export interface UpdateRule {
  /** The names of its vectors, PyTorch's. */
  readonly state: readonly string[];
  step(kernels: Kernels, step: UpdateStep): void;
}

/** @throws NlpError (exit 2) for an optimizer that does not exist */
export function updateRule(settings: OptimizerSettings): UpdateRule {
  const make = Object.hasOwn(rules, settings.name) ? rules[settings.name] : undefined;
  if (make !== undefined) return make(settings);
  const known = optimizerNames.join(', ');
  throw usageError(`no optimizer is called ${String(settings.name)}`, 'optimizer', `Choose ${known}.`);
}

const rules: Readonly<Record<OptimizerName, (settings: OptimizerSettings) => UpdateRule>> = {
  sgd: ({ momentum = 0 }) => ({
    state: momentum === 0 ? [] : ['momentum_buffer'],
    step(kernels, step) {
      const { values, gradients, state, length, rate } = step;
      const scale = decayed(kernels, step);
      kernels.sgdStep(values, gradients, state[0] ?? null, length, rate, momentum, scale);
    },
  }),

  adam: (settings) => adam(settings, decayed),
  // The values shrink, the gradient stays as it is.
  adamw: (settings) =>
    adam(settings, (kernels, { values, length, rate, weightDecay, gradientScale }) => {
      if (weightDecay > 0) kernels.scale(values, 1 - rate * weightDecay, length);
      return gradientScale;
    }),

  rmsprop: ({ smoothing = 0.99, epsilon = 1e-8 }) => ({
    state: ['square_avg'],
    step(kernels, step) {
      const { values, gradients, state, length, rate } = step;
      const scale = decayed(kernels, step);
      kernels.rmspropStep(values, gradients, state[0], length, rate, smoothing, epsilon, scale);
    },
  }),

  adagrad: ({ epsilon = 1e-10 }) => ({
    state: ['sum'],
    step(kernels, step) {
      const { values, gradients, state, length, rate } = step;
      const scale = decayed(kernels, step);
      kernels.adagradStep(values, gradients, state[0], length, rate, epsilon, scale);
    },
  }),

  adadelta: ({ smoothing = 0.9, epsilon = 1e-6 }) => ({
    state: ['square_avg', 'acc_delta'],
    step(kernels, step) {
      const { values, gradients, length, rate } = step;
      const [square, moved] = step.state;
      const scale = decayed(kernels, step);
      for (let i = 0; i < length; i++) {
        const gradient = gradients[i] * scale;
        square[i] = smoothing * square[i] + (1 - smoothing) * gradient * gradient;
        const change = (Math.sqrt(moved[i] + epsilon) / Math.sqrt(square[i] + epsilon)) * gradient;
        moved[i] = smoothing * moved[i] + (1 - smoothing) * change * change;
        values[i] -= rate * change;
      }
    },
  }),
};

function adam(
  { betas = [0.9, 0.999], epsilon = 1e-8 }: OptimizerSettings,
  decay: (kernels: Kernels, step: UpdateStep) => number,
): UpdateRule {
  const [beta1, beta2] = betas;
  return {
    state: ['exp_avg', 'exp_avg_sq'],
    step(kernels, step) {
      const { values, gradients, length, rate, steps } = step;
      const [mean, square] = step.state;
      const scale = decay(kernels, step);
      const [correction1, correction2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
      const rates = [rate, beta1, beta2, epsilon, correction1, correction2, scale] as const;
      kernels.adamStep(values, gradients, mean, square, length, ...rates);
    },
  };
}

/** Adds weightDecay times the values to the gradients, scaled already. @returns by what they are still to be scaled */
function decayed(_kernels: Kernels, step: UpdateStep): number {
  const { values, gradients, length, weightDecay, gradientScale } = step;
  if (weightDecay === 0) return gradientScale;
  for (let i = 0; i < length; i++) gradients[i] = gradients[i] * gradientScale + weightDecay * values[i];
  return 1;
}
