/** Convolution and the largest value over time: gradients in double precision, and PyTorch's numbers of Kim's network. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBackend } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import { Activation } from '../../src/neural/layers/activation.ts';
import { Convolution } from '../../src/neural/layers/convolution.ts';
import { Embedding } from '../../src/neural/layers/embedding.ts';
import { Linear } from '../../src/neural/layers/linear.ts';
import { MaxOverTime } from '../../src/neural/layers/max-over-time.ts';
import { SoftmaxOutput } from '../../src/neural/losses/softmax-output.ts';
import { ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import { checkGradients } from '../../src/neural/training/gradient-check.ts';
import { difference, dot, flat, golden, normals, placeOf } from './_layers.ts';

describe('gradients', () => {
  test('convolution, of windows up to the whole sequence and longer', () => {
    fc.assert(
      fc.property(
        fc.record({
          inputs: fc.integer({ min: 1, max: 4 }),
          outputs: fc.integer({ min: 1, max: 4 }),
          width: fc.integer({ min: 1, max: 4 }),
          batch: fc.integer({ min: 1, max: 3 }),
          time: fc.integer({ min: 1, max: 6 }),
        }),
        ({ inputs, outputs, width, batch, time }) => {
          const place = placeOf((layout) => Convolution.declare(layout, 'c', inputs, outputs, width), 1);
          const { backend, values } = place;
          const layer = new Convolution(backend, values, 'c', inputs, outputs, width);
          const size = batch * layer.windows(time) * outputs;
          const free = new ParameterLayout().add('x', [batch * time, inputs]);
          const x = new ParameterVector(free, new Float64Array(free.size));
          x.get('x').set(normals(Random.from(1), batch * time * inputs));
          const [out, cotangent] = [new Float64Array(size), normals(Random.from(2), size)];
          const loss = () => {
            layer.prepare();
            layer.forward(out, x.get('x'), batch, time);
            return dot(out, cotangent);
          };
          loss();
          const gradients = ParameterVector.zeros(backend, values.layout);
          const dX = new ParameterVector(free, new Float64Array(free.size).fill(5));
          layer.backward(gradients, cotangent, x.get('x'), batch, time, dX.get('x'), false);
          const checks = [...checkGradients(values, gradients, loss), ...checkGradients(x, dX, loss)];
          for (const { name, largestError } of checks) expect(largestError, name).toBeLessThan(1e-5);
          const twice = dX.get('x').slice();
          layer.backward(null, cotangent, x.get('x'), batch, time, twice, true);
          expect(
            difference(
              twice,
              Array.from(dX.get('x'), (value) => 2 * value),
            ),
          ).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the largest over time takes the gradient, padding none', () => {
    const backend = createBackend({ precision: 'float64' });
    const layer = new MaxOverTime(backend, 2, 2);
    const x = Float64Array.of(1, 5, 3, 5, 9, 0, 2, 2, 1, 8, 7, 7);
    const [out, dX] = [new Float64Array(4), new Float64Array(12)];
    layer.forward(out, x, 2, 3, Uint32Array.of(3, 2));
    expect([...out]).toEqual([9, 5, 2, 8]);
    expect([...layer.places]).toEqual([2, 0, 0, 1]);
    layer.backward(Float64Array.of(1, 2, 3, 4), 2, 3, dX);
    expect([...dX]).toEqual([0, 2, 0, 0, 1, 0, 3, 0, 0, 4, 0, 0]);
  });
});

interface Case {
  vocab: number;
  embedding: number;
  filters: number;
  widths: number[];
  classes: number;
  batch: number;
  time: number;
  inputs: number[][];
  targets: number[];
  weights: Record<string, unknown>;
  pooled: unknown;
  logits: unknown;
  loss: number;
  gradients: Record<string, unknown>;
}

test.each(golden<{ cases: Case[] }>('cnn-layers').cases.map((one, i) => [i + 1, one] as const))(
  "PyTorch's convolutional classifier, case %i",
  (_number, one) => {
    const { vocab, embedding: width, filters, widths, classes, batch, time } = one;
    const layout = new ParameterLayout();
    Embedding.declare(layout, 'embedding', vocab, width);
    for (const [i, size] of widths.entries()) Convolution.declare(layout, `convs.${i}`, width, filters, size);
    const features = filters * widths.length;
    Linear.declare(layout, 'output', features, classes);
    for (const [precision, tolerance] of [
      ['float64', 1e-10],
      ['float32', 1e-5],
    ] as const) {
      const backend = createBackend({ precision });
      const values = ParameterVector.zeros(backend, layout);
      const gradients = ParameterVector.zeros(backend, layout);
      for (const { name } of layout.tensors) values.get(name).set(flat(one.weights[name]));
      const rows = batch * time;
      const embedding = new Embedding({ backend, values, rows }, 'embedding', vocab, width, { padding: 0 });
      const output = new SoftmaxOutput(
        backend,
        new Linear({ backend, values }, 'output', features, classes),
        batch,
      );
      const ids = backend.ids(rows);
      ids.set(one.inputs.flat());
      const targets = backend.ids(batch);
      targets.set(one.targets);
      const x = backend.floats(rows * width);
      embedding.forward(x, ids, rows);
      const pooled = backend.floats(batch * features);
      const branches = widths.map((size, i) => {
        const convolution = new Convolution(backend, values, `convs.${i}`, width, filters, size);
        const maximum = new MaxOverTime(backend, batch, filters);
        const relu = new Activation(backend, 'relu', filters);
        convolution.prepare();
        const windows = convolution.windows(time);
        const [out, best] = [backend.floats(batch * windows * filters), backend.floats(batch * filters)];
        convolution.forward(out, x, batch, time);
        maximum.forward(best, out, batch, windows);
        relu.forward(best, best, batch);
        for (let b = 0; b < batch; b++) {
          pooled.set(best.subarray(b * filters, (b + 1) * filters), b * features + i * filters);
        }
        return { convolution, maximum, relu, windows, out, best };
      });
      expect(difference(pooled, one.pooled)).toBeLessThan(tolerance);
      expect(difference(output.logits(pooled, batch).subarray(0, batch * classes), one.logits)).toBeLessThan(
        tolerance,
      );
      const dPooled = backend.floats(batch * features);
      const loss = output.lossAndGradient(pooled, targets, batch, 1 / batch, gradients, dPooled) / batch;
      expect(Math.abs(loss - one.loss) / one.loss).toBeLessThan(tolerance);
      const dX = backend.floats(rows * width);
      branches.forEach(({ convolution, maximum, relu, windows, out, best }, i) => {
        const dBest = backend.floats(batch * filters);
        for (let b = 0; b < batch; b++) {
          const from = b * features + i * filters;
          dBest.set(dPooled.subarray(from, from + filters), b * filters);
        }
        relu.backward(null, dBest, best, batch, dBest, false);
        const dOut = backend.floats(out.length);
        maximum.backward(dBest, batch, windows, dOut);
        convolution.backward(gradients, dOut, x, batch, time, dX, true);
      });
      embedding.backward(gradients, dX, ids, rows);
      for (const { name } of layout.tensors)
        expect(difference(gradients.get(name), one.gradients[name]), name).toBeLessThan(tolerance);
    }
  },
);
