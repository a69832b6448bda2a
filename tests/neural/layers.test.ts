/** Each layer alone: gradients in double precision over random shapes, and PyTorch's numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBackend } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import { Activation, type ActivationName, activationNames } from '../../src/neural/layers/activation.ts';
import { Dropout } from '../../src/neural/layers/dropout.ts';
import { Embedding } from '../../src/neural/layers/embedding.ts';
import type { Layer } from '../../src/neural/layers/layer.ts';
import { Linear } from '../../src/neural/layers/linear.ts';
import { LayerNorm, RmsNorm } from '../../src/neural/layers/norms.ts';
import { fillSinusoidal, Positions } from '../../src/neural/layers/positions.ts';
import { ParameterVector } from '../../src/neural/parameters.ts';
import { checkLayer, difference, flat, golden, normals, type Place, placeOf } from './_layers.ts';

interface Unit {
  name: string;
  inputs: Record<string, unknown>;
  constants: Record<string, unknown>;
  outputs: { output: unknown };
  cotangent: unknown;
  gradients: Record<string, unknown>;
}
const units = new Map(golden<{ cases: Unit[] }>('layer-units').cases.map((unit) => [unit.name, unit]));
const unit = (name: string) => units.get(name) as Unit;

const sizes = { rows: fc.integer({ min: 1, max: 5 }), inputs: fc.integer({ min: 1, max: 6 }) };
const shape = fc.record({ ...sizes, outputs: fc.integer({ min: 1, max: 5 }), bias: fc.boolean() });

describe('gradients', () => {
  test('linear, with and without bias', () => {
    fc.assert(
      fc.property(shape, ({ rows, inputs, outputs, bias }) => {
        const place = placeOf((layout) => Linear.declare(layout, 'l', inputs, outputs, { bias }), rows);
        checkLayer(place, new Linear(place, 'l', inputs, outputs));
      }),
      { numRuns: 15 },
    );
  });

  test('linear over the weight of another', () => {
    const place = placeOf((layout) => {
      Embedding.declare(layout, 'e', 4, 3);
      Linear.declare(layout, 'l', 3, 4, { tied: 'e.weight' });
    }, 2);
    expect(place.values.layout.tensors.map(({ name }) => name)).toEqual(['e.weight', 'l.bias']);
    checkLayer(place, new Linear(place, 'l', 3, 4, 'e.weight'));
  });

  test('layer norm and root-mean-square norm', () => {
    fc.assert(
      fc.property(shape, ({ rows, inputs: less, bias }) => {
        // The norm of one number is a sign: no gradient that differences could find.
        const inputs = less + 1;
        const layer = placeOf((layout) => LayerNorm.declare(layout, 'n', inputs, { bias }), rows);
        checkLayer(layer, new LayerNorm(layer, 'n', inputs, 1e-2));
        const rms = placeOf((layout) => RmsNorm.declare(layout, 'n', inputs), rows);
        checkLayer(rms, new RmsNorm(rms, 'n', inputs));
      }),
      { numRuns: 15 },
    );
  });

  test.each(activationNames)('%s', (name) => {
    const place = placeOf(() => {}, 7);
    checkLayer(place, new Activation(place.backend, name, 3));
    // More numbers than fit in one chunk of scratch memory.
    const large = placeOf(() => {}, 1);
    const layer = new Activation(large.backend, name, 5000);
    const [x, dOut] = [normals(Random.from(1), 5000), normals(Random.from(2), 5000)];
    const out = new Float64Array(5000);
    layer.forward(out, x, 1);
    const [once, added] = [new Float64Array(5000), new Float64Array(5000).fill(1)];
    layer.backward(null, dOut, x, 1, once, false);
    layer.backward(null, dOut, x, 1, added, true);
    expect(
      difference(
        added,
        Array.from(once, (value) => value + 1),
      ),
    ).toBeLessThan(1e-12);
  });

  test.each(['tanh', 'relu', 'sigmoid'] as const)('%s in place', (name) => {
    const place = placeOf(() => {}, 1);
    const layer = new Activation(place.backend, name, 6);
    const x = normals(Random.from(4), 6);
    const [out, inPlace] = [new Float64Array(6), x.slice()];
    layer.forward(out, x, 1);
    const [dX, dOut] = [new Float64Array(6), normals(Random.from(5), 6)];
    layer.backward(null, dOut, x, 1, dX, false);
    layer.forward(inPlace, inPlace, 1);
    expect(inPlace).toEqual(out);
    const over = dOut.slice();
    layer.backward(null, over, inPlace, 1, over, false);
    expect(over).toEqual(dX);
  });

  test('dropout with a key, and without one the identity', () => {
    const place = placeOf(() => {}, 4);
    const layer = new Dropout(place.backend, 0.4, 1, 4, 5);
    checkLayer(place, layer, { dropoutKeys: [1, 77] });
    checkLayer(place, layer);
    const x = normals(Random.from(1), 20);
    const out = new Float64Array(20);
    layer.forward(out, x, 4);
    expect(out).toEqual(x);
    layer.forward(out, x, 4, { dropoutKeys: [1, 77] });
    expect(out.filter((value) => value === 0).length).toBeGreaterThan(2);
  });

  test('a frozen tensor has no gradient, and the others have', () => {
    const place = placeOf((layout) => {
      Linear.declare(layout, 'a', 2, 3, { trained: false });
      Linear.declare(layout, 'b', 3, 1);
    }, 1);
    const trained = place.values.layout.trained();
    expect(trained.tensors.map(({ name }) => name)).toEqual(['b.weight', 'b.bias']);
    expect(trained.size).toBe(32);
    const { backend } = place;
    const layer = new Linear(place, 'a', 2, 3);
    const gradients = ParameterVector.zeros(backend, trained);
    const dX = new Float64Array(2);
    layer.backward(gradients, Float64Array.of(1, 2, 3), Float64Array.of(1, 1), 1, dX, false);
    expect([...gradients.flat].every((value) => value === 0)).toBe(true);
    expect(dX.every((value) => value !== 0)).toBe(true);
  });
});

describe("PyTorch's numbers", () => {
  const check = (
    place: Place,
    layer: Layer,
    { inputs, outputs, cotangent, gradients }: Unit,
    names: Record<string, string>,
  ) => {
    const x = Float64Array.from(flat(inputs.x));
    const rows = x.length / layer.inputs;
    const out = place.backend.floats(rows * layer.outputs);
    for (const [tensor, name] of Object.entries(names)) place.values.get(tensor).set(flat(inputs[name]));
    layer.forward(out, x, rows);
    expect(difference(out, outputs.output)).toBeLessThan(1e-12);
    const found = ParameterVector.zeros(place.backend, place.values.layout);
    const dX = new Float64Array(x.length);
    layer.backward(found, Float64Array.from(flat(cotangent)), x, rows, dX, false);
    expect(difference(dX, gradients.x)).toBeLessThan(1e-9);
    for (const [tensor, name] of Object.entries(names))
      expect(difference(found.get(tensor), gradients[name]), name).toBeLessThan(1e-9);
  };

  test.each([
    ['activation-gelu_new', 'gelu-tanh'],
    ['activation-gelu', 'gelu'],
    ['activation-relu', 'relu'],
    ['activation-silu', 'silu'],
  ] as const)('%s', (name, activation: ActivationName) => {
    const place = placeOf(() => {}, 1);
    check(place, new Activation(place.backend, activation, 13), unit(name), {});
  });

  test.each([
    ['layer-norm', 1e-5, 7],
    ['layer-norm-eps-1e-12', 1e-12, 6],
  ] as const)('%s', (name, epsilon, width) => {
    const place = placeOf((layout) => LayerNorm.declare(layout, 'n', width), 3);
    check(place, new LayerNorm(place, 'n', width, epsilon), unit(name), { 'n.weight': 'w', 'n.bias': 'b' });
  });

  test('root-mean-square norm', () => {
    const place = placeOf((layout) => RmsNorm.declare(layout, 'n', 7), 3);
    check(place, new RmsNorm(place, 'n', 7), unit('rms-norm'), { 'n.weight': 'w' });
  });

  test.each(['embedding-sinusoidal', 'embedding-learned'])('%s', (name) => {
    const { inputs, constants, outputs, cotangent, gradients } = unit(name);
    const learned = name === 'embedding-learned';
    const place = placeOf((layout) => {
      Embedding.declare(layout, 'e', 9, 8);
      if (learned) Positions.declare(layout, 'p', 10, 8);
    }, 12);
    const { backend, values } = place;
    const embedding = new Embedding(place, 'e', 9, 8, learned ? {} : { factor: Math.sqrt(8) });
    const table = learned ? values.get('p.weight') : backend.floats(6 * 8);
    if (!learned) {
      fillSinusoidal(table, 6, 8);
      expect(difference(table, constants.positions)).toBeLessThan(1e-12);
    } else values.get('p.weight').set(flat(inputs.P));
    values.get('e.weight').set(flat(inputs.E));
    const positions = new Positions(backend, table, 8, learned ? 'p' : undefined);
    const ids = Uint32Array.from(flat(constants.ids));
    const out = backend.floats(12 * 8);
    embedding.forward(out, ids, 12);
    positions.add(out, 2, 6);
    expect(difference(out, outputs.output)).toBeLessThan(1e-12);
    const dOut = Float64Array.from(flat(cotangent));
    const dE = placeOf((layout) => {
      Embedding.declare(layout, 'e', 9, 8);
      if (learned) Positions.declare(layout, 'p', 10, 8);
    }, 1).values;
    dE.flat.fill(0);
    embedding.backward(dE, dOut, ids, 12);
    positions.backward(dE, dOut, 2, 6);
    expect(difference(dE.get('e.weight'), gradients.E)).toBeLessThan(1e-12);
    if (learned) expect(difference(dE.get('p.weight'), gradients.P)).toBeLessThan(1e-12);
    expect(dOut).toEqual(Float64Array.from(flat(cotangent)));
  });

  test('linear and tanh: the attentional vector', () => {
    const { inputs, outputs, cotangent, gradients } = unit('luong-attentional-vector');
    const place = placeOf((layout) => Linear.declare(layout, 'l', 10, 4, { bias: false }), 2);
    place.values.get('l.weight').set(flat(inputs.Wc));
    const linear = new Linear(place, 'l', 10, 4);
    const tanh = new Activation(place.backend, 'tanh', 4);
    const [context, s] = [inputs.context, inputs.s] as number[][][];
    const x = Float64Array.from(context.flatMap((row, i) => [...row, ...s[i]]));
    const out = new Float64Array(8);
    linear.forward(out, x, 2);
    tanh.forward(out, out, 2);
    expect(difference(out, outputs.output)).toBeLessThan(1e-12);
    const [dOut, dX] = [Float64Array.from(flat(cotangent)), new Float64Array(20)];
    const found = placeOf((layout) => Linear.declare(layout, 'l', 10, 4, { bias: false }), 2).values;
    found.flat.fill(0);
    tanh.backward(null, dOut, out, 2, dOut, false);
    linear.backward(found, dOut, x, 2, dX, false);
    expect(difference(found.get('l.weight'), gradients.Wc)).toBeLessThan(1e-9);
    const [dContext, dS] = [gradients.context, gradients.s] as number[][][];
    expect(
      difference(
        dX,
        dContext.map((row, i) => [...row, ...dS[i]]),
      ),
    ).toBeLessThan(1e-9);
  });
});

test('the row of padding stays as it is', () => {
  const place = placeOf((layout) => Embedding.declare(layout, 'e', 3, 2), 4);
  const embedding = new Embedding(place, 'e', 3, 2, { padding: 0 });
  const gradients = placeOf((layout) => Embedding.declare(layout, 'e', 3, 2), 4).values;
  gradients.flat.fill(0);
  embedding.backward(gradients, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), Uint32Array.of(0, 1, 0, 1), 4);
  expect([...gradients.get('e.weight')]).toEqual([0, 0, 10, 12, 0, 0]);
});

test('layers work in single precision on the fast kernels as in double precision', () => {
  const random = Random.from(3);
  for (const name of activationNames) {
    const [x, dOut] = [normals(random, 60), normals(random, 60)];
    const results = (['float32', 'float64'] as const).map((precision) => {
      const backend = createBackend({ precision });
      const [input, out, dX, d] = [0, 1, 2, 3].map(() => backend.floats(60));
      input.set(x);
      d.set(dOut);
      const layer = new Activation(backend, name, 20);
      layer.forward(out, input, 3);
      layer.backward(null, d, input, 3, dX, false);
      return [Array.from(out), Array.from(dX)].flat();
    });
    expect(difference(results[0], results[1]), name).toBeLessThan(2e-6);
  }
});
