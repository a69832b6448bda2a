/**
 * Comparing with another program number by number: tensors as nested lists, and the losses of a few steps of an
 * optimizer that is named as in "adam lr=0.01 clip_norm=0.05".
 */
import { NlpError, shownValue } from '../../errors.ts';
import type { Backend, Floats } from '../../math/backend.ts';
import { clipFactor } from '../optimizers/clipping.ts';
import { createOptimizer, type OptimizerSettings } from '../optimizers/optimizer.ts';
import { type OptimizerName, optimizerNames } from '../optimizers/update-rules.ts';
import type { ParameterLayout, ParameterVector } from '../parameters.ts';

/** A tensor as nested lists. */
export type Nested = number | Nested[];

/** A model on one batch. */
export interface ParitySubject {
  readonly backend: Backend;
  readonly values: ParameterVector;
  readonly gradients: ParameterVector;
  /** The mean loss; with its gradient where that is wanted. */
  loss(withGradient: boolean): number;
  /** The values have changed. */
  prepare(): void;
}

/** What the model makes of the batch. */
export interface ParityNumbers {
  loss: number;
  gradients: Record<string, Nested>;
  gradient_norm: number;
  /** The loss before each of five steps and after the last. */
  optimizers: Record<string, number[]>;
}

const STEPS = 5;

/**
 * Loss and gradients, and the losses of each optimizer's steps from the beginning.
 * @param make the model with its first values, anew each time
 */
export function parityNumbers<Subject extends ParitySubject>(
  make: () => Subject,
  optimizers: readonly string[],
): ParityNumbers & { subject: Subject } {
  const subject = make();
  const loss = subject.loss(true);
  const { gradients, backend } = subject;
  const squares = backend.kernels.sumOfSquares(gradients.flat, gradients.flat.length);
  return {
    subject,
    loss,
    gradients: nestedTensors(gradients),
    gradient_norm: Math.sqrt(squares),
    optimizers: Object.fromEntries(optimizers.map((name) => [name, lossesOfSteps(name, make())])),
  };
}

/** Fills values with nested lists of numbers, which `checkNested` has found right. */
export function fillNested(values: ParameterVector, weights: Readonly<Record<string, unknown>>): void {
  for (const { name } of values.layout.tensors) values.get(name).set(flatNumbers(weights[name]) as number[]);
}

/** Before any memory is taken: a wrong size must not ask for gigabytes. @throws NlpError that names the tensor */
export function checkNested(layout: ParameterLayout, weights: Readonly<Record<string, unknown>>): void {
  for (const { name, shape, length } of layout.tensors) {
    const flat = flatNumbers(weights[name]);
    if (flat.length === length && flat.every((x) => Number.isFinite(x))) continue;
    throw badCase(`weights["${name}"] is not ${length} numbers, [${shape}]`);
  }
}

/** The loss before each of five steps and after the last. @throws NlpError for a name of another form */
function lossesOfSteps(name: string, subject: ParitySubject): number[] {
  const { values, gradients, backend } = subject;
  const { settings, rate, clip } = parseOptimizer(name);
  const optimizer = createOptimizer(backend, values.layout, settings);
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    losses.push(subject.loss(true));
    const norm = Math.sqrt(backend.kernels.sumOfSquares(gradients.flat, gradients.flat.length));
    optimizer.step(values.flat, gradients.flat, rate, clipFactor(norm, clip));
    subject.prepare();
  }
  losses.push(subject.loss(false));
  return losses;
}

/** `adam lr=0.01 clip_norm=0.05`, `sgd lr=0.5 momentum=0.9`, `adamw lr=0.01 weight_decay=0.1` */
function parseOptimizer(text: string): { settings: OptimizerSettings; rate: number; clip: number } {
  const [name, ...settings] = text.split(' ');
  const numbers = new Map(
    settings.map((setting) => setting.split('=') as [string, string]).map(([k, v]) => [k, Number(v)]),
  );
  const known = ['lr', 'momentum', 'clip_norm', 'weight_decay'];
  const isKnown = [...numbers].every(([key, value]) => known.includes(key) && value >= 0);
  if (!optimizerNames.includes(name as OptimizerName) || !isKnown || !numbers.has('lr')) {
    throw badCase(`the optimizer ${shownValue(text)} is not of the form "adam lr=0.01 clip_norm=0.05"`);
  }
  const weightDecay = numbers.get('weight_decay') ?? 0;
  return {
    settings: {
      name: name as OptimizerName,
      momentum: numbers.get('momentum') ?? 0,
      // PyTorch's weight decay is of all parameters.
      group: () => ({ weightDecay }),
    },
    rate: numbers.get('lr') as number,
    clip: numbers.get('clip_norm') ?? 0,
  };
}

/** The numbers of nested lists in their order. */
function flatNumbers(nested: unknown): unknown[] {
  return [nested].flat(Number.POSITIVE_INFINITY as 1) as unknown[];
}

/** A flat tensor as nested lists. */
export function nestedOf(values: Floats, shape: readonly number[]): Nested[] {
  if (shape.length <= 1) return Array.from(values);
  const [rows, ...inner] = shape;
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, i) => nestedOf(values.subarray(i * width, (i + 1) * width), inner));
}

/** Every tensor of a vector as nested lists, by name. */
function nestedTensors(vector: ParameterVector): Record<string, Nested> {
  return Object.fromEntries(
    vector.layout.tensors.map(({ name, shape }) => [name, nestedOf(vector.get(name), shape)]),
  );
}

/** Something that is wrong with a case of another program's numbers. */
export function badCase(what: string): NlpError {
  return new NlpError(what, { remedy: 'Cases look like those of tests/golden/pytorch-parity.json.' });
}
