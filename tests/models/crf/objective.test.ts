/** The objective: its gradient against differences, and the kernels against the plain version. */
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import { featureCount } from '../../../src/models/crf/feature-set.ts';
import { plainObjective } from '../../../src/models/crf/objective.ts';
import { threadedObjective } from '../../../src/models/crf/objective-threads.ts';
import { type RandomData, randomData } from './_data.ts';

function randomWeights(length: number, scale: number, seed = 7): Float64Array {
  const random = Random.from(seed);
  return Float64Array.from({ length }, () => scale * random.normal());
}

async function both({ data, features }: RandomData, values: Float64Array, threads: number) {
  const plain = new Float64Array(values.length);
  const kernels = new Float64Array(values.length);
  const objective = await threadedObjective(data, features, 0.3, threads);
  const expected = plainObjective(data, features, 0.3).evaluate(values, plain);
  const found = objective.evaluate(values, kernels);
  await objective.close();
  return { plain, kernels, expected, found };
}

test('the gradient is what differences of the objective say', () => {
  const { data, features } = randomData(1, { values: true });
  const { evaluate } = plainObjective(data, features, 0.7);
  const values = randomWeights(featureCount(features), 0.5);
  const gradient = new Float64Array(values.length);
  const scratch = new Float64Array(values.length);
  evaluate(values, gradient);
  const h = 1e-5;
  for (let k = 0; k < values.length; k++) {
    const before = values[k];
    values[k] = before + h;
    const above = evaluate(values, scratch);
    values[k] = before - h;
    const below = evaluate(values, scratch);
    values[k] = before;
    expect(gradient[k]).toBeCloseTo((above - below) / (2 * h), 6);
  }
});

describe('kernels', () => {
  test.each([
    { labels: 1 },
    { labels: 2, values: true },
    { labels: 8, all: true },
    { labels: 9, sequences: 40, longest: 70 },
    { labels: 17, all: true, values: true },
  ])('agree with the plain version: %j', async (shape) => {
    const random = randomData(3, shape);
    const values = randomWeights(featureCount(random.features), 1);
    const { plain, kernels, expected, found } = await both(random, values, 1);
    expect(found).toBeCloseTo(expected, 8);
    for (let k = 0; k < values.length; k++) expect(kernels[k]).toBeCloseTo(plain[k], 9);
  });

  test('leave what is too improbable for products to logs', async () => {
    const random = randomData(5, { all: true, sequences: 6 });
    const { plain, kernels, expected, found } = await both(
      random,
      randomWeights(featureCount(random.features), 400),
      1,
    );
    expect(found / expected).toBeCloseTo(1, 12);
    for (let k = 0; k < plain.length; k++) expect(kernels[k]).toBeCloseTo(plain[k], 7);
  });

  test('give the same bytes for any number of threads', async () => {
    const random = randomData(9, { sequences: 300, labels: 5 });
    const values = randomWeights(featureCount(random.features), 1);
    const [one, three] = [await both(random, values, 1), await both(random, values, 3)];
    expect(three.found).toBe(one.found);
    expect(three.kernels).toEqual(one.kernels);
  });
});
