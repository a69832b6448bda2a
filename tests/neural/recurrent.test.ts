/**
 * Recurrent layers over vectors: gradients in double precision, for either direction, streams of different lengths,
 * states before and after; and PyTorch's packed sequences.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBackend, type Floats } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import { type CellName, CellWeights, cellNames } from '../../src/neural/layers/cell-weights.ts';
import type { Recurrent } from '../../src/neural/layers/recurrent.ts';
import { createRecurrent } from '../../src/neural/layers/recurrent-cells.ts';
import { lastRows, reversedRows, rowsOf, stepsOf } from '../../src/neural/layers/steps.ts';
import { ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import { checkGradients } from '../../src/neural/training/gradient-check.ts';
import { checkLayer, difference, dot, flat, golden, normals, placeOf } from './_layers.ts';

const NAME = { module: 'rnn', layer: 0 };

interface Wanted {
  cell: CellName;
  inputs: number;
  hidden: number;
  time: number;
  batch: number;
  reversed?: boolean;
}

function made({ cell, inputs, hidden, time, batch, reversed }: Wanted) {
  const shape = { cell, inputs, hidden };
  const place = placeOf((layout) => CellWeights.declare(layout, NAME, shape), time * batch);
  const weights = new CellWeights(place.backend, place.values, NAME, shape, batch);
  const layer = createRecurrent(weights, { time, batch, training: true, reversed });
  return { place, layer };
}

describe('gradients', () => {
  const wanted = fc.record({
    cell: fc.constantFrom(...cellNames),
    inputs: fc.integer({ min: 1, max: 4 }),
    hidden: fc.integer({ min: 1, max: 4 }),
    time: fc.integer({ min: 1, max: 5 }),
    batch: fc.integer({ min: 1, max: 6 }),
    reversed: fc.boolean(),
  });

  test('of weights and inputs, for every cell and direction', () => {
    fc.assert(
      fc.property(wanted, (shape) => {
        const { place, layer } = made(shape);
        checkLayer(place, layer);
      }),
      { numRuns: 40 },
    );
  });

  test('of the states before and after, for streams of any lengths', () => {
    fc.assert(
      fc.property(
        wanted,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
        (shape, lengths) => {
          lengths.sort((a, b) => b - a);
          const steps = stepsOf(lengths);
          const rows = rowsOf(steps);
          const batch = lengths.length;
          const { place, layer } = made({ ...shape, time: steps.time, batch });
          const { backend, values } = place;
          const random = Random.from(rows);
          const states = layer.carried().length;
          const free = new ParameterLayout().add('x', [rows, shape.inputs]);
          for (let s = 0; s < states; s++) free.add(`before ${s}`, [batch, shape.hidden]);
          const inputs = new ParameterVector(free, new Float64Array(free.size));
          for (const { name } of free.tensors) inputs.get(name).set(normals(random, inputs.get(name).length));
          const cotangent = normals(random, rows * shape.hidden);
          const ofFinal = Array.from({ length: states }, () => normals(random, batch * shape.hidden));
          const out = backend.floats(rows * shape.hidden);
          const final = ofFinal.map((one) => one.slice());
          const loss = () => {
            layer.prepare();
            layer.carried().forEach((state, s) => {
              state.set(inputs.get(`before ${s}`));
            });
            layer.forward(out, inputs.get('x'), rows, { steps });
            layer.finalStates(final);
            return dot(out, cotangent) + final.reduce((sum, one, s) => sum + dot(one, ofFinal[s]), 0);
          };
          loss();
          layer.wantsInitialGradient = true;
          layer.finalGradients = ofFinal;
          const gradients = ParameterVector.zeros(backend, values.layout);
          const found = new ParameterVector(free, new Float64Array(free.size));
          layer.backward(gradients, cotangent, inputs.get('x'), rows, found.get('x'), false);
          layer.initialGradients().forEach((state, s) => {
            found.get(`before ${s}`).set(state);
          });
          const checks = [...checkGradients(values, gradients, loss), ...checkGradients(inputs, found, loss)];
          for (const { name, largestError } of checks) expect(largestError, name).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('streams of different lengths are as each alone', () => {
  const lengths = [5, 4, 4, 2, 1];
  const steps = stepsOf(lengths);
  for (const cell of cellNames) {
    for (const reversed of [false, true]) {
      const { place, layer } = made({ cell, inputs: 2, hidden: 3, time: 5, batch: 5, reversed });
      const x = normals(Random.from(2), rowsOf(steps) * 2);
      const out = place.backend.floats(rowsOf(steps) * 3);
      layer.prepare();
      layer.forward(out, x, rowsOf(steps), { steps });
      lengths.forEach((length, b) => {
        const alone = createRecurrent(layer.weights, { time: length, batch: 1, training: false, reversed });
        const rows = Array.from({ length }, (_, t) => steps.starts[t] + b);
        const own = Float64Array.from(rows.flatMap((row) => [...x.subarray(2 * row, 2 * row + 2)]));
        const found = new Float64Array(length * 3);
        alone.forward(found, own, length);
        rows.forEach((row, t) => {
          expect(
            difference(out.subarray(3 * row, 3 * row + 3), [...found.subarray(3 * t, 3 * t + 3)]),
          ).toBeLessThan(1e-12);
        });
      });
    }
  }
});

test('rows of streams', () => {
  const steps = stepsOf([3, 2, 2]);
  expect([...steps.sizes]).toEqual([3, 3, 1]);
  expect([...steps.starts]).toEqual([0, 3, 6, 7]);
  expect([...lastRows(steps)]).toEqual([6, 4, 5]);
  const turned = new Uint32Array(7);
  reversedRows(steps, turned);
  expect([...turned]).toEqual([6, 4, 5, 3, 1, 2, 0]);
  expect(() => stepsOf([1, 2])).toThrow(/longest first/);
  expect(() => stepsOf([2, 0])).toThrow(/at least 1/);
});

interface Reference {
  cell: CellName;
  bidirectional: boolean;
  inputs: number;
  hidden: number;
  lengths: number[];
  x: number[][];
  weights: Record<string, unknown>;
  initial: number[][][][];
  output: number[][];
  final: number[][][][];
  cotangent: number[][];
  finalCotangent: number[][][][];
  dX: number[][];
  dInitial: number[][][][];
  gradients: Record<string, unknown>;
}

const { recurrent } = golden<{ recurrent: Reference[] }>('pytorch-layers');

test.each(
  recurrent.map((one) => [`${one.cell}, ${one.bidirectional ? 'both directions' : 'forward'}`, one] as const),
)("PyTorch's packed sequences: %s", (_name, one) => {
  const { cell, inputs, hidden, lengths } = one;
  const steps = stepsOf(lengths);
  const rows = rowsOf(steps);
  for (const [precision, tolerance] of [
    ['float64', 1e-10],
    ['float32', 2e-5],
  ] as const) {
    const backend = createBackend({ precision });
    const array = (numbers: unknown) => {
      const values = flat(numbers);
      const floats = backend.floats(values.length);
      floats.set(values);
      return floats;
    };
    const dX = backend.floats(rows * inputs);
    const x = array(one.x);
    for (let d = 0; d < (one.bidirectional ? 2 : 1); d++) {
      const name = { ...NAME, reversed: d === 1 };
      const layout = new ParameterLayout();
      CellWeights.declare(layout, name, { cell, inputs, hidden });
      const values = ParameterVector.zeros(backend, layout);
      const gradients = ParameterVector.zeros(backend, layout);
      const bare = (tensor: string) => tensor.slice('rnn.'.length);
      for (const tensor of layout.tensors) values.get(tensor.name).set(flat(one.weights[bare(tensor.name)]));
      const weights = new CellWeights(backend, values, name, { cell, inputs, hidden }, 4);
      const size = { time: steps.time, batch: lengths.length, training: true, reversed: d === 1 };
      const layer: Recurrent = createRecurrent(weights, size);
      layer.prepare();
      layer.carried().forEach((state, s) => {
        state.set(flat(one.initial[s][d]));
      });
      const out = backend.floats(rows * hidden);
      layer.forward(out, x, rows, { steps });
      const ofDirection = (both: number[][]) => both.map((row) => row.slice(d * hidden, (d + 1) * hidden));
      expect(difference(out, ofDirection(one.output))).toBeLessThan(tolerance);
      const final: Floats[] = layer.carried().map((state) => backend.floats(state.length));
      layer.finalStates(final);
      final.forEach((state, s) => {
        expect(difference(state, one.final[s][d])).toBeLessThan(tolerance);
      });
      layer.wantsInitialGradient = true;
      layer.finalGradients = one.finalCotangent.map((state) => array(state[d]));
      layer.backward(gradients, array(ofDirection(one.cotangent)), x, rows, dX, d === 1);
      layer.initialGradients().forEach((state, s) => {
        expect(difference(state, one.dInitial[s][d])).toBeLessThan(tolerance);
      });
      for (const tensor of layout.tensors) {
        const wanted = one.gradients[bare(tensor.name)];
        expect(difference(gradients.get(tensor.name), wanted), tensor.name).toBeLessThan(tolerance);
      }
    }
    expect(difference(dX, one.dX)).toBeLessThan(tolerance);
  }
});
