/**
 * The update of each optimizer on one stretch of parameters, in the order of PyTorch's operations.
 *   sgd with momentum: I. Sutskever et al., ICML 2013; adagrad: J. Duchi et al., JMLR 12, 2011;
 *   rmsprop: T. Tieleman and G. Hinton, 2012; adadelta: M. Zeiler, 2012; adam: D. Kingma and J. Ba, ICLR 2015;
 *   adamw, weight decay apart from the gradient: I. Loshchilov and F. Hutter, ICLR 2019
 */
import { shownValue, usageError } from '../../errors.ts';
import type { Floats, Kernels } from '../../math/backend.ts';

export type OptimizerName = 'adam' | 'adamw' | 'sgd' | 'rmsprop' | 'adagrad' | 'adadelta';

export const optimizerNames: readonly OptimizerName[] = [
  'adam',
  'adamw',
  'sgd',
  'rmsprop',
  'adagrad',
  'adadelta',
];

/** Which rule, and its own settings. */
export interface RuleSettings {
  name: OptimizerName;
  /** sgd: 0 to below 1. @defaultValue 0 */
  momentum?: number;
  /** adam, adamw: of the running means of g and g². @defaultValue 0.9 and 0.999 */
  betas?: readonly [number, number];
  /** rmsprop, adadelta: how much of the running mean of g² stays. @defaultValue 0.99 and 0.9 */
  smoothing?: number;
  /** Keeps divisions finite. @defaultValue 1e-8; 1e-10 for adagrad, 1e-6 for adadelta */
  epsilon?: number;
}

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
  /** Those of them that are means or sums of squares: none of them is below 0. */
  readonly squares: readonly string[];
  step(kernels: Kernels, step: UpdateStep): void;
}

/** @throws NlpError (exit 2) for an optimizer that does not exist */
export function updateRule(settings: RuleSettings): UpdateRule {
  const make = Object.hasOwn(rules, settings.name) ? rules[settings.name] : undefined;
  if (make !== undefined) return make(settings);
  const known = optimizerNames.join(', ');
  throw usageError(`no optimizer is called ${shownValue(settings.name)}`, 'optimizer', `Choose ${known}.`);
}

const rules: Readonly<Record<OptimizerName, (settings: RuleSettings) => UpdateRule>> = {
  sgd: ({ momentum = 0 }) => ({
    state: momentum === 0 ? [] : ['momentum_buffer'],
    squares: [],
    step(kernels, { values, gradients, state, length, rate, gradientScale, weightDecay }) {
      const velocity = state[0] ?? null;
      kernels.sgdStep(values, gradients, velocity, length, rate, momentum, gradientScale, weightDecay);
    },
  }),

  adam: (settings) => adam(settings, false),
  adamw: (settings) => adam(settings, true),

  rmsprop: ({ smoothing = 0.99, epsilon = 1e-8 }) => ({
    state: ['square_avg'],
    squares: ['square_avg'],
    step(kernels, { values, gradients, state, length, rate, gradientScale, weightDecay }) {
      const rates = [rate, smoothing, epsilon, gradientScale, weightDecay] as const;
      kernels.rmspropStep(values, gradients, state[0], length, ...rates);
    },
  }),

  adagrad: ({ epsilon = 1e-10 }) => ({
    state: ['sum'],
    squares: ['sum'],
    step(kernels, { values, gradients, state, length, rate, gradientScale, weightDecay }) {
      kernels.adagradStep(values, gradients, state[0], length, rate, epsilon, gradientScale, weightDecay);
    },
  }),

  adadelta: ({ smoothing = 0.9, epsilon = 1e-6 }) => ({
    state: ['square_avg', 'acc_delta'],
    squares: ['square_avg', 'acc_delta'],
    step(kernels, { values, gradients, state, length, rate, gradientScale, weightDecay }) {
      const rates = [rate, smoothing, epsilon, gradientScale, weightDecay] as const;
      kernels.adadeltaStep(values, gradients, state[0], state[1], length, ...rates);
    },
  }),
};

/** @param apart whether weight decay is taken from the values, or added to the gradient */
function adam(
  { betas: [beta1, beta2] = [0.9, 0.999], epsilon = 1e-8 }: RuleSettings,
  apart: boolean,
): UpdateRule {
  return {
    state: ['exp_avg', 'exp_avg_sq'],
    squares: ['exp_avg_sq'],
    step(kernels, { values, gradients, state, length, rate, gradientScale, weightDecay, steps }) {
      const [mean, square] = state;
      const corrections = [1 - beta1 ** steps, 1 - beta2 ** steps] as const;
      const rates = [rate, beta1, beta2, epsilon, ...corrections, gradientScale, weightDecay] as const;
      kernels.adamStep(values, gradients, mean, square, length, ...rates, apart);
    },
  };
}
