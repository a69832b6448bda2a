/** Layers alone: their gradients against differences of a loss, in double precision, with all that `backward` promises. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Backend, createBackend, type Floats } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import type { Layer, PassContext } from '../../src/neural/layers/layer.ts';
import { initialise, ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import { checkGradients } from '../../src/neural/training/gradient-check.ts';

export function golden<Data>(name: string): Data {
  return JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')) as Data;
}

/** The numbers of nested lists. */
export const flat = (nested: unknown): number[] => [nested].flat(9) as number[];

/** The largest difference, relative to the largest number of the reference. */
export function difference(found: ArrayLike<number>, wanted: unknown): number {
  const numbers = flat(wanted);
  expect(found.length).toBe(numbers.length);
  const size = Math.max(1e-300, ...numbers.map(Math.abs));
  return Math.max(...numbers.map((value, i) => Math.abs(found[i] - value))) / size;
}

export interface Place {
  backend: Backend;
  values: ParameterVector;
  rows: number;
}

/** Parameters of whatever `declare` declares, in double precision. */
export function placeOf(declare: (layout: ParameterLayout) => void, rows: number, seed = 1): Place {
  const backend = createBackend({ precision: 'float64' });
  const layout = new ParameterLayout();
  declare(layout);
  const values = ParameterVector.zeros(backend, layout);
  initialise(values, Random.from(seed));
  return { backend, values, rows };
}

export function normals(random: Random, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => random.normal());
}

/** The sum of the products. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * Checks a layer on random rows: every parameter and every input against differences of sum(out · cotangent);
 * gradients are added to, dX is overwritten or added to, null gradients leave all else as it is.
 */
export function checkLayer({ backend, values, rows }: Place, layer: Layer, context?: PassContext): void {
  const random = Random.from(rows);
  const inputs = new ParameterLayout().add('x', [rows, layer.inputs]);
  const x = new ParameterVector(inputs, new Float64Array(inputs.size));
  for (let i = 0; i < rows * layer.inputs; i++) x.get('x')[i] = random.normal();
  const cotangent = normals(random, rows * layer.outputs);
  const out = backend.floats(rows * layer.outputs);
  const loss = () => {
    layer.prepare?.();
    layer.forward(out, x.get('x'), rows, context);
    return dot(out, cotangent);
  };
  const backward = (gradients: ParameterVector | null, dX: Floats | null, accumulate: boolean) => {
    loss();
    layer.backward(gradients, cotangent, x.get('x'), rows, dX, accumulate);
  };
  const gradients = ParameterVector.zeros(backend, values.layout);
  const dX = new ParameterVector(inputs, new Float64Array(inputs.size).fill(7));
  backward(gradients, dX.get('x'), false);
  const checks = [...checkGradients(values, gradients, loss), ...checkGradients(x, dX, loss)];
  for (const { name, largestError } of checks) expect(largestError, name).toBeLessThan(1e-5);
  const once = gradients.flat.slice();
  const more = dX.get('x').slice();
  backward(gradients, more, true);
  gradients.flat.forEach((value, i) => {
    expect(value).toBeCloseTo(2 * once[i], 9);
  });
  more.forEach((value, i) => {
    expect(value).toBeCloseTo(2 * dX.get('x')[i], 9);
  });
  const frozen = dX.get('x').slice().fill(3);
  backward(null, frozen, false);
  expect(difference(frozen, Array.from(dX.get('x')))).toBeLessThan(1e-12);
  backward(gradients, null, false);
}
