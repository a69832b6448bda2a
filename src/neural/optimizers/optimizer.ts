/**
 * Optimizers: from gradients to steps, with PyTorch's formulas (update-rules.ts). One step is a few passes over the
 * flat vectors: one for each stretch of tensors with the same rate and weight decay. Clipping comes in as a factor of
 * the gradient; frozen tensors have neither gradient nor state.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterLayout, ParameterTensor } from '../parameters.ts';
import { type OptimizerName, type RuleSettings, updateRule } from './update-rules.ts';

export interface OptimizerSettings extends RuleSettings {
  /**
   * Part of each value that a step of rate 1 takes away (adamw: I. Loshchilov and F. Hutter, ICLR 2019), or that is
   * added to its gradient (all others). Only of tensors declared for it, unless `group` says otherwise. @defaultValue 0
   */
  weightDecay?: number;
  /** What is different for a tensor. */
  group?: (tensor: ParameterTensor) => ParameterGroup;
}

export interface ParameterGroup {
  /** The learning rate is multiplied by it. @defaultValue 1 */
  rateFactor?: number;
  /** @defaultValue that of the settings where the tensor is declared for it, else 0 */
  weightDecay?: number;
}

/** Remembers what it must of earlier steps: vectors of the layout of gradients, and how many steps there were. */
export interface Optimizer {
  readonly name: OptimizerName;
  /** Steps done. */
  steps: number;
  /** By PyTorch's names, to be saved and restored. */
  readonly state: Readonly<Record<string, Floats>>;
  /** The names of those vectors in which nothing is below 0. */
  readonly squares: readonly string[];
  /**
   * values -= what this optimizer makes of rate and gradients·gradientScale; the gradients are used up.
   * @param values of the layout
   * @param gradients of its `trained()` layout
   */
  step(values: Floats, gradients: Floats, rate: number, gradientScale: number): void;
}

/** A stretch of the vectors that is stepped alike. */
interface Stretch {
  /** Of the values, and of gradients and state. */
  from: number;
  at: number;
  length: number;
  rateFactor: number;
  weightDecay: number;
}

/** @throws NlpError (exit 2) for an optimizer that does not exist */
export function createOptimizer(
  backend: Backend,
  layout: ParameterLayout,
  settings: OptimizerSettings,
): Optimizer {
  const rule = updateRule(settings);
  const { size } = layout.trained();
  const stretches = stretchesOf(layout, settings);
  const vectors = rule.state.map(() => backend.floats(size));
  const state = Object.fromEntries(rule.state.map((name, i) => [name, vectors[i]]));
  return {
    name: settings.name,
    steps: 0,
    state,
    squares: rule.squares,
    step(values, gradients, rate, gradientScale) {
      this.steps++;
      for (const { from, at, length, rateFactor, weightDecay } of stretches) {
        rule.step(backend.kernels, {
          values: partOf(values, from, length),
          gradients: partOf(gradients, at, length),
          state: vectors.map((vector) => partOf(vector, at, length)),
          length,
          rate: rate * rateFactor,
          weightDecay,
          gradientScale,
          steps: this.steps,
        });
      }
    },
  };
}

/** A view, which in shared memory takes its time, only where it is needed. */
function partOf(vector: Floats, from: number, length: number): Floats {
  return from === 0 ? vector : vector.subarray(from, from + length);
}

/** Neighbours with the same settings together: all of a model in one, where there is one group. */
function stretchesOf(layout: ParameterLayout, { weightDecay = 0, group }: OptimizerSettings): Stretch[] {
  const gradients = layout.trained();
  const byName = new Map(gradients.tensors.map((tensor) => [tensor.name, tensor.offset]));
  const stretches: Stretch[] = [];
  for (const tensor of layout.tensors) {
    const at = byName.get(tensor.name);
    if (at === undefined) continue;
    const own = group?.(tensor) ?? {};
    const rateFactor = own.rateFactor ?? 1;
    const decay = own.weightDecay ?? (tensor.decay ? weightDecay : 0);
    const last = stretches.at(-1);
    const isSame = last?.rateFactor === rateFactor && last.weightDecay === decay;
    // The same distance in both vectors: nothing frozen lies between.
    if (last !== undefined && isSame && tensor.offset - last.from === at - last.at) {
      last.length = at + tensor.length - last.at;
    } else {
      stretches.push({ from: tensor.offset, at, length: tensor.length, rateFactor, weightDecay: decay });
    }
  }
  return stretches;
}
