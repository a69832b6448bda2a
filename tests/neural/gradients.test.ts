/** Every parameter's gradient against differences of the loss, in double precision, over random shapes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBackend } from '../../src/math/backend.ts';
import { Random } from '../../src/math/random.ts';
import { checkNetwork } from '../../src/models/recurrent/self-check.ts';
import { dropoutKey, fillDropoutMask } from '../../src/neural/layers/dropout.ts';
import { Linear } from '../../src/neural/layers/linear.ts';
import { SoftmaxOutput } from '../../src/neural/losses/softmax-output.ts';
import { ParameterLayout, ParameterVector } from '../../src/neural/parameters.ts';
import { checkGradients } from '../../src/neural/training/gradient-check.ts';

test('back-propagation is the derivative, for any cell, depth, dropout and tying', () => {
  fc.assert(
    fc.property(
      fc.record({
        cell: fc.constantFrom('rnn', 'lstm', 'gru'),
        vocabulary: fc.integer({ min: 1, max: 9 }),
        embedding: fc.integer({ min: 1, max: 5 }),
        hidden: fc.integer({ min: 1, max: 6 }),
        layers: fc.integer({ min: 1, max: 3 }),
        tied: fc.boolean(),
        dropout: fc.constantFrom(0, 0.3, 0.6),
      }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      (shape, time, batch, seed) => {
        // Few positions: the embeddings are looked up, else the products of the vocabulary.
        const config = { ...shape, embedding: shape.tied ? shape.hidden : shape.embedding };
        const tensors = checkNetwork(config as never, { time, batch }, seed);
        expect(tensors.length).toBe(config.tied ? 2 + 4 * config.layers : 3 + 4 * config.layers);
        for (const { name, largestError } of tensors) expect(largestError, name).toBeLessThan(2e-6);
      },
    ),
    { numRuns: 60 },
  );
});

test('the check itself finds a wrong gradient', () => {
  const layout = new ParameterLayout().add('a', [2]);
  const values = new ParameterVector(layout, Float64Array.of(3, 5, ...new Array(14).fill(0)));
  const right = new ParameterVector(layout, Float64Array.of(6, 1, ...new Array(14).fill(0)));
  const [a, b] = [values.get('a')[0], values.get('a')[1]];
  expect([a, b]).toEqual([3, 5]);
  const loss = () => values.get('a')[0] ** 2 + values.get('a')[1];
  expect(checkGradients(values, right, loss)[0].largestError).toBeLessThan(1e-8);
  right.get('a')[1] = 1.01;
  expect(checkGradients(values, right, loss)[0]).toMatchObject({ index: 1, analytic: 1.01 });
  right.get('a')[0] = Number.NaN;
  expect(checkGradients(values, right, loss)[0].index).toBe(0);
});

test('a large vocabulary goes through the output in chunks, with the same sums', () => {
  const backend = createBackend({ precision: 'float64' });
  const classes = (1 << 19) + 1;
  const layout = new ParameterLayout().add('out.weight', [classes, 1]).add('out.bias', [classes]);
  const values = new ParameterVector(layout, backend.floats(layout.size));
  const gradients = new ParameterVector(layout, backend.floats(layout.size));
  const random = Random.from(1);
  for (let i = 0; i < values.flat.length; i++) values.flat[i] = random.next() - 0.5;
  const linear = new Linear({ backend, values }, 'out', 1, classes);
  const x = Float64Array.of(0.3, -1, 2);
  const targets = Uint32Array.of(5, classes - 1, 77);
  const dX = backend.floats(3);
  const together = new SoftmaxOutput(backend, linear, 3);
  const loss = together.lossAndGradient(x, targets, 3, 1, gradients, dX);
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    const alone = new SoftmaxOutput(backend, linear, 1);
    sum += alone.loss(x.subarray(i, i + 1), targets.subarray(i, i + 1), 1);
  }
  expect(loss).toBeCloseTo(sum, 9);
  // Each row's probabilities sum to 1, so the gradient of the bias sums to 0.
  expect(Array.from(gradients.get('out.bias')).reduce((total, value) => total + value, 0)).toBeCloseTo(0, 9);
  expect(gradients.get('out.bias')[5]).toBeLessThan(-0.99);
});

test('dropout drops the part it says, the same for the same key only', () => {
  const n = 100_000;
  const [mask, again, other] = [new Float32Array(n), new Float32Array(n), new Float32Array(n)];
  const random = Random.from(3);
  const key = dropoutKey(random, 7, 0, 1);
  fillDropoutMask(mask, n, 0.3, key);
  fillDropoutMask(again, n, 0.3, dropoutKey(Random.from(3), 7, 0, 1));
  fillDropoutMask(other, n, 0.3, dropoutKey(random, 8, 0, 1));
  expect(again).toEqual(mask);
  const dropped = mask.filter((value) => value === 0).length / n;
  // Five standard deviations.
  expect(Math.abs(dropped - 0.3)).toBeLessThan((5 * Math.sqrt(0.3 * 0.7)) / Math.sqrt(n));
  expect(mask.reduce((sum, value) => sum + value, 0) / n).toBeCloseTo(1, 1);
  const both = mask.filter((value, i) => value === 0 && other[i] === 0).length / n;
  expect(Math.abs(both - 0.09)).toBeLessThan(0.006);
});
