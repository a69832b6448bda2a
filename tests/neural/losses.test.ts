/** Losses: PyTorch's numbers, with row weights, ignored targets and label smoothing; gradients through the layer below. */
import { expect, test } from 'vitest';
import { createBackend } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import { Linear } from '../../src/neural/layers/linear.ts';
import { BinaryOutput } from '../../src/neural/losses/binary-cross-entropy.ts';
import { IGNORED, SoftmaxOutput, targetWeights } from '../../src/neural/losses/softmax-output.ts';
import { ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import { checkGradients } from '../../src/neural/training/gradient-check.ts';
import { difference, flat, golden, normals, placeOf } from './_layers.ts';

interface Unit {
  name: string;
  inputs: { logits: number[][] };
  constants: { targets: number[] };
  outputs: { output: [number] };
  cotangent: [number];
  gradients: { logits: number[][] };
}
const units = golden<{ cases: Unit[] }>('layer-units').cases.filter(({ name }) => name.startsWith('cross'));

/** A linear layer that hands its rows on as they are. */
function identity(classes: number, rows: number) {
  const place = placeOf((layout) => Linear.declare(layout, 'l', classes, classes, { bias: false }), rows);
  const weight = place.values.get('l.weight').fill(0);
  for (let i = 0; i < classes; i++) weight[i * classes + i] = 1;
  return { ...place, linear: new Linear(place, 'l', classes, classes) };
}

test.each(units.map((unit) => [unit.name, unit] as const))('%s', (name, unit) => {
  const smoothing = Number(name.slice(name.lastIndexOf('-') + 1));
  const { backend, linear } = identity(7, 5);
  const output = new SoftmaxOutput(backend, linear, 5);
  const targets = Uint32Array.from(unit.constants.targets);
  expect(targets[2]).toBe(IGNORED);
  const weights = new Float64Array(5);
  const count = targetWeights(weights, targets, 5);
  expect(count).toBe(4);
  const x = Float64Array.from(unit.inputs.logits.flat());
  const [dX, losses] = [new Float64Array(35), new Float64Array(5)];
  const options = { weights, smoothing, losses };
  const scale = unit.cotangent[0] / count;
  const loss = output.lossAndGradient(x, targets, 5, scale, null, dX, options);
  expect(loss / count).toBeCloseTo(unit.outputs.output[0], 12);
  expect(difference(dX, unit.gradients.logits)).toBeLessThan(1e-12);
  expect(dX.subarray(14, 21).every((value) => value === 0)).toBe(true);
  expect(losses.reduce((sum, value) => sum + value, 0)).toBeCloseTo(loss, 12);
  expect(losses[2]).toBe(0);
  const added = new Float64Array(35).fill(1);
  output.lossAndGradient(x, targets, 5, scale, null, added, options, true);
  expect(
    difference(
      added,
      Array.from(dX, (value) => value + 1),
    ),
  ).toBeLessThan(1e-12);
  expect(output.loss(x, targets, 5, options)).toBeCloseTo(loss, 12);
});

test('gradients of weighted and smoothed rows are differences of the loss', () => {
  const place = placeOf((layout) => Linear.declare(layout, 'l', 3, 4), 5);
  const { backend, values } = place;
  const output = new SoftmaxOutput(backend, new Linear(place, 'l', 3, 4), 5);
  const free = new ParameterLayout().add('x', [5, 3]);
  const x = new ParameterVector(free, new Float64Array(free.size));
  x.get('x').set(normals(Random.from(1), 15));
  const targets = Uint32Array.of(0, 3, IGNORED, 1, 1);
  const options = { weights: Float64Array.of(1, 0.5, 0, 2, 1), smoothing: 0.2 };
  const loss = () => output.loss(x.get('x'), targets, 5, options);
  const gradients = ParameterVector.zeros(backend, values.layout);
  const dX = new ParameterVector(free, new Float64Array(free.size));
  output.lossAndGradient(x.get('x'), targets, 5, 1, gradients, dX.get('x'), options);
  for (const { name, largestError } of [
    ...checkGradients(values, gradients, loss),
    ...checkGradients(x, dX, loss),
  ])
    expect(largestError, name).toBeLessThan(1e-6);
});

interface Binary {
  x: number[][];
  weight: number[][];
  bias: number[];
  targets: number[][];
  weights: number[][];
  loss: number;
  dX: number[][];
  dWeight: number[][];
  dBias: number[];
}

test("PyTorch's binary cross entropy with weights", () => {
  const { binary } = golden<{ binary: Binary }>('pytorch-layers');
  for (const [precision, tolerance] of [
    ['float64', 1e-12],
    ['float32', 1e-5],
  ] as const) {
    const backend = createBackend({ precision });
    const array = (numbers: unknown) => {
      const found = flat(numbers);
      const floats = backend.floats(found.length);
      floats.set(found);
      return floats;
    };
    const layout = new ParameterLayout();
    Linear.declare(layout, 'l', 3, 2);
    const values = ParameterVector.zeros(backend, layout);
    values.get('l.weight').set(flat(binary.weight));
    values.get('l.bias').set(binary.bias);
    const gradients = ParameterVector.zeros(backend, layout);
    const output = new BinaryOutput(backend, new Linear({ backend, values }, 'l', 3, 2), 4);
    const [x, targets, weights, dX] = [binary.x, binary.targets, binary.weights, binary.dX].map(array);
    dX.fill(0);
    const loss = output.lossAndGradient(x, targets, 4, 1, gradients, dX, { weights });
    expect(Math.abs(loss / binary.loss - 1)).toBeLessThan(tolerance);
    expect(difference(dX, binary.dX)).toBeLessThan(tolerance);
    expect(difference(gradients.get('l.weight'), binary.dWeight)).toBeLessThan(tolerance);
    expect(difference(gradients.get('l.bias'), binary.dBias)).toBeLessThan(tolerance);
    expect(output.loss(x, targets, 4, { weights })).toBeCloseTo(loss, 5);
  }
});
